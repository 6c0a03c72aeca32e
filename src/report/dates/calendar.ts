import { addDays, type Day, type Days, dayOf, type Precision, weekday } from "../../ground/day.ts";

/** Days that an expression names, and how long the time is that it names. */
export interface Meaning extends Days {
  readonly precision: Precision;
}

/** What an expression of this length means where it cannot be told which. */
export const untold = (precision: Precision): Meaning => ({ from: null, to: null, precision });

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
export const monthNumber = (day: Day): number => Number(day.slice(5, 7));

export const oneDay = (day: Day): Meaning => ({ from: day, to: day, precision: "day" });

/** The week (Monday to Sunday) that holds the day. */
export function weekOf(day: Day): Meaning {
  const from = addDays(day, -((weekday(day) + 6) % 7));
  return { from, to: addDays(from, 6), precision: "week" };
}

/** The month; months before 1 and after 12 count on into the years beside. */
export function monthOfYear(year: number, month: number): Meaning {
  const at = year * 12 + month - 1;
  const [inYear, inMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return { from: dayOf(inYear, inMonth, 1), to: dayOf(inYear, inMonth, 31), precision: "month" };
}

/** `count` quarters: one, or two for half a year. */
export const quarterOf = (year: number, quarter: number, count = 1): Meaning => ({
  from: monthOfYear(year, quarter * 3 - 2).from,
  to: monthOfYear(year, (quarter + count - 1) * 3).to,
  precision: "quarter",
});

export const wholeYear = (year: number, last = year): Meaning => ({
  from: dayOf(year, 1, 1),
  to: dayOf(last, 12, 31),
  precision: "year",
});

export const decadeOf = (year: number): Meaning => ({ ...wholeYear(year, year + 9), precision: "decade" });

/** First month of each season, northern and by the calendar's months; winter begins in December of the year it is named for. */
const SEASON_MONTHS = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 } as const;
export type Season = keyof typeof SEASON_MONTHS;

export const seasonOf = (year: number, season: Season): Meaning => ({
  from: monthOfYear(year, SEASON_MONTHS[season]).from,
  to: monthOfYear(year, SEASON_MONTHS[season] + 2).to,
  precision: "season",
});

export type Part = "early" | "mid" | "late";

/** A part of a month runs ten days (1 to 10, 10 to 20, 20 to the end); of a longer or shorter time, a third of it. */
export function partOf(part: Part, whole: Meaning): Meaning {
  if (whole.from === null || whole.to === null) return whole;
  const year = yearOf(whole.from);
  if (whole.precision === "month") {
    const month = monthNumber(whole.from);
    const [from, to] = { early: [1, 10], mid: [10, 20], late: [20, 31] }[part] as [number, number];
    return { from: dayOf(year, month, from), to: dayOf(year, month, to), precision: "month" };
  }
  if (whole.precision === "year") {
    const [from, to] = { early: [1, 4], mid: [5, 8], late: [9, 12] }[part] as [number, number];
    return { from: dayOf(year, from, 1), to: dayOf(year, to, 31), precision: "year" };
  }
  if (whole.precision === "decade") {
    const [from, to] = { early: [0, 3], mid: [4, 6], late: [7, 9] }[part] as [number, number];
    return { ...wholeYear(year + from, year + to), precision: "decade" };
  }
  if (whole.precision === "season" || whole.precision === "quarter") {
    const month = monthNumber(whole.from) + { early: 0, mid: 1, late: 2 }[part];
    return { ...monthOfYear(year, month), precision: whole.precision };
  }
  return whole;
}

/** The same day `count` months later; the month's last day where it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const at = yearOf(day) * 12 + monthNumber(day) - 1 + count;
  return dayOf(Math.floor(at / 12), (at % 12) + 1, Number(day.slice(8)));
}

export type Unit = "day" | "week" | "month" | "quarter" | "year" | "decade";

/** The day, week, month … that holds the day `count` such units later. */
export const UNITS: Readonly<Record<Unit, (day: Day, count: number) => Meaning>> = {
  day: (day, count) => oneDay(addDays(day, count)),
  week: (day, count) => weekOf(addDays(day, count * 7)),
  month: (day, count) => monthOfYear(yearOf(day), monthNumber(day) + count),
  quarter: (day, count) => {
    const at = yearOf(day) * 4 + Math.floor((monthNumber(day) - 1) / 3) + count;
    return quarterOf(Math.floor(at / 4), (at % 4) + 1);
  },
  year: (day, count) => wholeYear(yearOf(day) + count),
  decade: (day, count) => decadeOf(Math.floor(yearOf(day) / 10) * 10 + count * 10),
};

/** The day `count` units away: of "two years earlier" and of stretches. */
export const STEPS: Readonly<Record<Unit, (day: Day, count: number) => Day>> = {
  day: (day, count) => addDays(day, count),
  week: (day, count) => addDays(day, count * 7),
  month: addMonths,
  quarter: (day, count) => addMonths(day, count * 3),
  year: (day, count) => addMonths(day, count * 12),
  decade: (day, count) => addMonths(day, count * 120),
};
