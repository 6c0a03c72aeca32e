import { fault } from "../ground/fault.ts";

/** Actors with sizes and the propensity of each pair to stand together: negative to stand apart. */
export interface System {
  readonly actors: readonly string[];
  /** One positive number an actor. */
  readonly sizes: readonly number[];
  /** Symmetric, `propensities[i][j]`; the diagonal is ignored. */
  readonly propensities: readonly (readonly number[])[];
}

/** The system as numbers to walk on: `weights[i * n + j] = s_i s_j p_ij`, 0 on the diagonal. */
export interface Landscape {
  readonly n: number;
  readonly weights: Float64Array;
  /** Falls and rises smaller than this are rounding, not moves. */
  readonly grain: number;
}

/**
 * The landscape of Axelrod and Bennett (1993): each pair's weight is the product of both sizes and the pair's propensity.
 * @throws Fault `scenario/asymmetric`, `scenario/size`, `scenario/too-few` naming the actors at fault.
 */
export function makeLandscape(system: System): Landscape {
  const n = system.actors.length;
  if (n < 2) throw fault("scenario/too-few", `asked for blocs of ${n} actors; give at least 2`);
  const weights = new Float64Array(n * n);
  let most = 0;
  for (let i = 0; i < n; i += 1) {
    const size = system.sizes[i];
    if (size === undefined || !(size > 0) || !Number.isFinite(size))
      throw fault("scenario/size", `the size of ${system.actors[i]} is ${size}; give a number above 0`);
    for (let j = 0; j < n; j += 1) {
      if (i === j) continue;
      const one = system.propensities[i]?.[j];
      const other = system.propensities[j]?.[i];
      if (one === undefined || other === undefined || !Number.isFinite(one) || !Number.isFinite(other))
        throw fault(
          "scenario/propensity",
          `no propensity between ${system.actors[i]} and ${system.actors[j]}; give a number`,
        );
      if (one !== other)
        throw fault(
          "scenario/asymmetric",
          `the propensity of ${system.actors[i]} to ${system.actors[j]} is ${one}, and back ${other}; they must be the same`,
        );
      const weight = size * (system.sizes[j] ?? 0) * one;
      weights[i * n + j] = weight;
      most = Math.max(most, Math.abs(weight));
    }
  }
  return { n, weights, grain: most * n * 1e-12 };
}

/** A division in two as bits: actor `i` stands on the other side than actor 0 where bit `i` is set; bit 0 is never set. */
export type Division = number;

/** The pull on each actor: moving actor `k` changes the energy by `2 * pulls[k]`. */
export function pullsOf(landscape: Landscape, division: Division, into: Float64Array): Float64Array {
  const { n, weights } = landscape;
  for (let k = 0; k < n; k += 1) {
    const side = sideOf(division, k);
    let pull = 0;
    for (let j = 0; j < n; j += 1) pull += sideOf(division, j) === side ? weights[k * n + j]! : -weights[k * n + j]!;
    into[k] = pull;
  }
  return into;
}

/** Which side the actor stands on: 0 with the first actor, 1 against. */
export const sideOf = (division: Division, actor: number): 0 | 1 => (Math.floor(division / 2 ** actor) % 2) as 0 | 1;

/** The sum of all actors' frustrations: each pair on opposite sides counts twice. */
export function energyOf(landscape: Landscape, division: Division): number {
  const { n, weights } = landscape;
  let energy = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) if (sideOf(division, i) !== sideOf(division, j)) energy += weights[i * n + j]!;
  return energy;
}

/** The division after the actor moves, with the first actor's side held: its own move is everybody else's. */
export function moved(n: number, division: Division, actor: number): Division {
  const bits = 2 ** n - 2;
  if (actor === 0) return bits - division;
  return sideOf(division, actor) === 1 ? division - 2 ** actor : division + 2 ** actor;
}

/** The actor whose move lowers the energy most, the first of equals; -1 where none lowers it. */
export function steepest(pulls: Float64Array, n: number, grain: number): number {
  let best = -1;
  let lowest = -grain;
  for (let k = 0; k < n; k += 1) {
    if (pulls[k]! < lowest - (best < 0 ? 0 : grain)) {
      lowest = pulls[k]!;
      best = k;
    }
  }
  return best;
}
