import { addDays, type Day, isDay, monthOf } from "../ground/day.ts";
import type { Span } from "../ground/span.ts";
import { exactDay } from "./publication.ts";

/** The head of a wire report: where it was filed, when and by which agency. */
export interface Dateline extends Span {
  /** The words that name the place; `null` where there is an agency alone. */
  readonly place: Span | null;
  /** The words that name the day; `null` where there are none. */
  readonly date: Span | null;
  /** The day they name; `null` where they name none, or no year can be told. */
  readonly day: Day | null;
  /** The words in brackets; `null` where there are none. */
  readonly agency: Span | null;
}

const CAPS = "\\p{Lu}[\\p{Lu}\\p{M}.'’\\-]*";
const TITLE = "\\p{Lu}[\\p{L}\\p{M}.'’\\-]*";
const SMALL = "(?:of|de|da|do|dos|del|la|le|al|el|and|the|on|upon|sur)";
const PLACE_CAPS = `${CAPS}(?:[ \\t]+(?:${SMALL}[ \\t]+)?${CAPS}){0,4}`;
const PLACE_TITLE = `${TITLE}(?:[ \\t]+(?:${SMALL}[ \\t]+){0,2}${TITLE}){0,4}`;
const REGION = `(?:,[ \\t]+${PLACE_TITLE}|/${PLACE_TITLE})?`;
const MONTH =
  "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?|January|February|March|April|May|June|July|August|September|October|November|December|" +
  "JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER";
const WEEKDAY = "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \\t]+)?";
const DATE = `${WEEKDAY}(?:(?:${MONTH})[ \\t]+\\d{1,2}(?:,?[ \\t]+\\d{4})?|\\d{1,2}[ \\t]+(?:${MONTH})(?:,?[ \\t]+\\d{4})?|\\d{4}-\\d{2}-\\d{2})`;
const AGENCY = "\\([^()\\n]{1,60}\\)";
const DASH = "(?:[-–—―_]{1,3})(?=\\s)";
const SPACE = "[ \\t]+";

const flag = (source: string) => new RegExp(`^\\s*${source}`, "du");

/** The ways a dateline is written, fullest first; each names its parts. */
const SHAPES: readonly RegExp[] = [
  flag(
    `(?<place>${PLACE_CAPS}${REGION}),?${SPACE}\\(?(?<date>${DATE})\\)?(?:${SPACE}(?<agency>${AGENCY}))?\\s*${DASH}`,
  ),
  flag(`(?<place>${PLACE_TITLE}${REGION}),${SPACE}(?<date>${DATE})(?:${SPACE}(?<agency>${AGENCY}))?\\s*${DASH}`),
  flag(`(?<place>${PLACE_CAPS}${REGION})${SPACE}(?<agency>${AGENCY})(?:${SPACE}(?<date>${DATE}))?\\s*${DASH}`),
  flag(`(?<place>${PLACE_TITLE}${REGION})${SPACE}(?<agency>\\([A-Z][A-Za-z. ]{1,20}\\))\\s*${DASH}`),
  flag(`(?<place>${PLACE_CAPS}${REGION})${SPACE}${DASH}`),
  flag(`(?<place>${PLACE_CAPS}${REGION}),${SPACE}(?<date>${DATE})(?:${SPACE}(?<agency>${AGENCY}))?:(?=\\s)`),
  flag(`(?<place>${PLACE_TITLE}):(?=${SPACE}\\p{Lu}|${SPACE}[“"‘'])`),
  flag(`(?<agency>${AGENCY})\\s*${DASH}`),
];
const HEAD = 240;
const WORDS_ALONE =
  /^(?:breaking|update|exclusive|factbox|analysis|opinion|correction|note|editor|urgent|live|video|watch|photos?)\b/i;

/** The day that the words of a dateline name; without a year, the last such day on or before the publication. */
function dayNamed(words: string, published: Day | null): Day | null {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(words)?.[0];
  if (iso !== undefined) return isDay(iso) ? iso : null;
  let month: number | null = null;
  for (const word of words.match(/\p{L}+\.?/gu) ?? []) month ??= monthOf(word);
  const date = Number(/\b\d{1,2}\b/.exec(words)?.[0] ?? 0);
  const year = /\b\d{4}\b/.exec(words)?.[0];
  if (month === null) return null;
  if (year !== undefined) return exactDay(Number(year), month, date);
  if (published === null) return null;
  const latest = addDays(published, 2);
  const near = exactDay(Number(latest.slice(0, 4)), month, date);
  return near !== null && near <= latest ? near : exactDay(Number(latest.slice(0, 4)) - 1, month, date);
}

/**
 * The dateline at the head of the text, `null` where there is none; `end` is where the report itself begins.
 *
 * It is a span of the text and stays in it. `published` tells the year of a date that has none.
 */
export function findDateline(text: string, published: Day | null): Dateline | null {
  const head = text.slice(0, HEAD);
  for (const shape of SHAPES) {
    const match = shape.exec(head);
    const groups = match?.indices?.groups;
    if (!match || !groups) continue;
    const named = match.groups?.place ?? "";
    if (WORDS_ALONE.test(named) || (named !== "" && named.length < 3)) continue;
    const part = (name: string): Span | null => {
      const found = groups[name];
      return found ? { start: found[0], end: found[1] } : null;
    };
    const date = part("date");
    const start = match[0].length - match[0].trimStart().length;
    const after = match[0].length + (/^\s*/.exec(head.slice(match[0].length))?.[0].length ?? 0);
    return {
      start,
      end: after,
      place: part("place"),
      date,
      day: date === null ? null : dayNamed(text.slice(date.start, date.end), published),
      agency: part("agency"),
    };
  }
  return null;
}
