import type { Analysis } from "../../analysis/analysis.ts";
import { runs, subtree } from "../../analysis/subtree.ts";
import type { Span } from "../../ground/span.ts";

const EDGE = /^(?:[,;:.!?—–-]+|that|to|and|but|which|who)$/i;

/** The words of a cause or an effect: its head with what stands below it, without the other end and the trigger; `null` of none. */
export function partWords(analysis: Analysis, head: number, without: readonly number[]): Span | null {
  const barred = new Set(without);
  const all = subtree(
    analysis,
    head,
    (token) =>
      barred.has(token.index) ||
      token.label === "parataxis" ||
      (token.label === "conj" && token.upos === "VERB" && token.head === head),
  );
  const own = runs(all.filter((index) => !barred.has(index))).find(([first, last]) => first <= head && head < last);
  if (!own) return null;
  let [first, last] = own;
  while (first < head && EDGE.test(analysis.tokens[first]!.form)) first += 1;
  while (last - 1 > head && EDGE.test(analysis.tokens[last - 1]!.form)) last -= 1;
  return { start: analysis.tokens[first]!.start, end: analysis.tokens[last - 1]!.end };
}
