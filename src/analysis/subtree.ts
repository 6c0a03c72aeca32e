import type { Span } from "../ground/span.ts";
import type { Analysis, Sentence, Token } from "./analysis.ts";

/** The word and all words below it, in text order; a word that `skip` names is left out with all below it. */
export function subtree(analysis: Analysis, root: number, skip?: (token: Token) => boolean): readonly number[] {
  const found: number[] = [];
  const open = [root];
  while (open.length > 0) {
    const index = open.pop()!;
    found.push(index);
    for (const child of analysis.tokens[index]!.children) {
      if (skip === undefined || !skip(analysis.tokens[child]!)) open.push(child);
    }
  }
  return found.sort((a, b) => a - b);
}

/** Whether `index` is `above` or stands below it in the tree. */
export function isBelow(analysis: Analysis, index: number, above: number): boolean {
  for (let at = index; at >= 0; at = analysis.tokens[at]!.head) if (at === above) return true;
  return false;
}

/** The children of a word whose label, without subtype, is one of these. */
export function childrenBy(analysis: Analysis, index: number, labels: ReadonlySet<string>): readonly Token[] {
  const found: Token[] = [];
  for (const child of analysis.tokens[index]!.children) {
    const token = analysis.tokens[child]!;
    if (labels.has(token.label) || labels.has(token.label.split(":", 1)[0]!)) found.push(token);
  }
  return found;
}

/** Runs of neighbouring words: `[first, last)` pairs of token indexes, from ascending indexes. */
export function runs(indexes: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const found: [number, number][] = [];
  for (const index of indexes) {
    const open = found.at(-1);
    if (open && open[1] === index) open[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}

/** The span of the text from the first to the last of these words; the empty span at 0 of none. */
export function spanOf(analysis: Analysis, indexes: readonly number[]): Span {
  const first = analysis.tokens[indexes[0] ?? -1];
  const last = analysis.tokens[indexes.at(-1) ?? -1];
  return first && last ? { start: first.start, end: last.end } : { start: 0, end: 0 };
}

/** Whether every word of the sentence leads up to its root: whether no heads make a ring. */
export function isTree(tokens: readonly Token[], sentence: Pick<Sentence, "first" | "last">): boolean {
  for (let index = sentence.first; index < sentence.last; index += 1) {
    let at = index;
    for (let step = sentence.first; at >= 0; step += 1) {
      if (step > sentence.last) return false;
      at = tokens[at]!.head;
    }
  }
  return true;
}

/** The word that the clause of a relative pronoun describes: "who", "which", "whose"; -1 of none. */
export function describedBy(analysis: Pick<Analysis, "tokens">, relative: Token): number {
  for (let at = relative; at.head >= 0 && at.head !== at.index; at = analysis.tokens[at.head]!)
    if (at.label.startsWith("acl:relcl")) return at.head;
  return -1;
}

/** The word before the noun phrase that holds the word `first`, over its nouns, adjectives, numbers and determiners. */
export function beforePhrase({ tokens }: Analysis, first: number): Token | undefined {
  let before = first - 1;
  while (/^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(tokens[before]?.upos ?? "")) before -= 1;
  return tokens[before];
}
