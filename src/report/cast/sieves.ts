import { joinAppositions } from "./join-appositions.ts";
import { joinDescriptions } from "./join-descriptions.ts";
import { joinNames } from "./join-names.ts";
import { joinPronouns } from "./join-pronouns.ts";
import type { Sight } from "./sight.ts";

/** One step of putting mentions together, the surest first. */
export interface Sieve {
  readonly name: string;
  readonly about: string;
  run(sight: Sight): void;
}

/** In the order they run; each mention tells by which of them it was joined. */
export const SIEVES: readonly Sieve[] = [
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
