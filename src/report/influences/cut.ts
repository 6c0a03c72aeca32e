import type { Analysis } from "../../analysis/analysis.ts";
import { overlaps, type Span } from "../../ground/span.ts";
import type { Link } from "./links.ts";
import { type Part, topOf, topWithin } from "./parts.ts";
import { drivingWords } from "./subject.ts";
import { partWords, tokensWithin, withoutAside } from "./words.ts";

/** What the tree's phrases are put before a stretch that is none, and the words that a rule means before all others; logarithms. */
const PHRASE = 1;
const RULE = 2;
/** What the subject of the joining verb is put before other words for the cause; a logarithm. */
const SUBJECT = 6;
/** So many heads above the stretch are looked at. */
const HEADS = 3;

/** The phrase or clause that the model likeliest makes this end of the link: the tree's, the rule's (`own`) or the model's own stretch. */
export function likeliestWords(
  analysis: Analysis,
  link: Link,
  part: "cause" | "effect",
  own: Span | null = null,
): Span {
  const words = withoutJoin(analysis, likeliest(analysis, link, part, own), link.word);
  return whole(analysis, words, part === "cause" ? link.effect : link.cause, link.word);
}

/** The words without the verb that joins the ends, or a preposition, at their beginning: "*provoked* angry reactions", "*of* relations with it". */
function withoutJoin(analysis: Analysis, words: Span, word: number): Span {
  const inside = tokensWithin(analysis, words);
  const [first, second] = inside;
  if (!first || !second) return words;
  const above = analysis.tokens[first.head];
  const of =
    (first.label === "case" &&
      above !== undefined &&
      inside.includes(above) &&
      !inside.some(({ index }) => index === above.head)) ||
    isWhen(analysis, first.index);
  const join = first.index === word && first.upos === "VERB" && /^(?:DET|ADJ|NOUN|PROPN|NUM|ADV)$/.test(second.upos);
  return of || join ? { start: second.start, end: words.end } : words;
}

const LIGHT = /^(?:assume|take|make|hold|leave|lose|win|give|enter|reach)$/;

/** The words with the prefix and the verb that they mean nothing without: "*anti-* Italian feeling", "*assumed* office". */
function whole(analysis: Analysis, words: Span, other: Span, word: number): Span {
  const prefix = /\b(?:anti|pro|non|counter)-\s?$/i.exec(
    analysis.text.slice(Math.max(0, words.start - 10), words.start),
  );
  if (prefix) return { start: words.start - prefix[0].length, end: words.end };
  const inside = tokensWithin(analysis, words);
  const [only] = inside;
  const verb = only && analysis.tokens[only.head];
  if (inside.length !== 1 || only?.label !== "obj" || !verb || verb.index === word || !LIGHT.test(verb?.lemma ?? ""))
    return words;
  const clause = partWords(analysis, verb.index, [word]);
  return clause && !overlaps(clause, other) ? clause : words;
}

function likeliest(analysis: Analysis, link: Link, part: "cause" | "effect", own: Span | null): Span {
  const [stretch, other] = part === "cause" ? [link.cause, link.effect] : [link.effect, link.cause];
  let [best, most] = own
    ? [own, RULE + fitOf(analysis, link, part, stretch, own)]
    : [trimmed(analysis, stretch), link.fits(part, stretch.first, stretch.last)];
  for (const words of phrases(analysis, stretch, topOf(analysis, other), link.word)) {
    if (overlaps(words, other) || !overlaps(words, own ?? stretch)) continue;
    const value = PHRASE + fitOf(analysis, link, part, stretch, words);
    if (value > most) [best, most] = [words, value];
  }
  const driving = part === "cause" ? drivingWords(analysis, link.word) : null;
  if (!driving || overlaps(driving, other) || isNounOver(analysis, best, driving)) return best;
  if (breaksIn(analysis, best, driving) || isSomeone(analysis, best, driving)) return driving;
  return SUBJECT + fitOf(analysis, link, part, stretch, driving) > most ? driving : best;
}

/** "*Worries that turmoil* could lead to violence": words that run over into the clause of the subject without its verb. */
const breaksIn = (analysis: Analysis, words: Span, inner: Span): boolean =>
  words.start < inner.start &&
  words.end <= inner.end &&
  tokensWithin(analysis, words).some(
    ({ label, upos, end }) => label === "mark" && upos === "SCONJ" && end <= inner.start,
  );

/** "A quake hit *the north of Arcadia*, killing three": somebody or some place in the clause that drives does not drive by itself. */
function isSomeone(analysis: Analysis, words: Span, clause: Span): boolean {
  const top = topWithin(analysis, words);
  return (
    words.start > clause.start &&
    words.end <= clause.end &&
    /^(?:person|place)$/.test(top?.mention ?? "") &&
    tokensWithin(analysis, clause).some(({ upos, index }) => upos === "VERB" && index < (top?.index ?? -1))
  );
}

/** Whether these words are a noun's with the others among them: "*volleys of* rubber bullets that killed". */
const isNounOver = (analysis: Analysis, words: Span, inner: Span): boolean =>
  words.start <= inner.start &&
  words.end >= inner.end &&
  !analysis.tokens.some(
    ({ upos, label, start, end }) =>
      start >= words.start && end <= inner.start && ((upos === "VERB" && label !== "amod") || label === "mark"),
  );

/** Phrases and clauses that the stretch may stand for, from its own top upwards. */
function* phrases(analysis: Analysis, stretch: Part, other: number, word: number): Generator<Span> {
  let at = topOf(analysis, stretch);
  for (let steps = 0; steps < HEADS && at >= 0; steps++) {
    const words = partWords(analysis, at, [other, word]);
    if (words) {
      yield words;
      const short = withoutAside(analysis, at, words);
      if (short) yield short;
    }
    at = analysis.tokens[at]!.head;
  }
}

function fitOf(analysis: Analysis, link: Link, part: "cause" | "effect", { sentence }: Part, words: Span): number {
  const { first, last } = analysis.sentences[sentence]!;
  let [from, to] = [first, last];
  while (from < last && analysis.tokens[from]!.end <= words.start) from++;
  while (to > from && analysis.tokens[to - 1]!.start >= words.end) to--;
  return link.fits(part, from, to);
}

/** The stretch without what joins it to the other and without marks at its edges. */
function trimmed(analysis: Analysis, { first, last }: Part): Span {
  const joins = ({ upos, label }: { upos: string; label: string }) =>
    upos === "PUNCT" || upos === "SCONJ" || label === "cc" || (label === "mark" && upos !== "PART");
  let [from, to] = [first, last];
  while (from < to - 1 && (joins(analysis.tokens[from]!) || isWhen(analysis, from))) from++;
  while (to - 1 > from && (joins(analysis.tokens[to - 1]!) || /^(?:ADP|DET)$/.test(analysis.tokens[to - 1]!.upos)))
    to--;
  return { start: analysis.tokens[from]!.start, end: analysis.tokens[to - 1]!.end };
}

const isWhen = (analysis: Analysis, index: number): boolean =>
  analysis.tokens[index]!.label === "advmod" && /^(?:when|where|once|why|how)$/i.test(analysis.tokens[index]!.form);
