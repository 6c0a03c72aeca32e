import { addDays, type Day, dayOf, weekday } from "../../ground/day.ts";
import { type Meaning, oneDay, untold } from "./calendar.ts";
import { around, choose } from "./choose.ts";
import { anchored, type DateRule, rule } from "./rule.ts";

/** Easter Sunday (Gregorian; Butcher's rule). */
function easter(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The fourth Thursday of November. */
const thanksgiving = (year: number): Day => {
  const first = dayOf(year, 11, 1);
  return addDays(first, ((4 - weekday(first) + 7) % 7) + 21);
};

/** Days of the calendar that are called by a name, with the day in a year. */
const FEASTS: readonly (readonly [words: string, day: (year: number) => Day])[] = [
  ["Christmas Eve", (year) => dayOf(year, 12, 24)],
  ["Christmas(?: Day)?(?! (?:tree|card|gift|present|song|market|truce|shopp))", (year) => dayOf(year, 12, 25)],
  ["New Year[’']s Eve", (year) => dayOf(year, 12, 31)],
  ["New Year[’']s(?: Day)?", (year) => dayOf(year, 1, 1)],
  ["Thanksgiving(?: Day)?", thanksgiving],
  ["Good Friday", (year) => addDays(easter(year), -2)],
  ["Easter(?: Sunday)?(?! Island)", easter],
  ["Easter Monday", (year) => addDays(easter(year), 1)],
  ["May Day", (year) => dayOf(year, 5, 1)],
  ["Valentine[’']s Day", (year) => dayOf(year, 2, 14)],
  ["Halloween", (year) => dayOf(year, 10, 31)],
];

/** Feasts with a day that the calendar tells. */
export const FEAST: readonly DateRule[] = FEASTS.map(([words, day]) =>
  rule("feast", `(?:(?<which>last|this|next) )?(?:${words})(?:,? (?:of |in )?{year:year})?`, (part, anchor) => {
    if (part("year") !== "") return oneDay(day(Number(part("year"))));
    return anchored(anchor, untold("day"), (published): Meaning | null => {
      const { last, next } = around(published, (year) => oneDay(day(year)));
      const which = part("which").toLowerCase();
      if (which === "next" || last === null || next === null) return next ?? last;
      return which === "last" ? last : choose(anchor, published, last, next);
    });
  }),
);
