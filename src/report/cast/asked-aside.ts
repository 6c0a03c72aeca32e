import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Changes } from "./tree-change.ts";

/** Verbs of putting a question to somebody, by their lemmas. */
export const ASKS = /^(?:ask|question|press|quiz|challenge)$/;
/** What a question begins with, or who puts it. */
export const QUESTION = /^(?:if|whether|about|on|by|what|why|how|when|where|who)$/i;
/** What of the sentence belongs to its verb, not to the aside. */
const MOVES = /^(?:nsubj|obl|punct|cc|advmod|mark)/;

/** "The envoy, *asked if he would stay*, smiled": the words between the commas describe the envoy, and the verb behind them is the sentence's. */
export function askedAside(analysis: Analysis, changed: Changes): void {
  const { tokens } = analysis;
  for (const asked of tokens) {
    if (!ASKS.test(asked.lemma) || !/^VB[DN]$/.test(asked.xpos) || changed.has(asked.index)) continue;
    if (!QUESTION.test(tokens[asked.index + 1]?.form ?? "")) continue;
    if (tokens[asked.index - 1]?.form !== "," || /^acl/.test(asked.label)) continue;
    const children = asked.children.map((child) => tokens[child]!);
    const subject = children.findLast(({ label, index }) => label.startsWith("nsubj") && index < asked.index);
    if (!subject || children.some(({ label }) => label.startsWith("aux"))) continue;
    const verb = children.find((child) => isMain(analysis, asked, child));
    if (!verb) continue;
    changed.set(verb.index, { head: asked.head, label: asked.label });
    changed.set(asked.index, { head: subject.index, label: "acl" });
    for (const child of verb.children)
      if (child > asked.index && child < verb.index && /^(?:ccomp|advcl)/.test(tokens[child]!.label))
        changed.set(child, { head: asked.index, label: tokens[child]!.label });
    for (const { index, label } of children)
      if (index < asked.index && MOVES.test(label)) changed.set(index, { head: verb.index, label });
  }
}

/** Whether the verb behind the aside and its comma has no subject of its own but that before it. */
function isMain({ tokens }: Analysis, asked: Token, verb: Token): boolean {
  if (verb.index <= asked.index + 1 || !/^(?:VBD|VBZ|VBP)$/.test(verb.xpos)) return false;
  if (!/^(?:ccomp|parataxis|conj|advcl|dep)/.test(verb.label)) return false;
  if (verb.children.some((child) => /^nsubj|^mark/.test(tokens[child]!.label) && child < verb.index)) return false;
  const first = verb.children.filter((child) => child < verb.index && /^(?:aux|advmod)/.test(tokens[child]!.label));
  return tokens[Math.min(verb.index, ...first) - 1]?.form === ",";
}
