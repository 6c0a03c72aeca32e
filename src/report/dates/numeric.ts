import { dayOf, daysBetween, isDay } from "../../ground/day.ts";
import { type Meaning, oneDay, untold } from "./calendar.ts";
import { type Anchor, type DateRule, type Parts, type Read, rule } from "./rule.ts";
import { shortYear } from "./words.ts";

const exact = (year: number, month: number, date: number): Meaning | null => {
  const day = dayOf(year, month, date);
  return month >= 1 && month <= 12 && isDay(day) && Number(day.slice(8)) === date ? oneDay(day) : null;
};

/** A date in numbers: by the calendar where one order alone is possible, else as the document writes its others, else the one at the publication, else ambiguous. */
const read: Read = (part: Parts, anchor: Anchor) => {
  const year = shortYear(part("year"));
  const [first, second] = [Number(part("first")), Number(part("second"))];
  const monthFirst = exact(year, first, second);
  const dayFirst = exact(year, second, first);
  if (monthFirst === null || dayFirst === null || first === second) return monthFirst ?? dayFirst;
  if (anchor.order === "month-first") return monthFirst;
  if (anchor.order === "day-first") return dayFirst;
  const { published } = anchor;
  if (published !== null) {
    const [byMonth, byDay] = [monthFirst, dayFirst].map((one) =>
      Math.abs(daysBetween(one.from ?? published, published)),
    );
    if ((byMonth ?? 0) <= 3 && (byDay ?? 0) > 25) return monthFirst;
    if ((byDay ?? 0) <= 3 && (byMonth ?? 0) > 25) return dayFirst;
  }
  return { untold: "ambiguous", meaning: untold("day") };
};

const LONE = "(?<![\\d/.$€£-])";

/** Dates written in numbers alone. */
export const NUMERIC: readonly DateRule[] = [
  rule("slashes", `${LONE}(?<first>\\d{1,2})/(?<second>\\d{1,2})/(?<year>\\d{4}|\\d{2})(?!/)`, read),
  rule("points", `${LONE}(?<first>\\d{1,2})\\.(?<second>\\d{1,2})\\.(?<year>\\d{4})(?!\\.\\d)`, read),
  rule("hyphens", `${LONE}(?<first>\\d{1,2})-(?<second>\\d{1,2})-(?<year>\\d{4}|\\d{2})(?!-)`, read),
  rule("year-slashes", "(?<year>(?:19|20)\\d\\d)/(?<month>\\d{1,2})/(?<date>\\d{1,2})", (part) =>
    exact(Number(part("year")), Number(part("month")), Number(part("date"))),
  ),
];

const ANY = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])/g;

/** The order that the document's plain numeric dates show: one that could only be read one way tells for the rest. */
export function numericOrder(text: string): Anchor["order"] {
  let found: Anchor["order"] = null;
  for (const [, first, , second] of text.matchAll(ANY)) {
    const shown = Number(first) > 12 ? "day-first" : Number(second) > 12 ? "month-first" : null;
    if (shown === null) continue;
    if (found !== null && found !== shown) return null;
    found = shown;
  }
  return found;
}
