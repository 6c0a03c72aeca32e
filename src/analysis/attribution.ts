import type { AttributionReading } from "./analysis.ts";

const WIDTH = 64;
const SCALE = 8;

/** What the encoder says of the words of a window, as attributions need it. */
export interface AttributionEvidence {
  readonly count: number;
  /** Three logits a word: O, B, I. */
  readonly cue: Float32Array;
  /** Four vectors of 64 a word: asks for its source, asks for its content, answers as source, answers as content. */
  readonly vectors: Float32Array;
  readonly bias: readonly [source: number, content: number];
  /** Whether the word is the first of a sentence. */
  readonly starts: (index: number) => boolean;
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** Index of the highest of `count` numbers from `at`. */
function highest(values: Float32Array, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[at + k]! > values[at + best]!) best = k;
  return best;
}

/** Attributions of the window, by cue; indexes are into it, `offset` added. */
export function readAttributions(evidence: AttributionEvidence, offset: number): readonly AttributionReading[] {
  const { count, cue, vectors, bias, starts } = evidence;
  const found: AttributionReading[] = [];
  for (let index = 0; index < count; index++) {
    if (!begins(cue, index * 3)) continue;
    const words = [index + offset];
    for (let next = index + 1; next < count && !starts(next); next++) {
      if (begins(cue, next * 3)) break;
      if (highest(cue, next * 3, 3) === 2) words.push(next + offset);
    }
    const source: number[] = [];
    const content: number[] = [];
    let sure = 0;
    for (let word = 0; word < count; word++) {
      if (answers(vectors, index, word, 0) / SCALE + bias[0] > 0) source.push(word + offset);
      const logit = answers(vectors, index, word, 1) / SCALE + bias[1];
      if (logit > 0) {
        content.push(word + offset);
        sure += sigmoid(logit);
      }
    }
    if (content.length === 0) continue;
    const score = sureOf(cue, index * 3) * (sure / content.length);
    found.push({ cue: words, source, content, score: Math.round(score * 1000) / 1000 });
  }
  return found;
}

/** From this probability on a word begins a cue; below a half, because cues are rare and a missed one is a statement lost. */
const LEAST_CUE = 0.4;

/** Whether the word begins a cue. */
function begins(cue: Float32Array, at: number): boolean {
  const top = Math.max(cue[at]!, cue[at + 1]!, cue[at + 2]!);
  const first = Math.exp(cue[at + 1]! - top);
  return (
    first / (Math.exp(cue[at]! - top) + first + Math.exp(cue[at + 2]! - top)) >= LEAST_CUE &&
    cue[at + 1]! >= cue[at + 2]!
  );
}

/** How well `word` answers what the cue asks: 0 for its source, 1 for its content. */
function answers(vectors: Float32Array, cue: number, word: number, part: 0 | 1): number {
  const ask = (cue * 4 + part) * WIDTH;
  const answer = (word * 4 + part + 2) * WIDTH;
  let sum = 0;
  for (let k = 0; k < WIDTH; k++) sum += vectors[ask + k]! * vectors[answer + k]!;
  return sum;
}

/** Probability that the word is in a cue. */
function sureOf(cue: Float32Array, at: number): number {
  const top = Math.max(cue[at]!, cue[at + 1]!, cue[at + 2]!);
  const none = Math.exp(cue[at]! - top);
  return 1 - none / (none + Math.exp(cue[at + 1]! - top) + Math.exp(cue[at + 2]! - top));
}
