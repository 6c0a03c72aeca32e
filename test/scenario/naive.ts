/** The definitions written out again, slowly and without the solver's code, to hold it against. */

export interface NaiveMinimum {
  readonly energy: number;
  readonly with: string;
  readonly basin: number;
  readonly margin: number;
}

/** Sum over actors of size times the sum over those on the other side of size times propensity. */
export function naiveEnergy(
  sizes: readonly number[],
  propensities: readonly (readonly number[])[],
  sides: readonly number[],
): number {
  let energy = 0;
  for (const [i, size] of sizes.entries()) {
    let frustration = 0;
    for (const [j, other] of sizes.entries())
      if (i !== j && sides[i] !== sides[j]) frustration += other * propensities[i]![j]!;
    energy += size * frustration;
  }
  return energy;
}

/** Moves of one actor, from sides that have the first actor at 0. */
const flip = (sides: readonly number[], actor: number): readonly number[] => {
  const moved = sides.map((side, index) => (index === actor ? 1 - side : side));
  return moved[0] === 0 ? moved : moved.map((side) => 1 - side);
};

export function naiveMinima(
  sizes: readonly number[],
  propensities: readonly (readonly number[])[],
): readonly NaiveMinimum[] {
  const n = sizes.length;
  const all = Array.from({ length: 2 ** (n - 1) }, (_, bits) =>
    Array.from({ length: n }, (_, k) => (k === 0 ? 0 : (bits >> (k - 1)) & 1)),
  );
  const energy = (sides: readonly number[]): number => naiveEnergy(sizes, propensities, sides);
  const step = (sides: readonly number[]): readonly number[] | null => {
    let best: readonly number[] | null = null;
    let most = 0;
    for (let k = 0; k < n; k += 1) {
      const fall = energy(sides) - energy(flip(sides, k));
      if (fall > most) [best, most] = [flip(sides, k), fall];
    }
    return best;
  };
  const ends = new Map<string, number>();
  for (const start of all) {
    let at: readonly number[] = start;
    for (let next = step(at); next; next = step(at)) at = next;
    ends.set(at.join(""), (ends.get(at.join("")) ?? 0) + 1);
  }
  return [...ends]
    .map(([word, count]) => {
      const sides = [...word].map(Number);
      const rises = sides.map((_, k) => energy(flip(sides, k)) - energy(sides));
      return { energy: energy(sides), with: word, basin: count / all.length, margin: Math.min(...rises) };
    })
    .sort((a, b) => a.energy - b.energy || (a.with < b.with ? -1 : 1));
}

/** The least number of ties that contradict any division. */
export function naiveFrustration(n: number, ties: readonly { a: number; b: number; sign: number }[]): number {
  let least = ties.length;
  for (let bits = 0; bits < 2 ** n; bits += 1) {
    const side = (k: number): number => (bits >> k) & 1;
    const wrong = ties.filter(({ a, b, sign }) => (side(a) === side(b)) !== sign > 0).length;
    least = Math.min(least, wrong);
  }
  return least;
}
