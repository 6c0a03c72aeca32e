import type { Analysis, AttributionReading } from "../../analysis/analysis.ts";
import type { Attribution } from "./attribution.ts";
import { trimEdges } from "./by-tree.ts";

/** The word of the source that the others hang on: the one whose head lies outside. */
export function headOf(analysis: Analysis, indexes: readonly number[]): number {
  const inside = new Set(indexes);
  return (
    indexes.find((index) => !inside.has(analysis.tokens[index]!.head) && analysis.tokens[index]!.upos !== "PUNCT") ?? -1
  );
}

/** Closes gaps of up to `most` words in an ascending list of indexes of one sentence. */
export function bridge(indexes: readonly number[], most: number): readonly number[] {
  const closed: number[] = [];
  for (const index of indexes) {
    const last = closed.at(-1);
    if (last !== undefined && index - last - 1 <= most)
      for (let gap = last + 1; gap < index; gap += 1) closed.push(gap);
    closed.push(index);
  }
  return closed;
}

/** The longest run of neighbouring words, and every other of at least `least` words. */
function withoutCrumbs(indexes: readonly number[], least: number): readonly number[] {
  const groups: number[][] = [];
  for (const index of indexes) {
    const open = groups.at(-1);
    if (open && open.at(-1) === index - 1) open.push(index);
    else groups.push([index]);
  }
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return groups.filter((group) => group.length === longest || group.length >= least).flat();
}

/** The model's reading of an attribution, its content made of whole pieces; `null` where nothing is left of it. */
export function learnedAttribution(analysis: Analysis, reading: AttributionReading): Attribution | null {
  const cue = new Set(reading.cue);
  const source = bridge(reading.source, 1).filter((index) => !cue.has(index));
  const kept = new Set(source);
  const content = withoutCrumbs(bridge(reading.content, 2), 3).filter((index) => !cue.has(index) && !kept.has(index));
  const words = trimEdges(analysis, content);
  if (words.length === 0) return null;
  return {
    cue: reading.cue,
    source,
    sourceHead: headOf(analysis, source),
    content: words,
    rule: "said/learned",
    score: reading.score,
  };
}
