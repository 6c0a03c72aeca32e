import type { Analysis, Token } from "../../analysis/analysis.ts";

/** Whether a clause speaks of what was or of what will be. */
export type Tense = "past" | "future";

/** Words whose infinitive lies ahead: "plans to meet", "agreed to leave". */
const AHEAD_TO =
  /^(?:plan(?:s|ned|ning)?|intend\w*|hop(?:e|es|ed|ing)|want(?:s|ed)?|vow(?:s|ed)?|promis\w+|pledg\w+|threaten\w*|agree[sd]?|prepar\w+|ready|poised|likely|order(?:ed|s)?|ask(?:ed|s)?|urge[ds]?|invit\w+|decid\w+|going|propos\w+|set|offer(?:ed|s)?|is|are|call(?:ed|ing|s)?)$/;
/** Words that lay ahead what they are said of: "expected in April", "the deadline of Friday". */
const AHEAD =
  /^(?:expect(?:s|ed|ing)?|schedul(?:ed|es)|due|slated|postponed|deadline|await\w*|upcoming|forthcoming|planned|going)$/;
const MODALS = /^(?:will|would|shall|’ll|'ll|wo|won’t|won't|may|might|could|can|must|should|ought)$/;
const PAST_WORDS =
  /^(?:was|were|had|did|said|told|met|held|made|took|went|came|left|gave|got|saw|found|began|became|broke|brought|built|bought|chose|drew|drove|fell|felt|fought|flew|grew|heard|hit|kept|knew|led|lost|paid|put|ran|rose|sent|set|shot|showed|spoke|spent|stood|struck|sold|sank|shook|shut|swore|taught|thought|threw|understood|woke|won|wore|wrote|hurt|killed|been|born|quit|cut|let)$/;
const NOT_PAST =
  /^(?:need|indeed|speed|seed|feed|breed|bleed|proceed|succeed|exceed|embed|red|bed|hundred|sacred|united|armed|masked|aged|supposed|alleged|so-called)$/;
const BREAK = /^[,;:—–()“”"]|^(?:--|``|'')$/;
const WORD = /[\p{L}’'-]*\p{L}[’']?|[,;:—–()“”"]|--|``|''/gu;
const LEFT = 160;
const RIGHT = 70;

type Known = Pick<Analysis, "text" | "tokens" | "sentences">;

/** Whether only helpers and adverbs stand between a modal and the participle: "will also be held". */
function modalBefore(words: readonly string[]): boolean {
  const at = words.findIndex((word) => !/^(?:be|been|have|also|not|now|first|soon|\w+ly)$/.test(word));
  return at >= 0 && at < 4 && /^(?:will|would|wo|shall|may|might|must|should|’ll|'ll|to)$/.test(words[at] ?? "");
}

/** The tense that the words of a clause show, given from the date outwards, leftwards or rightwards. */
function tenseOfWords(given: readonly string[], leftwards: boolean): Tense | null {
  const words = given.map((word) => word.toLowerCase());
  let to = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "to" || (word === "for" && leftwards)) to = true;
    if (MODALS.test(word)) return /^c(?:ould|an)$/.test(word) ? null : "future";
    if (word === "if" || word === "unless") return leftwards ? "future" : null;
    const had = leftwards && words.slice(at + 1, at + 4).includes("had");
    if (AHEAD.test(word)) return had ? "past" : "future";
    const ahead = leftwards ? to : words[at + 1] === "to";
    if (AHEAD_TO.test(word) && ahead) return had ? "past" : "future";
    if (leftwards && /^(?:early|soon)$/.test(word) && words[at - 1] === "as" && words[at + 1] === "as") return "future";
    if (PAST_WORDS.test(word) || (word.length > 4 && word.endsWith("ed") && !NOT_PAST.test(word))) {
      const behind = leftwards ? words.slice(at + 1, at + 5) : words.slice(Math.max(0, at - 4), at).reverse();
      return modalBefore(behind) ? "future" : "past";
    }
  }
  return null;
}

/** The tense by the words around, where there is no tree. */
function tenseByWords(text: string, start: number, end: number): Tense | null {
  const stop = (piece: string) =>
    /(?<!\b(?:[ap]\.m|\p{Lu}|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec))[.!?][”"’']*\s+\p{Lu}|\n\s*\n/gu.exec(
      piece,
    );
  let left = text.slice(Math.max(0, start - LEFT), start);
  for (let cut = stop(left); cut !== null; cut = stop(left)) left = left.slice(cut.index + cut[0].length - 1);
  let right = text.slice(end, end + RIGHT);
  const cut = /[.!?](?:\s|$)|\n\s*\n/.exec(right);
  if (cut) right = right.slice(0, cut.index);
  const before = (left.match(WORD) ?? []).reverse();
  const after = right.match(WORD) ?? [];
  const clause = (words: readonly string[]) => {
    const at = words.findIndex((word) => BREAK.test(word));
    return at < 0 ? words : words.slice(0, at);
  };
  const first = before.length > 0 && BREAK.test(before[0] ?? "") ? before.slice(1) : before;
  const near =
    tenseOfWords(clause(first), true) ??
    tenseOfWords(clause(BREAK.test(after[0] ?? "") ? after.slice(1) : after), false);
  return near ?? tenseOfWords(before, true) ?? tenseOfWords(after, false);
}

const isVerb = (token: Token): boolean => token.upos === "VERB" || token.upos === "AUX";

/** Verbs whose present tense tells what was said, and those whose present tense tells what is planned: "meets on Friday". */
const SAYS = /^(?:say|report|write|tell|show|announce|claim)$/;
const SCHEDULED =
  /^(?:meet|arrive|leave|depart|travel|fly|go|come|return|visit|open|reopen|close|start|begin|end|expire|resume|convene|reconvene|vote|host|hold|face|launch|sign|run|take|play|step|enter|appear|stand|go|plan|hope|expect|want|intend)$/;

/** The tense of a verb by its form and its helpers; `null` where its head must tell. */
function tenseOfVerb(verb: Token, tokens: readonly Token[]): Tense | "above" | null {
  const helpers = verb.children.map((index) => tokens[index]!).filter((child) => /^(?:aux|cop)/.test(child.label));
  const forms = helpers.map((helper) => helper.form.toLowerCase());
  if (forms.some((form) => MODALS.test(form) && form !== "could" && form !== "can")) return "future";
  if (forms.some((form) => /^(?:was|were|had|did|has|have|been|’ve|'ve)$/.test(form)) || verb.xpos === "VBD")
    return "past";
  const to = verb.children.some((index) => tokens[index]!.form.toLowerCase() === "to");
  if (verb.xpos === "VB" && to) {
    const head = tokens[verb.head];
    const told = head !== undefined && isAhead(head);
    return told || forms.length > 0 || verb.head < 0 ? "future" : "above";
  }
  if (forms.some((form) => /^(?:is|are|am|’re|'re|’s|'s)$/.test(form)))
    return verb.xpos === "VBG" || AHEAD.test(verb.form.toLowerCase()) ? "future" : null;
  if (verb.xpos === "VBZ" || verb.xpos === "VBP")
    return SAYS.test(verb.lemma) ? "past" : SCHEDULED.test(verb.lemma) ? "future" : null;
  return verb.xpos === "VBN" && AHEAD.test(verb.form.toLowerCase()) ? "future" : "above";
}

const isAhead = (token: Token): boolean => {
  const form = token.form.toLowerCase();
  return AHEAD.test(form) || AHEAD_TO.test(form);
};

/** The tense that the tree shows for the words that the token begins; `null` where it has no tags or does not tell. */
function tenseByTree(known: Known, first: number): Tense | null {
  const token = known.tokens[first];
  if (token === undefined || token.xpos === "" || token.xpos === "_") return null;
  let at: Token | undefined = known.tokens[token.head];
  for (let steps = 0; at !== undefined && steps < 12; steps += 1) {
    if (isVerb(at)) {
      const told = tenseOfVerb(at, known.tokens);
      if (told !== "above") return told;
    } else if (/^deadline$/i.test(at.form)) return "future";
    at = known.tokens[at.head];
  }
  return null;
}

/** The tense that the clause of the words `[start, end)` shows: by the tree where it tells, else by the words around. */
export const tenseAt = (known: Known, first: number, start: number, end: number): Tense | null =>
  tenseByTree(known, first) ?? tenseByWords(known.text, start, end);

const OWN = 5;

/** The tense of the verb that the words at `start` hang on themselves, or that stands within a few words before them. */
export function ownTenseAt(known: Known, first: number, start: number): Tense | null {
  const token = known.tokens[first];
  if (token === undefined || token.xpos === "" || token.xpos === "_") {
    const before = (known.text.slice(Math.max(0, start - LEFT), start).match(WORD) ?? []).reverse().slice(0, OWN);
    const stop = before.findIndex((word) => BREAK.test(word));
    return tenseOfWords(stop < 0 ? before : before.slice(0, stop), true);
  }
  const head = known.tokens[token.head];
  const told = head !== undefined && isVerb(head) ? tenseOfVerb(head, known.tokens) : null;
  return told === "above" ? null : told;
}
