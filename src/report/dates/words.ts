import { monthOf } from "../../ground/day.ts";
import { NUMBER_WORDS } from "../number-words.ts";
import type { Part, Season, Unit } from "./calendar.ts";

/** Days of the month in words, first to thirty-first; longest first where one begins another. */
const ORDINAL_DATES = (
  "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth " +
  "thirty-first first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth " +
  "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
).split(" ");
const ORDINAL_ORDER = [21, 22, 23, 24, 25, 26, 27, 28, 29, 31, ...Array.from({ length: 20 }, (_, at) => at + 1), 30];

/** Pieces of patterns, by the name that rules call them; a number or name that matched is read by the functions below. */
export const PIECES = {
  weekday: "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
  month:
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)",
  date: `(?:(?:${ORDINAL_DATES.join("|")})\\b|(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d,.]*\\d)(?!%|:\\d))`,
  year: "(?:1[5-9]\\d\\d|20\\d\\d)(?![\\d%])(?![.,]\\d)",
  season: "(?:spring|summer|autumn|fall|winter)",
  unit: "(?:day|week|month|quarter|year|decade)",
  units: "(?:days?|weeks?|months?|quarters?|years?|decades?)",
  hours: "(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|lunchtime)",
  number:
    "(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|an?|(?:a )?couple of|(?:a )?few|several|some|many)",
  ordinal: "(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)",
  part: "(?:early|mid|middle|late)",
  edge: "(?:start|beginning|end|middle|close|turn)",
} as const;

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const COUNTS: Readonly<Record<string, number>> = { ...NUMBER_WORDS, a: 1, an: 1, "couple of": 2, "a couple of": 2 };
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, final: 4, last: 4 };

/** 0 Sunday to 6 Saturday. */
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.toLowerCase());

/** 1 to 12. */
export const monthNamed = (word: string): number => monthOf(word) ?? 1;

/** How many; `null` where the word leaves it open ("several"). */
export const countNamed = (word: string): number | null => {
  const folded = word.toLowerCase().replace(/\s+/g, " ");
  return /^\d+$/.test(folded) ? Number(folded) : (COUNTS[folded] ?? null);
};

/** The day of the month, in figures or words. */
export const dateNamed = (word: string): number => {
  const at = ORDINAL_DATES.indexOf(word.toLowerCase());
  return at < 0 ? Number.parseInt(word, 10) : (ORDINAL_ORDER[at] ?? 1);
};

export const ordinalNamed = (word: string): number => ORDINALS[word.toLowerCase()] ?? (Number.parseInt(word, 10) || 1);
export const seasonNamed = (word: string): Season => word.toLowerCase() as Season;
export const unitNamed = (word: string): Unit => word.toLowerCase().replace(/s$/, "") as Unit;

/** Which part of a time the word names: "end" names the late one. */
export function partNamed(word: string): Part {
  const folded = word.toLowerCase();
  if (/^(?:early|start|beginning|turn)/.test(folded)) return "early";
  return /^mid/.test(folded) ? "mid" : "late";
}

/** The full year of one written short: "95" is 1995, "07" is 2007. */
export const shortYear = (digits: string): number => {
  const value = Number(digits);
  return digits.length > 2 ? value : value < 50 ? 2000 + value : 1900 + value;
};
