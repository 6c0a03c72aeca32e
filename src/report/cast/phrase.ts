import type { Analysis, Token } from "../../analysis/analysis.ts";
import { lemmaOf, namesBody, nounKind, ORGANIZATION_WORDS } from "./noun-kinds.ts";

/** The words of a mention: from its first pre-modifier to its head, token indexes half-open. */
export interface Phrase {
  readonly first: number;
  readonly last: number;
}

const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an"]);

/** Relations by which words before the head belong to the mention; `true` where the subtype does not matter. */
const BEFORE: ReadonlySet<string> = new Set([
  "amod",
  "compound",
  "nummod",
  "nmod:poss",
  "nmod:desc",
  "nmod:unmarked",
  "nmod",
  "det",
  "det:predet",
  "flat",
  "acl",
  "goeswith",
  "dep",
]);

/** What bodies of state, trade and learning are for: "Chamber of *Commerce* and *Industry*". */
const FIELDS: ReadonlySet<string> = new Set(
  `commerce trade industry industries technology science sciences culture health welfare tourism sport sports youth
   agriculture fisheries forestry finance justice defence defense security cooperation development rights education
   labour labor energy mines mining environment transport communications relations affairs research information planning
   housing reconciliation truth peace arts letters economy crafts shipping customs immigration
   reconstruction investment employment water natural resources drugs crime`.split(/\s+/),
);

const isField = (token: Token): boolean => FIELDS.has(token.form.toLowerCase());

const LINKS: ReadonlySet<string> = new Set([
  "of",
  "for",
  "the",
  "and",
  "on",
  "in",
  "&",
  "to",
  "against",
  ",",
  "de",
  "del",
  "la",
]);

/** Whether the word begins with a capital letter. */
export const capital = (token: Token): boolean => /^\p{Lu}/u.test(token.form);

/** Index after the last word of the head's own name: flat parts and what hangs right of them. */
function endOfFlat(analysis: Analysis, head: number): number {
  let last = head + 1;
  for (const child of analysis.tokens[head]!.children) {
    const token = analysis.tokens[child]!;
    if (child < head || !/^(?:flat|goeswith|fixed)/.test(token.label)) continue;
    if (child <= last + 1) last = Math.max(last, endOfFlat(analysis, child));
  }
  return last;
}

/**
 * Index after the last word of an official name that goes on with a preposition ("International Court of Justice"), or
 * `last` where the name does not. Only where every word is capital or a link, and the head is a word that bodies are named by.
 */
function endOfOfficial(analysis: Analysis, head: number, last: number): number {
  const token = analysis.tokens[head]!;
  if (!capital(token) || !(token.upos === "PROPN" || token.upos === "NOUN")) return last;
  if (!namesBody(token.form)) return last;
  for (const child of token.children) {
    const below = analysis.tokens[child]!;
    if (child < last || below.label !== "nmod" || !capital(below)) continue;
    if (!/^(?:of|for)$/i.test(analysis.tokens[last]?.form ?? "")) continue;
    let end = endOfFlat(analysis, child);
    for (const further of [...below.children, ...token.children]) {
      const word = analysis.tokens[further]!;
      if (word.label !== "conj" || !capital(word) || further < end || further - end >= 4) continue;
      if (word.head === child || (isField(below) && isField(word))) end = Math.max(end, endOfFlat(analysis, further));
    }
    const between = analysis.tokens.slice(last, end);
    if (between.every((one) => capital(one) || LINKS.has(one.form.toLowerCase())))
      return endOfOfficial(analysis, child, end);
  }
  return last;
}

function startOfBranch(analysis: Analysis, index: number): number {
  let first = index;
  for (const child of analysis.tokens[index]!.children)
    if (child < first) first = Math.min(first, startOfBranch(analysis, child));
  return first;
}

/** The mention that the word heads: no leading article, nothing after the head but parts of its own or its official name. */
export function phrase(analysis: Analysis, head: number): Phrase {
  const token = analysis.tokens[head]!;
  let first = head;
  const before = token.children.filter((child) => child < head).reverse();
  for (const child of before) {
    const word = analysis.tokens[child]!;
    if (word.label === "punct") continue;
    if (!BEFORE.has(word.label)) {
      if (word.label === "advmod" || word.label === "case" || word.label === "obl:unmarked" || word.label === "obl") {
        if (
          word.label === "advmod" &&
          child === first - 1 &&
          before.some((other) => other < child && BEFORE.has(analysis.tokens[other]!.label))
        )
          continue;
        break;
      }
      break;
    }
    first = Math.min(first, startOfBranch(analysis, child));
  }
  while (first < head && dropsAtStart(analysis.tokens[first]!, analysis.tokens[first + 1]!)) first += 1;
  return { first, last: endOfOfficial(analysis, head, endOfFlat(analysis, head)) };
}

/** "At" stays before "least" and "most", which say nothing alone. */
const dropsAtStart = (token: Token, next: Token): boolean =>
  (ARTICLES.has(token.form.toLowerCase()) && token.upos !== "PROPN") ||
  token.upos === "PUNCT" ||
  (token.upos === "ADP" && !(/^at$/i.test(token.form) && /^(?:least|most)$/i.test(next.form))) ||
  token.upos === "CCONJ";

/** The proper name in a mention: the capital words that belong to the head, without titles and descriptions; `null` of none. */
export function properName(analysis: Analysis, head: number, within: Phrase): Phrase | null {
  const token = analysis.tokens[head]!;
  if (token.upos !== "PROPN" && !(token.upos === "NOUN" && capital(token) && within.last > head + 1)) return null;
  let first = head;
  for (let index = head - 1; index >= within.first; index -= 1) {
    const word = analysis.tokens[index]!;
    const joins =
      (/^(?:compound|amod|flat|nummod|det)/.test(word.label) &&
        (capital(word) || /^\d+(?:st|nd|rd|th)$/.test(word.form))) ||
      word.label === "goeswith" ||
      (word.form === "-" && index > within.first) ||
      (word.label === "nmod:poss" && isPeoples(analysis, index, head)) ||
      (word.upos === "PART" && index > within.first && isPeoples(analysis, index - 1, head)) ||
      ((word.upos === "ADP" || word.upos === "DET" || word.upos === "CCONJ") &&
        index > within.first &&
        analysis.tokens[index - 1]!.upos === "PROPN" &&
        !hangsAsDescription(analysis, index - 1, head));
    if (!joins || hangsAsDescription(analysis, index, head)) break;
    first = index;
  }
  while (first < head && !capital(analysis.tokens[first]!) && !/^\d/.test(analysis.tokens[first]!.form)) first += 1;
  return { first, last: within.last };
}

/** Whether a possessor is part of the name of a body: "Workers' Party". */
function isPeoples(analysis: Analysis, owner: number, head: number): boolean {
  const token = analysis.tokens[owner]!;
  const kind = nounKind(lemmaOf(token)) ?? nounKind(token.form.toLowerCase().replace(/s$/, ""));
  return (
    token.head === head &&
    capital(token) &&
    (kind === "person" || kind === "people") &&
    ORGANIZATION_WORDS.has(analysis.tokens[head]!.form.toLowerCase())
  );
}

/** Whether the word stands in a title or description before the head rather than in its name. */
function hangsAsDescription(analysis: Analysis, index: number, head: number): boolean {
  for (let at = index; at >= 0 && at !== head; at = analysis.tokens[at]!.head) {
    const { label } = analysis.tokens[at]!;
    if (label === "nmod:poss" && isPeoples(analysis, at, head)) continue;
    if (label === "nmod:desc" || label === "nmod:poss" || label === "appos") return true;
  }
  return false;
}
