import type { InfluenceReading } from "./analysis.ts";

/** Causes and effects of a window from five logits a word (O, B-C, I-C, B-E, I-E); none runs over a sentence's start. */
export function readInfluences(
  count: number,
  logits: Float32Array,
  starts: (index: number) => boolean,
  offset: number,
): readonly InfluenceReading[] {
  const found: InfluenceReading[] = [];
  let open: { part: "cause" | "effect"; first: number; sure: number } | null = null;
  const close = (last: number) => {
    if (!open) return;
    const score = open.sure / (last - open.first);
    found.push({
      part: open.part,
      first: open.first + offset,
      last: last + offset,
      score: Math.round(score * 1000) / 1000,
    });
    open = null;
  };
  for (let index = 0; index < count; index++) {
    const { label, probability } = softest(logits, index * 5);
    const part = label === 0 ? null : label < 3 ? "cause" : "effect";
    const begins = label === 1 || label === 3 || starts(index);
    if (open && (part !== open.part || begins)) close(index);
    if (part === null) continue;
    open ??= { part, first: index, sure: 0 };
    open.sure += probability;
  }
  close(count);
  return found;
}

function softest(logits: Float32Array, at: number): { label: number; probability: number } {
  let label = 0;
  for (let k = 1; k < 5; k++) if (logits[at + k]! > logits[at + label]!) label = k;
  let sum = 0;
  for (let k = 0; k < 5; k++) sum += Math.exp(logits[at + k]! - logits[at + label]!);
  return { label, probability: 1 / sum };
}
