import type { AttributionOdds, AttributionReading } from "./analysis.ts";

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

/** What the model says of every word of the window that may begin a cue; indexes are into it, `offset` added. */
export function readOdds(evidence: AttributionEvidence, offset: number): readonly AttributionOdds[] {
  const { count, cue, vectors, bias, starts } = evidence;
  const found: AttributionOdds[] = [];
  for (let index = 0; index < count; index++) {
    const begins = chance(cue, index * 3, 1);
    if (begins < LEAST_CANDIDATE) continue;
    const words = [index + offset];
    for (let next = index + 1; next < count && !starts(next); next++) {
      if (chance(cue, next * 3, 1) >= LEAST_CUE) break;
      if (highest(cue, next * 3, 3) === 2) words.push(next + offset);
    }
    const source = new Float32Array(count);
    const content = new Float32Array(count);
    for (let word = 0; word < count; word++) {
      source[word] = answers(vectors, index, word, 0) / SCALE + bias[0];
      content[word] = answers(vectors, index, word, 1) / SCALE + bias[1];
    }
    found.push({ cue: words, begins, first: offset, source, content });
  }
  return found;
}

/** Attributions by the model alone: the likely cues, with the words that it rather takes for source and content than not. */
export function readAttributions(odds: readonly AttributionOdds[]): readonly AttributionReading[] {
  return odds.flatMap(({ cue, begins, first, source, content }) => {
    if (begins < LEAST_CUE) return [];
    const said = likely(content, first);
    if (said.length === 0) return [];
    const sure = said.reduce((sum, word) => sum + sigmoid(content[word - first]!), 0) / said.length;
    return [{ cue, source: likely(source, first), content: said, score: Math.round(begins * sure * 1000) / 1000 }];
  });
}

/** The words whose logit is above 0. */
function likely(logits: Float32Array, first: number): readonly number[] {
  const found: number[] = [];
  for (let word = 0; word < logits.length; word++) if (logits[word]! > 0) found.push(word + first);
  return found;
}

/** From this probability on a word begins a cue; below a half, because cues are rare and a missed one is a statement lost. */
const LEAST_CUE = 0.4;
/** From this probability on a word is worth asking what it would be the cue of. */
const LEAST_CANDIDATE = 0.05;

/** Probability of label `which` of the three of a word. */
function chance(cue: Float32Array, at: number, which: number): number {
  const top = Math.max(cue[at]!, cue[at + 1]!, cue[at + 2]!);
  let sum = 0;
  for (let k = 0; k < 3; k++) sum += Math.exp(cue[at + k]! - top);
  return Math.exp(cue[at + which]! - top) / sum;
}

/** How well `word` answers what the cue asks: 0 for its source, 1 for its content. */
function answers(vectors: Float32Array, cue: number, word: number, part: 0 | 1): number {
  const ask = (cue * 4 + part) * WIDTH;
  const answer = (word * 4 + part + 2) * WIDTH;
  let sum = 0;
  for (let k = 0; k < WIDTH; k++) sum += vectors[ask + k]! * vectors[answer + k]!;
  return sum;
}
