import { addDays, type Day, daysBetween, weekday } from "../../ground/day.ts";
import { type Meaning, oneDay, untold, weekOf } from "./calendar.ts";
import { anchored, type DateRule, type Read, rule } from "./rule.ts";
import { weekdayNumber } from "./words.ts";

/** The latest such weekday on or before the day. */
const weekdayBefore = (day: Day, wanted: number): Day => addDays(day, -((weekday(day) - wanted + 7) % 7));

/** The weekday as news means it: the latest up to the publication, or in the future tense the next. */
const weekdayNear: Read = (part, anchor) =>
  anchored(anchor, untold("day"), (published) => {
    const last = weekdayBefore(published, weekdayNumber(part("weekday")));
    if (last === published || anchor.tense() !== "future") return oneDay(last);
    return oneDay(addDays(last, 7));
  });

/** The weekday of last, this or next week: "last Friday" is the latest before the publication. */
const weekdayTold: Read = (part, anchor) =>
  anchored(anchor, untold("day"), (published) => {
    const wanted = weekdayNumber(part("weekday"));
    const which = part("which").toLowerCase();
    if (/last|past|previous/.test(which)) {
      return part("week") === ""
        ? oneDay(weekdayBefore(addDays(published, -1), wanted))
        : inWeek(addDays(published, -7), wanted);
    }
    if (/next|coming|following/.test(which)) {
      if (part("week") !== "") return inWeek(addDays(published, 7), wanted);
      return oneDay(addDays(weekdayBefore(published, wanted), 7));
    }
    return inWeek(published, wanted);
  });

/** The weekday of the week (Monday to Sunday) that holds the day. */
const inWeek = (day: Day, wanted: number): Meaning => oneDay(addDays(weekOf(day).from ?? day, (wanted + 6) % 7));

const weekend: Read = (part, anchor) =>
  anchored(anchor, untold("day"), (published) => {
    const which = part("which").toLowerCase();
    const latest = weekdayBefore(published, 6);
    const ahead = /next|coming/.test(which) || (/this|the/.test(which) && anchor.tense() === "future");
    const from = ahead
      ? addDays(latest, 7)
      : /last|past/.test(which) && daysBetween(latest, published) < 2
        ? addDays(latest, -7)
        : latest;
    return { from, to: addDays(from, 1), precision: "day" };
  });

/** Days of the week, alone or told by their week. */
export const WEEKDAY: readonly DateRule[] = [
  rule("weekday", "{weekday:weekday}(?: {hours}| lunchtime)?", weekdayNear),
  rule("weekday-clock", "{weekday:weekday}, (?<which>this|last|next) (?<week>week)", weekdayTold),
  rule(
    "weekday-week",
    "{weekday:weekday}(?: {hours})?(?: of)? (?<which>this|last|next|the (?:previous|following)) (?<week>week)",
    weekdayTold,
  ),
  rule(
    "which-weekday",
    "(?<which>last|next|this|this past|this coming|the (?:previous|following)|past) {weekday:weekday}(?: {hours})?",
    weekdayTold,
  ),
  rule("weekend", "(?<which>this past|this coming|this|last|next|the|the past|the coming|past)? ?week-?end", weekend),
];
