import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Changes } from "./tree-change.ts";

/**
 * Clauses that go on with another one: a finite verb that was joined to an infinitive goes on with the finite verb above it ("agreed to
 * meet envoys but *rejected* a truce"), and a number before a participle is who it was done to ("four were killed and *ten* wounded").
 */
export function nextClauses(analysis: Analysis, changed: Changes): void {
  for (const verb of analysis.tokens) {
    if (verb.upos !== "VERB" || !verb.label.startsWith("conj") || verb.head < 0 || changed.has(verb.index)) continue;
    const finite = finiteAbove(analysis, verb);
    if (finite) changed.set(verb.index, { head: finite.index, label: verb.label });
    const number = numberBefore(analysis, verb);
    if (number) changed.set(number.index, { head: verb.index, label: "nsubj:pass" });
  }
}

const isPast = ({ feats }: Token): boolean => /VerbForm=Fin/.test(feats) && /Tense=Past/.test(feats);

const childrenOf = (analysis: Analysis, { children }: Token): readonly Token[] =>
  children.map((child) => analysis.tokens[child]!);

/** The past verb that governs the infinitive to which this one was joined; `null` where the tree is sound. */
function finiteAbove(analysis: Analysis, verb: Token): Token | null {
  if (!isPast(verb) || childrenOf(analysis, verb).some(({ label }) => /^(?:nsubj|aux|mark)/.test(label))) return null;
  let above = analysis.tokens[verb.head]!;
  if (!/VerbForm=Inf/.test(above.feats)) return null;
  for (let steps = 0; steps < 4; steps += 1) {
    if (!/^(?:xcomp|advcl|acl|conj|ccomp)/.test(above.label) || above.head < 0) return null;
    above = analysis.tokens[above.head]!;
    if (above.upos === "VERB" && isPast(above)) return above.index < verb.index ? above : null;
  }
  return null;
}

/** A noun right before the participle that was joined to the verb above it: "two were killed and *ten men* wounded". */
const isGapped = ({ upos, label, head }: Token, verb: Token): boolean =>
  /^(?:NOUN|PROPN|NUM)$/.test(upos) && label.startsWith("conj") && head === verb.head;

/** The bare number right before a participle that has no subject of its own, where the clause before is passive too. */
function numberBefore(analysis: Analysis, verb: Token): Token | null {
  const above = analysis.tokens[verb.head]!;
  const own = childrenOf(analysis, verb);
  const number = analysis.tokens[verb.index - 1];
  const isDoneTo =
    number !== undefined && ((number.upos === "NUM" && number.head === verb.index) || isGapped(number, verb));
  if (
    !number ||
    !isDoneTo ||
    number.label.startsWith("nsubj") ||
    !/VerbForm=Part/.test(verb.feats) ||
    own.some(({ label }) => /^(?:nsubj|aux)/.test(label)) ||
    !childrenOf(analysis, above).some(({ label }) => label === "aux:pass" || label === "nsubj:pass")
  )
    return null;
  return number;
}
