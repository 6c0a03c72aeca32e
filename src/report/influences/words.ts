import type { Analysis, Token } from "../../analysis/analysis.ts";
import { runs, subtree } from "../../analysis/subtree.ts";
import type { Span } from "../../ground/span.ts";

/** The tokens that stand wholly within the span. */
export const tokensWithin = ({ tokens }: Analysis, within: Span): readonly Token[] =>
  tokens.filter(({ start, end }) => start >= within.start && end <= within.end);

const EDGE = /^(?:[,;:.!?—–-]+|that|and|but|which|who|also|then)$/i;

/** The words of a cause or an effect: its head with what stands below it, without the other end and the trigger; `null` of none. */
export function partWords(analysis: Analysis, head: number, without: readonly number[]): Span | null {
  const barred = new Set(without.filter((one) => one !== head));
  // An infinitive or gerund that says what is done shares the clause of its verb: "was to be flown out".
  const top = lifted(analysis, head, barred);
  const all = subtree(
    analysis,
    top,
    (token) =>
      barred.has(token.index) ||
      token.label === "parataxis" ||
      (token.label === "conj" && token.head === top && clausal(analysis, token)) ||
      (token.head === top && aside(analysis, token, barred)),
  );
  const own = runs(all.filter((index) => !barred.has(index))).find(([first, last]) => first <= head && head < last);
  if (!own) return null;
  let [first, last] = own;
  const marks = new Set(
    analysis.tokens[top]!.children.filter((child) => /^(?:case|mark|cc)$/.test(analysis.tokens[child]!.label)),
  );
  while (first < head && (EDGE.test(analysis.tokens[first]!.form) || (marks.has(first) && !isTo(analysis, first))))
    first += 1;
  while (last - 1 > head && EDGE.test(analysis.tokens[last - 1]!.form)) last -= 1;
  return { start: analysis.tokens[first]!.start, end: analysis.tokens[last - 1]!.end };
}

/** The words without the clause that tells more of their last noun, behind a comma: "the arrest of Berg, who fled"; `null` where there is none. */
export function withoutAside(analysis: Analysis, head: number, words: Span): Span | null {
  for (const index of subtree(analysis, head)) {
    const token = analysis.tokens[index]!;
    if (token.label !== "acl:relcl" || token.start < words.start || token.end > words.end || token.head < 0) continue;
    const below = subtree(analysis, index);
    const [first, last] = [below[0]!, below.at(-1)!];
    const before = analysis.tokens[first]!.form === "," ? first : first - 1;
    if (analysis.tokens[before]?.form !== "," || analysis.tokens[last]!.end < words.end) continue;
    const end = analysis.tokens[before - 1]?.end ?? 0;
    return end > words.start ? { start: words.start, end } : null;
  }
  return null;
}

const isTo = (analysis: Analysis, index: number): boolean =>
  analysis.tokens[index]!.label === "mark" && analysis.tokens[index]!.form.toLowerCase() === "to";

/** Another clause with a doer or verb of its own, not a further noun. */
const clausal = (analysis: Analysis, { index, upos }: Token): boolean =>
  upos === "VERB" || analysis.tokens[index]!.children.some((one) => analysis.tokens[one]!.label.startsWith("nsubj"));

/** Who says it, hung in behind: ", he said". */
const aside = (analysis: Analysis, { index, label }: Token, barred: ReadonlySet<number>): boolean =>
  label === "discourse" || label === "vocative" || (label === "advcl" && anyBelow(analysis, index, barred));

const anyBelow = (analysis: Analysis, top: number, wanted: ReadonlySet<number>): boolean =>
  wanted.size > 0 && subtree(analysis, top).some((index) => wanted.has(index));

function lifted(analysis: Analysis, head: number, barred: ReadonlySet<number>): number {
  const token = analysis.tokens[head]!;
  const above = analysis.tokens[token.head];
  if (token.label !== "xcomp" || !above || above.upos !== "VERB" || barred.has(above.index)) return head;
  return above.children.some((one) => barred.has(one) && one !== head) ? head : above.index;
}
