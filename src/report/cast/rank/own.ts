import type { EntityType } from "../../claims.ts";
import type { Determiner, Draft, Part } from "../draft.ts";
import { type NounKind, nounKind } from "../noun-kinds.ts";
import type { Course } from "./course.ts";
import { layoutOf, OWN } from "./fields.ts";
import { pronounKind } from "./past.ts";

const { offsets } = layoutOf(OWN);

export const FORMS = { pronoun: 0, nominal: 1, name: 2 } as const satisfies Record<Draft["form"], number>;
export const DETERMINERS: Readonly<Record<Determiner, number>> = {
  none: 0,
  definite: 1,
  indefinite: 2,
  demonstrative: 3,
  possessive: 4,
  quantity: 5,
  another: 6,
};
export const PARTS: Readonly<Record<Part, number>> = { other: 0, subject: 1, passive: 2, object: 3, possessor: 4 };
const TYPES: Readonly<Record<EntityType, number>> = {
  person: 1,
  people: 2,
  organization: 3,
  state: 4,
  place: 5,
  facility: 6,
  other: 7,
};
const KINDS: Readonly<Record<NounKind, number>> = {
  person: 1,
  people: 2,
  force: 3,
  government: 4,
  body: 5,
  organization: 6,
  state: 7,
  place: 8,
  facility: 9,
};
const LABELS: readonly string[] = [
  "nsubj",
  "obj",
  "obl",
  "nmod",
  "conj",
  "appos",
  "root",
  "compound",
  "amod",
  "xcomp",
  "vocative",
];
const LIGHT: Readonly<Record<string, number>> = {
  same: 1,
  latter: 1,
  former: 1,
  said: 1,
  other: 2,
  next: 2,
  new: 2,
  first: 2,
  second: 2,
  last: 2,
  more: 2,
  such: 3,
  any: 3,
  each: 3,
  every: 3,
  no: 3,
  all: 3,
  some: 3,
};
const MODELLED: Readonly<Record<string, number>> = {
  person: 1,
  organization: 2,
  place: 3,
  object: 4,
  event: 5,
  abstract: 6,
};

export const typeNumber = (type: EntityType | null): number => (type === null ? 0 : TYPES[type]);
export const labelNumber = (label: string): number => 1 + LABELS.indexOf(label.split(":", 1)[0]!);
const cap = (value: number, most: number): number => Math.min(value, most);
const kindNumber = (noun: string): number => {
  const kind = nounKind(noun);
  return kind === null ? 0 : KINDS[kind];
};

/** How the phrase goes on behind its head: 0 not, 1 with a preposition, 2 with a clause. */
function complement(course: Course, draft: Draft): number {
  const { tokens } = course.sight.analysis;
  let found = 0;
  for (const child of tokens[draft.head]!.children) {
    if (child < draft.head) continue;
    const { label } = tokens[child]!;
    if (label.startsWith("acl")) return 2;
    if (label === "nmod") found = 1;
  }
  return found;
}

/** What a mention tells of itself, and the text of it before: one index a field, into a row of all answers. */
export function ownFeatures(course: Course, draft: Draft, choices: number, rule: boolean): Int32Array {
  const { analysis } = course.sight;
  const token = analysis.tokens[draft.head]!;
  const sentence = analysis.sentences[draft.sentence]!;
  const before = analysis.tokens.slice(Math.max(sentence.first, draft.first - 1), draft.head);
  const light = Math.max(0, ...before.map((word) => LIGHT[word.lemma.toLowerCase()] ?? 0));
  const reflexive = draft.form === "pronoun" && /sel(?:f|ves)$/i.test(token.form);
  const answers = [
    FORMS[draft.form],
    reflexive ? 8 : pronounKind(draft),
    token.label === "nmod:poss" ? 1 : draft.determiner === "possessive" ? 2 : 0,
    DETERMINERS[draft.determiner],
    PARTS[draft.part],
    typeNumber(draft.type),
    draft.sure ? 1 : 0,
    draft.number === null ? 0 : draft.number === "one" ? 1 : 2,
    draft.gender === null ? 0 : draft.gender === "it" ? 1 : draft.gender === "he" ? 2 : 3,
    kindNumber(draft.noun),
    cap(draft.modifiers.length, 3),
    complement(course, draft),
    draft.topic ? 1 : 0,
    draft.quotation < 0 ? 0 : course.sight.speakers[draft.quotation]! < 0 ? 1 : 2,
    labelNumber(token.label),
    draft.name === null ? 0 : draft.adjective ? 1 : draft.candidates.length > 0 ? 2 : 3,
    cap(draft.nameWords.length, 3),
    light,
    course.place[draft.index]! < 10
      ? 0
      : course.place[draft.index]! < 40
        ? 1
        : course.place[draft.index]! < 150
          ? 2
          : 3,
    draft.first - sentence.first <= 1 ? 1 : 0,
    token.mention === null ? 0 : (MODELLED[token.mention] ?? 7),
    cap(course.nounsBefore(draft), 3),
    cap(course.stringsBefore(draft), 2),
    rule ? 1 : 0,
    choices === 0 ? 0 : choices === 1 ? 1 : choices < 4 ? 2 : choices < 10 ? 3 : 4,
    /^\p{Lu}/u.test(token.form) ? 1 : 0,
  ];
  return Int32Array.from(answers, (answer, field) => offsets[field]! + answer);
}
