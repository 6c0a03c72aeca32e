import type { Analysis, Token } from "../../analysis/analysis.ts";

/** Nouns of number, singular; what they count follows "of". */
const COUNTS: ReadonlySet<string> = new Set(
  "ten dozen score hundred thousand million billion number handful lot couple total".split(" "),
);

export const isCount = (token: Token): boolean => COUNTS.has(token.form.toLowerCase().replace(/s$/, ""));

/** The word after the "of" at `link` among those that hang from the token; -1 of none. */
function complementOf(analysis: Analysis, token: Token, link = token.index + 1): number {
  if (analysis.tokens[link]?.form.toLowerCase() !== "of") return -1;
  return (
    token.children.find(
      (child) =>
        child > link &&
        analysis.tokens[child]!.label.startsWith("nmod") &&
        analysis.tokens[child]!.children.some((below) => below === link),
    ) ?? -1
  );
}

/** What a noun of number counts ("soldiers" of "tens of thousands of soldiers"); -1 of none, or where it is a part of known ones ("dozens of the soldiers"). */
export function countedBy(analysis: Analysis, token: Token): number {
  if (!isCount(token)) return -1;
  let complement = complementOf(analysis, token);
  if (complement < 0) return -1;
  // "Hundreds of thousands of men", where the men hang from the hundreds.
  if (isCount(analysis.tokens[complement]!)) {
    const further = complementOf(analysis, token, complement + 1);
    if (further >= 0) complement = further;
  }
  const noun = analysis.tokens[complement]!;
  if (isCount(noun) && complementOf(analysis, noun) >= 0) return countedBy(analysis, noun);
  const known = noun.children.some((child) => child < complement && /^(?:det|nmod:poss)/.test(label(analysis, child)));
  return known || !/^(?:NOUN|PROPN)$/.test(noun.upos) ? -1 : complement;
}

/** The outermost noun of number that counts the word; -1 of none. */
export function counterOf(analysis: Analysis, token: Token): number {
  let found = -1;
  for (let at = token; at.label.startsWith("nmod") && at.head >= 0; ) {
    at = analysis.tokens[at.head]!;
    if (countedBy(analysis, at) !== token.index) break;
    found = at.index;
  }
  return found;
}

const label = (analysis: Analysis, index: number): string => analysis.tokens[index]!.label;
