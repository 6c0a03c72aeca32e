/** The words of `known` nearest to what was written, nearest first; empty where none is near. */
export function nearest(written: string, known: Iterable<string>, count = 3): readonly string[] {
  const limit = Math.max(2, Math.floor(written.length / 3));
  return [...known]
    .map((word) => ({ word, far: distance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || a.word.localeCompare(b.word))
    .slice(0, count)
    .map(({ word }) => word);
}

/** "did you mean …?" where something is near, else what there is to choose from. */
export function choices(written: string, known: Iterable<string>): string {
  const all = [...known];
  const near = nearest(written, all);
  if (near.length > 0) return `did you mean ${near.map((word) => `"${word}"`).join(" or ")}?`;
  return all.length > 60 ? `choose from ${all.slice(0, 60).join(", ")}, …` : `choose from ${all.join(", ")}`;
}

/** How many letters must be put in, left out or changed to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
