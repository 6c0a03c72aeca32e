import type { Analysis, Token } from "../../analysis/analysis.ts";
import { cueHead } from "./candidates.ts";

/** Words before a cue's head that belong to it where nothing stands between. */
const BEFORE = /^(?:aux|aux:pass|cop)$/;
/** The most words that a gap between two parts of one cue may have. */
const MOST_GAP = 2;

const isAdverb = (token: Token): boolean => token.label === "advmod" && /^(?:ADV|PART)$/.test(token.upos);

/** Whether the word is a preposition of what follows: "called *for* talks", not "promised *to* leave". */
const isPreposition = (token: Token): boolean =>
  token.upos === "ADP" && /^(?:case|mark|compound:prt|fixed)$/.test(token.label);

/** A cue's run of words about its head: auxiliaries, negation and adverbs before, particles after, no gaps. */
export function cueRun(analysis: Analysis, read: readonly number[]): readonly number[] {
  const tokens = analysis.tokens;
  const head = cueHead(analysis, read);
  const anchor = read.includes(head.index) || Math.abs(head.index - read[0]!) <= 3 ? head.index : read[0]!;
  const own = new Set([...read, anchor]);
  for (const index of tokens[anchor]!.children) {
    const child = tokens[index]!;
    if (index < anchor && (BEFORE.test(child.label) || isAdverb(child))) own.add(index);
    if (index > anchor && child.label === "compound:prt") own.add(index);
  }
  let first = anchor;
  let last = anchor;
  const sentence = analysis.sentences[tokens[anchor]!.sentence]!;
  for (let gap = 1; first - gap >= sentence.first && gap <= MOST_GAP + 1; ) {
    if (own.has(first - gap) && (gap === 1 || read.includes(first - gap))) {
      first -= gap;
      gap = 1;
    } else gap += 1;
  }
  for (let gap = 1; last + gap < sentence.last && gap <= MOST_GAP + 1; ) {
    if (own.has(last + gap)) {
      last += gap;
      gap = 1;
    } else gap += 1;
  }
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/** Cue and content with the words between them where they belong: a preposition goes with the cue, a loose end with neither. */
export function settle(
  analysis: Analysis,
  cue: readonly number[],
  content: readonly number[],
  source: readonly number[],
): { readonly cue: readonly number[]; readonly content: readonly number[] } {
  const tokens = analysis.tokens;
  const named = new Set(source);
  const words = [...cue];
  let said = content;
  let next = words.at(-1)! + 1;
  for (let step = 0; step < 2 && said.length > 1; step += 1) {
    const token = tokens[next];
    if (!token || named.has(next) || !isPreposition(token) || said[0]! < words[0]!) break;
    if (said[0] === next) said = said.slice(1);
    else if (said[0] !== next + 1) break;
    words.push(next);
    next += 1;
  }
  while (words.length > 1 && words.at(-1)! + 1 !== said[0]) {
    const token = tokens[words.at(-1)!]!;
    const loose =
      /^(?:DET|PUNCT|SCONJ)$/.test(token.upos) ||
      (token.upos === "ADP" && token.label === "case") ||
      (/^(?:nmod:poss|amod|compound|nummod)$/.test(token.label) && token.head > token.index);
    if (!loose || /^(?:to)$/i.test(token.form)) break;
    words.pop();
  }
  return { cue: words, content: said };
}
