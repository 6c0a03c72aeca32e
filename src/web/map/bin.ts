import type { ListedEvent } from "../../desk/listed.ts";

/** A week, month or year of events. */
export interface Bin {
  readonly from: string;
  /** The last day of it. */
  readonly to: string;
  readonly count: number;
}

const DAY = 86_400_000;
/** More bins than this would be too narrow to be pointed at. */
const MOST = 96;
const written = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whether the event falls between the days; an open end is no bound, and an undated event is in none. */
export const isWithin = (event: ListedEvent, from: string, to: string): boolean => {
  if (!from && !to) return true;
  const [first, last] = [event.date?.from ?? event.date?.to, event.date?.to ?? event.date?.from];
  return first != null && last != null && (!from || last >= from) && (!to || first <= to);
};

/** The events by weeks, months or years, whichever are few enough; undated ones are left out. */
export function binsOf(events: readonly ListedEvent[]): readonly Bin[] {
  const days = events.flatMap((event) => event.date?.from ?? []).sort();
  // What lies far before all else would press the rest into a corner: it stands before the first bar.
  const [whole, most] = [days[0], days[Math.floor(days.length * 0.05)]];
  const last = days.at(-1);
  const far = whole && most && last && Date.parse(last) - Date.parse(whole) > 5 * (Date.parse(last) - Date.parse(most));
  const first = far ? most : whole;
  if (first === undefined || last === undefined) return [];
  const span = (Date.parse(last) - Date.parse(first)) / DAY;
  const next = (day: string): string => {
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
    if (span / 7 <= MOST) return written(Date.parse(day) + 7 * DAY);
    if (span / 30 <= MOST) return written(Date.UTC(year, month, 1));
    const years = Math.ceil(span / 365 / MOST);
    return `${String(year + years).padStart(4, "0")}-01-01`;
  };
  const start = span / 7 <= MOST ? first : span / 30 <= MOST ? `${first.slice(0, 7)}-01` : `${first.slice(0, 4)}-01-01`;
  const bins: Bin[] = [];
  for (let from = start; from <= last; ) {
    const after = next(from);
    bins.push({
      from,
      to: written(Date.parse(after) - DAY),
      count: days.filter((day) => day >= from && day < after).length,
    });
    from = after;
  }
  return bins;
}
