import type { Analysis } from "../../analysis/analysis.ts";
import { overlaps, type Span } from "../../ground/span.ts";
import type { Likely, Odds } from "../odds.ts";
import type { Part } from "./parts.ts";

/** A link of a cause and an effect as the model reads it. */
export interface Link {
  /** The word that joins the two. */
  readonly word: number;
  /** 0 to 1. */
  readonly chance: number;
  readonly cause: Part;
  readonly effect: Part;
  /** How much likelier it is that the tokens from `first` to before `last` are this end than that they are not; a logarithm. */
  fits(part: "cause" | "effect", first: number, last: number): number;
  readonly sign: 1 | -1;
  /** Each certainty with how likely it is. */
  readonly certainties: readonly Likely[];
}

/** From this probability on a word is asked what it joins. */
const LEAST = 0.05;
/** From this probability on a word is part of a cause or an effect. */
const PLAYS = 0.3;
/** One of the two ends has at least so many words. */
const LEAST_WORDS = 2;

/** The links of the text, the likeliest first. */
export function linksOf(analysis: Analysis, odds: Odds | null): readonly Link[] {
  if (!odds) return [];
  return [...odds.tokens]
    .filter((word) => odds.chance(word) >= LEAST)
    .flatMap((word) => {
      const [cause, effect] = [partOf(analysis, odds, word, "cause"), partOf(analysis, odds, word, "effect")];
      if (!cause || !effect || cause.sentence !== effect.sentence) return [];
      if (cause.last - cause.first < LEAST_WORDS && effect.last - effect.first < LEAST_WORDS) return [];
      if (!names(analysis, cause) || !names(analysis, effect)) return [];
      const [sign] = odds.types(word);
      return [
        {
          word,
          chance: odds.chance(word),
          cause,
          effect,
          fits: (part: "cause" | "effect", first: number, last: number) => sumOf(odds, word, part, first, last),
          sign: sign?.name === "-1" ? (-1 as const) : (1 as const),
          certainties: odds.trait(word, "certainty"),
        },
      ];
    })
    .sort((a, b) => b.chance - a.chance || a.word - b.word);
}

/** Whether a noun or a verb is among the words. */
const names = (analysis: Analysis, { first, last }: Part): boolean =>
  analysis.tokens.slice(first, last).some(({ upos }) => /^(?:NOUN|PROPN|VERB)$/.test(upos));

/** How much a word says for being part of an end, as a logarithm of odds; what is sure is not surer than this. */
const MOST = 3;

const weightOf = (chance: number): number => {
  const p = Math.min(Math.max(chance, 1e-6), 1 - 1e-6);
  return Math.max(-MOST, Math.min(MOST, Math.log((p * (1 - PLAYS)) / ((1 - p) * PLAYS))));
};

function sumOf(odds: Odds, word: number, part: "cause" | "effect", first: number, last: number): number {
  let sum = 0;
  for (let at = first; at < last; at++) sum += weightOf(odds.plays(word, part, at));
  return sum;
}

/** The stretch of the sentence that the model likeliest makes this end of the link; `null` where it makes no word so. */
function partOf(analysis: Analysis, odds: Odds, word: number, part: "cause" | "effect"): Part | null {
  const sentence = analysis.sentences[analysis.tokens[word]!.sentence]!;
  let best: { first: number; last: number } | null = null;
  let most = 0;
  let [from, sum] = [sentence.first, 0];
  for (let at = sentence.first; at < sentence.last; at++) {
    sum += weightOf(odds.plays(word, part, at));
    if (sum <= 0) [from, sum] = [at + 1, 0];
    else if (sum > most) [most, best] = [sum, { first: from, last: at + 1 }];
  }
  if (!best) return null;
  const { first, last } = best;
  const tokens = analysis.tokens.slice(first, last);
  const sure = tokens.map(({ index }) => odds.plays(word, part, index)).filter((one) => one > PLAYS);
  const score = sure.reduce((all, one) => all + one, 0) / Math.max(1, sure.length);
  return { part, first, last, sentence: tokens[0]!.sentence, score, start: tokens[0]!.start, end: tokens.at(-1)!.end };
}

/** The link that shares most with these ends; of equals the likelier. */
export function linkOver(links: readonly Link[], cause: Span, effect: Span): Link | null {
  let best: Link | null = null;
  for (const link of links) {
    if (!overlaps(link.cause, cause) || !overlaps(link.effect, effect)) continue;
    if (!best || shared(link, cause, effect) > shared(best, cause, effect)) best = link;
  }
  return best;
}

/** How much of the ends the link and the spans share, 0 to 2. */
const shared = (link: Link, cause: Span, effect: Span): number => share(link.cause, cause) + share(link.effect, effect);

const share = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start));
