import { type Day, dayOf, isDay, monthOf } from "../ground/day.ts";

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ]\d{2}(?::?\d{2})?|[+-]\d{2}:\d{2}$|Z$)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:$|T\d)/;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/.-])/;
const PDF = /^D:(\d{4})(\d{2})(\d{2})/;
/** Seconds or milliseconds since 1970, from September 2001 on. */
const SINCE_1970 = /^[1-9]\d{9}(?:\d{3})?$/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b/;

const WEEKDAY = "(?:[a-z]{3,9}[.,]*\\s+)?";
const MONTH = "([a-z]{3,9}\\.?)";
const DATE = "(\\d{1,2})(?:st|nd|rd|th)?";
const BETWEEN = "(?:,?\\s+|[-/,])";
const DAY_FIRST = new RegExp(`^${WEEKDAY}(?:the\\s+)?${DATE}(?:\\s+of)?${BETWEEN}${MONTH}${BETWEEN}(\\d{4})\\b`, "i");
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}${BETWEEN}(?:the\\s+)?${DATE}${BETWEEN}(\\d{4})\\b`, "i");
const YEAR_MONTH_DATE = new RegExp(`^(\\d{4})${BETWEEN}${MONTH}${BETWEEN}${DATE}\\b`, "i");

const LABEL = /^(?:(?:first|last)\s+)?(?:published|posted|updated|modified|created|dated?)\b:?\s*(?:(?:on|at)\b)?/i;
const TIME =
  /\b(?:at\s+)?\d{1,2}(?:(?::\d{2}){1,2}(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)|\(?\b\d{4}(?=\s*(?:UTC|GMT|[ECMP][SD]?T|BST|CES?T|HKT)\b)/gi;
const ZONE =
  /\(?\b(?:UTC|GMT|local time|[ECMP][SD]?T|BST|IST|W?EST|CES?T|EES?T|MSK|TRT|AE[SD]T|JST|KST|HKT|SGT|PKT)\b(?:[+-]\d{1,2}(?::?\d{2})?)?\)?|\s[+-]\d{2}:?\d{2}\b/g;

/** The day, or `null` where the calendar has no such day. */
export function exactDay(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const found = dayOf(year, month, date);
  return isDay(found) && Number(found.slice(8)) === date ? found : null;
}

/**
 * The day that a publication date writes, in the date's own time zone; `null` where it writes none.
 *
 * Read are `2023-04-14`, ISO timestamps, `20230414`, `2023/4/14`, seconds since 1970, mail dates (`Fri, 14 Apr 2023 …`), and days
 * as English writes them, with a time, a zone or a label before or within: `April 14th, 2023`, `9:43 PM ET, Fri April 14, 2023`.
 * Orders that could be read two ways (`04/05/2023`) are not; `14/04/2023` can be read one way alone.
 */
export function publicationDay(written: string): Day | null {
  const value = written.trim();
  if (SINCE_1970.test(value)) {
    return new Date(Number(value) * (value.length === 10 ? 1000 : 1)).toISOString().slice(0, 10);
  }
  const numbers = ISO.exec(value) ?? COMPACT.exec(value) ?? PDF.exec(value);
  if (numbers) return exactDay(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  return dayWritten(value) ?? dayWritten(bare(value));
}

/** The value without a label, times and zones. */
const bare = (value: string): string =>
  value
    .replace(LABEL, "")
    .replace(TIME, " ")
    .replace(ZONE, " ")
    .replace(/^[\s,;|·–—-]+/, "")
    .replace(/^on\s+/i, "");

function dayWritten(value: string): Day | null {
  const yearFirst = YEAR_FIRST.exec(value);
  if (yearFirst) return exactDay(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  if (YEAR_LAST.test(value)) {
    const [only, ...others] = daysOf(value);
    return others.length === 0 ? (only ?? null) : null;
  }
  const dayFirst = DAY_FIRST.exec(value);
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(value);
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2]);
  const dateLast = YEAR_MONTH_DATE.exec(value);
  return dateLast ? named(dateLast[1], dateLast[2], dateLast[3]) : null;
}

/** The days that `04/05/2023` could mean: with the day first, with the month first. */
function daysOf(value: string): readonly Day[] {
  const [, one, , two, year] = YEAR_LAST.exec(value) ?? [];
  const read = [
    exactDay(Number(year), Number(two), Number(one)),
    exactDay(Number(year), Number(one), Number(two)),
  ].filter((day) => day !== null);
  return [...new Set(read)];
}

const named = (year = "", word = "", date = ""): Day | null => {
  const month = monthOf(word);
  return month === null ? null : exactDay(Number(year), month, Number(date));
};

/** What to say of a publication date that cannot be read. */
export function unreadableDay(found: string): string {
  const days = daysOf(found.trim());
  const two = days.length > 1 ? `, which could be ${days.join(" or ")}` : "";
  return `asked for the day of publication, found ${JSON.stringify(found.slice(0, 60))}${two}; write YYYY-MM-DD or an ISO timestamp, for example 2023-04-14`;
}
