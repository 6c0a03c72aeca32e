import { addDays, type Day, daysBetween, weekday } from "../ground/day.ts";
import type { EventStatus } from "../ground/event-type.ts";

/** An event of a pair, as a series needs it. */
export interface DyadEvent {
  readonly key: string;
  readonly days: { readonly from: Day; readonly to: Day } | null;
  readonly quad: 1 | 2 | 3 | 4;
  readonly plover: number;
  readonly status: EventStatus;
  /** How many reports tell of it. */
  readonly reports: number;
  /** Who acts: the pair's first, its second, or both together. */
  readonly by: "a" | "b" | "both";
}

/** How many events there are and how they score on average; `mean` is `null` of none. */
export interface Tally {
  readonly events: number;
  readonly reports: number;
  readonly mean: number | null;
}

/** One week or month of a pair. */
export interface SeriesPoint extends Tally {
  /** First and last day. */
  readonly from: Day;
  readonly to: Day;
  readonly cooperation: Tally;
  readonly conflict: Tally;
  /** Events of each quad class: verbal and material cooperation, verbal and material conflict. */
  readonly quads: readonly [number, number, number, number];
  readonly byA: number;
  readonly byB: number;
  readonly claims: readonly string[];
}

/** A pair's events over time. */
export interface Series {
  readonly by: Step;
  readonly points: readonly SeriesPoint[];
  readonly total: Tally;
  /** Events that no point counts: undated, or dated no closer than the step is long. */
  readonly unplaced: number;
  /** Events that did not happen: planned, threatened, denied … */
  readonly unreal: number;
}

export type Step = "week" | "month";

const LONGEST: Readonly<Record<Step, number>> = { week: 7, month: 31 };

/** The series of a pair's events that happened, by week (from Monday) or by month; points without events are there too. */
export function seriesOf(
  events: readonly DyadEvent[],
  by: Step,
  between: { readonly from?: Day | undefined; readonly to?: Day | undefined } = {},
): Series {
  const real = events.filter((event) => event.status === "happened" || event.status === "ongoing");
  const placed = real.filter(
    (event) => event.days !== null && daysBetween(event.days.from, event.days.to) < LONGEST[by],
  );
  const buckets = new Map<Day, DyadEvent[]>();
  for (const event of placed) {
    const start = startOf(event.days!.to, by);
    const bucket = buckets.get(start);
    if (bucket) bucket.push(event);
    else buckets.set(start, [event]);
  }
  const starts = [...buckets.keys()].sort();
  const first = between.from ? startOf(between.from, by) : starts[0];
  const last = between.to ? startOf(between.to, by) : starts.at(-1);
  const points: SeriesPoint[] = [];
  if (first !== undefined && last !== undefined) {
    for (let start = first; start <= last; start = nextOf(start, by))
      points.push(pointOf(start, by, buckets.get(start) ?? []));
  }
  return {
    by,
    points,
    total: tally(placed),
    unplaced: real.length - placed.length,
    unreal: events.length - real.length,
  };
}

function pointOf(start: Day, by: Step, events: readonly DyadEvent[]): SeriesPoint {
  return {
    from: start,
    to: addDays(nextOf(start, by), -1),
    ...tally(events),
    cooperation: tally(events.filter((event) => event.quad <= 2)),
    conflict: tally(events.filter((event) => event.quad >= 3)),
    quads: quadSplit(events),
    byA: events.filter((event) => event.by === "a").length,
    byB: events.filter((event) => event.by === "b").length,
    claims: events.map((event) => event.key),
  };
}

/** How many events there are of each quad class. */
export function quadSplit(
  events: readonly { readonly quad: 1 | 2 | 3 | 4 }[],
): readonly [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  for (const event of events) counts[event.quad - 1]! += 1;
  return counts;
}

const tally = (events: readonly DyadEvent[]): Tally => ({
  events: events.length,
  reports: events.reduce((sum, event) => sum + event.reports, 0),
  mean:
    events.length === 0
      ? null
      : Math.round((events.reduce((sum, event) => sum + event.plover, 0) / events.length) * 1000) / 1000,
});

const startOf = (day: Day, by: Step): Day =>
  by === "month" ? `${day.slice(0, 7)}-01` : addDays(day, -((weekday(day) + 6) % 7));

const nextOf = (start: Day, by: Step): Day =>
  by === "week" ? addDays(start, 7) : `${addDays(start, 31).slice(0, 7)}-01`;
