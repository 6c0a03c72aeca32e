import { fault } from "../ground/fault.ts";
import { makeDice } from "./dice.ts";

/** An actor's stand on an issue. */
export interface Position {
  readonly actor: string;
  readonly capability: number;
  readonly position: number;
  readonly salience: number;
  /** Half-widths of the intervals that are drawn from; absent: the share `uncertainty` of the value. */
  readonly spread?: { readonly capability?: number; readonly position?: number; readonly salience?: number };
}

export interface Issue {
  readonly kind: "issue";
  /** The mean position, weighted by capability times salience. */
  readonly compromise: number;
  /** The position at which half of the weight is reached. */
  readonly median: number;
  /** Of the compromise over the draws. */
  readonly spread: { readonly p10: number; readonly p50: number; readonly p90: number };
}

const compromise = (positions: readonly Position[]): number => {
  let sum = 0;
  let weight = 0;
  for (const one of positions) {
    sum += one.capability * one.salience * one.position;
    weight += one.capability * one.salience;
  }
  return sum / weight;
};

function median(positions: readonly Position[]): number {
  const sorted = [...positions].sort((a, b) => a.position - b.position);
  const half = sorted.reduce((sum, one) => sum + one.capability * one.salience, 0) / 2;
  let weight = 0;
  for (const one of sorted) {
    weight += one.capability * one.salience;
    if (weight >= half) return one.position;
  }
  return sorted.at(-1)!.position;
}

/** The value at a share of a sorted list, between neighbours by straight line. */
export function quantile(sorted: readonly number[] | Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/**
 * The compromise model (Van den Bos 1991; Achen 2006) and the weighted median, with a seeded Monte Carlo over intervals.
 * @throws Fault `scenario/no-positions`, `scenario/weight` where no weight is above 0 or a number is missing.
 */
export function findIssue(
  positions: readonly Position[],
  asked: { seed?: number; draws?: number; uncertainty?: number } = {},
): Issue {
  if (positions.length === 0)
    throw fault("scenario/no-positions", "asked for an issue of no actors; give at least one position");
  for (const one of positions) {
    for (const field of ["capability", "position", "salience"] as const)
      if (!Number.isFinite(one[field]))
        throw fault("scenario/position", `${one.actor} has no ${field} that is a number`);
    if (one.capability < 0 || one.salience < 0)
      throw fault("scenario/weight", `${one.actor} has a capability or salience below 0; give 0 or more`);
  }
  if (positions.every((one) => one.capability * one.salience === 0))
    throw fault("scenario/weight", "every capability times salience is 0; give at least one above 0");
  const { seed = 1, draws = 10_000, uncertainty = 0.1 } = asked;
  const dice = makeDice(seed);
  const drawn = new Float64Array(draws);
  const throwIn = (value: number, half: number): number => value + half * (2 * dice.next() - 1);
  for (let round = 0; round < draws; round += 1) {
    drawn[round] = compromise(
      positions.map((one) => ({
        actor: one.actor,
        capability: Math.max(
          0,
          throwIn(one.capability, one.spread?.capability ?? Math.abs(one.capability) * uncertainty),
        ),
        position: throwIn(one.position, one.spread?.position ?? Math.abs(one.position) * uncertainty),
        salience: Math.max(0, throwIn(one.salience, one.spread?.salience ?? Math.abs(one.salience) * uncertainty)),
      })),
    );
  }
  drawn.sort();
  return {
    kind: "issue",
    compromise: compromise(positions),
    median: median(positions),
    spread: { p10: quantile(drawn, 0.1), p50: quantile(drawn, 0.5), p90: quantile(drawn, 0.9) },
  };
}
