import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import type { Span } from "../../ground/span.ts";
import type { Attribution } from "./attribution.ts";
import { cueWords, sourceWords, speakerOf } from "./by-tree.ts";
import { cueHead } from "./candidates.ts";
import { verbCue } from "./cues.ts";
import { findQuotations, type Quotation } from "./quotation.ts";

/** A quotation of fewer words than this, with nobody who says it, is a scare quote or a title. */
const LEAST_WORDS = 4;

/** A quotation with the words that stand in it. */
export interface QuotedWords {
  readonly quotation: Quotation;
  readonly words: readonly number[];
  readonly first: Token;
}

/** The paragraphs of an analysis as spans, in order. */
export function paragraphsOf(analysis: Analysis): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  for (const sentence of analysis.sentences) {
    const open = found[sentence.paragraph];
    if (open) open.end = Math.max(open.end, sentence.end);
    else found[sentence.paragraph] = { start: sentence.start, end: sentence.end };
  }
  return found;
}

/** The quotations of a text, those of a word or more, in order. */
export function quotedWords(
  analysis: Analysis,
  quotations: readonly Quotation[] = findQuotations(analysis.text, paragraphsOf(analysis)),
): readonly QuotedWords[] {
  const found: QuotedWords[] = [];
  let at = 0;
  for (const quotation of quotations) {
    while (at < analysis.tokens.length && analysis.tokens[at]!.end <= quotation.start) at += 1;
    const words: number[] = [];
    for (let index = at; index < analysis.tokens.length && analysis.tokens[index]!.start < quotation.end; index += 1)
      words.push(index);
    const first = analysis.tokens[words[0] ?? -1];
    if (first) found.push({ quotation, words, first });
  }
  return found;
}

const union = (a: readonly number[], b: readonly number[]): readonly number[] =>
  [...new Set([...a, ...b])].sort((x, y) => x - y);

function shareInside(words: readonly number[], content: readonly number[]): number {
  const inside = new Set(content);
  return words.reduce((count, index) => count + (inside.has(index) ? 1 : 0), 0) / Math.max(1, words.length);
}

/** A verb that reports speech in one of these sentences, outside the quotation: "…," he said. */
function reportingVerb(analysis: Analysis, quoted: QuotedWords, all: readonly QuotedWords[]): Token | null {
  const last = analysis.tokens[quoted.words.at(-1)!]!;
  const sentences = new Set([quoted.first.sentence, last.sentence]);
  let best: Token | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const index of sentences) {
    const sentence = analysis.sentences[index]!;
    for (let at = sentence.first; at < sentence.last; at += 1) {
      const token = analysis.tokens[at]!;
      if (token.upos !== "VERB" || all.some((one) => one.words.includes(at))) continue;
      const kind = verbCue(token.lemma);
      if (kind === null || kind === "feel" || kind === "show") continue;
      const gap = Math.min(Math.abs(at - quoted.first.index), Math.abs(at - last.index));
      if (gap < nearest && speakerOf(analysis, token) >= 0) {
        nearest = gap;
        best = token;
      }
    }
  }
  return best;
}

/** The reporting verb of the sentence before, where that ends with a colon: he continued: */
function announcedBy(analysis: Analysis, quoted: QuotedWords): Token | null {
  const before = analysis.tokens[quoted.first.index - 1];
  if (before?.form !== ":") return null;
  const sentence = analysis.sentences[before.sentence]!;
  for (let at = before.index - 1; at >= sentence.first && before.index - at <= 12; at -= 1) {
    const token = analysis.tokens[at]!;
    const kind = token.upos === "VERB" ? verbCue(token.lemma) : null;
    if (kind !== null && kind !== "feel" && speakerOf(analysis, token) >= 0) return token;
  }
  return null;
}

/** Words of the quoted sentences that belong to the quotation's own sentence but stand outside the marks, before the cue. */
function fromVerb(analysis: Analysis, verb: Token, words: readonly number[]): Attribution {
  const head = speakerOf(analysis, verb);
  return {
    cue: cueWords(analysis, verb),
    source: sourceWords(analysis, head),
    sourceHead: head,
    content: words,
    rule: "quote/verb",
    score: 0.9,
  };
}

/** The attribution that a quotation goes on with: of the last sentence before it that has any, in this paragraph or the one before, the outermost. */
function lastSpoken(analysis: Analysis, found: readonly Attribution[], quoted: QuotedWords): number {
  let best = -1;
  let [latest, least] = [-1, 0];
  for (const [index, one] of found.entries()) {
    const first = analysis.tokens[one.content[0] ?? one.cue[0] ?? 0]!;
    if (first.index >= quoted.first.index) continue;
    const paragraph = analysis.sentences[first.sentence]!.paragraph;
    if (quoted.quotation.paragraph - paragraph > 1) continue;
    const depth = depthOf(analysis, one.cue);
    if (first.sentence < latest || (first.sentence === latest && depth > least)) continue;
    [best, latest, least] = [index, first.sentence, depth];
  }
  return best;
}

/** How many words the cue's top hangs below the root; 0 where there is no cue. */
function depthOf(analysis: Analysis, cue: readonly number[]): number {
  if (cue.length === 0) return 0;
  let depth = 0;
  for (let at = cueHead(analysis, cue).head; at >= 0; at = analysis.tokens[at]!.head) depth += 1;
  return depth;
}

function startsParagraph(analysis: Analysis, quoted: QuotedWords): boolean {
  const before = analysis.tokens[quoted.first.index - 1];
  if (!before) return true;
  return analysis.sentences[before.sentence]!.paragraph < quoted.quotation.paragraph;
}

const hasVerb = (analysis: Analysis, words: readonly number[]): boolean =>
  words.some((index) => /^(?:VERB|AUX)$/.test(analysis.tokens[index]!.upos));

/** Ties attributions to the quotation marks: contents take whole quotations, quotations find who says them, and one that goes on keeps its speaker. */
export function tieToQuotations(analysis: Analysis, read: readonly Attribution[]): readonly Attribution[] {
  const quotations = quotedWords(analysis);
  const found: Attribution[] = [...read];
  for (const quoted of quotations) {
    const words = quoted.words;
    const holder = bestHolder(found, words);
    if (holder >= 0) {
      const one = found[holder]!;
      if (!one.cue.some((index) => words.includes(index))) {
        const source = new Set(one.source);
        found[holder] = {
          ...one,
          content: union(
            one.content,
            words.filter((index) => !source.has(index)),
          ),
        };
      }
      continue;
    }
    if (words.length - 2 < LEAST_WORDS && !hasVerb(analysis, words)) continue;
    const verb = reportingVerb(analysis, quoted, quotations);
    if (verb) {
      const twin = found.findIndex((one) => one.cue.includes(verb.index));
      if (twin >= 0) found[twin] = { ...found[twin]!, content: union(found[twin]!.content, words) };
      else found.push(fromVerb(analysis, verb, words));
      continue;
    }
    const announcing = announcedBy(analysis, quoted);
    if (announcing) {
      const twin = found.findIndex((one) => one.cue.includes(announcing.index));
      if (twin >= 0) found[twin] = { ...found[twin]!, content: words };
      else found.push({ ...fromVerb(analysis, announcing, words), rule: "quote/announced" });
      continue;
    }
    const last = lastSpoken(analysis, found, quoted);
    if (last < 0 || !wholeSentence(analysis, quoted)) continue;
    const before = found[last]!;
    if (startsParagraph(analysis, quoted))
      found.push({
        cue: [],
        source: [],
        sourceHead: before.sourceHead,
        content: words,
        rule: "quote/continued",
        score: before.score * 0.9,
      });
    else found[last] = { ...before, content: union(before.content, words) };
  }
  return found.map((one) => quotedOnly(analysis, one, quotations));
}

/** From this share of quoted words on, words outside the marks belong to the frame, not to what is said. */
const MOSTLY_QUOTED = 0.6;

/**
 * A content that begins with a quotation and is mostly quoted, without the words outside the marks; but a phrase that goes on behind the
 * closing mark stays: "“… against dealers” *who sell copies*".
 */
function quotedOnly(analysis: Analysis, one: Attribution, quotations: readonly QuotedWords[]): Attribution {
  const first = one.content[0];
  const inside = new Set(quotations.flatMap((quoted) => quoted.words));
  if (first === undefined || !inside.has(first)) return one;
  const kept: number[] = [];
  for (const index of one.content)
    if (inside.has(index) || (kept.at(-1) === index - 1 && goesOnBehind(analysis, index, inside))) kept.push(index);
  const quoted = kept.filter((index) => inside.has(index)).length;
  return quoted >= MOSTLY_QUOTED * one.content.length ? { ...one, content: kept } : one;
}

/** Whether the word hangs, itself or by the phrase it stands in, on a word before it in the marks, no mark between. */
function goesOnBehind(analysis: Analysis, index: number, inside: ReadonlySet<number>): boolean {
  const token = analysis.tokens[index]!;
  if (token.upos === "PUNCT" || /^(?:cc(?::|$)|parataxis)/.test(token.label)) return false;
  for (let at = token, steps = 0; at.head >= 0 && steps < 6; at = analysis.tokens[at.head]!, steps += 1) {
    if (/^(?:conj|parataxis|nsubj|punct)/.test(at.label) && inside.has(at.head)) return false;
    if (inside.has(at.head)) return at.head < index;
  }
  return false;
}

/** The attribution that already holds at least half of these words, the innermost first; -1 of none. */
function bestHolder(found: readonly Attribution[], words: readonly number[]): number {
  let best = -1;
  for (const [index, one] of found.entries()) {
    if (shareInside(words, one.content) < 0.5) continue;
    if (best < 0 || one.content.length < found[best]!.content.length) best = index;
  }
  return best;
}

/** Whether the quotation is a sentence of its own, not a word or two inside somebody else's. */
function wholeSentence(analysis: Analysis, quoted: QuotedWords): boolean {
  const sentence = analysis.sentences[quoted.first.sentence]!;
  const inside = new Set(quoted.words);
  const root = sentence.root;
  return inside.has(root) || subtree(analysis, root).filter((index) => !inside.has(index)).length <= 2;
}
