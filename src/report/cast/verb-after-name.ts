import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Changes } from "./tree-change.ts";

/** Verbs whose object does something itself: "saw the town fall", "made them leave". */
const LETS = /^(?:see|make|let|have|help|watch|hear)$/;

/**
 * "The deal saw Graustark cede territory": a rare verb after a bare name is read as part of the name or of the noun behind it.
 * A word in small letters is no part of a name; the name becomes its subject, the noun its object, and it what was seen.
 */
export function verbsAfterNames(analysis: Analysis, changed: Changes): void {
  for (const governor of analysis.tokens) {
    if (governor.upos !== "VERB" || !LETS.test(governor.lemma)) continue;
    const names = nameBehind(analysis, governor);
    const verb = names.length > 0 ? analysis.tokens[names.at(-1)! + 1] : undefined;
    if (!verb || verb.sentence !== governor.sentence || !isHiddenVerb(analysis, verb)) continue;
    const name = names.find((index) => !names.includes(analysis.tokens[index]!.head)) ?? names[0]!;
    const thing = nounBehind(analysis, verb);
    if (!thing) continue;
    changed.set(name, { head: verb.index, label: "nsubj" });
    for (const one of names) {
      const { head, label } = analysis.tokens[one]!;
      if (one !== name && !names.includes(head))
        changed.set(one, { head: name, label: label === "det" ? label : "flat" });
    }
    changed.set(verb.index, { head: governor.index, label: "ccomp", upos: "VERB" });
    changed.set(thing.index, { head: verb.index, label: "obj" });
    const particle = analysis.tokens[verb.index + 1]!;
    if (PARTICLE.test(particle.form)) changed.set(particle.index, { head: verb.index, label: "compound:prt" });
  }
}

const PARTICLE = /^(?:over|up|back|out|off)$/;

/** The words of the bare name right behind, its article first; none where it owns something. */
function nameBehind(analysis: Analysis, governor: Token): readonly number[] {
  const found: number[] = [];
  for (let index = governor.index + 1; analysis.tokens[index]?.sentence === governor.sentence; index += 1) {
    const { upos, form } = analysis.tokens[index]!;
    if (upos === "PROPN" && /^\p{Lu}/u.test(form)) found.push(index);
    else if (found.length > 0 || upos !== "DET") break;
  }
  return found;
}

/** A word in small letters that is taken for a name, for a verb inside one, or for a noun with a particle and another noun behind it. */
function isHiddenVerb(analysis: Analysis, token: Token): boolean {
  if (!/^\p{Ll}+$/u.test(token.form)) return false;
  if (token.upos === "PROPN" || (token.upos === "VERB" && token.label === "flat")) return true;
  const particle = analysis.tokens[token.index + 1];
  const next = analysis.tokens[token.index + 2];
  return (
    token.upos === "NOUN" && PARTICLE.test(particle?.form ?? "") && /^(?:DET|NUM|PRON|ADJ)$/.test(next?.upos ?? "")
  );
}

/** The noun whose phrase begins right behind the word. */
function nounBehind(analysis: Analysis, { index: verb, sentence }: Token): Token | null {
  for (let index = verb + 1; index < verb + 8; index += 1) {
    const token = analysis.tokens[index];
    if (!token || token.sentence !== sentence || /^(?:VERB|PUNCT|SCONJ|CCONJ)$/.test(token.upos)) return null;
    if (/^(?:NOUN|PROPN)$/.test(token.upos) && token.head <= verb) return token;
    if (token.upos === "ADP" && !PARTICLE.test(token.form)) return null;
  }
  return null;
}
