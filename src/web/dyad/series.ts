/** How many events there are, in how many reports, and how they score on average; `mean` is `null` of none. */
interface Tally {
  readonly events: number;
  readonly reports: number;
  readonly mean: number | null;
}

/** A week or month between two actors. */
export interface DyadPoint extends Tally {
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly cooperation: Tally;
  readonly conflict: Tally;
}

/** What `/dyad.json` answers, as far as the page draws it. */
export interface DyadAnswer {
  readonly kind: "dyad";
  readonly points: readonly DyadPoint[];
  /** Events that no point counts: undated, or dated no closer than a point is long. */
  readonly unplaced?: number;
  /** Events that did not happen: planned, threatened, denied … */
  readonly unreal?: number;
}

/** A bar of the chart: conflict stands below the line. */
export interface Bar {
  readonly day: Date;
  readonly side: "cooperation" | "conflict";
  readonly value: number;
  readonly reports: number;
}

/** The points as bars of a chart; a point without events has none. */
export const bars = (points: readonly DyadPoint[]): readonly Bar[] =>
  points.flatMap((point) => {
    const day = new Date(`${point.from.slice(0, 10)}T00:00:00Z`);
    const { cooperation, conflict } = point;
    const both: readonly Bar[] = [
      { day, side: "cooperation", value: cooperation.events, reports: cooperation.reports },
      { day, side: "conflict", value: -conflict.events, reports: conflict.reports },
    ];
    return both.filter((bar) => bar.value !== 0);
  });
