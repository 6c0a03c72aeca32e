import { addDays, type Day, daysBetween } from "../../ground/day.ts";
import type { Meaning } from "./calendar.ts";
import type { Anchor } from "./rule.ts";

/**
 * Which of two times a date without a year means: the last one or the next. The clause's tense tells; where one lies near and the
 * other most of a year away, the near one; in doubt the past, for news tells what was.
 */
export function choose(anchor: Anchor, published: Day, last: Meaning, next: Meaning): Meaning {
  if (last.to === null || next.from === null) return last;
  const back = Math.max(0, daysBetween(last.to, published));
  const ahead = Math.max(0, daysBetween(published, next.from));
  if (back > 270 && ahead <= 75 && (anchor.attributive || anchor.ownTense() !== "past")) return next;
  if (back <= 31 && ahead > 240) return last;
  const tense = anchor.tense();
  if (tense !== null) return tense === "future" ? next : last;
  return ahead * 2 < back ? next : last;
}

/** The latest of `times` that begins on or before the day after publication, and the first that begins later. */
export function around(
  published: Day,
  times: (year: number) => Meaning | null,
): { last: Meaning | null; next: Meaning | null } {
  const year = Number(published.slice(0, 4));
  let last: Meaning | null = null;
  let next: Meaning | null = null;
  for (const one of [year - 8, year - 4, year - 1, year, year + 1, year + 4, year + 8].map(times)) {
    if (one?.from == null) continue;
    if (one.from <= addDays(published, 1)) last = one;
    else next ??= one;
  }
  return { last, next };
}
