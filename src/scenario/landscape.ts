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
 * @throws Fault `scenario/too-few`, `scenario/same-actor`, `scenario/size`, `scenario/propensity`, `scenario/asymmetric` naming the actors at fault.
 */
export function makeLandscape(system: System): Landscape {
  const { actors, sizes, propensities } = system;
  const n = actors.length;
  if (n < 2) throw fault("scenario/too-few", `asked for blocs of ${n} actors; give at least 2`);
  const twice = actors.find((actor, index) => actors.indexOf(actor) !== index);
  if (twice !== undefined) throw fault("scenario/same-actor", `${twice} is there twice; give each actor once`);
  for (const [index, actor] of actors.entries()) {
    const size = sizes[index];
    if (size === undefined || !(size > 0) || !Number.isFinite(size))
      throw fault("scenario/size", `the size of ${actor} is ${size ?? "not given"}; give a number above 0`);
  }
  const weights = new Float64Array(n * n);
  let most = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const [one, other] = [propensities[i]?.[j], propensities[j]?.[i]];
      const pair = `${actors[i]} and ${actors[j]}`;
      if (one === undefined || other === undefined || !Number.isFinite(one) || !Number.isFinite(other))
        throw fault("scenario/propensity", `there is no propensity between ${pair}; give a number, 0 for indifference`);
      if (one !== other)
        throw fault(
          "scenario/asymmetric",
          `the propensity between ${pair} is ${one} one way and ${other} back; give one number`,
        );
      const weight = sizes[i]! * sizes[j]! * one;
      weights[i * n + j] = weight;
      weights[j * n + i] = weight;
      most = Math.max(most, Math.abs(weight));
    }
  }
  return { n, weights, grain: most * n * 1e-12 };
}

/** The side of each actor: 1 with the first actor, -1 against it. */
export type Sides = Int8Array;

/** The pull on each actor: moving actor `k` changes the energy by `2 * pulls[k]`. */
export function pullsOf({ n, weights }: Landscape, sides: Sides, into: Float64Array): Float64Array {
  for (let k = 0; k < n; k += 1) {
    let pull = 0;
    for (let j = 0, at = k * n; j < n; j += 1, at += 1) pull += weights[at]! * sides[j]!;
    into[k] = pull * sides[k]!;
  }
  return into;
}

/** Moves the actor to the other side and mends the pulls. */
export function move({ n, weights }: Landscape, sides: Sides, pulls: Float64Array, actor: number): void {
  const twice = 2 * sides[actor]!;
  for (let j = 0, at = actor * n; j < n; j += 1, at += 1) pulls[j]! -= twice * weights[at]! * sides[j]!;
  pulls[actor] = -pulls[actor]!;
  sides[actor] = -sides[actor]!;
}

/** The sum of all actors' frustrations: each pair on opposite sides counts twice. */
export function energyOf({ n, weights }: Landscape, sides: Sides): number {
  let energy = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) if (sides[i] !== sides[j]) energy += 2 * weights[i * n + j]!;
  return energy;
}

/** The actor whose move lowers the energy most, the first of equals; -1 where none lowers it. */
export function steepest(pulls: Float64Array, grain: number): number {
  let lowest = 0;
  for (let k = 0; k < pulls.length; k += 1) if (pulls[k]! < lowest) lowest = pulls[k]!;
  if (lowest >= -grain) return -1;
  const near = lowest + grain;
  for (let k = 0; k < pulls.length; k += 1) if (pulls[k]! <= near) return k;
  return -1;
}
