import { daysText } from "../part/days.ts";
import type { Claim, Reading } from "./claim.ts";

/** The claim in one line of plain words: what, who to whom, when, how it stands, whose word. */
export function tellClaim(one: Claim, reading: Reading): string {
  const { text } = reading.report.document;
  const names = (ids: readonly string[]) => ids.map(reading.name).join(" and ");
  switch (one.kind) {
    case "event": {
      const { type, mode, source, target, status, date, place, statement } = one.claim;
      const what = mode ? `${type} (${mode.replaceAll("-", " ")})` : type;
      const whom = target.length ? ` → ${names(target)}` : "";
      const who = source.length || target.length ? `: ${names(source) || "someone unnamed"}${whom}` : "";
      return sentence([
        `${what}${who}`,
        status,
        daysText(date),
        place ? `in ${reading.name(place)}` : "",
        byWhom(statement, reading),
      ]);
    }
    case "statement": {
      const { speaker, about, form, date } = one.claim;
      const who = speaker
        ? speaker.entity
          ? reading.name(speaker.entity)
          : text.slice(speaker.start, speaker.end)
        : "Someone unnamed";
      const stances = about.map(
        (each) => `${{ "-1": "against", "0": "on", "1": "for" }[each.stance]} ${reading.name(each.entity)}`,
      );
      return sentence([
        `${who} speaks${stances.length ? ` ${stances.join(", ")}` : ""}`,
        `${form} speech`,
        daysText(date),
      ]);
    }
    case "tie": {
      const { type, from, to, status, valid, statement, over } = one.claim;
      const what = `${reading.name(from)} – ${type} – ${reading.name(to)}${over ? ` over ${reading.name(over)}` : ""}`;
      return sentence([what, status, daysText(valid), byWhom(statement, reading)]);
    }
    case "influence": {
      const { cause, effect, sign, certainty, statement } = one.claim;
      const what = `“${text.slice(cause.start, cause.end)}” ${sign > 0 ? "raises" : "lowers"} “${text.slice(effect.start, effect.end)}”`;
      return sentence([what, certainty, byWhom(statement, reading)]);
    }
    case "actor":
      return one.claim.name;
  }
}

const sentence = (parts: readonly string[]): string => parts.filter(Boolean).join(", ");

function byWhom(statement: string | null, reading: Reading): string {
  if (statement === null) return "the report’s own word";
  const found = reading.byId.get(statement);
  const speaker = found?.kind === "statement" ? found.claim.speaker : null;
  return `the word of ${speaker?.entity ? reading.name(speaker.entity) : "a speaker"}`;
}
