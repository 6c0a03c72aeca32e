import { type Day, dayOf, isDay, monthOf } from "../ground/day.ts";

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ]\d{2}(?::?\d{2})?|[+-]\d{2}:\d{2}$|Z$)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:$|T\d)/;
const SLASHED = /^(\d{4})\/(\d{1,2})\/(\d{1,2})\b/;
const PDF = /^D:(\d{4})(\d{2})(\d{2})/;
const DAY_FIRST = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3,9}\.?),?\s+(\d{4})\b/i;
const MONTH_FIRST = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9}\.?)\s+(\d{1,2}),?\s+(\d{4})\b/i;

/** The day, or `null` where the calendar has no such day. */
export function exactDay(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const found = dayOf(year, month, date);
  return isDay(found) && Number(found.slice(8)) === date ? found : null;
}

/**
 * The day that a publication date writes, in the date's own time zone; `null` where it writes none.
 *
 * Read are `2023-04-14`, ISO timestamps, `20230414`, `2023/4/14`, mail dates (`Fri, 14 Apr 2023 …`), `April 14, 2023`.
 * Orders that could be read two ways (`04/05/2023`) are not.
 */
export function publicationDay(written: string): Day | null {
  const value = written.trim();
  const numbers = ISO.exec(value) ?? COMPACT.exec(value) ?? SLASHED.exec(value) ?? PDF.exec(value);
  if (numbers) return exactDay(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  const dayFirst = DAY_FIRST.exec(value);
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(value);
  return monthFirst ? named(monthFirst[3], monthFirst[1], monthFirst[2]) : null;
}

const named = (year = "", word = "", date = ""): Day | null => {
  const month = monthOf(word);
  return month === null ? null : exactDay(Number(year), month, Number(date));
};

/** What to say of a publication date that cannot be read. */
export const unreadableDay = (found: string): string =>
  `asked for the day of publication, found ${JSON.stringify(found.slice(0, 60))}; write YYYY-MM-DD or an ISO timestamp, for example 2023-04-14`;
