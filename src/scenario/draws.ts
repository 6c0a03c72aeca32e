/** Blocs over the intervals of the propensities: how often each division is the one of least energy. */
import { type Minimum, namesOf } from "./blocs.ts";
import { anyDivision, descend, wordOf } from "./descent.ts";
import { type Dice, makeDice } from "./dice.ts";
import { energyOf, type Landscape, makeLandscape, type Sides, type System } from "./landscape.ts";
import { divisionsOf, sidesOf, walk } from "./walk.ts";

/** A system whose propensities are known between bounds. */
export interface UncertainSystem extends System {
  /** Least and most of each propensity, symmetric; the diagonal is ignored. */
  readonly low: readonly (readonly number[])[];
  readonly high: readonly (readonly number[])[];
}

export interface BlocDraws {
  readonly draws: number;
  /** Whether every division was looked at in every draw. */
  readonly exact: boolean;
  /** Divisions by the share of draws in which they have the least energy, most first. */
  readonly shares: readonly { readonly sides: Minimum["sides"]; readonly share: number }[];
  /** Of each pair, the share of draws in which they stand together. */
  readonly together: readonly { readonly a: string; readonly b: string; readonly share: number }[];
}

/** Steps of walking that all draws together may take where every division is looked at. */
const EFFORT = 3e9;
const STARTS = 40;

function lowest(landscape: Landscape, exact: boolean, dice: Dice): Sides {
  if (exact) {
    let best = 0;
    let least = 0;
    walk(landscape, (division, _, energy) => {
      if (energy < least - landscape.grain) [best, least] = [division, energy];
    });
    return sidesOf(landscape.n, best);
  }
  let best = descend(landscape, anyDivision(landscape.n, dice));
  for (let start = 1; start < STARTS; start += 1) {
    const other = descend(landscape, anyDivision(landscape.n, dice));
    if (energyOf(landscape, other) < energyOf(landscape, best) - landscape.grain) best = other;
  }
  return best;
}

/** Draws each propensity evenly from its interval, so many times. */
export function drawBlocs(system: UncertainSystem, draws = 10_000, seed = 1): BlocDraws {
  const { actors, low, high } = system;
  const { n, weights: base, grain } = makeLandscape(system);
  const dice = makeDice(seed);
  const exact = n <= 26 && divisionsOf(n) * n * draws <= EFFORT;
  const weights = new Float64Array(base);
  const landscape: Landscape = { n, weights, grain };
  const counts = new Map<string, { readonly sides: Sides; count: number }>();
  for (let draw = 0; draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const [from, to] = [low[i]![j]!, high[i]![j]!];
        const weight = system.sizes[i]! * system.sizes[j]! * (from + (to - from) * dice.next());
        weights[i * n + j] = weight;
        weights[j * n + i] = weight;
      }
    }
    const sides = lowest(landscape, exact, dice);
    const word = wordOf(sides);
    const found = counts.get(word);
    if (found) found.count += 1;
    else counts.set(word, { sides, count: 1 });
  }
  const all = [...counts.entries()].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  const together = actors.flatMap((a, i) =>
    actors.slice(i + 1).map((b, after) => {
      const j = i + 1 + after;
      const with_ = all.reduce((sum, [, { sides, count }]) => sum + (sides[i] === sides[j] ? count : 0), 0);
      return { a, b, share: with_ / draws };
    }),
  );
  return {
    draws,
    exact,
    shares: all.map(([, { sides, count }]) => ({ sides: namesOf(actors, sides), share: count / draws })),
    together,
  };
}
