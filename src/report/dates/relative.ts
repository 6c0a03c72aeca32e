import { addDays, daysBetween } from "../../ground/day.ts";
import {
  type Meaning,
  monthNumber,
  monthOfYear,
  oneDay,
  partOf,
  STEPS,
  seasonOf,
  UNITS,
  untold,
  wholeYear,
  yearOf,
} from "./calendar.ts";
import { around, choose } from "./choose.ts";
import { type Anchor, anchored, type DateRule, type Parts, type Read, rule } from "./rule.ts";
import { countNamed, monthNamed, partNamed, seasonNamed, unitNamed } from "./words.ts";

/** "This", "last" or "next" unit, whole or in part. */
const unitTold: Read = (part, anchor) => {
  const unit = unitNamed(part("unit"));
  return anchored(anchor, untold(unit), (published) => {
    const which = part("which").toLowerCase();
    if (/past$/.test(which)) return { from: STEPS[unit](published, -1), to: published, precision: unit };
    const count = /last|previous/.test(which) ? -1 : /next|coming|following/.test(which) ? 1 : 0;
    const whole = UNITS[unit](published, count);
    const word = part("part") || part("edge");
    return word === "" || unit === "week" || unit === "day" ? whole : partOf(partNamed(word), whole);
  });
};

/** A month or season with "last", "this" or "next" before it: "last" is the latest that is over, or the one that runs where it is well begun. */
const namedTold =
  (time: (part: Parts, year: number) => Meaning): Read =>
  (part, anchor) =>
    anchored(anchor, untold(time(part, 2000).precision), (published) => {
      const which = part("which").toLowerCase();
      const { last, next } = around(published, (year) => time(part, year));
      if (/next|coming/.test(which)) return next;
      if (last === null) return null;
      const runs = last.to !== null && last.to >= published;
      if (/last|past|previous/.test(which)) return runs ? time(part, yearOf(last.from ?? published) - 1) : last;
      if (runs || next === null || next.from === null || last.to === null) return last;
      const sameYear = yearOf(next.from) === yearOf(published);
      return sameYear && (yearOf(last.from ?? published) < yearOf(published) || anchor.tense() === "future")
        ? next
        : choose(anchor, published, last, next);
    });

const month = (part: Parts, year: number): Meaning => monthOfYear(year, monthNamed(part("month")));
const season = (part: Parts, year: number): Meaning => {
  const whole = seasonOf(year, seasonNamed(part("season")));
  return part("part") === "" ? whole : partOf(partNamed(part("part")), whole);
};

/** A day by its distance from the publication. */
const fromPublication =
  (count: number): Read =>
  (_, anchor) =>
    anchored(anchor, untold("day"), (published) => oneDay(addDays(published, count)));

/** So many units before or after the publication, as precise as the unit. */
const away =
  (sign: 1 | -1): Read =>
  (part, anchor) => {
    const unit = unitNamed(part("units"));
    const count = countNamed(part("number"));
    const precision = unit === "decade" ? "year" : unit;
    if (count === null) return untold(precision);
    return anchored(anchor, untold(precision), (published) =>
      unit === "decade" ? UNITS.year(published, sign * count * 10) : UNITS[unit](published, sign * count),
    );
  };

/** So many units before or after the time that the text named last; untold where it named none. */
const awayFromThat =
  (sign: 1 | -1): Read =>
  (part, anchor) => {
    const unit = unitNamed(part("units") || part("unit"));
    const count = countNamed(part("number") || "one");
    const precision = unit === "decade" ? "year" : unit;
    const base = anchor.before?.from ?? (sign < 0 ? anchor.published : null);
    if (count === null || base === null) return untold(precision);
    if (
      unit !== "year" &&
      anchor.before !== null &&
      daysBetween(anchor.before.from ?? base, anchor.before.to ?? base) > 31
    )
      return untold(precision);
    return unit === "decade" ? UNITS.year(base, sign * count * 10) : UNITS[unit](base, sign * count);
  };

/** "That day", "the same year": the one that holds the time that the text named last. */
const thatUnit: Read = (part, anchor) => {
  const unit = unitNamed(part("unit"));
  const base = unit === "day" ? anchor.dayBefore?.from : anchor.before?.from;
  if (base == null) return untold(unit);
  return UNITS[unit](base, 0);
};

/** A stretch up to the publication or on from it. */
const stretch: Read = (part, anchor) => {
  const unit = unitNamed(part("units"));
  const count = countNamed(part("number") || "one");
  const precision = unit === "decade" ? "decade" : unit;
  if (count === null) return untold(precision);
  return anchored(anchor, untold(precision), (published) =>
    /next|coming/.test(part("which").toLowerCase())
      ? { from: published, to: STEPS[unit](published, count), precision }
      : { from: STEPS[unit](published, -count), to: published, precision },
  );
};

const WHICH =
  "(?<which>this|last|next|the (?:last|past|current|coming|following|previous)|past|current|coming|previous)";
const THE = "(?:the |that |this )?";

/** Expressions that hang on the publication day or on the time named before. */
export const RELATIVE: readonly DateRule[] = [
  rule(
    "today",
    "today|tonight|this (?:morning|afternoon|evening|very day)|earlier today|later today|(?:the )?present day",
    fromPublication(0),
  ),
  rule("yesterday", "yesterday(?: {hours})?|last (?:night|evening)", fromPublication(-1)),
  rule("tomorrow", "tomorrow(?: {hours})?", fromPublication(1)),
  rule("day-before-yesterday", "(?:the )?day before yesterday", fromPublication(-2)),
  rule("day-after-tomorrow", "(?:the )?day after tomorrow", fromPublication(2)),
  rule("overnight", "overnight", (_, anchor) =>
    anchored(anchor, untold("day"), (published) => ({ from: addDays(published, -1), to: published, precision: "day" })),
  ),
  rule("which-unit", `(?:(?:earlier|later|sometime|late|early) )?${WHICH} {unit:unit}(?! ago)`, (part, anchor) =>
    unitNamed(part("unit")) === "day" ? null : unitTold(part, anchor),
  ),
  rule("part-unit", `(?:the )?(?:{part:part}[ -]|{edge:edge} of )${WHICH} {unit:unit}`, unitTold),
  rule("edge-of-the-unit", "(?:the )?{edge:edge} of (?<which>the) (?<unit>month|year|decade)", unitTold),
  rule(
    "stretch",
    "(?:the )?(?<which>last|past|next|coming) (?:{number:number} )?(?<units>days|weeks|months|years|decades|quarters)",
    (part, anchor) => (part("number") === "" ? null : stretch(part, anchor)),
  ),
  rule("which-month", "(?<which>last|next|this|this past|this coming|past) {month:month}", namedTold(month)),
  rule(
    "which-season",
    "(?<which>last|next|this|this past|this coming|past|the) (?:{part:part} )?{season:season}",
    (part, anchor) =>
      part("which").toLowerCase() === "the" && part("season").toLowerCase() === "fall"
        ? null
        : namedTold(season)(part, anchor),
  ),
  rule(
    "in-season",
    "(?<=\\b(?:in|since|during|by|until|before|after) )(?<season>spring|summer|autumn|winter)",
    namedTold(season),
  ),
  rule(
    "ago",
    "(?:(?:more than|less than|nearly|almost|about|around|some|over|only|just) )?{number:number} {units:units} ago(?: today)?",
    away(-1),
  ),
  rule("from-now", "{number:number} {units:units} from (?:now|today)", away(1)),
  rule("in-units-time", "(?<=\\bin ){number:number} {units:units}(?:’s|'s|’|') time", away(1)),
  rule(
    "earlier",
    "{number:number} {units:units} (?:earlier|before|previously)(?= that|[.,;:!?)—–-]|\\s*$| (?:and|but|when|in|at|on|by)\\b)",
    awayFromThat(-1),
  ),
  rule(
    "year-earlier",
    "(?:the |a )?(?:corresponding )?year[- ](?:earlier|ago)(?: {unit:unit}| period)?",
    (part, anchor) =>
      anchored(anchor, untold("year"), (published) => {
        const quarter = part("unit").toLowerCase() === "quarter";
        const base = anchor.before?.from ?? published;
        return quarter ? UNITS.quarter(base, -4) : UNITS.year(published, -1);
      }),
  ),
  rule("later", "{number:number} {units:units} (?:later|afterwards?|after that|thereafter)", awayFromThat(1)),
  rule(
    "away-from-event",
    "{number:number} (?<units>days?|weeks?|months?|years?) (?:before|after|prior to|following)(?= )",
    (part) => untold(unitNamed(part("units"))),
  ),
  rule(
    "the-unit-of-event",
    "(?:the |in the )?{units:units} (?:before|after|prior to|following|leading up to)(?= \\w)",
    (part) => untold(unitNamed(part("units"))),
  ),
  rule("next-unit", "the (?:very )?(?:next|following) {unit:unit}(?: {hours})?", (part, anchor) =>
    nextUnit(part, anchor, 1),
  ),
  rule("next-hours", "the (?:next|following) {hours}", (_, anchor) => nextDay(anchor, 1)),
  rule(
    "previous-unit",
    "(?:the (?:previous|preceding) {unit:unit}|the (?<units>day|week|month|year) (?:before|earlier)(?= that|[.,;:!?)—–-]|\\s*$))",
    (part, anchor) => nextUnit(part, anchor, -1),
  ),
  rule(
    "that-unit",
    "(?:(?:earlier|later|early|late) )?(?:that|(?:that|the|this) (?:very )?same) {unit:unit}(?: {hours})?",
    thatUnit,
  ),
  rule("that-hours", "that (?:same )?(?:morning|afternoon|evening|night)", (_, anchor) => nextDay(anchor, 0)),
  rule(
    "week-of",
    `${THE}week (?:of|beginning|starting) (?:{weekday},? )?{month:month} (?<date>\\d{1,2})(?:,? {year:year})?`,
    (part, anchor) => weekHolding(part, anchor, 0),
  ),
  rule(
    "week-ending",
    `${THE}week (?:ending|ended|to) (?:{weekday},? )?{month:month} (?<date>\\d{1,2})(?:,? {year:year})?`,
    (part, anchor) => weekHolding(part, anchor, -6),
  ),
  rule("year-end", "(?:the )?year[- ]?end|the turn of the year", (_, anchor) =>
    anchored(anchor, untold("month"), (published) =>
      partOf("late", monthOfYear(yearOf(published) - (monthNumber(published) < 4 ? 1 : 0), 12)),
    ),
  ),
  rule("new-year", "(?:the )?new year(?![’'])", (_, anchor) =>
    anchored(anchor, untold("year"), (published) =>
      wholeYear(yearOf(published) + (monthNumber(published) > 6 ? 1 : 0)),
    ),
  ),
];

function nextDay(anchor: Anchor, count: number): Meaning {
  const base = anchor.dayBefore?.to;
  return base == null ? untold("day") : oneDay(addDays(base, count));
}

function nextUnit(part: Parts, anchor: Anchor, count: 1 | -1): ReturnType<Read> {
  const unit = unitNamed(part("unit") || part("units"));
  if (unit === "day") return nextDay(anchor, count);
  const base = anchor.before?.from ?? anchor.published;
  return base === null ? untold(unit) : UNITS[unit](base, count);
}

function weekHolding(part: Parts, anchor: Anchor, shift: number): ReturnType<Read> {
  const at = (year: number): Meaning => {
    const day = `${String(year)}-${String(monthNamed(part("month"))).padStart(2, "0")}-${part("date").padStart(2, "0")}`;
    const from = addDays(day, shift);
    return { from, to: addDays(from, 6), precision: "week" };
  };
  if (part("year") !== "") return at(Number(part("year")));
  return anchored(anchor, untold("week"), (published) => {
    const { last, next } = around(published, at);
    return last !== null && next !== null ? choose(anchor, published, last, next) : last;
  });
}
