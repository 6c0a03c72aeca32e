import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { EntityType } from "../claims.ts";
import type { Draft } from "./draft.ts";
import { type Common, make } from "./make-draft.ts";
import type { Gender } from "./person-words.ts";

interface PronounRow {
  readonly person: 1 | 2 | 3;
  readonly number: "one" | "many" | null;
  readonly gender: Gender | null;
}

const row = (person: 1 | 2 | 3, number: PronounRow["number"], gender: Gender | null): PronounRow => ({
  person,
  number,
  gender,
});

const FORMS: readonly (readonly [string, PronounRow])[] = [
  ["i me my mine myself", row(1, "one", null)],
  ["we us our ours ourselves", row(1, "many", null)],
  ["you your yours yourself yourselves", row(2, null, null)],
  ["he him his himself", row(3, "one", "he")],
  ["she her hers herself", row(3, "one", "she")],
  ["it its itself", row(3, "one", "it")],
  ["they them their theirs themselves", row(3, "many", null)],
];

/** Personal and possessive pronouns, by form. */
export const PRONOUNS: ReadonlyMap<string, PronounRow> = new Map(
  FORMS.flatMap(([forms, value]) => forms.split(" ").map((form) => [form, value] as const)),
);

/** A pronoun as a mention; `null` where it means nothing, or what is no entity. */
export function pronounDraft(analysis: Analysis, token: Token, row: PronounRow, quotation: number): Draft | null {
  if (row.gender === "it" && isEmpty(analysis, token)) return null;
  const told =
    token.mentionScore >= 0.5 && row.person === 3 && (row.gender === "it" || row.number === "many")
      ? token.mention
      : null;
  const modelled: EntityType | null =
    told === "person"
      ? row.number === "many"
        ? "people"
        : null
      : told === "organization" || told === "place"
        ? told
        : null;
  if (told !== null && modelled === null && told !== "person") return null;
  const common: Common = {
    type:
      modelled ??
      (row.gender === "he" || row.gender === "she" || row.person !== 3
        ? row.number === "many"
          ? "people"
          : "person"
        : null),
    sure: false,
    number: row.number,
    gender: row.gender,
  };
  const span = { first: token.index, last: token.index + 1 };
  return { ...make(analysis, token, span, quotation, "pronoun", common), person: row.person };
}

/** An "it" that means nothing: "it is clear that", "it rained", "it seems". */
function isEmpty(analysis: Analysis, token: Token): boolean {
  if (token.label === "expl") return true;
  const above = analysis.tokens[token.head];
  if (!above || !token.label.startsWith("nsubj")) return false;
  if (/^(?:rain|snow|seem|appear|turn|happen)$/.test(above.lemma.toLowerCase())) return true;
  return (
    above.upos === "ADJ" &&
    above.children.some(
      (child) =>
        child > above.index &&
        /^(?:csubj|ccomp|xcomp|advcl)/.test(analysis.tokens[child]!.label) &&
        !/ly$/.test(analysis.tokens[child]!.form),
    ) &&
    above.children.some((child) => analysis.tokens[child]!.label === "cop")
  );
}
