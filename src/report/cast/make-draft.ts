import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { EntityType } from "../claims.ts";
import { type Determiner, type Draft, fold, type Part } from "./draft.ts";
import { lemmaOf } from "./noun-kinds.ts";
import { type Gender, genderOfNoun } from "./person-words.ts";
import { type Phrase, phrase } from "./phrase.ts";
import { caseOf, isPlural, type TypeReading } from "./type-of.ts";

/** What each form of mention has to tell of itself. */
export interface Common {
  readonly type: EntityType | null;
  readonly sure: boolean;
  readonly number: Draft["number"];
  readonly gender: Gender | null;
}

/** A draft of the words with what the tree tells of any mention. */
export function make(
  analysis: Analysis,
  token: Token,
  span: Phrase,
  quotation: number,
  form: Draft["form"],
  common: Common,
): Draft {
  const first = analysis.tokens[span.first]!;
  return {
    index: 0,
    start: first.start,
    end: analysis.tokens[span.last - 1]!.end,
    head: token.index,
    first: span.first,
    last: span.last,
    sentence: token.sentence,
    paragraph: analysis.sentences[token.sentence]!.paragraph,
    form,
    person: 3,
    name: null,
    nameWords: [],
    noun: lemmaOf(token),
    modifiers: [],
    determiner: "none",
    part: partOf(analysis, token.index),
    topic: isTopic(analysis, token, span.first),
    titles: [],
    candidates: [],
    mapped: false,
    adjective: false,
    scene: false,
    quotation,
    count: -1,
    ...common,
  };
}

/** A description: "the tired soldiers". */
export function nominalDraft(analysis: Analysis, token: Token, reading: TypeReading, quotation: number): Draft {
  const span = phrase(analysis, token.index);
  const determiner = determinerOf(analysis, token.index);
  const many = isPlural(token) || reading.type === "people";
  const noun = lemmaOf(token);
  const gender = reading.type === "person" ? genderOfNoun(noun) : reading.type === "people" ? null : "it";
  return {
    ...make(analysis, token, span, quotation, "nominal", {
      type: reading.type,
      sure: reading.sure,
      number: many ? "many" : "one",
      gender,
    }),
    modifiers: modifiersOf(analysis, span.first, token.index),
    determiner,
    scene: isScene(analysis, token),
  };
}

/** Where things happen: after a preposition of place, or before a comma and the state it lies in. */
export function isScene(analysis: Analysis, token: Token): boolean {
  const preposition = caseOf(analysis, token.index);
  if (
    /^(?:in|at|near|outside|inside|around|throughout|across|into|through|via|over|within|toward|towards|from|to)$/.test(
      preposition,
    )
  )
    return preposition !== "from" && preposition !== "to"
      ? true
      : token.label.startsWith("obl") && MOVES.has(analysis.tokens[token.head]?.lemma.toLowerCase() ?? "");
  return token.label === "conj" && isScene(analysis, analysis.tokens[token.head]!);
}

const MOVES: ReadonlySet<string> = new Set(
  "go come travel fly arrive return move flee drive walk head leave march fly visit rush".split(" "),
);

/** Words before the head that tell it from others of its noun, folded. */
export const modifiersOf = (analysis: Analysis, first: number, last: number): readonly string[] =>
  analysis.tokens
    .slice(first, Math.max(first, last))
    .filter((word) => /^(?:ADJ|NOUN|PROPN|NUM)$/.test(word.upos))
    .map((word) => fold(word.lemma));

const DETERMINERS: Readonly<Record<string, Determiner>> = {
  the: "definite",
  a: "indefinite",
  an: "indefinite",
  this: "demonstrative",
  that: "demonstrative",
  these: "demonstrative",
  those: "demonstrative",
  such: "demonstrative",
  another: "another",
};

export function determinerOf(analysis: Analysis, head: number): Determiner {
  let found: Determiner = "none";
  for (const child of analysis.tokens[head]!.children) {
    if (child > head) break;
    const word = analysis.tokens[child]!;
    if (word.label === "nmod:poss") return "possessive";
    if (word.label.startsWith("det")) found = DETERMINERS[word.form.toLowerCase()] ?? "quantity";
    else if (word.label === "nummod" && found === "none") found = "quantity";
  }
  return found;
}

/** Whether the phrase opens its sentence behind a preposition and hangs from the main verb. */
function isTopic(analysis: Analysis, token: Token, first: number): boolean {
  if (!token.label.startsWith("obl") || token.head < token.index) return false;
  return first - analysis.sentences[token.sentence]!.first <= 2;
}

export function partOf(analysis: Analysis, head: number): Part {
  const token = analysis.tokens[head]!;
  const label = token.label;
  if (label === "nsubj:pass") return "passive";
  if (label.startsWith("nsubj")) return "subject";
  if (label === "obj" || label === "iobj") return "object";
  if (label === "nmod:poss") return "possessor";
  if ((label === "conj" || label === "appos") && token.head >= 0) return partOf(analysis, token.head);
  return "other";
}
