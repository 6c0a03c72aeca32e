import type { Analysis, Token } from "../../analysis/analysis.ts";
import { childrenBy, subtree } from "../../analysis/subtree.ts";
import { verbCue } from "./cues.ts";

/** Verbs whose object is who is spoken to. */
const SPEAKS_TO: ReadonlySet<string> = new Set(
  "tell inform warn remind assure reassure advise notify brief urge ask order instruct call thank promise address".split(
    " ",
  ),
);

/** Of these verbs the object is who is spoken to and no part of what is said: "urged them to leave" is about them too. */
const SPEAKS_ONLY_TO: ReadonlySet<string> = new Set(
  "tell inform warn remind assure reassure notify brief promise".split(" "),
);

/** Whether the word is whom the verb is spoken to by its preposition: "appealed *to*", "called *on*". */
const casedTo = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => {
    const { label, lemma } = analysis.tokens[child]!;
    return label === "case" && (lemma === "to" || (lemma === "on" && analysis.tokens[token.head]?.lemma === "call"));
  });

/** The words that may name who a verb of speech speaks to, the likelier first. */
export function addressees(analysis: Analysis, verb: number): readonly Token[] {
  const token = analysis.tokens[verb]!;
  const labels = SPEAKS_TO.has(token.lemma) ? new Set(["obj", "iobj"]) : new Set(["iobj"]);
  const to = childrenBy(analysis, verb, new Set(["obl"])).filter((child) => casedTo(analysis, child));
  return [...childrenBy(analysis, verb, labels), ...to];
}

/** Kinds of cue that aim at the subject of their passive, who does not speak: "was told to", "is accused of". */
const AIMED: ReadonlySet<string> = new Set(["say", "ask", "order", "judge"]);

/** Verbs of those kinds whose passive subject may well speak or think: "was quoted as saying", "rest assured". */
const SPEAKS_THROUGH: ReadonlySet<string> = new Set("quote cite report assure reassure".split(" "));

/** Whether the word is whom a passive verb tells, asks, orders or judges, and so not who speaks. */
export function isAimedAt(analysis: Analysis, verb: Token, index: number): boolean {
  const kind = verbCue(verb.lemma);
  if (verb.upos !== "VERB" || kind === null || !AIMED.has(kind) || SPEAKS_THROUGH.has(verb.lemma)) return false;
  for (let at: Token | undefined = verb; at?.feats.includes("Voice=Pass"); at = analysis.tokens[at.head]) {
    const subjects = childrenBy(analysis, at.index, new Set(["nsubj:pass"]));
    if (subjects.some((one) => one.index === index)) return true;
    if (at.label.startsWith("acl")) return at.head === index;
    if (subjects.length > 0 || at.label !== "conj") return false;
  }
  return false;
}

/** What it is about, where a preposition says so behind the addressee: "complained to the Union *about the blockade*", "appealed to it *to send food*". */
function matterOf(analysis: Analysis, verb: Token, addressee: Token): readonly number[] | null {
  const about = childrenBy(analysis, verb.index, new Set(["obl"])).find(
    (child) =>
      child.index > addressee.index &&
      child.children.some((below) => /^(?:about|over|of|against)$/.test(analysis.tokens[below]!.lemma)),
  );
  if (about) return subtree(analysis, about.index);
  const asked = childrenBy(analysis, verb.index, new Set(["xcomp", "advcl"])).find(
    (child) => child.index > addressee.index && child.upos === "VERB" && isInfinitive(analysis, child),
  );
  return asked ? subtree(analysis, asked.index, (token) => token.label === "advcl" && token.xpos === "VBG") : null;
}

const isInfinitive = (analysis: Analysis, verb: Token): boolean =>
  verb.children.some((child) => analysis.tokens[child]!.label === "mark" && /^to$/i.test(analysis.tokens[child]!.form));

/** The content without the addressee that it begins with, where more is said than that: "appealed to *the council* to act". */
export function withoutAddressee(analysis: Analysis, verb: Token, content: readonly number[]): readonly number[] {
  const kind = verbCue(verb.lemma);
  if (verb.upos !== "VERB" || !(kind === "say" || kind === "order" || kind === "ask")) return content;
  const said = new Set(content);
  const others = verb.children.filter(
    (child) => said.has(child) && /^(?:ccomp|xcomp|advcl|obl|obj)/.test(analysis.tokens[child]!.label),
  );
  for (const one of addressees(analysis, verb.index)) {
    if (one.index < verb.index) continue;
    if (casedTo(analysis, one) && said.has(one.index) && !others.some((child) => child !== one.index))
      return matterOf(analysis, verb, one) ?? content;
    if (!others.some((child) => child > one.index)) continue;
    if (!casedTo(analysis, one) && !SPEAKS_ONLY_TO.has(verb.lemma)) continue;
    const phrase = new Set(subtree(analysis, one.index));
    let from = 0;
    while (from < content.length && phrase.has(content[from]!)) from += 1;
    if (from > 0 && content.length - from >= 2) return content.slice(from);
  }
  return content;
}
