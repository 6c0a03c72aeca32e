import type { Analysis, Token } from "../../analysis/analysis.ts";
import { verbCue } from "../statements/cues.ts";
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
    const town = told.some(({ mention }) => mention === "place") && isTown(analysis, tokens);
    if (town) {
      for (const token of told) changed.set(token.index, { ...token, mention: "place", mentionScore: SURE });
      continue;
    }
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

/** How sure a name is a place's that things happen in and that nobody bears. */
const SURE = 0.9;

/** Whether things happen in what the name names ("in Hebron"), and no title, longer name or speech makes it somebody's. */
function isTown({ tokens }: Analysis, places: readonly Token[]): boolean {
  const scene = places.some(
    ({ index, label, mention }) =>
      mention === "place" && /^(?:obl|nmod)/.test(label) && /^(?:in|at|near)$/i.test(tokens[index - 1]?.form ?? ""),
  );
  const form = places[0]?.form;
  const surname = tokens.some(
    (token) => token.form === form && token.label.startsWith("flat") && tokens[token.head]?.mention === "person",
  );
  return scene && !surname && !places.some((token) => isSomebodys(tokens, token));
}

function isSomebodys(tokens: readonly Token[], { index, label, head, children }: Token): boolean {
  const before = tokens[index - 1];
  const titled = before !== undefined && nounKind(before.lemma.toLowerCase()) === "person" && before.head === index;
  const full = children.some((child) => tokens[child]!.label.startsWith("flat"));
  const speaks = label === "nsubj" && verbCue(tokens[head]?.lemma ?? "") !== null;
  return titled || full || speaks;
}

/** The name as names are compared; `null` of a word that heads none. */
function keyOf(analysis: Analysis, token: Token): string | null {
  if (nounKind(token.lemma.toLowerCase()) !== null) return null;
  const name = properName(analysis, token.index, phrase(analysis, token.index));
  if (name === null) return null;
  const words = analysis.tokens.slice(name.first, name.last).filter((word) => word.upos !== "PUNCT");
  return words.map((word) => fold(word.form)).join(" ");
}
