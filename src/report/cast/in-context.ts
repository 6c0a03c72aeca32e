import type { ActorCandidate } from "../../actor/directory.ts";
import type { Analysis } from "../../analysis/analysis.ts";
import type { KnownName } from "./known-names.ts";

/** Words that names of parties, fronts and houses in many states are made of: no sign of which state's is meant. */
const COMMON: ReadonlySet<string> = new Set(
  `united national popular people peoples democratic patriotic islamic liberation front party congress union alliance movement army
   council assembly senate parliament house labour labor conservative liberal socialist communist republican green workers
   progressive social federal central bank court supreme resistance revolutionary northern southern league forces freedom justice
   unity guard of the and for new republic reform rally coalition opposition`.split(/\s+/),
);

/** What is left of the score of a party, front or house of a state that the report does not name. */
const ELSEWHERE = 0.5;
/** A report that names a state as often is about it. */
const MENTIONS = 2;
/** What is left of a party's or a front's where the name says nothing of the state: it is one of the candidates only. */
const NOWHERE = 0.3;

/** The state that the candidate stands for or belongs to. */
const stateOf = ({ acts, actor }: ActorCandidate): string | null => {
  if (actor.kind === "state" || actor.kind === "territory") return actor.id;
  return actor.kind === "person" ? (acts ?? actor.state) : actor.state;
};

/**
 * The names with the candidates of states that the report names before those of others: "the United Front" is India's in a report on
 * India. Persons, states and bodies of no one state stay as they are.
 */
export function inContext(analysis: Analysis, known: readonly KnownName[]): readonly KnownName[] {
  const counts = new Map<string, number>();
  for (const { candidates } of known) {
    const [best] = candidates;
    const state = best && !isOfOneState(best) ? stateOf(best) : null;
    if (state !== null) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  // A state named in passing tells nothing of which one the report is about.
  if (Math.max(0, ...counts.values()) < MENTIONS) return known;
  return known.map((one) => {
    if (!one.candidates.some(isOfOneState)) return one;
    const candidates = one.candidates.map((candidate) => {
      if (!isOfOneState(candidate) || counts.has(stateOf(candidate)!)) return candidate;
      const factor =
        candidate.actor.kind === "group" && isCommon(analysis, one)
          ? NOWHERE
          : one.candidates.length > 1
            ? ELSEWHERE
            : 1;
      return { ...candidate, score: candidate.score * factor };
    });
    return { ...one, candidates: candidates.sort((a, b) => b.score - a.score) };
  });
}

/** Parties, fronts, houses and ministries of one state, named by words and not by letters. */
const isOfOneState = ({ actor, by }: ActorCandidate): boolean =>
  (actor.kind === "group" || actor.kind === "organization") && actor.state !== null && /^(?:name|short)$/.test(by);

/** Whether the words that name it are such as name others too. */
const isCommon = ({ tokens }: Analysis, { first, last }: KnownName): boolean =>
  tokens
    .slice(first, last)
    .every(({ form, upos }) => upos === "PUNCT" || upos === "PART" || COMMON.has(form.toLowerCase()));
