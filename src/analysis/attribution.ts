import type { AttributionOdds, AttributionReading } from "./analysis.ts";

const WIDTH = 64;
const SCALE = 8;
/** Source, content, cue. */
const PARTS = 3;

/** What the encoder says of the words of a window, as attributions need it. */
export interface AttributionEvidence {
  readonly count: number;
  /** Two logits a word: none, the head of a cue. */
  readonly cue: Float32Array;
  /** Six vectors of 64 a word: asks for its source, its content, the words of its cue; answers as each of these. */
  readonly vectors: Float32Array;
  readonly bias: readonly [source: number, content: number, cue: number];
  /** Whether the word is the first of a sentence. */
  readonly starts: (index: number) => boolean;
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** What the model says of every word of the window that may be the head of a cue; indexes are into it, `offset` added. */
export function readOdds(evidence: AttributionEvidence, offset: number): readonly AttributionOdds[] {
  const { count, cue, vectors, bias, starts } = evidence;
  const found: AttributionOdds[] = [];
  for (let index = 0; index < count; index++) {
    const chance = sigmoid(cue[index * 2 + 1]! - cue[index * 2]!);
    if (chance < LEAST_CANDIDATE) continue;
    const says = (part: number, word: number): number => answers(vectors, index, word, part) / SCALE + bias[part]!;
    const asked = (part: number): Float32Array => Float32Array.from({ length: count }, (_, word) => says(part, word));
    const words = [index];
    for (let next = index; !starts(next) && next > 0; next--) if (says(2, next - 1) > 0) words.unshift(next - 1);
    for (let next = index + 1; next < count && !starts(next); next++) if (says(2, next) > 0) words.push(next);
    found.push({
      cue: words.map((word) => word + offset),
      head: index + offset,
      chance,
      first: offset,
      source: asked(0),
      content: asked(1),
    });
  }
  return found;
}

/** Attributions by the model alone: the likely cues, with the words that it rather takes for source and content than not. */
export function readAttributions(odds: readonly AttributionOdds[]): readonly AttributionReading[] {
  return odds.flatMap(({ cue, chance, first, source, content }) => {
    if (chance < LEAST_CUE) return [];
    const said = likely(content, first);
    if (said.length === 0) return [];
    const sure = said.reduce((sum, word) => sum + sigmoid(content[word - first]!), 0) / said.length;
    return [{ cue, source: likely(source, first), content: said, score: Math.round(chance * sure * 1000) / 1000 }];
  });
}

/** The words whose logit is above 0. */
function likely(logits: Float32Array, first: number): readonly number[] {
  const found: number[] = [];
  for (let word = 0; word < logits.length; word++) if (logits[word]! > 0) found.push(word + first);
  return found;
}

/** From this probability on a word is the head of a cue; below a half, because cues are rare and a missed one is a statement lost. */
const LEAST_CUE = 0.4;
/** From this probability on a word is worth asking what it would be the cue of. */
const LEAST_CANDIDATE = 0.05;

/** How well `word` answers what the cue asks: 0 for its source, 1 for its content, 2 for its own words. */
function answers(vectors: Float32Array, cue: number, word: number, part: number): number {
  const ask = (cue * 2 * PARTS + part) * WIDTH;
  const answer = (word * 2 * PARTS + part + PARTS) * WIDTH;
  let sum = 0;
  for (let k = 0; k < WIDTH; k++) sum += vectors[ask + k]! * vectors[answer + k]!;
  return sum;
}
