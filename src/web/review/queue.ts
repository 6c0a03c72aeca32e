import type { ListedEvent } from "../../desk/listed.ts";

/** What an event waits for a person with: the less sure and the weightier, the sooner its turn. */
export const urgency = (event: ListedEvent): number =>
  (1 - event.score) * (1 + Math.abs(event.plover)) * Math.sqrt(event.reports ?? 1);

/** The events by urgency, the most urgent first. */
export const queueOf = (events: readonly ListedEvent[]): readonly ListedEvent[] =>
  [...events].sort((a, b) => urgency(b) - urgency(a) || (a.key < b.key ? -1 : 1));
