import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { EntityType } from "../claims.ts";
import { DIRECTIONS, type Draft, fold } from "./draft.ts";
import { isGovernment } from "./government.ts";
import type { KnownName } from "./known-names.ts";
import { type Common, determinerOf, isScene, make, modifiersOf } from "./make-draft.ts";
import { lemmaOf, nounKind } from "./noun-kinds.ts";
import { fullTitle, genderOfName, genderOfNoun, isGivenName, TITLES } from "./person-words.ts";
import { type Phrase, properName } from "./phrase.ts";
import { typeOfName } from "./type-of.ts";

/** A name as a mention, or a nationality adjective. */
export function nameDraft(
  analysis: Analysis,
  token: Token,
  span: Phrase,
  known: KnownName | undefined,
  quotation: number,
  adjective: boolean,
  modelled: boolean,
): Draft {
  const whole = adjective ? span : (properName(analysis, token.index, span) ?? span);
  const reading = typeOfName(analysis, token.index, whole, known, modelled);
  const type = adjective ? adjectiveType(known!) : finalType(analysis, token, reading.type, known, span);
  const name = type === "person" ? withoutTitle(analysis, whole) : whole;
  const words = analysis.tokens.slice(name.first, name.last).filter((word) => word.upos !== "PUNCT");
  const nameWords = words.map((word) => fold(word.form));
  const listed = known && known.first <= name.first && known.last >= name.last;
  const before = analysis.tokens.slice(span.first, name.first);
  const gender =
    type === "person"
      ? (before.map((word) => genderOfNoun(fold(word.form))).find((one) => one !== null) ??
        genderOfName(nameWords[0] ?? ""))
      : type === "people" || type === null
        ? null
        : "it";
  const common: Common = { type, sure: reading.sure || adjective, number: type === "people" ? "many" : "one", gender };
  const candidates = listed || adjective ? known!.candidates : [];
  return {
    ...make(analysis, token, span, quotation, adjective ? "nominal" : "name", common),
    name: { start: analysis.tokens[name.first]!.start, end: analysis.tokens[name.last - 1]!.end },
    nameWords,
    modifiers: modifiersOf(analysis, span.first, name.first),
    determiner: determinerOf(analysis, token.index),
    titles: type === "person" ? titlesOf(before) : [],
    candidates:
      type === "person"
        ? candidates.filter((one) => one.actor.kind === "person" || one.by.startsWith("demonym"))
        : candidates,
    mapped: Boolean(listed && known!.mapped),
    adjective,
    scene: known?.candidates[0]?.by === "capital" ? !isGovernment(analysis, token.index) : isScene(analysis, token),
  };
}

/** What a nationality adjective names: a state, or a people that has none. */
const adjectiveType = (known: KnownName): EntityType => {
  const { kind } = known.candidates.find((one) => one.by.startsWith("demonym"))!.actor;
  return kind === "state" ? "state" : kind === "territory" ? "place" : "people";
};

/** A capital where nothing says that its government is meant is a town, and the south of a state is a place. */
function finalType(
  analysis: Analysis,
  token: Token,
  type: EntityType | null,
  known: KnownName | undefined,
  span: Phrase,
): EntityType | null {
  if (type === null || type === "person" || type === "people") return type;
  if (known?.candidates[0]?.by === "capital" && !isGovernment(analysis, token.index)) return "place";
  return type === "state" && modifiersOf(analysis, span.first, token.index).some((word) => DIRECTIONS.has(word))
    ? "place"
    : type;
}

/** Words by which a title is not the one that the noun alone names: a deputy minister is not "the minister". */
export const LESSER = /^(?:vice|deputy|former|ex|acting|assistant|late|then|one-time|outgoing)$/;

/** The nouns of persons among the words before a name; none where a word makes less of them. */
function titlesOf(before: readonly Token[]): readonly string[] {
  if (before.some((word) => LESSER.test(word.form.toLowerCase()))) return [];
  return before
    .filter((word) => /^(?:NOUN|PROPN)$/.test(word.upos))
    .map((word) => fullTitle(lemmaOf(word)))
    .filter((noun) => nounKind(noun) === "person");
}

/** The name after the last title in it: "Deputy Defence Minister Ann Moe" is Ann Moe. */
function withoutTitle(analysis: Analysis, name: Phrase): Phrase {
  for (let index = name.last - 2; index >= name.first; index -= 1) {
    const word = analysis.tokens[index]!;
    const form = word.form.toLowerCase().replace(/\.$/, "");
    const after = analysis.tokens[index + 1]!;
    if (after.upos === "PROPN" && (TITLES.has(form) || nounKind(form) === "person") && !isGivenName(form))
      return { first: index + 1, last: name.last };
  }
  return name;
}
