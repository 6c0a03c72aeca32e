import type { Dice } from "./dice.ts";
import { type Landscape, move, pullsOf, type Sides, steepest } from "./landscape.ts";

/** Follows steepest descent from the sides, which it changes; the first actor's side is held at the end. */
export function descend(landscape: Landscape, sides: Sides): Sides {
  const pulls = pullsOf(landscape, sides, new Float64Array(landscape.n));
  for (let steps = 1; ; steps += 1) {
    const actor = steepest(pulls, landscape.grain);
    if (actor < 0) break;
    move(landscape, sides, pulls, actor);
    if (steps % 256 === 0) pullsOf(landscape, sides, pulls);
  }
  if (sides[0] === -1) for (let k = 0; k < sides.length; k += 1) sides[k] = -sides[k]!;
  return sides;
}

/** A division in two by throws of a coin, the first actor's side held. */
export const anyDivision = (n: number, dice: Dice): Sides =>
  Int8Array.from({ length: n }, (_, k) => (k > 0 && dice.next() < 0.5 ? -1 : 1));

/** The sides as letters, to tell divisions apart. */
export const wordOf = (sides: Sides): string => sides.map((side) => (side > 0 ? 0 : 1)).join("");

/** Where seeded descents end: each end with its share of them. */
export function sampledBasins(
  landscape: Landscape,
  dice: Dice,
  descents: number,
): ReadonlyMap<string, { readonly sides: Sides; readonly basin: number }> {
  const ends = new Map<string, { readonly sides: Sides; basin: number }>();
  for (let round = 0; round < descents; round += 1) {
    const sides = descend(landscape, anyDivision(landscape.n, dice));
    const word = wordOf(sides);
    const end = ends.get(word);
    if (end) end.basin += 1 / descents;
    else ends.set(word, { sides, basin: 1 / descents });
  }
  return ends;
}
