/** A stretch of time between two actors: how much they cooperated and clashed, and how many reports say so. */
export interface DyadPoint {
  readonly from: string;
  readonly to?: string;
  readonly cooperation: number;
  readonly conflict: number;
  readonly events: number;
  readonly reports: number;
}

/** What `/dyad.json` answers. */
export interface DyadAnswer {
  readonly kind: "dyad";
  readonly points: readonly DyadPoint[];
}

/** The same in figures a chart can stack: conflict below the line. */
export const bars = (points: readonly DyadPoint[]) =>
  points.flatMap((point) => {
    const day = new Date(`${point.from.slice(0, 10)}T00:00:00Z`);
    const { reports } = point;
    return [
      { day, side: "cooperation", value: Math.abs(point.cooperation), reports },
      { day, side: "conflict", value: -Math.abs(point.conflict), reports },
    ].filter((bar) => bar.value !== 0);
  });
