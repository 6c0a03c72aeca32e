/** What letter case says and what stands before a word: the model's second input, as training/README.md fixes it. */

/** What stands before a word. */
export const GAP = { none: 0, space: 1, line: 2, blank: 3 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

const LETTER = /\p{L}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const DIGIT = /\p{Nd}/u;
const SIGNS = /^[\p{P}\p{S}]+$/u;

/** 0 lower, 1 Title, 2 single upper letter, 3 UPPER, 4 mixed, 5 digits without letters, 6 punctuation, 7 other. */
export function caseOf(word: string): number {
  if (/^[a-z]+$/.test(word)) return 0;
  let letters = 0;
  let uppers = 0;
  let firstUpper = false;
  // A junk word's case is told by its beginning.
  for (const sign of word.length > 256 ? word.slice(0, 256) : word) {
    if (!LETTER.test(sign)) continue;
    const upper = UPPER.test(sign);
    if (letters === 0) firstUpper = upper;
    letters++;
    if (upper) uppers++;
  }
  if (letters > 0) {
    if (uppers === 0) return 0;
    if (letters === 1) return 2;
    if (uppers === letters) return 3;
    return firstUpper && uppers === 1 ? 1 : 4;
  }
  if (DIGIT.test(word)) return 5;
  return SIGNS.test(word) ? 6 : 7;
}

/** The shape id of a word after a gap. */
export const shapeOf = (word: string, gap: Gap): number => 1 + caseOf(word) + 8 * gap;
