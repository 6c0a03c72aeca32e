import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { InfluenceDraft } from "./find.ts";
import { wholeEnd } from "./whole-end.ts";
import { tokensWithin } from "./words.ts";

/** What is felt about what may come, and moves by itself: "*fears of* a rate rise". */
const FELT =
  /\b(?:fears?|concerns?|worries|hopes?|expectations?|anxiety|uncertainty|doubts?|speculation)\s+(?:of|over|about|that|for)\s+(?:(?:the|an?|its|their)\s+)?$/i;
/** What became of the effect is in the sign. */
const UNDONE = /^(?:impossible|unlikely|difficult|harder|remote)$/;

/** The draft with its ends whole: a feared cause with the fear, an effect without what the sign says of it already; "no reaction" is denied. */
export function edged(analysis: Analysis, draft: InfluenceDraft, word: number | null): InfluenceDraft {
  const felt = FELT.exec(analysis.text.slice(Math.max(0, draft.cause.start - 40), draft.cause.start));
  const clause = felt !== null && /\bthat\b/i.test(felt[0]);
  const whole = !clause || tokensWithin(analysis, draft.cause).some(({ upos }) => upos === "VERB");
  const cause = felt && whole ? { ...draft.cause, start: draft.cause.start - felt[0].length } : draft.cause;
  const apart = cause.end <= draft.effect.start || draft.effect.end <= cause.start;
  const inside = tokensWithin(analysis, draft.effect);
  const none = isNothing(analysis, inside);
  const last = none ? inside.length : lastOf(analysis, inside, draft.sign, word);
  const effect = {
    ...draft.effect,
    start: none ? inside[1]!.start : draft.effect.start,
    end: last < inside.length ? inside[last - 1]!.end : draft.effect.end,
  };
  const told = apart ? cause : draft.cause;
  return {
    ...draft,
    cause: { ...told, ...wholeEnd(analysis, told, effect, word) },
    effect: none || last < inside.length ? effect : { ...effect, ...wholeEnd(analysis, effect, told, word) },
    certainty: none ? "denied" : draft.certainty,
  };
}

/** "Provoked *no* reaction"; but "it meant no trains ran", "left no fuel" say what there was not. */
function isNothing(analysis: Analysis, [first, second]: readonly Token[]): boolean {
  if (!first || !second || !/^no$/i.test(first.form) || first.label !== "det") return false;
  const noun = analysis.tokens[first.head];
  return noun?.label === "obj" && !/^(?:mean|leave|make|have|see)$/.test(analysis.tokens[noun.head]?.lemma ?? "");
}

/** How many of the words of the effect are left: "calm *was shattered* by", "such rises *impossible*". */
function lastOf(analysis: Analysis, inside: readonly Token[], sign: number, word: number | null): number {
  const end = inside.at(-1);
  if (!end || sign > 0) return inside.length;
  if (UNDONE.test(end.form.toLowerCase())) {
    const degree = inside.at(-2)?.head === end.index && inside.at(-2)!.label === "advmod" ? 1 : 0;
    return Math.max(1, inside.length - 1 - degree);
  }
  const passive = end.children.some((child) => analysis.tokens[child]!.label === "aux:pass");
  if (end.index !== word || !passive) return inside.length;
  const aux = inside.findIndex(({ label, head }) => /^aux/.test(label) && head === end.index);
  return aux > 0 ? aux : inside.length;
}
