/** What bounds a content: marks, cues and names, and the phrase that says it. */
import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { cueHead } from "./candidates.ts";
import { verbCue } from "./cues.ts";

/** So many words at most are given back at an edge of a content. */
export const MOST = 12;

/** So many words at most are given to a content at once where the tree or the sentence holds them together. */
export const MOST_EDGE = 40;

/** Whether the word is a mark of quotation. */
export const isMark = ({ form }: Token): boolean => /^["“”«»]$/.test(form);

/** No other cue that a content must not go over. */
export const NONE: ReadonlySet<number> = new Set();

/** Whether a word is a cue's, the source's or a mark: what is said does not go on over it. */
export const isBarred =
  (tree: Analysis, one: Attribution, cues: ReadonlySet<number>) =>
  (index: number): boolean =>
    cues.has(index) || one.source.includes(index) || /^["“”«»:;]$/.test(tree.tokens[index]!.form);

/** The words that the content's own would take in, where none of them is a cue's, a source's or a mark of quotation; else none. */
export function free(
  tree: Analysis,
  one: Attribution,
  taken: ReadonlySet<number>,
  given: readonly number[],
): readonly number[] {
  return given.length > MOST || given.some(isBarred(tree, one, taken)) ? [] : given;
}

/** The word and those that it hangs from, upwards. */
export function above({ tokens }: Analysis, index: number): readonly number[] {
  const found: number[] = [];
  for (let at = index; at >= 0 && found.length < 40; at = tokens[at]!.head) found.push(at);
  return found;
}

/** The first word of the cue that is such. */
export const cueWord = ({ tokens }: Analysis, one: Attribution, is: (token: Token) => boolean): Token | undefined =>
  one.cue.map((index) => tokens[index]!).find(is);

/** "To" before a verb. */
export const isTo = ({ form, label }: Token): boolean => label === "mark" && /^to$/i.test(form);

/** The words, each once, in text order. */
export const sorted = (words: Iterable<number>): readonly number[] => [...new Set(words)].sort((a, b) => a - b);

/** Whether the word says something in its own right: "the rebel leader *said*", "the daily *reports*". */
export const reports = ({ upos, xpos, lemma }: Token): boolean =>
  upos === "VERB" && /^VB[DZP]$/.test(xpos) && verbCue(lemma) === "say";

/** The subject of the verb that says it, where that is who says it and stands unbroken, and where the two begin; else `null`. */
export function frameOf(
  tree: Analysis,
  one: Attribution,
): { readonly first: number; readonly subject: readonly number[] } | null {
  if (one.cue.length === 0 || one.sourceHead < 0) return null;
  const verb = cueHead(tree, one.cue);
  const subject = verb.children.find((child) => tree.tokens[child]!.label === "nsubj");
  if (!reports(verb) || subject === undefined) return null;
  const words = subtree(tree, subject);
  if (!one.source.some((word) => words.includes(word))) return null;
  const first = Math.min(verb.index, words[0]!);
  if (words.at(-1)! - words[0]! >= words.length + 3) return null;
  return { first, subject: words };
}
