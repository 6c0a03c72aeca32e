import type { Landscape } from "./landscape.ts";

/**
 * A bound that no division's energy is below: every pair as it would like to stand, and of each triangle that cannot have
 * all three so, what it must give up at least; triangles share no weight, so that nothing counts twice.
 */
export function leastEnergyOf({ n, weights }: Landscape): number {
  const left = weights.map(Math.abs);
  let bound = 0;
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) bound += 2 * Math.min(0, weights[i * n + j]!);
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const [ij, signs] = [i * n + j, Math.sign(weights[i * n + j]!)];
      for (let k = j + 1; k < n && left[ij]! > 0; k += 1) {
        const [ik, jk] = [i * n + k, j * n + k];
        if (signs * Math.sign(weights[ik]!) * Math.sign(weights[jk]!) >= 0) continue;
        const give = Math.min(left[ij]!, left[ik]!, left[jk]!);
        for (const at of [ij, ik, jk]) left[at]! -= give;
        bound += 2 * give;
      }
    }
  }
  return bound + 0;
}
