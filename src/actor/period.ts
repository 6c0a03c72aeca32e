import type { Day } from "../ground/day.ts";

/** A time from the tables: each end a year, a month or a day; `null` where it is open or not known. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** The period without ends. */
export const ALWAYS: Period = { from: null, to: null };

const MOMENT = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Whether the string is a year, a month or a day. */
export const isMoment = (value: string): boolean => MOMENT.test(value);

/** Whether the day can lie in the period: a year or a month counts from its first to its last day. */
export function holds(period: Period, on: Day): boolean {
  return !begins(period, on) && !ended(period, on);
}

/** Whether the period begins after the day. */
export const begins = ({ from }: Period, on: Day): boolean => from !== null && from > on.slice(0, from.length);

/** Whether the period ended before the day. */
export const ended = ({ to }: Period, on: Day): boolean => to !== null && to < on.slice(0, to.length);

/** The period in words: "2018-05-08 to now", "until 1997-05-17", "since 1991"; empty where both ends are open. */
export function inWords({ from, to }: Period): string {
  if (from && to) return from === to ? from : `${from} to ${to}`;
  if (from) return `${from} to now`;
  return to ? `until ${to}` : "";
}

/** How many years lie between the period and the day; 0 inside. */
export function yearsAway({ from, to }: Period, on: Day): number {
  const year = Number(on.slice(0, 4));
  if (begins({ from, to }, on)) return Number(from?.slice(0, 4)) - year;
  return ended({ from, to }, on) ? year - Number(to?.slice(0, 4)) : 0;
}
