import { fault } from "../ground/fault.ts";
import { makeDice } from "./dice.ts";
import { quantile } from "./quantile.ts";

/** The numbers of a stand. */
export const STAND_FIELDS = ["capability", "position", "salience"] as const;
export type StandField = (typeof STAND_FIELDS)[number];

/** An actor's stand on an issue. */
export interface Position extends Readonly<Record<StandField, number>> {
  readonly actor: string;
  /** Least and most of each that are drawn from; where absent, the stated uncertainty. */
  readonly intervals?: { readonly [Field in StandField]?: readonly [number, number] };
}

export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface Issue {
  readonly kind: "issue";
  /** The mean position, weighted by capability times salience. */
  readonly compromise: number;
  /** The position that has half of the weight on either side. */
  readonly median: number;
  /** Of the compromise over the draws. */
  readonly spread: Spread;
  /** Of the median over the draws. */
  readonly medianSpread: Spread;
  readonly draws: number;
  /** The share by which numbers without an interval were varied. */
  readonly uncertainty: number;
  /** Each actor's share of the weight. */
  readonly weights: readonly { readonly actor: string; readonly share: number }[];
}

const weightOf = (one: Readonly<Record<StandField, number>>): number => one.capability * one.salience;

function compromise(positions: readonly Readonly<Record<StandField, number>>[]): number {
  let sum = 0;
  let weight = 0;
  for (const one of positions) {
    sum += weightOf(one) * one.position;
    weight += weightOf(one);
  }
  return sum / weight;
}

/** Where exactly half lies below and half above, halfway between the two. */
function median(positions: readonly Readonly<Record<StandField, number>>[]): number {
  const sorted = positions.filter((one) => weightOf(one) > 0).sort((a, b) => a.position - b.position);
  const half = sorted.reduce((sum, one) => sum + weightOf(one), 0) / 2;
  const grain = half * 1e-12;
  let weight = 0;
  for (const [index, one] of sorted.entries()) {
    weight += weightOf(one);
    if (weight > half + grain) return one.position;
    if (weight >= half - grain) return (one.position + (sorted[index + 1] ?? one).position) / 2;
  }
  return sorted.at(-1)!.position;
}

const spreadOf = (drawn: Float64Array): Spread => {
  drawn.sort();
  return { p10: quantile(drawn, 0.1), p50: quantile(drawn, 0.5), p90: quantile(drawn, 0.9) };
};

/** What each number is drawn from: its interval, or the uncertainty as a share of it; of a position, as a share of the positions' range. */
function rangeOf(one: Position, field: StandField, reach: number, uncertainty: number): readonly [number, number] {
  const given = one.intervals?.[field];
  if (given) return given;
  const half = (field === "position" ? reach : one[field]) * uncertainty;
  return [one[field] - half, one[field] + half];
}

/**
 * The compromise model (Van den Bos 1991; Achen 2006) and the weighted median, with a seeded Monte Carlo over intervals.
 * @throws Fault `scenario/no-positions`, `scenario/position`, `scenario/interval`, `scenario/weight` naming the actor.
 */
export function findIssue(
  positions: readonly Position[],
  asked: { readonly seed?: number; readonly draws?: number; readonly uncertainty?: number } = {},
): Issue {
  check(positions);
  const { seed = 1, draws = 10_000, uncertainty = 0.1 } = asked;
  const places = positions.map((one) => one.position);
  const reach = Math.max(...places) - Math.min(...places);
  const ranges = positions.map((one) => STAND_FIELDS.map((field) => rangeOf(one, field, reach, uncertainty)));
  const dice = makeDice(seed);
  const [means, medians] = [new Float64Array(draws), new Float64Array(draws)];
  for (let round = 0; round < draws; ) {
    const drawn = ranges.map((of) => {
      const [capability, position, salience] = of.map(([low, high]) => low + (high - low) * dice.next());
      return { capability: Math.max(0, capability!), position: position!, salience: Math.max(0, salience!) };
    });
    if (drawn.every((one) => weightOf(one) === 0)) continue;
    means[round] = compromise(drawn);
    medians[round] = median(drawn);
    round += 1;
  }
  const whole = positions.reduce((sum, one) => sum + weightOf(one), 0);
  return {
    kind: "issue",
    compromise: compromise(positions),
    median: median(positions),
    spread: spreadOf(means),
    medianSpread: spreadOf(medians),
    draws,
    uncertainty,
    weights: positions.map((one) => ({ actor: one.actor, share: weightOf(one) / whole })),
  };
}

function check(positions: readonly Position[]): void {
  if (positions.length === 0)
    throw fault("scenario/no-positions", "asked for an issue of no actors; give at least one position");
  const seen = new Set<string>();
  for (const one of positions) {
    if (seen.has(one.actor)) throw fault("scenario/same-actor", `${one.actor} is there twice; give each actor once`);
    seen.add(one.actor);
    for (const field of STAND_FIELDS) {
      if (!Number.isFinite(one[field]))
        throw fault("scenario/position", `${one.actor} has no ${field} that is a number; give one`);
      const [low, high] = one.intervals?.[field] ?? [one[field], one[field]];
      if (!(low <= one[field] && one[field] <= high))
        throw fault(
          "scenario/interval",
          `${one.actor}: the ${field} ${one[field]} is not between ${low} and ${high}; give an interval around it`,
        );
    }
    if (one.capability < 0 || one.salience < 0)
      throw fault("scenario/weight", `${one.actor} has a capability or salience below 0; give 0 or more`);
  }
  if (positions.every((one) => weightOf(one) === 0))
    throw fault("scenario/weight", "every capability times salience is 0; give at least one above 0");
}
