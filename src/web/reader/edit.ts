import type { ListedEvent, ListedInfluence, ListedStatement, ListedTie, Report } from "../../desk/listed.ts";
import type { Claim } from "./claim.ts";

/** The rule of a claim that a person made. */
export const BY_HAND = "analyst";

/** A claim of the record's lists that a person changed or made. */
export type Edited = { readonly key: string; readonly edited?: boolean } & (
  | ListedEvent
  | ListedTie
  | ListedInfluence
  | ListedStatement
);

const LISTS = ["events", "statements", "ties", "influences"] as const;
type List = (typeof LISTS)[number];
/** What of each kind of claim a person can change here. */
const FIELDS: Readonly<Record<List, readonly string[]>> = {
  events: ["type", "mode", "status", "date", "trigger", "evidence"],
  statements: ["content", "evidence"],
  ties: ["type", "sign", "status", "valid", "evidence"],
  influences: ["sign", "certainty"],
};
/** Where lists name actors and reports name entities. */
const ACTORS: Readonly<Record<List, readonly string[]>> = {
  events: ["source", "target", "place"],
  statements: ["addressee"],
  ties: ["from", "to", "over"],
  influences: [],
};
type Fields = Readonly<Record<string, unknown>>;
type Ref = { readonly entity: string };

type Speaker = Ref & { readonly start: number; readonly end: number };

/** Who speaks and about whom, as a report says it. */
const sidesOf = (found: Fields): Fields => {
  const speaker = found.speaker as Speaker | null;
  const about = (found.about ?? []) as readonly (Ref & { readonly stance: number })[];
  return {
    speaker: speaker && { entity: speaker.entity, start: speaker.start, end: speaker.end },
    about: about.map(({ entity, stance }) => ({ entity, stance })),
  };
};

const entitiesOf = (list: List, found: Fields): Fields => ({
  ...(list === "statements" ? sidesOf(found) : {}),
  ...Object.fromEntries(
    ACTORS[list].map((field) => {
      const refs = found[field] as Ref | readonly Ref[] | null | undefined;
      return [field, Array.isArray(refs) ? refs.map((one: Ref) => one.entity) : ((refs as Ref | null)?.entity ?? null)];
    }),
  ),
});

/** Of which list a claim made by hand is. */
const listOf = (found: Fields): List =>
  "trigger" in found ? "events" : "content" in found ? "statements" : "cause" in found ? "influences" : "ties";

/** The report as people changed it: what the record's lists say goes before what was read, and what they made stands beside it. */
export function withEdits(report: Report, edited: ReadonlyMap<string, Edited>): Report {
  if (edited.size === 0) return report;
  const read = new Set<string>(LISTS.flatMap((list) => report[list].map((claim) => claim.id)));
  const made = [...edited.values()].filter((one) => one.rule === BY_HAND && !read.has(one.id)) as unknown as Fields[];
  const merged = <One extends { readonly id: string }>(list: List, claims: readonly One[]): readonly One[] => [
    ...claims.map((claim) => {
      const found = edited.get(claim.id) as unknown as Fields | undefined;
      if (!found) return claim;
      const fields = FIELDS[list].flatMap((field) => (found[field] === undefined ? [] : [[field, found[field]]]));
      return { ...claim, ...Object.fromEntries(fields), ...entitiesOf(list, found) };
    }),
    ...made
      .filter((one) => listOf(one) === list)
      .map((one) => ({ ...one, ...entitiesOf(list, one) }) as unknown as One),
  ];
  return {
    ...report,
    events: merged("events", report.events),
    statements: merged("statements", report.statements),
    ties: merged("ties", report.ties),
    influences: merged("influences", report.influences),
  };
}

/** What can be said of a claim in the form, as words. */
export interface Form {
  readonly type: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly target: string;
}

/** The form of a claim; `null` of an actor. Of a statement `type` is the stance towards whom it is about, and `source` speaks. */
export function formOf(one: Claim): Form | null {
  if (one.kind === "event") {
    const { type, status, date, source, target } = one.claim;
    return {
      type,
      status,
      from: date?.from ?? "",
      to: date?.to ?? "",
      source: source[0] ?? "",
      target: target[0] ?? "",
    };
  }
  if (one.kind === "tie") {
    const { type, status, valid, from, to } = one.claim;
    return { type, status, from: valid.from ?? "", to: valid.to ?? "", source: from, target: to };
  }
  if (one.kind === "influence") {
    const { sign, certainty } = one.claim;
    return { type: String(sign), status: certainty, from: "", to: "", source: "", target: "" };
  }
  if (one.kind === "statement") {
    const { speaker, about } = one.claim;
    const [first] = about;
    return {
      ...{ type: String(first?.stance ?? 0), status: "", from: "", to: "" },
      ...{ source: speaker?.entity ?? "", target: first?.entity ?? "" },
    };
  }
  return null;
}

/** The fields that the form changes, as the record takes them; empty where nothing was changed. */
export function fieldsOf(
  one: Claim,
  form: Form,
  span: readonly [number, number] | null,
): Readonly<Record<string, unknown>> {
  const before = formOf(one);
  if (!before) return {};
  const fields: Record<string, unknown> = {};
  const other = (key: keyof Form): boolean => form[key] !== before[key];
  if (one.kind === "statement") {
    const { speaker, about, evidence } = one.claim;
    if (other("source"))
      fields.speaker = form.source
        ? { start: speaker?.start ?? evidence[0], end: speaker?.end ?? evidence[0], entity: form.source }
        : null;
    if (other("target") || other("type"))
      fields.about = [
        ...(form.target ? [{ entity: form.target, stance: Number(form.type) }] : []),
        ...about.slice(1).filter(({ entity }) => entity !== form.target),
      ];
    if (span)
      Object.assign(fields, {
        content: [span],
        evidence: [Math.min(evidence[0], span[0]), Math.max(evidence[1], span[1])],
      });
    return fields;
  }
  if (one.kind === "influence") {
    if (other("type")) fields.sign = Number(form.type);
    if (other("status")) fields.certainty = form.status;
    return fields;
  }
  if (other("type")) fields.type = form.type;
  // A mode is one of its type's: another type has none until somebody says which.
  if (other("type") && one.kind === "event") fields.mode = null;
  if (other("status")) fields.status = form.status;
  const day = { from: form.from || null, to: form.to || form.from || null };
  if ((other("from") || other("to")) && one.kind === "event")
    fields.date = day.from === null ? null : { ...day, precision: "day", start: 0, end: 0 };
  if ((other("from") || other("to")) && one.kind === "tie")
    fields.valid = { from: form.from || null, to: form.to || null };
  if (one.kind === "event") {
    if (other("source")) fields.source = form.source ? [form.source] : [];
    if (other("target")) fields.target = form.target ? [form.target] : [];
    if (span) fields.trigger = span;
  } else {
    if (other("source")) fields.from = form.source;
    if (other("target")) fields.to = form.target;
    if (span) fields.evidence = span;
  }
  return fields;
}
