import { fault } from "./fault.ts";

/** A day of the Gregorian calendar, written `YYYY-MM-DD`; days compare as strings. */
export type Day = string;

/** How long the time is that an expression names. */
export type Precision = "day" | "week" | "month" | "quarter" | "season" | "year" | "decade";

/** Days from `from` to `to`, both included; either is `null` where it cannot be told. */
export interface Days {
  readonly from: Day | null;
  readonly to: Day | null;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Whether the string is a day that the calendar has. */
export function isDay(value: string): value is Day {
  const parts = SHAPE.exec(value);
  if (!parts) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/**
 * The day the string writes.
 * @throws Fault `day/unreadable` where the calendar has no such day.
 */
export function day(value: string): Day {
  if (isDay(value)) return value;
  throw fault("day/unreadable", `asked for a day, found "${value}"; write YYYY-MM-DD, for example 2023-04-14`);
}

/** The day `count` days later; earlier where negative. */
export const addDays = (from: Day, count: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** How many days `to` is after `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The weekday: 0 Sunday to 6 Saturday. */
export const weekday = (of: Day): number => new Date(`${of}T00:00:00Z`).getUTCDay();

/** The day of year, month (1 to 12) and day of month; a day past the month's end becomes its last day. */
export function dayOf(year: number, month: number, date: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(Math.min(Math.max(date, 1), last))}`;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const MONTH_WORD =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;

/** The month (1 to 12) that the English word names, whole or shortened as agencies do ("Sept."); `null` where it names none. */
export const monthOf = (word: string): number | null =>
  MONTH_WORD.test(word) ? MONTHS.indexOf(word.slice(0, 3).toLowerCase() as (typeof MONTHS)[number]) + 1 : null;
