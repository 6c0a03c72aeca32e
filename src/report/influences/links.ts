import type { Analysis } from "../../analysis/analysis.ts";
import { overlaps, type Span } from "../../ground/span.ts";
import type { Influence } from "../claims.ts";
import type { Odds } from "../odds.ts";
import type { Part } from "./parts.ts";

/** A link of a cause and an effect as the model reads it. */
export interface Link {
  /** The word that joins the two. */
  readonly word: number;
  /** 0 to 1. */
  readonly chance: number;
  readonly cause: Part;
  readonly effect: Part;
  readonly sign: 1 | -1;
  readonly certainty: Influence["certainty"];
}

/** From this probability on a word is asked what it joins. */
const LEAST = 0.05;
/** From this probability on a word is part of a cause or an effect. */
const PLAYS = 0.3;
/** One of the two ends has at least so many words. */
const LEAST_WORDS = 2;
/** Words of one end may be this far apart. */
const SKIPPED = 2;

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
      const [certainty] = [...odds.trait(word, "certainty")].sort((a, b) => b.chance - a.chance);
      return [
        {
          word,
          chance: odds.chance(word),
          cause,
          effect,
          sign: sign?.name === "-1" ? (-1 as const) : (1 as const),
          certainty: (certainty?.name ?? "stated") as Influence["certainty"],
        },
      ];
    })
    .sort((a, b) => b.chance - a.chance || a.word - b.word);
}

/** Whether a noun or a verb is among the words. */
const names = (analysis: Analysis, { first, last }: Part): boolean =>
  analysis.tokens.slice(first, last).some(({ upos }) => /^(?:NOUN|PROPN|VERB)$/.test(upos));

/** The longest run of the words that the model makes this end of the link; `null` where there are none. */
function partOf(analysis: Analysis, odds: Odds, word: number, part: "cause" | "effect"): Part | null {
  const words = odds.players(word, part, PLAYS);
  let best: { first: number; last: number } | null = null;
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end + 1 < words.length && words[end + 1]! - words[end]! <= SKIPPED) end++;
    const run = { first: words[at]!, last: words[end]! + 1 };
    if (!best || run.last - run.first > best.last - best.first) best = run;
    at = end + 1;
  }
  if (!best) return null;
  const { first, last } = best;
  const [from, to] = [analysis.tokens[first]!, analysis.tokens[last - 1]!];
  const sure = words.filter((one) => one >= first && one < last).map((one) => odds.plays(word, part, one));
  const score = sure.reduce((sum, one) => sum + one, 0) / sure.length;
  return { part, first, last, sentence: from.sentence, score, start: from.start, end: to.end };
}

/** The likeliest link whose ends overlap these. */
export const linkOver = (links: readonly Link[], cause: Span, effect: Span): Link | null =>
  links.find((link) => overlaps(link.cause, cause) && overlaps(link.effect, effect)) ?? null;
