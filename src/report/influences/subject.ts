import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Span } from "../../ground/span.ts";
import { partWords } from "./words.ts";

const isRelative = ({ form, feats }: Token): boolean =>
  /^(?:which|that|who)$/i.test(form) && feats.includes("PronType=Rel");
/** Tree labels under which a verb without a subject of its own has that of the verb above it. */
const SHARES = /^(?:conj|xcomp)$/;
/** So many verbs are climbed. */
const MOST_STEPS = 4;

/**
 * What drives, where the tree says it of the active verb that joins the two: its subject, that of the verb which shares it
 * ("sparked concern and *led* to a ban"), what a relative clause describes ("a fire that *destroyed* the camps"), the clause that
 * goes before ", which" and a participle behind a comma (", *causing* damage"). `null` where the tree names none.
 */
export function drivingWords(analysis: Analysis, word: number): Span | null {
  let verb = analysis.tokens[word]!;
  if (verb.upos !== "VERB" || isPassive(analysis, verb)) return null;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const subject = verb.children.map((one) => analysis.tokens[one]!).find(({ label }) => label === "nsubj");
    if (subject) return isRelative(subject) ? described(analysis, verb) : phrase(analysis, subject, word);
    if (verb.label.startsWith("acl:relcl")) return described(analysis, verb);
    if (isResult(analysis, verb)) return clauseOf(analysis, verb);
    const above = analysis.tokens[verb.head];
    if (!SHARES.test(verb.label) || above?.upos !== "VERB" || isPassive(analysis, above)) return null;
    verb = above;
  }
  return null;
}

const isPassive = (analysis: Analysis, { children, label, xpos }: Token): boolean =>
  (label.startsWith("acl") && xpos === "VBN") ||
  children.some((one) => /^(?:aux:pass|nsubj:pass)$/.test(analysis.tokens[one]!.label));

const phrase = (analysis: Analysis, { index, upos }: Token, word: number): Span | null =>
  upos === "PRON" || upos === "DET" ? null : partWords(analysis, index, [word]);

/** What the relative clause of this verb describes: a noun, or behind ", which" the whole clause where the noun is a name. */
function described(analysis: Analysis, verb: Token): Span | null {
  let clause = verb;
  while (!clause.label.startsWith("acl:relcl")) {
    if (clause.head < 0) return null;
    clause = analysis.tokens[clause.head]!;
  }
  const noun = analysis.tokens[clause.head];
  if (!noun) return null;
  const relative = clause.children.map((one) => analysis.tokens[one]!).find(isRelative);
  const loose = relative?.form.toLowerCase() === "which" && analysis.tokens[relative.index - 1]?.form === ",";
  return loose && noun.upos === "PROPN" ? clauseOf(analysis, clause) : partWords(analysis, noun.index, [clause.index]);
}

/** ", causing", ", leaving": a participle behind a comma, whatever noun the tree hangs it on. */
function isResult(analysis: Analysis, { index, label, xpos, children }: Token): boolean {
  const first = Math.min(index, ...children);
  return xpos === "VBG" && /^(?:advcl|acl)$/.test(label) && analysis.tokens[first]?.form === ",";
}

/** The clause that a word belongs to, without the word. */
function clauseOf(analysis: Analysis, { index, head }: Token): Span | null {
  let above = analysis.tokens[head];
  while (above && above.upos !== "VERB" && above.head >= 0) above = analysis.tokens[above.head];
  return above ? partWords(analysis, above.index, [index]) : null;
}
