import type { Draft } from "../draft.ts";
import { joinCountry, joinHeard, rulePick } from "../join-descriptions.ts";
import { joinComing, joinHead, joinHolder } from "../join-offices.ts";
import { joinSpoken, mayBe, salientOf } from "../join-pronouns.ts";
import { joinVariation } from "../join-variations.ts";
import { isOfficial, joinVoice } from "../join-voices.ts";
import type { Sight } from "../sight.ts";
import { choicesOf } from "./choices.ts";
import { Course } from "./course.ts";
import { ownFeatures } from "./own.ts";
import { type Choice, pairFeatures } from "./pair.ts";

/** A mention with all that it may belong to, in features. */
export interface Question {
  readonly draft: Draft;
  readonly own: Int32Array;
  readonly choices: readonly Choice[];
  readonly pairs: readonly Int32Array[];
}

/** Which of the choices a mention belongs to; -1 for something new. */
export type Chooser = (question: Question) => number;

/** The sieve of what is left, in the order of reading: what a declared rule is sure of first, then what the chooser takes. */
export function joinRanked(sight: Sight, choose: Chooser): void {
  const course = new Course(sight);
  const reading = {
    course,
    choose,
    said: new Map<string, number>(),
    speaks: firstWords(sight),
    read: new Set<Draft>(),
  };
  for (const draft of course.order) {
    // Who speaks is told first, so that what the quotation says of "us" is said of somebody.
    const speaker = draft.quotation < 0 ? -1 : sight.speakers[draft.quotation]!;
    if (speaker >= 0) readOne(reading, sight.groups.drafts[speaker]!, draft);
    readOne(reading, draft, draft);
    course.pass(draft);
  }
  joinComing(sight);
}

/** The first quotation of each draft that speaks. */
function firstWords(sight: Sight): ReadonlyMap<number, number> {
  const speaks = new Map<number, number>();
  sight.speakers.forEach((speaker, quotation) => {
    if (speaker >= 0 && !speaks.has(speaker)) speaks.set(speaker, quotation);
  });
  return speaks;
}

/** "Eleven people have been detained, *among them* four ministers": those of whom some are named next. */
function joinAmong({ analysis, groups }: Sight, draft: Draft): boolean {
  const { tokens } = analysis;
  if (tokens[draft.head]!.form !== "them" || !/^among$/i.test(tokens[draft.head - 1]?.form ?? "")) return false;
  const before = groups.drafts.filter(
    ({ head, sentence, number, form }) =>
      head < draft.head && sentence === draft.sentence && number === "many" && form !== "pronoun",
  );
  const whole = before.findLast(({ part }) => part === "subject" || part === "passive") ?? before.at(-1);
  return whole !== undefined && groups.join(draft.index, whole.index, "pronoun/among");
}

/** "The president offered talks *although he* dismissed the demand": the subject of an aside is that of the clause that it hangs on. */
function joinSubject(sight: Sight, draft: Draft): boolean {
  const { groups, byHead, analysis } = sight;
  const { tokens } = analysis;
  const token = tokens[draft.head]!;
  const verb = tokens[token.head];
  if (!/^(?:he|she)$/i.test(token.form) || token.label !== "nsubj" || verb?.label !== "advcl") return false;
  const marked = verb.children.some((child) => tokens[child]!.label === "mark" && ASIDE.test(tokens[child]!.form));
  const subject = tokens[verb.head]?.children.find((child) => tokens[child]!.label === "nsubj" && child < draft.head);
  const to = marked && subject !== undefined ? byHead[subject]! : -1;
  if (to < 0) return false;
  const group = groups.of(to);
  return (
    group.type === "person" &&
    group.number !== "many" &&
    mayBe(draft, group) &&
    groups.join(draft.index, to, "pronoun/aside")
  );
}
const ASIDE = /^(?:although|though|because|while|after|before|when|since|if|unless)$/i;

interface Reading {
  readonly course: Course;
  readonly choose: Chooser;
  readonly said: Map<string, number>;
  readonly speaks: ReadonlyMap<number, number>;
  /** Drafts that have been asked about. */
  readonly read: Set<Draft>;
}

/** Descriptions that a rule takes up for sure: the country, the bloc, the minister. */
const SETTLED: ReadonlySet<string> = new Set([
  "description/state",
  "description/body",
  "description/title",
  "description/only-name",
]);

/** Finds what the mention belongs to among what was read before `at`. */
function readOne({ course, choose, said, speaks, read }: Reading, draft: Draft, at: Draft): void {
  const { sight } = course;
  const { groups } = sight;
  if (read.has(draft)) return;
  read.add(draft);
  if (draft.adjective || groups.link(draft.index) !== null || groups.of(draft.index).past !== null) return;
  let rule = -1;
  if (draft.form === "pronoun") {
    if (draft.person !== 3) {
      joinSpoken(sight, draft, said);
      return;
    }
    if (joinAmong(sight, draft) || joinVoice(sight, draft) || joinSubject(sight, draft)) return;
    rule = salientOf(sight, draft, speaks);
  } else if (draft.candidates.length > 0) return;
  else if (draft.form === "nominal") {
    if (draft.determiner === "indefinite" || draft.determiner === "another") return;
    if (joinCountry(sight, draft) || joinHeard(sight, draft, speaks)) return;
    if (joinHolder(sight, draft) || joinHead(sight, draft) || joinVariation(sight, draft)) return;
    if (isOfficial(sight, draft) && joinVoice(sight, draft)) return;
    const pick = rulePick(sight, draft);
    if (pick && SETTLED.has(pick.sieve)) {
      groups.join(draft.index, pick.to, pick.sieve);
      return;
    }
    if (joinVoice(sight, draft)) return;
    rule = pick?.to ?? -1;
  }
  const choices = choicesOf(course, draft, rule, at);
  if (choices.length === 0) return;
  const own = ownFeatures(course, draft, choices.length, rule >= 0);
  const chosen = choose({ draft, own, choices, pairs: choices.map((choice) => pairFeatures(course, draft, choice)) });
  if (chosen >= 0) groups.join(draft.index, choices[chosen]!.other.index, "ranked", true);
}
