import { joinAppositions } from "./join-appositions.ts";
import { joinDescriptions } from "./join-descriptions.ts";
import { joinNames } from "./join-names.ts";
import { joinPronouns } from "./join-pronouns.ts";
import { type Chooser, joinRanked } from "./rank/join-ranked.ts";
import { openRanker } from "./rank/ranker.ts";
import { RANKER } from "./rank/weights.ts";
import type { Sight } from "./sight.ts";

/** One step of putting mentions together, the surest first. */
export interface Sieve {
  readonly name: string;
  readonly about: string;
  run(sight: Sight): void;
}

const FIRST: readonly Sieve[] = [
  {
    name: "names",
    about: "one actor of the tables, the same name, its short form, its initials",
    run: ({ groups }) => joinNames(groups),
  },
  {
    name: "apposition",
    about: "a description set beside a name, an abbreviation in brackets, X is a Y",
    run: joinAppositions,
  },
];

/** By declared rules alone, in the order they run. */
export const RULES: readonly Sieve[] = [
  ...FIRST,
  {
    name: "description",
    about: "the pact, the minister, the country, the two countries, the teacher who goes on speaking",
    run: (sight) => joinDescriptions(sight),
  },
  {
    name: "pronoun",
    about: "speakers say I; he, she, it and they take up the most salient mention that fits",
    run: joinPronouns,
  },
  {
    name: "possession",
    about: "their house again: the same noun of the same owner",
    run: (sight) => joinDescriptions(sight, true),
  },
];

/** The same with what the rules of descriptions and pronouns would join told to a chooser, which takes it or something else. */
export const ranked = (choose: Chooser): readonly Sieve[] => [
  ...FIRST,
  {
    name: "ranked",
    about:
      "the two countries, our country and the speaker's I by rule; the rest by learned weights over what the rules see",
    run: (sight) => joinRanked(sight, choose),
  },
];

/** In the order they run; each mention tells by which of them it was joined. */
export const SIEVES: readonly Sieve[] = ranked(openRanker(RANKER));
