import type { Draft } from "../draft.ts";
import { joinCountry, joinHeard, rulePick } from "../join-descriptions.ts";
import { joinSpoken, salientOf } from "../join-pronouns.ts";
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
  const said = new Map<string, number>();
  const speaks = new Map<number, number>();
  sight.speakers.forEach((speaker, quotation) => {
    if (speaker >= 0 && !speaks.has(speaker)) speaks.set(speaker, quotation);
  });
  for (const draft of course.order) {
    readOne(course, draft, { said, speaks }, choose);
    course.pass(draft);
  }
}

interface Heard {
  readonly said: Map<string, number>;
  readonly speaks: ReadonlyMap<number, number>;
}

function readOne(course: Course, draft: Draft, { said, speaks }: Heard, choose: Chooser): void {
  const { sight } = course;
  const { groups } = sight;
  if (draft.adjective || groups.link(draft.index) !== null) return;
  if (groups.of(draft.index).past !== null) return;
  let rule = -1;
  if (draft.form === "pronoun") {
    if (draft.person !== 3) {
      joinSpoken(sight, draft, said);
      return;
    }
    rule = salientOf(sight, draft, speaks);
  } else if (draft.candidates.length > 0) return;
  else if (draft.form === "nominal") {
    if (draft.determiner === "indefinite" || draft.determiner === "another") return;
    if (joinCountry(sight, draft) || joinHeard(sight, draft, speaks)) return;
    rule = rulePick(sight, draft);
  }
  const choices = choicesOf(course, draft, rule);
  if (choices.length === 0) return;
  const own = ownFeatures(course, draft, choices.length, rule >= 0);
  const chosen = choose({ draft, own, choices, pairs: choices.map((choice) => pairFeatures(course, draft, choice)) });
  if (chosen >= 0) groups.join(draft.index, choices[chosen]!.other.index, "ranked", true);
}
