/** Shared words over all words of the two. */
export function overlapShare(a: readonly number[], b: readonly number[]): number {
  const inside = new Set(a);
  const shared = b.reduce((count, index) => count + (inside.has(index) ? 1 : 0), 0);
  return shared / Math.max(1, a.length + b.length - shared);
}
