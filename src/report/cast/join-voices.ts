import type { Draft } from "./draft.ts";
import type { Voice } from "./find-voices.ts";
import { type Group, typesAgree } from "./groups.ts";
import { mayBe } from "./join-pronouns.ts";
import { nounKind } from "./noun-kinds.ts";
import { ofOtherNation, type Sight } from "./sight.ts";

/** How many sentences back the last speaker is looked for, by a pronoun and by a description. */
const PRONOUN = 3;
const DESCRIPTION = 2;
/** How far back one who has spoken is known again by the same noun. */
const AGAIN = 12;

/** Joins a pronoun or description that speaks to who spoke before, where nobody else has come up since; false where that is not sure. */
export function joinVoice(sight: Sight, draft: Draft): boolean {
  if (draft.quotation >= 0 || !speaks(sight, draft)) return false;
  const to =
    draft.form === "pronoun"
      ? draft.person === 3
        ? speakerBefore(sight, draft, PRONOUN, (group) => mayBe(draft, group) && speaksFor(draft, group))
        : -1
      : draft.form === "nominal"
        ? described(sight, draft)
        : -1;
  return to >= 0 && sight.groups.join(draft.index, to, "voice", draft.number === "many");
}

const speaks = (sight: Sight, draft: Draft): boolean => sight.voices.some((voice) => voice.draft === draft.index);

/** "They" are many or a body, "it" is a body or a state, in the mouth of a report. */
const speaksFor = (draft: Draft, group: Group): boolean =>
  draft.gender === "it"
    ? group.type === "organization" || group.type === "state"
    : draft.number !== "many" || group.number === "many" || group.type === "organization";

/** The last one of those who spoke in the sentences before, if it fits and nobody else that fits is the subject of a clause since; -1 of none. */
function speakerBefore(sight: Sight, draft: Draft, reach: number, fits: (group: Group) => boolean): number {
  const { groups, voices } = sight;
  const resumed = resumes(sight, draft);
  if (!resumed && draft.first - sight.analysis.sentences[draft.sentence]!.first > OPENING) return -1;
  let last: Voice | null = null;
  for (const voice of voices) {
    const other = groups.drafts[voice.draft]!;
    if (other.head >= draft.head) continue;
    const own = other.sentence === draft.sentence;
    if (draft.sentence - other.sentence > reach || !fits(groups.of(other.index))) continue;
    // Who speaks in this very sentence is weighed with the rest.
    if (own) return -1;
    if (last && isInside(sight, voice.cue, last.cue)) continue;
    last = voice;
  }
  if (last === null) return -1;
  const before = groups.drafts[last.draft]!;
  for (const other of groups.drafts) {
    if (other.head <= before.head || other.head >= draft.head || other.quotation >= 0) continue;
    if (other.sentence === before.sentence || (resumed && other.sentence === draft.sentence)) continue;
    if (other.part !== "subject" && other.part !== "passive") continue;
    // "Diplomats said Ann Moe would come. “It will help,” he told them": whom somebody else speaks of does not go on.
    if (resumed && voices.some(({ cue, draft: by }) => by !== other.index && isInside(sight, other.head, cue)))
      continue;
    const group = groups.of(other.index);
    if (group !== groups.of(before.index) && group.type !== null && fits(group)) return -1;
  }
  return before.index;
}

/** How many words may stand before a speaker that opens a sentence. */
const OPENING = 4;

/** Whether what one cue reports is part of what the other does: "Ann Moe said the judge found …". */
function isInside({ analysis }: Sight, cue: number, outer: number): boolean {
  for (let at = cue, steps = 0; at >= 0 && steps < 20; at = analysis.tokens[at]!.head, steps += 1)
    if (at === outer) return true;
  return false;
}

/** Whether the words of what is said stand before who says it: "The bridge is open, he added." */
function resumes({ analysis }: Sight, draft: Draft): boolean {
  const sentence = analysis.sentences[draft.sentence]!;
  const before = analysis.tokens[draft.first - 1];
  const earlier = analysis.tokens[draft.first - 2];
  if (!before || draft.first - sentence.first < 4) return false;
  const mark = /^[,"”'’»]+$/;
  return mark.test(before.form) || (before.upos !== "PUNCT" && mark.test(earlier?.form ?? ""));
}

/** Whom a description that speaks goes on for: one who has spoken under that noun, or the last speaker where nothing is told against it. */
function described(sight: Sight, draft: Draft): number {
  if (draft.adjective || draft.type === null || complemented(sight, draft)) return -1;
  const called = forceCalled(sight, draft);
  if (called >= 0) return called;
  const bare = draft.determiner === "none" && draft.number === "many" && draft.modifiers.length === 0;
  if (draft.determiner !== "definite" && !bare) return -1;
  const again = spokenOf(sight, draft, bare ? DESCRIPTION + 1 : AGAIN);
  if (bare) return again;
  // "The official" says so little that the last speaker comes before who was called so long ago.
  const long = again >= 0 && draft.sentence - sight.groups.drafts[again]!.sentence > DESCRIPTION;
  if (again >= 0 && !(long && isOfficial(sight, draft))) return again;
  const last = lastSpeaker(sight, draft);
  return last >= 0 ? last : again;
}

/** "“…,” the official said": who goes on, by the word that says least of him. */
export const isOfficial = (sight: Sight, draft: Draft): boolean =>
  draft.noun === "official" && draft.modifiers.length === 0 && resumes(sight, draft);

/** The last speaker, where nothing is told against the description. */
function lastSpeaker(sight: Sight, draft: Draft): number {
  const kind = nounKind(draft.noun);
  if (draft.number !== "one" || draft.modifiers.some((word) => NEWCOMER.has(word))) return -1;
  return speakerBefore(sight, draft, DESCRIPTION, (group) => {
    if (!group.named || group.number === "many" || !typesAgree(draft.type, group.type)) return false;
    if (group.gender !== null && draft.gender !== null && group.gender !== draft.gender) return false;
    if (ofOtherNation(sight, draft, group)) return false;
    if (draft.type === "person") return group.type === "person" && mayBeCalled(sight, draft, group);
    return kind === "organization" && GENERIC.has(draft.noun) && group.type === "organization";
  });
}

/** The one force or body of the text whose name ends with these words: "police" and "state police" of "Utopia State Police"; -1 of none. */
function forceCalled({ groups }: Sight, draft: Draft): number {
  if (nounKind(draft.noun) !== "force" || draft.determiner === "another" || draft.determiner === "indefinite")
    return -1;
  const words = [...draft.modifiers, draft.noun].join(" ");
  const named = groups.drafts.filter(
    ({ name, nameWords, type }) =>
      name !== null &&
      type === "organization" &&
      nameWords.length > 1 &&
      ` ${nameWords.join(" ")}`.endsWith(` ${words}`),
  );
  const [first] = named;
  return first && named.every((other) => groups.same(other.index, first.index)) ? first.index : -1;
}

/** Words of somebody new. */
const NEWCOMER: ReadonlySet<string> = new Set("other second third another next".split(" "));

/** Nouns that any body goes by. */
const GENERIC: ReadonlySet<string> = new Set(
  "organisation organization group body company firm agency newspaper paper daily".split(" "),
);

/** Whether no other noun of persons is told of the group than what the description says; a noun that says little goes with all. */
function mayBeCalled(sight: Sight, draft: Draft, group: Group): boolean {
  const told = [...group.nouns].filter((noun) => nounKind(noun) === "person");
  return told.includes(draft.noun) || GENERAL.has(draft.noun) || (told.length === 0 && resumes(sight, draft));
}

const GENERAL: ReadonlySet<string> = new Set(
  `man woman official politician leader activist candidate lawmaker republican democrat conservative liberal businessman
   businesswoman billionaire veteran native`.split(/\s+/),
);

/** The nearest one before that has spoken and is called by the same noun; -1 of none. */
function spokenOf(sight: Sight, draft: Draft, reach: number): number {
  const { groups, voices } = sight;
  let found = -1;
  for (const voice of voices) {
    const other = groups.drafts[voice.draft]!;
    if (other.head >= draft.head) continue;
    if (draft.sentence - other.sentence > reach) continue;
    const group = groups.of(other.index);
    if (!group.nouns.has(draft.noun) || !typesAgree(draft.type, group.type)) continue;
    if (group.number !== draft.number || ofOtherNation(sight, draft, group)) continue;
    if (draft.modifiers.every((word) => group.modifiers.has(word))) found = other.index;
  }
  return found;
}

const complemented = ({ analysis }: Sight, draft: Draft): boolean =>
  analysis.tokens[draft.head]!.children.some(
    (child) => child > draft.head && /^(?:nmod|acl)/.test(analysis.tokens[child]!.label),
  );
