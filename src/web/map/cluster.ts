import type { Spot } from "./spot.ts";

/** Places that lie too near each other on the screen to be drawn apart. */
export interface Cluster {
  /** Id of the busiest place. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly spots: readonly Spot[];
  readonly events: number;
  /** The mean of the events' scores: -10 conflict to 10 cooperation. */
  readonly mean: number;
}

/** A place with where it is drawn, before nearness is looked at. */
export interface Drawn {
  readonly spot: Spot;
  readonly x: number;
  readonly y: number;
}

/** Places gathered into clusters: each joins the busiest one within so many pixels, which stands where that one stands. */
export function clustersOf(drawn: readonly Drawn[], within: number): readonly Cluster[] {
  const found: { x: number; y: number; spots: Spot[] }[] = [];
  for (const { spot, x, y } of drawn) {
    const near = found.find((one) => Math.hypot(one.x - x, one.y - y) < within);
    if (near) near.spots.push(spot);
    else found.push({ x, y, spots: [spot] });
  }
  return found.map(({ x, y, spots }) => {
    const events = spots.reduce((sum, spot) => sum + spot.events.length, 0);
    const mean = spots.reduce((sum, spot) => sum + spot.mean * spot.events.length, 0) / events;
    return { id: spots[0]!.id, x, y, spots, events, mean };
  });
}
