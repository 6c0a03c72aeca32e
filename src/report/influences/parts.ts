import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Span } from "../../ground/span.ts";
import { tokensWithin } from "./words.ts";

/** Words between two stretches of one part that the model may have skipped. */
const SKIPPED = 4;
/** A shorter stretch is no reading. */
const LEAST_WORDS = 2;

/** Words that the model reads as a cause or an effect. */
export interface Part extends Span {
  readonly part: "cause" | "effect";
  /** Token indexes, half-open. */
  readonly first: number;
  readonly last: number;
  /** Index of the sentence. */
  readonly sentence: number;
  readonly score: number;
}

/** The causes and effects that the model reads, neighbours of one kind as one, in text order. */
export function readParts(analysis: Analysis): readonly Part[] {
  const found: Part[] = [];
  for (const { part, first, last, score } of analysis.influences) {
    const [from, to] = [analysis.tokens[first], analysis.tokens[last - 1]];
    if (!from || !to) continue;
    const before = found.at(-1);
    if (before && before.part === part && before.sentence === from.sentence && first - before.last <= SKIPPED)
      found[found.length - 1] = { ...before, last, end: to.end, score: Math.max(before.score, score) };
    else found.push({ part, first, last, sentence: from.sentence, score, start: from.start, end: to.end });
  }
  const says = (index: number): boolean => /^(?:NOUN|PROPN|VERB|ADJ)$/.test(analysis.tokens[index]!.upos);
  return found.filter(
    ({ first, last }) =>
      last - first >= LEAST_WORDS && analysis.tokens.slice(first, last).some(({ index }) => says(index)),
  );
}

/** The word of the stretch that the others hang on: the first whose head stands outside. */
export function topOf(analysis: Analysis, { first, last }: Pick<Part, "first" | "last">): number {
  let top = first;
  let least = Number.POSITIVE_INFINITY;
  for (let index = first; index < last; index++) {
    let depth = 0;
    for (let at = analysis.tokens[index]!.head; at >= 0 && depth < 60; at = analysis.tokens[at]!.head) depth += 1;
    if (depth < least && analysis.tokens[index]!.upos !== "PUNCT") [top, least] = [index, depth];
  }
  return top;
}

/** The word that the others within the span hang on; `undefined` where no token stands wholly within it. */
export function topWithin(analysis: Analysis, span: Span): Token | undefined {
  const inside = tokensWithin(analysis, span);
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last ? analysis.tokens[topOf(analysis, { first: first.index, last: last.index + 1 })] : undefined;
}
