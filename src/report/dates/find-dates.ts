import type { Analysis } from "../../analysis/analysis.ts";
import type { Day } from "../../ground/day.ts";
import type { DateExpression, Warning } from "../claims.ts";
import { ABSOLUTE } from "./absolute.ts";
import type { Meaning } from "./calendar.ts";
import { FEAST } from "./feast.ts";
import { NUMERIC, numericOrder } from "./numeric.ts";
import { isMonth, PASSES } from "./passes.ts";
import { RELATIVE } from "./relative.ts";
import type { Anchor, DateRule } from "./rule.ts";
import { SPELLED } from "./spelled.ts";
import { ownTenseAt, type Tense, tenseAt } from "./tense.ts";
import { WEEKDAY } from "./weekday.ts";

/** What of an analysis dates are found by: tags and tree tell tense where they are there, the words where not. */
export type Dated = Pick<Analysis, "text" | "tokens" | "sentences">;

/** The dates of a text, in its order, and what is to be said of them. */
export interface Dates {
  readonly dates: readonly DateExpression[];
  readonly warnings: readonly Warning[];
}

const RULES: readonly DateRule[] = [...ABSOLUTE, ...NUMERIC, ...WEEKDAY, ...RELATIVE, ...SPELLED, ...FEAST];
const NEAR = 40;
/** Where an expression can begin: its first word or sign. */
const BEGINS =
  /(?<![\p{L}\d])(?:[’'`](?=\d\d)|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|FY|(?:the|this|that|last|past|next|coming|previous|current|early|earlier|mid|middle|late|later|sometime|end|start|beginning|turn|close|first|second|third|fourth|final|its|their|fiscal|financial|spring|summer|autumn|fall|winter|today|tonight|yesterday|tomorrow|overnight|day|week|weekend|year|yearend|new|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|couple|few|several|some|many|more|less|nearly|almost|about|around|over|only|just|month|present|christmas|easter|thanksgiving|good|valentine|halloween)(?=[\s-]|\W|$))/giu;

/** What every expression holds somewhere; where none is near, no rule is tried. */
const STEM =
  /\d|day|week|month|quarter|year|decade|half|spring|summer|autumn|fall|winter|ties\b|night|tomorrow|morning|afternoon|evening|noon|dawn|nineteen|twenty|thousand|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|christmas|easter|thanksgiving|halloween/gi;
const REACH = 60;

interface Found {
  readonly rule: DateRule;
  readonly match: RegExpExecArray;
}

/** The rule that takes the most words here; the earlier of two that take as many. */
function longest(text: string, at: number): readonly Found[] {
  const found: Found[] = [];
  for (const rule of RULES) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match !== null) found.push({ rule, match });
  }
  return found.sort((a, b) => b.match[0].length - a.match[0].length);
}

/** Whether what stands around the words shows that they are no date. */
function passes(name: string, words: string, before: string, after: string): boolean {
  if ((name === "month" || name === "part-month") && !isMonth(words, before, after)) return true;
  return PASSES.some(
    (pass) =>
      pass.rules.includes(name) &&
      (pass.before?.test(before) === true || pass.words?.test(words) === true || pass.after?.test(after) === true),
  );
}

const CAPITAL =
  /(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b)/gi;

/** Weekdays and months are written with a capital. */
const isCapital = (words: string): boolean =>
  (words.match(CAPITAL) ?? []).every((word) => word[0] === word[0]?.toUpperCase());

const AFTER_PREPOSITION = /\b(?:on|in|since|during|from|of)\s+(?:the (?:night|morning|evening) of\s+)?$/i;
const LISTED = /^(?:['’]s)?\s*(?:,|,?\s*(?:and|or|and on|or on|then))\s*$/i;

/** The tense of the date before where this one stands in a list with it: "in January and February"; `null` where it does not. */
function listed(text: string, last: DateExpression | undefined, start: number, published: Day | null): Tense | null {
  if (last?.from == null || published === null || start - last.end > 10) return null;
  if (last.from === published || !LISTED.test(text.slice(last.end, start))) return null;
  return last.from > published ? "future" : "past";
}

/** Index of the token that begins at or holds the place; -1 where there is none. */
function tokenAt(known: Dated, place: number): number {
  let [low, high] = [0, known.tokens.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const token = known.tokens[middle]!;
    if (token.end <= place) low = middle + 1;
    else if (token.start > place) high = middle - 1;
    else return middle;
  }
  return -1;
}

const MESSAGES = {
  "no-anchor":
    "the day of publication is unknown, so this and other expressions that hang on it have no day; give --published",
  ambiguous: "can be read as day and month or as month and day; nothing in the document tells which",
} as const;

/**
 * Every expression of calendar time in the text, in order; `from` and `to` are `null` where it cannot be told when.
 *
 * Durations, ages and times of the clock are none. What hangs on the publication day has no day without one, with one warning
 * for all.
 */
export function findDates(known: Dated, published: Day | null): Dates {
  const { text } = known;
  const order = numericOrder(text);
  const dates: DateExpression[] = [];
  const warnings: Warning[] = [];
  let before: Meaning | null = null;
  let dayBefore: Meaning | null = null;
  let at = 0;
  STEM.lastIndex = 0;
  let stem = STEM.exec(text);
  for (const begin of text.matchAll(BEGINS)) {
    if (begin.index < at) continue;
    const start = begin.index;
    while (stem !== null && stem.index < start) stem = STEM.exec(text);
    if (stem === null) break;
    if (stem.index > start + REACH) continue;
    const left = text.slice(Math.max(0, start - NEAR), start);
    for (const { rule, match } of longest(text, start)) {
      const words = match[0];
      const end = start + words.length;
      if (!isCapital(words) || passes(rule.name, words, left, text.slice(end, end + NEAR))) continue;
      const anchor: Anchor = {
        published,
        before,
        dayBefore,
        ownTense: () => ownTenseAt(known, tokenAt(known, start), start),
        attributive: !AFTER_PREPOSITION.test(left),
        order,
        tense: () => listed(text, dates.at(-1), start, published) ?? tenseAt(known, tokenAt(known, start), start, end),
      };
      const read = rule.read((name) => match.groups?.[name] ?? "", anchor);
      if (read === null) continue;
      const meaning = "untold" in read ? read.meaning : read;
      if ("untold" in read && (read.untold === "ambiguous" || !warnings.some((one) => one.rule === "date/no-anchor"))) {
        warnings.push({ rule: `date/${read.untold}`, message: `"${words}": ${MESSAGES[read.untold]}`, start, end });
      }
      dates.push({ start, end, from: meaning.from, to: meaning.to, precision: meaning.precision });
      if (meaning.from !== null) before = meaning;
      if (meaning.from !== null && meaning.precision === "day") dayBefore = meaning;
      at = end;
      break;
    }
  }
  return { dates, warnings };
}
