import type { Analysis, Token } from "../../analysis/analysis.ts";
import { fold } from "./draft.ts";
import { nounKind } from "./noun-kinds.ts";
import { phrase, properName } from "./phrase.ts";

/** A type settles a name where it is ahead of the next one by this factor. */
const AHEAD = 1.3;

/**
 * The analysis with one type of mention for each name that the text repeats: what the model says most surely of all its places
 * taken together. A name that it mostly takes for an event or an abstraction is one everywhere.
 */
export function settleTypes(analysis: Analysis): Analysis {
  const places = new Map<string, Token[]>();
  for (const token of analysis.tokens) {
    if (token.upos !== "PROPN" || /^(?:flat|fixed|goeswith)/.test(token.label)) continue;
    const key = keyOf(analysis, token);
    if (key === null) continue;
    const seen = places.get(key);
    if (seen) seen.push(token);
    else places.set(key, [token]);
  }
  const changed = new Map<number, Token>();
  for (const tokens of places.values()) {
    const told = tokens.filter((token) => token.mention !== null);
    if (told.length < 2) continue;
    const sums = new Map<string, number>();
    for (const { mention, mentionScore } of told) sums.set(mention!, (sums.get(mention!) ?? 0) + mentionScore ** 2);
    const [best, next] = [...sums].sort((one, other) => other[1] - one[1]);
    if (!best || !next || best[1] < AHEAD * next[1]) continue;
    const [mention, sum] = best;
    const mentionScore = sum / [...sums.values()].reduce((all, one) => all + one, 0);
    for (const token of told)
      if (token.mention !== mention) changed.set(token.index, { ...token, mention, mentionScore });
  }
  if (changed.size === 0) return analysis;
  return { ...analysis, tokens: analysis.tokens.map((token) => changed.get(token.index) ?? token) };
}

/** The name as names are compared; `null` of a word that heads none. */
function keyOf(analysis: Analysis, token: Token): string | null {
  if (nounKind(token.lemma.toLowerCase()) !== null) return null;
  const name = properName(analysis, token.index, phrase(analysis, token.index));
  if (name === null) return null;
  const words = analysis.tokens.slice(name.first, name.last).filter((word) => word.upos !== "PUNCT");
  return words.map((word) => fold(word.form)).join(" ");
}
