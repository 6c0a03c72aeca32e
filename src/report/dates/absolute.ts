import { type Day, dayOf, isDay } from "../../ground/day.ts";
import {
  decadeOf,
  type Meaning,
  monthOfYear,
  oneDay,
  partOf,
  quarterOf,
  seasonOf,
  untold,
  wholeYear,
} from "./calendar.ts";
import { around, choose } from "./choose.ts";
import { type Anchor, anchored, type DateRule, type Parts, rule } from "./rule.ts";
import { dateNamed, monthNamed, ordinalNamed, partNamed, seasonNamed, shortYear } from "./words.ts";

/** The day, or `null` where the month has no such day. */
function exact(year: number, month: number, date: number): Meaning | null {
  const day = dayOf(year, month, date);
  return isDay(day) && Number(day.slice(8)) === date ? oneDay(day) : null;
}

const number = (written: string): number => Number.parseInt(written, 10);

/** From the one day to the other; `null` where either is none or they run backwards: "won by 12 to 5 March saw". */
const range = (from: Meaning | null, to: Meaning | null): Meaning | null =>
  from?.from == null || to?.to == null || from.from > to.to ? null : { ...from, to: to.to };

/** The day or days of a month, in the year told or in the nearest one that fits the tense. */
function datesOf(part: Parts, anchor: Anchor): ReturnType<DateRule["read"]> {
  const month = monthNamed(part("month"));
  const from = dateNamed(part("date"));
  const to = part("to") === "" ? from : dateNamed(part("to"));
  const last = part("toMonth") === "" ? month : monthNamed(part("toMonth"));
  const inYear = (year: number) => range(exact(year, month, from), exact(last < month ? year + 1 : year, last, to));
  const year = part("year") || part("ahead");
  if (year !== "") return inYear(number(year));
  return anchored(anchor, untold("day"), (published) => {
    const which = part("which").toLowerCase();
    if (which !== "") return inYear(number(published) + (which === "last" ? -1 : which === "next" ? 1 : 0));
    return nearest(anchor, published, inYear);
  });
}

function nearest(anchor: Anchor, published: Day, times: (year: number) => Meaning | null): Meaning | null {
  const { last, next } = around(published, times);
  return last !== null && next !== null ? choose(anchor, published, last, next) : (last ?? next);
}

/** A month, season or quarter of the year told, of this, last or next year, or the nearest that fits the tense. */
function inYear(part: Parts, anchor: Anchor, times: (year: number) => Meaning): ReturnType<DateRule["read"]> {
  if (part("year") !== "") return times(number(part("year")));
  return anchored(anchor, untold(times(2000).precision), (published) => {
    const year = number(published);
    const told = part("which").toLowerCase();
    if (/^(?:this|the same)/.test(told)) return times(year);
    if (/^(?:last|the previous)/.test(told)) return times(year - 1);
    if (/^(?:next|the following)/.test(told)) return times(year + 1);
    return nearest(anchor, published, times);
  });
}

const WEEKDAY = "(?:{weekday},? (?:(?:the|on|morning|night|evening|afternoon),? )?)?";
const YEAR = "(?:,? (?:of )?(?:{year:year}|(?<which>this|last|next) year))?";
const OF_YEAR = "(?:,? (?:of |in )?(?:{year:year}|(?<which>this|last|next) year))?";
/** The year that stands at the end of a list of dates: "May 3 and 5, 2022". */
const YEAR_AHEAD = "(?=(?:, \\d{1,2})*,? (?:and|or) \\d{1,2},? {year:ahead})";
const FISCAL = "(?:fiscal |financial )?";

/** Dates that name their month, season, quarter, year or decade. */
export const ABSOLUTE: readonly DateRule[] = [
  rule(
    "also-date",
    "(?<=\\b{month} (?:\\d{1,2}, )*\\d{1,2},? (?:and|or|&) )(?:the )?{date:date}(?:,? {year})?",
    (part, anchor) => {
      const from = anchor.before?.from;
      return from == null ? null : exact(number(from), number(from.slice(5)), dateNamed(part("date")));
    },
  ),
  rule("iso", "(?<year>1[5-9]\\d\\d|20\\d\\d)-(?<month>\\d{2})-(?<date>\\d{2})(?:T\\d{2}:\\d{2}[\\d:.Z+-]*)?", (part) =>
    exact(number(part("year")), number(part("month")), number(part("date"))),
  ),
  rule(
    "month-date",
    `(?:last |this |this past |next )?${WEEKDAY}{month:month} (?:the )?{date:date}(?! (?:quarter|half|term|round|time|anniversary))(?:${YEAR_AHEAD}|${YEAR})`,
    datesOf,
  ),
  rule(
    "month-dates",
    `${WEEKDAY}{month:month} {date:date}(?:\\s*[-–—]\\s*| to | through | until )(?:{month:toMonth} )?{date:to}${YEAR}`,
    datesOf,
  ),
  rule("date-month", `${WEEKDAY}(?:the )?{date:date}(?: of)? {month:month}${YEAR}`, datesOf),
  rule(
    "dates-month",
    `(?:the )?{date:date}(?:\\s*[-–—]\\s*| to )(?:the )?{date:to}(?: of)? {month:month}${YEAR}`,
    datesOf,
  ),
  rule("dates-months", `{date:date} {month:month}(?:\\s*[-–—]\\s*| to ){date:to} {month:toMonth}${YEAR}`, datesOf),
  rule("month", `(?:(?:the )?(?:month of ))?{month:month}${OF_YEAR}`, (part, anchor) =>
    inYear(part, anchor, (year) => monthOfYear(year, monthNamed(part("month")))),
  ),
  rule("month-short-year", "{month:month},? [’']{1,2}(?<year>\\d\\d)", (part) =>
    monthOfYear(shortYear(part("year")), monthNamed(part("month"))),
  ),
  rule("months", `{month:month}(?:\\s*[-–—/]\\s*| to | through ){month:to}${OF_YEAR}`, (part, anchor) =>
    inYear(part, anchor, (year) => {
      const [first, last] = [monthNamed(part("month")), monthNamed(part("to"))];
      return { ...monthOfYear(year, first), to: monthOfYear(last < first ? year + 1 : year, last).to };
    }),
  ),
  rule(
    "part-month",
    `(?:the )?(?:{part:part}[ -–]?(?:part of |days of |of )?|{edge:edge} of )\\s*(?:the month of )?{month:month}${OF_YEAR}`,
    (part, anchor) =>
      inYear(part, anchor, (year) =>
        partOf(partNamed(part("part") || part("edge")), monthOfYear(year, monthNamed(part("month")))),
      ),
  ),
  rule(
    "season-year",
    `(?:the )?{season:season},? (?:of |in )?(?:{year:year}|(?<which>this|last|next) year)`,
    (part, anchor) => inYear(part, anchor, (year) => seasonOf(year, seasonNamed(part("season")))),
  ),
  rule("winter-years", "(?:the )?winter (?:of )?{year:year}\\s*[-–—/]\\s*(?:\\d\\d)?\\d\\d", (part) =>
    seasonOf(number(part("year")), "winter"),
  ),
  rule("part-season", `{part:part}[ -]?{season:season}${OF_YEAR}`, (part, anchor) =>
    inYear(part, anchor, (year) => partOf(partNamed(part("part")), seasonOf(year, seasonNamed(part("season"))))),
  ),
  rule(
    "quarter",
    `(?:the |its |their )?${FISCAL}{ordinal:ordinal}[ -]quarter(?: of)?${OF_YEAR.replace(",? (?:of |in )?", "(?:,? (?:of |in )?| of )?(?:fiscal )?")}`,
    (part, anchor) => inYear(part, anchor, (year) => quarterOf(year, ordinalNamed(part("ordinal")))),
  ),
  rule("quarter-number", `Q(?<ordinal>[1-4])${OF_YEAR}`, (part, anchor) =>
    inYear(part, anchor, (year) => quarterOf(year, number(part("ordinal")))),
  ),
  rule(
    "year-quarter",
    "(?:{year:year}|(?<which>this|last|next) year)(?:[’']s)? (?:fiscal )?{ordinal:ordinal}[ -]quarter",
    (part, anchor) => inYear(part, anchor, (year) => quarterOf(year, ordinalNamed(part("ordinal")))),
  ),
  rule(
    "half-year",
    `(?:the )?(?<half>first|second) half of (?:fiscal )?(?:{year:year}|(?<which>this|last|next|the) year)`,
    (part, anchor) =>
      inYear(part, anchor, (year) => quarterOf(year, part("half").toLowerCase() === "first" ? 1 : 3, 2)),
  ),
  rule("part-year", "(?:the )?(?:{part:part}[ -–]?(?:of )?|{edge:edge} of )\\s*{year:year}", (part) =>
    partOf(partNamed(part("part") || part("edge")), wholeYear(number(part("year")))),
  ),
  rule(
    "decade",
    "(?:the )?(?:{part:part}[ -–]?(?:part of (?:the )?)?|{edge:edge} of (?:the )?)?\\s*(?<year>1[5-9]\\d|20\\d)0[’']?s",
    (part) => {
      const decade = decadeOf(number(part("year")) * 10);
      const which = part("part") || part("edge");
      return which === "" ? decade : partOf(partNamed(which), decade);
    },
  ),
  rule("short-decade", "(?:the )?(?:{part:part}[ -])?[’'`]?(?<year>[2-9])0s", (part) => {
    const decade = decadeOf(1900 + number(part("year")) * 10);
    return part("part") === "" ? decade : partOf(partNamed(part("part")), decade);
  }),
  rule("fiscal-year", "(?:fiscal (?:year )?|financial year |FY)(?<year>1[5-9]\\d\\d|20\\d\\d)", (part) =>
    wholeYear(number(part("year"))),
  ),
  rule("years", "(?<year>1[5-9]\\d\\d|20\\d\\d)\\s*[-–—/]\\s*(?<to>(?:1[5-9]|20)?\\d\\d)(?!-)", (part) => {
    const from = number(part("year"));
    const to = part("to").length === 4 ? number(part("to")) : Math.floor(from / 100) * 100 + number(part("to"));
    return to > from && to - from < 60 ? wholeYear(from, to) : null;
  }),
  rule("year", "{year:year}", (part) => wholeYear(number(part("year")))),
  rule("short-year", "[’'](?<year>[4-9]\\d|[0-2]\\d)", (part) => wholeYear(shortYear(part("year")))),
];
