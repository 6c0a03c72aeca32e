import type { Analysis } from "../../analysis/analysis.ts";

/** Relations at which a content ends: what hangs there is said beside it, not in it. */
const BESIDE = /^(?:parataxis|punct|discourse|vocative|cc)/;
/** How far up the tree a word is followed to the content. */
const MOST_STEPS = 4;

/** The content with the phrases at its edges made whole: a word next to it that hangs on it belongs to it. */
export function complete(analysis: Analysis, words: readonly number[], barred: ReadonlySet<number>): readonly number[] {
  const inside = new Set(words);
  const sentence = (index: number): number | undefined => analysis.tokens[index]?.sentence;
  const hangs = (index: number): boolean => {
    let at = index;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const token = analysis.tokens[at]!;
      if (BESIDE.test(token.label) || token.head < 0) return false;
      if (token.label.startsWith("conj") && token.upos === "VERB") return false;
      if (inside.has(token.head)) return true;
      if (barred.has(token.head)) return false;
      at = token.head;
    }
    return false;
  };
  const found = [...words];
  const last = found.at(-1);
  const first = found[0];
  if (first === undefined || last === undefined) return words;
  for (let next = last + 1; sentence(next) === sentence(last) && !barred.has(next) && hangs(next); next += 1) {
    found.push(next);
    inside.add(next);
  }
  for (
    let next = first - 1;
    next >= 0 && sentence(next) === sentence(first) && !barred.has(next) && hangs(next);
    next -= 1
  ) {
    found.unshift(next);
    inside.add(next);
  }
  return found;
}
