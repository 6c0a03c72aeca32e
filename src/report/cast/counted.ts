import type { Analysis, Token } from "../../analysis/analysis.ts";

/** Nouns of number, singular; what they count follows "of". */
const COUNTS: ReadonlySet<string> = new Set(
  "ten dozen score hundred thousand million billion number handful lot couple total".split(" "),
);

export const isCount = (token: Token): boolean => COUNTS.has(token.form.toLowerCase().replace(/s$/, ""));

const isLink = (token: Token | undefined): boolean => token?.form.toLowerCase() === "of";

/** How far behind its "of" a counted noun is looked for. */
const REACH = 7;

/**
 * What a noun of number counts ("soldiers" of "tens of thousands of soldiers"), by the order of the words, as trees hang such chains in
 * many ways; -1 of none, or where it is a part of known ones ("dozens of the soldiers").
 */
export function countedBy({ tokens, sentences }: Analysis, token: Token): number {
  if (!isCount(token) || !isLink(tokens[token.index + 1])) return -1;
  let link = token.index + 1;
  while (tokens[link + 1] && isCount(tokens[link + 1]!) && isLink(tokens[link + 2])) link += 2;
  const end = Math.min(sentences[token.sentence]!.last, link + REACH);
  for (let index = link + 1; index < end; index += 1) {
    const noun = tokens[index]!;
    if (!/^(?:NOUN|PROPN|NUM)$/.test(noun.upos) || !noun.children.includes(link)) continue;
    const known = noun.children.some((child) => child < index && /^(?:det|nmod:poss)/.test(tokens[child]!.label));
    return known ? -1 : index;
  }
  return -1;
}

/** The first of the nouns of number that count the word; -1 of none. */
export function counterOf(analysis: Analysis, token: Token): number {
  const { tokens } = analysis;
  const link = token.children.find((child) => child < token.index && isLink(tokens[child]));
  if (link === undefined || link === 0 || countedBy(analysis, tokens[link - 1]!) !== token.index) return -1;
  let first = link - 1;
  while (first > 1 && isLink(tokens[first - 1]) && isCount(tokens[first - 2]!)) first -= 2;
  return first;
}
