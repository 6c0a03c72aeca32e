import type { Analysis, Token } from "../../analysis/analysis.ts";
import { childrenBy, isBelow, subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { nounCue, SAYS_NOUN, takesOrder, verbCue } from "./cues.ts";

const SUBJECT = new Set(["nsubj", "nsubj:pass", "nsubj:outer", "csubj"]);
const AUXILIARY = new Set(["aux", "aux:pass", "advmod", "compound:prt"]);

/** The word that names who speaks, found up the tree from a reporting verb; -1 where the text names none. */
export function speakerOf(analysis: Analysis, verb: Token): number {
  let at = verb;
  for (let step = 0; step < 6; step += 1) {
    const passive = at.children.some((child) => analysis.tokens[child]!.label === "aux:pass");
    const agent = at.children.find((child) => {
      const token = analysis.tokens[child]!;
      return token.label === "obl:agent" || (passive && token.label === "obl" && casedBy(analysis, token, "by"));
    });
    if (agent !== undefined) return agent;
    const subject = childrenBy(analysis, at.index, SUBJECT)[0];
    if (subject) {
      if (passive && at === verb && !/^(?:quote|cite|report)$/.test(at.lemma)) return -1;
      if (/^(?:who|which|that)$/i.test(subject.form) && at.label === "acl:relcl") return at.head;
      if (subject.lemma === "it" && passive) return -1;
      return subject.index;
    }
    if (at.head < 0) return -1;
    const above = analysis.tokens[at.head]!;
    if (at.label.startsWith("acl")) return above.index;
    if (!/^(?:conj|xcomp|advcl|parataxis|ccomp|obl|nmod)/.test(at.label)) return -1;
    if (at.label === "ccomp" && above.upos !== "VERB") return -1;
    if (/^(?:ccomp|parataxis)/.test(at.label) && at.feats.includes("VerbForm=Fin")) return -1;
    const quoted = /^(?:quote|cite)$/.test(above.lemma) ? childrenBy(analysis, above.index, new Set(["obj"]))[0] : null;
    if (quoted && quoted.index < verb.index) return quoted.index;
    at = above;
  }
  return -1;
}

function casedBy(analysis: Analysis, token: Token, preposition: string): boolean {
  return token.children.some((child) => {
    const one = analysis.tokens[child]!;
    return one.label === "case" && one.lemma.toLowerCase() === preposition;
  });
}

/** The words that name the source: its noun phrase without the clauses that hang on it. */
export function sourceWords(analysis: Analysis, head: number): readonly number[] {
  if (head < 0) return [];
  return trimEdges(
    analysis,
    subtree(
      analysis,
      head,
      (token) =>
        (token.head === head &&
          /^(?:acl|case|punct|cc|conj:extra|parataxis|advcl|cop|ccomp|mark)/.test(token.label) &&
          token.label !== "punct") ||
        (token.head === head && token.label === "conj" && token.upos === "VERB"),
    ).filter((index) => index >= 0),
  );
}

/** Leaves out punctuation at both ends but quotation marks and brackets that belong inside. */
export function trimEdges(analysis: Analysis, indexes: readonly number[]): readonly number[] {
  let from = 0;
  let to = indexes.length;
  const loose = (index: number | undefined) => index !== undefined && /^[,;:.—–-]+$/.test(analysis.tokens[index]!.form);
  while (from < to && loose(indexes[from])) from += 1;
  while (to > from && loose(indexes[to - 1])) to -= 1;
  return indexes.slice(from, to);
}

/** The cue's words: the verb with its auxiliaries and adverbs where they stand together. */
export function cueWords(analysis: Analysis, verb: Token): readonly number[] {
  const own = new Set<number>([verb.index]);
  for (const child of childrenBy(analysis, verb.index, AUXILIARY)) {
    if (child.children.length === 0 && Math.abs(child.index - verb.index) <= 3) own.add(child.index);
  }
  let first = verb.index;
  let last = verb.index;
  while (own.has(first - 1)) first -= 1;
  while (own.has(last + 1) && analysis.tokens[last + 1]!.label === "compound:prt") last += 1;
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

interface Content {
  readonly words: readonly number[];
  readonly rule: string;
  readonly score: number;
}

/** What a reporting verb reports, by the tree alone. */
function contentOf(analysis: Analysis, verb: Token): Content | null {
  const kind = verbCue(verb.lemma)!;
  const clause = childrenBy(analysis, verb.index, new Set(["ccomp"]))[0];
  if (clause) return { words: subtree(analysis, clause.index), rule: `said/${kind}-clause`, score: 0.9 };
  const says = kind === "say" || kind === "write" || kind === "think" || kind === "show";
  const above = verb.head >= 0 ? analysis.tokens[verb.head]! : null;
  if (above && verb.label.startsWith("parataxis") && says && hasOwnSubject(analysis, verb)) {
    const all = subtree(analysis, above.index, (token) => token.index === verb.index);
    return { words: all, rule: `said/${kind}-inserted`, score: 0.85 };
  }
  const aside = childrenBy(analysis, verb.index, new Set(["parataxis"])).find((token) =>
    token.index > verb.index ? hasColonBetween(analysis, verb.index, token.index) : true,
  );
  if (aside && says) return { words: subtree(analysis, aside.index), rule: `said/${kind}-aside`, score: 0.7 };
  if (takesOrder(verb.lemma) || kind === "feel" || kind === "say") {
    const open = childrenBy(analysis, verb.index, new Set(["xcomp"]))[0];
    if (open && open.upos === "VERB" && open.feats.includes("VerbForm=Inf") && kind !== "say")
      return { words: subtree(analysis, open.index), rule: `said/${kind}-infinitive`, score: 0.6 };
    const asked = kind === "order" ? askedOf(analysis, verb) : null;
    if (asked) return { words: subtree(analysis, asked.index), rule: "said/order-infinitive", score: 0.6 };
  }
  if (SAYS_NOUN.has(verb.lemma.toLowerCase())) {
    const object = childrenBy(analysis, verb.index, new Set(["obj"]))[0];
    if (object) return { words: subtree(analysis, object.index), rule: `said/${kind}-noun`, score: 0.55 };
  }
  return null;
}

/** What somebody is asked to do, where a preposition names whom: "appealed to donors *to send food*". */
function askedOf(analysis: Analysis, verb: Token): Token | null {
  const whom = childrenBy(analysis, verb.index, new Set(["obl"])).some((one) =>
    ["to", "on", "upon"].some((preposition) => casedBy(analysis, one, preposition)),
  );
  const act = childrenBy(analysis, verb.index, new Set(["advcl"]))[0];
  return whom && act?.feats.includes("VerbForm=Inf") ? act : null;
}

const hasOwnSubject = (analysis: Analysis, verb: Token): boolean =>
  childrenBy(analysis, verb.index, SUBJECT).length > 0;

function hasColonBetween(analysis: Analysis, from: number, to: number): boolean {
  for (let index = from + 1; index < to; index += 1) if (analysis.tokens[index]!.form === ":") return true;
  return false;
}

/** "According to the minister, …": the noun named, and the clause that it hangs on. */
function accordingTo(analysis: Analysis, token: Token): Attribution | null {
  if (token.form.toLowerCase() !== "according") return null;
  const next = analysis.tokens[token.index + 1];
  if (next?.form.toLowerCase() !== "to" || next.sentence !== token.sentence) return null;
  const noun = token.label === "case" ? analysis.tokens[token.head]! : nounAfter(analysis, token);
  if (!noun || noun.head < 0 || noun.index === token.index) return null;
  const hangs = token.label === "case" ? noun.head : token.head;
  if (hangs < 0) return null;
  const own = new Set([...subtree(analysis, noun.index), token.index, next.index]);
  const top = clauseAbove(analysis, hangs);
  const content = subtree(analysis, top).filter((index) => !own.has(index));
  return {
    cue: [token.index, next.index],
    source: sourceWords(analysis, noun.index).filter((index) => index !== token.index && index !== next.index),
    sourceHead: noun.index,
    content: trimEdges(analysis, content),
    rule: "said/according-to",
    score: 0.9,
  };
}

function nounAfter(analysis: Analysis, token: Token): Token | null {
  const found = token.children
    .map((child) => analysis.tokens[child]!)
    .find((child) => /^(?:obl|nmod|obj)/.test(child.label));
  return found ?? null;
}

/** The clause a word stands in: up to the nearest verb or root. */
function clauseAbove(analysis: Analysis, index: number): number {
  let at = index;
  for (let step = 0; step < 8; step += 1) {
    const token = analysis.tokens[at]!;
    if (token.head < 0 || /^(?:ccomp|advcl|parataxis|conj|acl|csubj)/.test(token.label)) return at;
    if (token.upos === "VERB" || token.upos === "AUX") return at;
    at = token.head;
  }
  return at;
}

/** "The claim that …": a noun that reports, with its own clause. */
function byNoun(analysis: Analysis, token: Token): Attribution | null {
  if (token.upos !== "NOUN" || nounCue(token.lemma) === null) return null;
  const clause = token.children
    .map((child) => analysis.tokens[child]!)
    .find(
      (child) =>
        /^(?:acl|ccomp)$/.test(child.label) &&
        child.children.some(
          (below) => analysis.tokens[below]!.label === "mark" && analysis.tokens[below]!.lemma === "that",
        ),
    );
  if (!clause) return null;
  const owner = token.children
    .map((child) => analysis.tokens[child]!)
    .find(
      (child) =>
        /^(?:nmod:poss|nmod|amod)$/.test(child.label) &&
        (child.label === "nmod:poss" ||
          casedBy(analysis, child, "by") ||
          casedBy(analysis, child, "of") ||
          casedBy(analysis, child, "among")),
    );
  const source = owner ?? null;
  return {
    cue: [token.index],
    source: source ? sourceWords(analysis, source.index) : [],
    sourceHead: source?.index ?? -1,
    content: trimEdges(analysis, subtree(analysis, clause.index)),
    rule: "said/noun-clause",
    score: 0.7,
  };
}

/** Every attribution that the tree shows, in text order of the cues. */
export function attributionsByTree(analysis: Analysis): readonly Attribution[] {
  const found: Attribution[] = [];
  for (const token of analysis.tokens) {
    const fixed = accordingTo(analysis, token) ?? byNoun(analysis, token);
    if (fixed && fixed.content.length > 0) found.push(fixed);
    if (token.upos !== "VERB" || verbCue(token.lemma) === null) continue;
    const content = contentOf(analysis, token);
    if (!content) continue;
    const head = speakerOf(analysis, token);
    const cue = cueWords(analysis, token);
    const words = trimEdges(
      analysis,
      content.words.filter((index) => !cue.includes(index)),
    );
    if (words.length === 0 || (head >= 0 && words.includes(head) && isBelow(analysis, head, words[0]!))) continue;
    found.push({
      cue,
      source: sourceWords(analysis, head),
      sourceHead: head,
      content: words,
      rule: content.rule,
      score: content.score,
    });
  }
  return found;
}
