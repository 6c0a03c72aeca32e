import type { Draft } from "../draft.ts";
import { type Group, typesAgree } from "../groups.ts";
import { nounKind, ORGANIZATION_WORDS } from "../noun-kinds.ts";
import { meetsInClause, possessorOf } from "../sight.ts";
import type { Course } from "./course.ts";
import { layoutOf, PAIR } from "./fields.ts";
import { DETERMINERS, FORMS, labelNumber, PARTS, typeNumber } from "./own.ts";
import { NO_PAST, type Past, pronounKind } from "./past.ts";

const { offsets } = layoutOf(PAIR);

/** A group that a mention may belong to, in its latest mention before. */
export interface Choice {
  readonly other: Draft;
  readonly group: Group;
  /** Whether the rules would take this one. */
  readonly rule: boolean;
  /** How many nearer choices there are, and how many of them are subjects. */
  readonly rank: number;
  readonly subjects: number;
}

const bucket = (value: number, bounds: readonly number[]): number => {
  const at = bounds.findIndex((bound) => value <= bound);
  return at < 0 ? bounds.length : at;
};

/** 0 no name or noun in common, 1 a word of the name, 2 the last word, 3 all words of the shorter, 4 the same, 5 initials. */
export function nameMatch(course: Course, draft: Draft, group: Group, past: Past): number {
  if (draft.name === null || draft.nameWords.length === 0) return 0;
  if (past.strings.has(course.words(draft))) return 4;
  let best = 0;
  let looked = 0;
  for (const index of group.drafts) {
    const other = course.sight.groups.drafts[index]!;
    if (other.name === null || other === draft || course.place[index]! > course.place[draft.index]!) continue;
    if (++looked > 8) break;
    const words = new Set(other.nameWords);
    const shared = draft.nameWords.filter((word) => words.has(word) && word.length > 1);
    if (shared.length === Math.min(draft.nameWords.length, other.nameWords.length)) best = Math.max(best, 3);
    else if (draft.nameWords.at(-1) === other.nameWords.at(-1) && !ORGANIZATION_WORDS.has(draft.nameWords.at(-1)!))
      best = Math.max(best, 2);
    else if (shared.length > 0) best = Math.max(best, 1);
    const initials = other.nameWords
      .filter((word) => !/^(?:of|the|and|for|in|on|to)$/.test(word))
      .map((word) => word[0])
      .join("");
    if (draft.nameWords.length === 1 && initials.length > 1 && initials === draft.nameWords[0])
      best = Math.max(best, 5);
  }
  return best;
}

function modifierMatch(draft: Draft, group: Group): number {
  if (draft.modifiers.length === 0) return group.modifiers.size === 0 ? 0 : 1;
  const hits = draft.modifiers.filter((word) => group.modifiers.has(word)).length;
  return hits === draft.modifiers.length ? 4 : hits > 0 ? 3 : 2;
}

function nounMatch(draft: Draft, group: Group, other: Draft): number {
  if (draft.form === "pronoun") return 0;
  if (other.form === "nominal" && other.noun === draft.noun) return 3;
  if (group.nouns.has(draft.noun)) return 2;
  return other.nameWords.includes(draft.noun) ? 1 : 0;
}

function kindMatch(draft: Draft, group: Group): number {
  if (draft.form !== "nominal") return 0;
  const kind = nounKind(draft.noun);
  if (kind === null) return 1;
  for (const noun of group.nouns) if (nounKind(noun) === kind) return 3;
  return 2;
}

function ownerMatch(course: Course, draft: Draft, other: Draft): number {
  const mine = possessorOf(course.sight, draft);
  if (mine < 0) return 0;
  const theirs = possessorOf(course.sight, other);
  const { groups } = course.sight;
  if (groups.same(mine, other.index)) return 4;
  return theirs < 0 ? 1 : groups.same(mine, theirs) ? 3 : 2;
}

/** What a mention and a choice tell of each other: one index a field, into a row of all answers. */
export function pairFeatures(course: Course, draft: Draft, choice: Choice): Int32Array {
  const { sight } = course;
  const { other, group } = choice;
  const { tokens } = sight.analysis;
  const past = group.past ?? NO_PAST;
  const here = course.place[draft.index]!;
  const kind = pronounKind(draft);
  const speaker = draft.quotation >= 0 ? sight.speakers[draft.quotation]! : -1;
  const otherSpeaker = other.quotation >= 0 ? sight.speakers[other.quotation]! : -1;
  const gap = (at: number, bounds: readonly number[]): number => (at < 0 ? 0 : 1 + bucket(here - at, bounds));
  const genders = draft.gender === null || group.gender === null ? 0 : draft.gender === group.gender ? 1 : 2;
  const numbers = draft.number === null || group.number === null ? 0 : draft.number === group.number ? 1 : 2;
  const has = past.pronouns;
  const mine = kind > 0 && (has & (1 << kind)) !== 0;
  const answers = [
    FORMS[draft.form] * 3 + FORMS[other.form],
    bucket(draft.sentence - other.sentence, [0, 1, 2, 3, 5, 8, 14, 30]),
    bucket(here - course.place[other.index]!, [1, 2, 4, 7, 12, 25, 60]),
    bucket(draft.paragraph - other.paragraph, [0, 1, 2, 4]),
    PARTS[other.part],
    draft.part === other.part ? 1 : 0,
    DETERMINERS[other.determiner],
    typeNumber(draft.type) * 9 + typeNumber(group.type),
    numbers === 2 && typesAgree(draft.type, group.type) && (group.type === "organization" || group.type === "people")
      ? 3
      : numbers,
    genders === 1 && draft.gender === "it" ? 3 : genders,
    bucket(past.count, [1, 2, 4, 8, 16]),
    past.names > 0 ? 2 : group.named ? 1 : 0,
    nounMatch(draft, group, other),
    course.words(draft) === course.words(other) ? 2 : past.strings.has(course.words(draft)) ? 1 : 0,
    draft.form === "nominal" ? modifierMatch(draft, group) : 0,
    nameMatch(course, draft, group, past),
    kindMatch(draft, group),
    meetsInClause(sight, draft, group) ? 2 : tokens[draft.head]!.head === tokens[other.head]!.head ? 1 : 0,
    draft.quotation < 0
      ? other.quotation < 0
        ? 0
        : 1
      : other.quotation < 0
        ? 2
        : draft.quotation === other.quotation
          ? 3
          : 4,
    speaker < 0
      ? otherSpeaker >= 0 && sight.groups.same(otherSpeaker, draft.index)
        ? 3
        : 0
      : sight.groups.same(speaker, other.index)
        ? 1
        : 2,
    mine ? 10 + kind : has === 0 ? 0 : 1 + strongest(has),
    choice.rule ? 1 : 0,
    bucket(choice.rank, [0, 1, 2, 4, 8]),
    labelNumber(tokens[other.head]!.label),
    other.topic ? 1 : 0,
    ownerMatch(course, draft, other),
    gap(has === 0 ? -1 : past.latest, [2, 6, 20]),
    past.first === 0 ? 1 : 0,
    other.adjective ? 1 : draft.adjective ? 2 : 0,
    gap(past.latestFull, [3, 8, 20, 60]),
    group.members.length > 0 ? 1 : 0,
    bucket(choice.subjects, [0, 1, 2]),
    kind > 0 && kind <= 3
      ? pronounKind(other) === kind
        ? 1
        : pronounKind(other) > 0 && pronounKind(other) <= 3
          ? 2
          : 3
      : 0,
  ];
  return Int32Array.from(answers, (answer, field) => offsets[field]! + answer);
}

/** The pronoun that tells most of a group: he, she, it, they before I, we and you. */
function strongest(bits: number): number {
  for (const kind of [4, 5, 6, 7, 1, 2, 3]) if (bits & (1 << kind)) return kind;
  return 0;
}
