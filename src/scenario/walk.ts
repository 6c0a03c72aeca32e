/** All divisions of a small system, one move apart from each other. */
import { type Landscape, move, pullsOf, type Sides, steepest } from "./landscape.ts";

/** A division as bits: actor `k` stands against the first actor where bit `k - 1` is set; of 32 actors at most. */
export type Division = number;

/** How many divisions there are: the first actor's side is held. */
export const divisionsOf = (n: number): number => 2 ** (n - 1);

/** The division after the actor moves; the first actor's own move is everybody else's. */
export const after = (n: number, division: Division, actor: number): Division =>
  actor === 0 ? divisionsOf(n) - 1 - division : division ^ (1 << (actor - 1));

/** The sides of a division. */
export const sidesOf = (n: number, division: Division): Sides =>
  Int8Array.from({ length: n }, (_, k) => (k > 0 && (division >>> (k - 1)) & 1 ? -1 : 1));

/** Fresh sums after this many steps of the walk keep rounding from adding up. */
const REFRESH = 4096;

/** Walks all divisions in Gray-code order and hands each with its pulls, and its energy less the first's, to `visit`. */
export function walk(
  landscape: Landscape,
  visit: (division: Division, pulls: Float64Array, energy: number) => void,
): void {
  const { n } = landscape;
  const sides = sidesOf(n, 0);
  const pulls = pullsOf(landscape, sides, new Float64Array(n));
  const last = divisionsOf(n);
  let division = 0;
  let energy = 0;
  visit(0, pulls, energy);
  for (let step = 1; step < last; step += 1) {
    const bit = 31 - Math.clz32(step & -step);
    division ^= 1 << bit;
    energy += 2 * pulls[bit + 1]!;
    move(landscape, sides, pulls, bit + 1);
    if (step % REFRESH === 0) pullsOf(landscape, sides, pulls);
    visit(division, pulls, energy);
  }
}

/** Every division that no move improves. */
export function everyMinimum(landscape: Landscape): readonly Division[] {
  const found: Division[] = [];
  const bar = -landscape.grain;
  walk(landscape, (division, pulls) => {
    for (let k = 0; k < pulls.length; k += 1) if (pulls[k]! < bar) return;
    found.push(division);
  });
  return found;
}

/** Every minimum with the share of all divisions whose steepest descent ends there. */
export function everyBasin(landscape: Landscape): ReadonlyMap<Division, number> {
  const { n, grain } = landscape;
  const count = divisionsOf(n);
  const next = new Int32Array(count);
  walk(landscape, (division, pulls) => {
    const actor = steepest(pulls, grain);
    next[division] = actor < 0 ? division : after(n, division, actor);
  });
  const reached = new Map<Division, number>();
  const trail: number[] = [];
  for (let start = 0; start < count; start += 1) {
    let at = start;
    trail.length = 0;
    while (next[at] !== at) {
      trail.push(at);
      at = next[at]!;
    }
    // Remembered, so that no descent is followed twice.
    for (const passed of trail) next[passed] = at;
    reached.set(at, (reached.get(at) ?? 0) + 1);
  }
  return new Map([...reached].map(([division, ends]) => [division, ends / count]));
}
