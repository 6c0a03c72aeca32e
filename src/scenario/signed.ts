/** A signed network, checked and numbered. */
import { fault } from "../ground/fault.ts";
import type { Dice } from "./dice.ts";

export interface SignedTie {
  readonly a: string;
  readonly b: string;
  readonly sign: 1 | -1;
}

/** A tie between numbered actors. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly sign: 1 | -1;
}

export interface Network {
  readonly actors: readonly string[];
  readonly edges: readonly Edge[];
  /** Ties of each actor: the other's number and the sign. */
  readonly near: readonly (readonly { readonly to: number; readonly sign: 1 | -1 }[])[];
}

/** Three actors whose signs multiply to -1. */
export type Triangle = readonly [number, number, number];

/**
 * The network of the ties; actors are numbered as they come.
 * @throws Fault `scenario/no-ties`, `scenario/self-tie`, `scenario/sign`, `scenario/twice` with the row.
 */
export function makeNetwork(ties: readonly SignedTie[]): Network {
  if (ties.length === 0)
    throw fault("scenario/no-ties", "asked for the tension of no ties; give at least one row of a,b,sign");
  const actors = [...new Set(ties.flatMap(({ a, b }) => [a, b]))];
  const at = new Map(actors.map((actor, index) => [actor, index]));
  const seen = new Map<string, number>();
  const near: { to: number; sign: 1 | -1 }[][] = actors.map(() => []);
  const edges = ties.map(({ a, b, sign }, row): Edge => {
    if (a === b) throw fault("scenario/self-tie", `tie ${row + 1}: ${a} has a tie with itself; leave it out`);
    if (sign !== 1 && sign !== -1)
      throw fault("scenario/sign", `tie ${row + 1}: ${a}, ${b} has the sign "${sign}"; give 1 or -1`);
    const key = JSON.stringify([a, b].sort());
    const before = seen.get(key);
    if (before !== undefined)
      throw fault("scenario/twice", `ties ${before + 1} and ${row + 1} both join ${a} and ${b}; keep one`);
    seen.set(key, row);
    const edge = { a: at.get(a)!, b: at.get(b)!, sign };
    near[edge.a]!.push({ to: edge.b, sign });
    near[edge.b]!.push({ to: edge.a, sign });
    return edge;
  });
  return { actors, edges, near };
}

/** Whether the tie contradicts the division: friends apart or foes together. */
export const contradicts = ({ a, b, sign }: Edge, sides: Int8Array): boolean => sides[a]! * sides[b]! !== sign;

/** The triangles that no division can satisfy. */
export function unbalancedTriangles({ actors, near }: Network): readonly Triangle[] {
  const signs = near.map((list) => new Map(list.map(({ to, sign }) => [to, sign])));
  const found: Triangle[] = [];
  for (let a = 0; a < actors.length; a += 1)
    for (const [b, ab] of signs[a]!)
      if (b > a)
        for (const [c, bc] of signs[b]!) if (c > b && ab * bc * (signs[a]!.get(c) ?? 0) < 0) found.push([a, b, c]);
  return found;
}

/** Triangles that share no tie each need a contradiction of their own: a bound from below. */
export function disjointTriangles({ actors: { length: n } }: Network, triangles: readonly Triangle[]): number {
  const used = new Set<number>();
  let count = 0;
  for (const [a, b, c] of triangles) {
    const keys = [a * n + b, b * n + c, a * n + c];
    if (keys.some((key) => used.has(key))) continue;
    for (const key of keys) used.add(key);
    count += 1;
  }
  return count;
}

/** A division that no single move improves, the best of some seeded starts. */
export function goodDivision(network: Network, dice: Dice, starts: number): Int8Array {
  const { actors, edges, near } = network;
  let best = new Int8Array(actors.length).fill(1);
  let fewest = Number.POSITIVE_INFINITY;
  for (let start = 0; start < starts; start += 1) {
    const sides = Int8Array.from(actors, () => (start > 0 && dice.next() < 0.5 ? -1 : 1));
    for (let moving = true; moving; ) {
      moving = false;
      for (let k = 0; k < actors.length; k += 1) {
        let pull = 0;
        for (const { to, sign } of near[k]!) pull += sign * sides[to]!;
        if (pull * sides[k]! >= 0) continue;
        sides[k] = -sides[k]!;
        moving = true;
      }
    }
    const count = edges.reduce((sum, edge) => sum + Number(contradicts(edge, sides)), 0);
    if (count < fewest) {
      fewest = count;
      best = sides;
    }
  }
  return best;
}
