import type { Frames } from "../../codebook/index.ts";
import { NUMBER_WORDS } from "../number-words.ts";

/** A number as said: a range of whole numbers. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  /** Tokens that say it. */
  readonly tokens: readonly number[];
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  dozen: 12,
};

/** Plural scales and vague words as ranges. */
const VAGUE: Readonly<Record<string, readonly [number, number]>> = {
  dozens: [24, 99],
  scores: [40, 199],
  hundreds: [200, 999],
  thousands: [2000, 9999],
  millions: [2e6, 9999999],
  several: [3, 9],
  few: [2, 5],
  couple: [2, 2],
  pair: [2, 2],
  many: [5, 999],
  both: [2, 2],
  dozen: [12, 12],
  trio: [3, 3],
  handful: [3, 7],
};

/** The value of a numeral in words or digits ("twenty-two", "1,200", "1.5 million"); `null` where it is none. */
export function readNumber(words: readonly string[]): number | null {
  let total = 0;
  let part = 0;
  let seen = false;
  for (const raw of words) {
    for (const word of raw.toLowerCase().split("-")) {
      if (word === "and" || word === "a" || word === "") continue;
      const digits = /^\d[\d,]*(?:\.\d+)?$/.test(word) ? Number(word.replaceAll(",", "")) : null;
      const value = digits ?? NUMBER_WORDS[word];
      const scale = SCALES[word];
      if (value !== undefined && value !== null) part += value;
      else if (scale !== undefined) {
        part = (part || 1) * scale;
        if (scale >= 1000) {
          total += part;
          part = 0;
        }
      } else return null;
      seen = true;
    }
  }
  return seen ? total + part : null;
}

const isNumberWord = (word: string): boolean =>
  Object.hasOwn(NUMBER_WORDS, word) ||
  Object.hasOwn(SCALES, word) ||
  Object.hasOwn(VAGUE, word) ||
  /^\d[\d,.]*$/.test(word) ||
  (/^[a-z]+-[a-z]+$/.test(word) && readNumber([word]) !== null);

/** The number of the noun: its numeral, itself where it is one ("dozens of"), one where it is singular; `null` where the text gives none. */
export function amountOf(frames: Frames, noun: number): Amount | null {
  const { tree } = frames;
  const before = tree.children(noun, "nummod", "amod", "det", "compound", "advmod", "nmod").filter((one) => one < noun);
  const direct = before.filter((one) => isNumberWord(tree.form(one)));
  const self = isNumberWord(tree.form(noun)) ? [noun] : [];
  // "dozens of people" may be headed by either noun.
  const tokens = [
    ...direct.flatMap((one) => [
      ...tree
        .children(one, "compound", "nummod", "amod", "flat", "advmod")
        .filter((word) => isNumberWord(tree.form(word))),
      one,
    ]),
    ...self,
  ].sort((a, b) => a - b);
  const head = tree.head(noun);
  if (
    tokens.length === 0 &&
    head !== null &&
    tree.is(noun, "nmod") &&
    tree.cases(noun).includes("of") &&
    isNumberWord(tree.form(head))
  )
    return amountOf(frames, head);
  if (tokens.length === 0) return one(frames, noun);
  const first = tokens[0] as number;
  const last = tokens.at(-1) as number;
  const words = tokens.map((one) => tree.form(one));
  const vague = words.map((word) => VAGUE[word]).find((range) => range !== undefined);
  const exact = readNumber(words);
  if (exact === null && !vague) return null;
  const range: readonly [number, number] =
    exact !== null && !words.some((word) => Object.hasOwn(VAGUE, word) && word !== "dozen")
      ? [exact, exact]
      : multiplied(tree, noun, tokens, vague ?? [1, 1]);
  return { ...hedged(frames, first, range), tokens: span(first, last) };
}

/** "tens of thousands", "hundreds of thousands". */
function multiplied(
  tree: Frames["tree"],
  noun: number,
  tokens: readonly number[],
  range: readonly [number, number],
): readonly [number, number] {
  const of = [noun, ...tokens].flatMap((one) => tree.children(one, "nmod")).map((one) => tree.form(one));
  const scale = of.includes("thousands") ? 1000 : of.includes("millions") ? 1e6 : 1;
  const tens = tokens.some((one) => tree.form(one) === "tens");
  return scale === 1
    ? range
    : tens
      ? [10 * scale, 99 * scale]
      : [Math.round(range[0] / 100) * 100 * scale, 999 * scale];
}

const span = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step);

/** "at least", "more than" open the range upwards; "up to" downwards. */
function hedged(
  frames: Frames,
  first: number,
  [from, to]: readonly [number, number],
): { readonly from: number; readonly to: number } {
  const before = [first - 3, first - 2, first - 1]
    .map((one) => frames.tree.analysis.tokens[one]?.form.toLowerCase() ?? "")
    .join(" ");
  if (/(?:up to|as many as|less than|fewer than)$/.test(before)) return { from: 1, to };
  if (/(?:more than|over)$/.test(before) && from === to) return { from: from + 1, to: nextRound(from) };
  return { from, to };
}

/** The last number before the next round one: 80 to 89, 200 to 299. */
function nextRound(value: number): number {
  const scale = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return Math.max(value + 1, (Math.floor(value / scale) + 1) * scale - 1);
}

function one(frames: Frames, noun: number): Amount | null {
  const { tree } = frames;
  const { upos, xpos, feats } = tree.token(noun);
  if (tree.children(noun, "conj").length > 0) return null;
  const article = tree.children(noun, "det").find((det) => /^(?:an?|another)$/.test(tree.form(det)));
  if (upos === "NOUN" && article !== undefined && !feats.includes("Plur")) return { from: 1, to: 1, tokens: [article] };
  const description = frames.describe(noun);
  return upos === "PROPN" && xpos !== "NNPS" && description?.types.includes("person")
    ? { from: 1, to: 1, tokens: [noun] }
    : null;
}
