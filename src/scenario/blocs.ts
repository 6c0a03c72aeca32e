/** The blocs of a system after Axelrod and Bennett (1993): every division in two that no single actor's move improves. */
import { leastEnergyOf } from "./bound.ts";
import { sampledBasins, wordOf } from "./descent.ts";
import { makeDice } from "./dice.ts";
import { energyOf, type Landscape, makeLandscape, pullsOf, type Sides, type System } from "./landscape.ts";
import { everyBasin, everyMinimum, sidesOf } from "./walk.ts";

/** A division that no single actor's move improves. */
export interface Minimum {
  readonly energy: number;
  /** The first actor's side first. */
  readonly sides: readonly [readonly string[], readonly string[]];
  /** The share of divisions whose steepest descent ends here. */
  readonly basin: number;
  /** The least rise of any single move. */
  readonly margin: number;
}

/** How far a tie must change before one of its two actors moves. */
export interface TieChange {
  readonly a: string;
  readonly b: string;
  readonly propensity: number;
  /** What must be added to the propensity: past it the actor leaves its side; below 0 for two of one side. */
  readonly change: number;
  /** Who moves then. */
  readonly actor: string;
}

/** What a system's two blocs could be. */
export interface Blocs {
  readonly kind: "blocs";
  readonly actors: readonly string[];
  /** Whether every division was looked at. */
  readonly exact: boolean;
  /** How many seeded descents the basins are shares of; `null` where every division's was followed. */
  readonly descents: number | null;
  /** No division has less energy than this. */
  readonly lower: number;
  /** Whether the first minimum is known to have the least energy of all. */
  readonly proven: boolean;
  /** Lowest energy first. */
  readonly minima: readonly Minimum[];
  /** From the lowest minimum: by how much the energy falls if the actor alone moves; a rise is a fall below 0. */
  readonly flips: readonly { readonly actor: string; readonly gain: number }[];
  /** From the lowest minimum, the smallest change first. */
  readonly ties: readonly TieChange[];
}

/** Up to this many actors every division is looked at. */
export const EXACT_TO = 26;
/** Up to this many actors every division's descent is followed; beyond, a seeded sample's. */
export const BASIN_EXACT_TO = 20;
/** Moves and starts that sampled descents may take, all together, about. */
const EFFORT = 400_000;
const FEWEST = 2000;

interface Found {
  readonly sides: Sides;
  readonly basin: number;
}

function find(
  landscape: Landscape,
  seed: number,
): { readonly found: readonly Found[]; readonly descents: number | null } {
  const { n } = landscape;
  if (n <= BASIN_EXACT_TO) {
    const found = [...everyBasin(landscape)].map(([division, basin]) => ({ sides: sidesOf(n, division), basin }));
    return { found, descents: null };
  }
  const descents = Math.max(FEWEST, Math.floor(EFFORT / n));
  const ends = new Map(sampledBasins(landscape, makeDice(seed), descents));
  if (n <= EXACT_TO) {
    for (const division of everyMinimum(landscape)) {
      const sides = sidesOf(n, division);
      const word = wordOf(sides);
      if (!ends.has(word)) ends.set(word, { sides, basin: 0 });
    }
  }
  return { found: [...ends.values()], descents };
}

/** The names of each side. */
export const namesOf = (actors: readonly string[], sides: Sides): Minimum["sides"] => [
  actors.filter((_, index) => sides[index] === 1),
  actors.filter((_, index) => sides[index] === -1),
];

/** What must be added to each tie for one of its actors to move, nearest first. */
function changesOf(system: System, sides: Sides, pulls: Float64Array): readonly TieChange[] {
  const { actors, sizes, propensities } = system;
  const changes: TieChange[] = [];
  for (let i = 0; i < actors.length; i += 1) {
    for (let j = i + 1; j < actors.length; j += 1) {
      const who = pulls[i]! <= pulls[j]! ? i : j;
      const change = Math.max(0, pulls[who]!) / (sizes[i]! * sizes[j]!);
      changes.push({
        a: actors[i]!,
        b: actors[j]!,
        propensity: propensities[i]![j]!,
        change: (sides[i] === sides[j] ? -change : change) + 0,
        actor: actors[who]!,
      });
    }
  }
  return changes.sort((a, b) => Math.abs(a.change) - Math.abs(b.change));
}

/** The blocs of a system; the seed counts only where divisions are sampled. */
export function findBlocs(system: System, seed = 1): Blocs {
  const landscape = makeLandscape(system);
  const { n } = landscape;
  const { found, descents } = find(landscape, seed);
  const minima = found
    .map(({ sides, basin }) => {
      const pulls = pullsOf(landscape, sides, new Float64Array(n));
      return { sides, basin, pulls, energy: energyOf(landscape, sides) + 0, word: wordOf(sides) };
    })
    .sort((a, b) => a.energy - b.energy || (a.word < b.word ? -1 : 1));
  const lowest = minima[0]!;
  const exact = n <= EXACT_TO;
  const lower = exact ? lowest.energy : Math.min(lowest.energy, leastEnergyOf(landscape));
  return {
    kind: "blocs",
    actors: system.actors,
    exact,
    descents,
    lower,
    proven: exact || lowest.energy - lower <= 2 * landscape.grain,
    minima: minima.map(({ sides, basin, pulls, energy }) => ({
      energy,
      sides: namesOf(system.actors, sides),
      basin,
      margin: 2 * Math.min(...pulls) + 0,
    })),
    flips: system.actors.map((actor, index) => ({ actor, gain: -2 * lowest.pulls[index]! + 0 })),
    ties: changesOf(system, lowest.sides, lowest.pulls),
  };
}
