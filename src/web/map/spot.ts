import type { ListedEvent } from "../../desk/listed.ts";

/** A place on the map with the events that reports put there. */
export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly events: readonly ListedEvent[];
  /** The mean of the events' scores: -10 conflict to 10 cooperation. */
  readonly mean: number;
}

/** Events by place, the busiest place first; events without a place are left out. */
export function spotsOf(events: readonly ListedEvent[]): readonly Spot[] {
  const found = new Map<string, ListedEvent[]>();
  for (const event of events) {
    if (!event.place) continue;
    const id = `${event.place.lat.toFixed(2)}~${event.place.lon.toFixed(2)}`;
    const here = found.get(id);
    if (here) here.push(event);
    else found.set(id, [event]);
  }
  return [...found]
    .map(([id, here]) => {
      const { name, lat, lon } = here[0]!.place!;
      const mean = here.reduce((sum, event) => sum + event.plover, 0) / here.length;
      return { id, name, lat, lon, events: here, mean };
    })
    .sort((a, b) => b.events.length - a.events.length);
}
