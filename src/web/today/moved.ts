import type { ActorRef, ListedEvent } from "../../desk/listed.ts";

/** A pair of actors that new reports tell events of. */
export interface MovedPair {
  readonly a: { readonly actor: string; readonly name: string };
  readonly b: { readonly actor: string; readonly name: string };
  readonly events: readonly ListedEvent[];
  /** The mean of the events' scores: -10 conflict to 10 cooperation. */
  readonly mean: number;
}

const REAL: ReadonlySet<string> = new Set(["happened", "ongoing"]);

/** Pairs by how much new events that happened say of them, most first. */
export function movedPairs(events: readonly ListedEvent[]): readonly MovedPair[] {
  const pairs = new Map<string, { a: MovedPair["a"]; b: MovedPair["b"]; events: ListedEvent[] }>();
  for (const event of events) {
    if (!REAL.has(event.status)) continue;
    const sources = known(event.source);
    const targets = event.target.length ? known(event.target) : sources;
    for (const source of sources)
      for (const target of targets) {
        if (source.actor === target.actor || (!event.target.length && source.actor > target.actor)) continue;
        const [a, b] = source.actor < target.actor ? [source, target] : [target, source];
        const key = `${a.actor}~${b.actor}`;
        const pair = pairs.get(key) ?? { a, b, events: [] };
        if (!pair.events.includes(event)) pair.events.push(event);
        pairs.set(key, pair);
      }
  }
  return [...pairs.values()]
    .map((pair) => ({ ...pair, mean: pair.events.reduce((sum, one) => sum + one.plover, 0) / pair.events.length }))
    .sort((x, y) => Math.abs(y.mean * y.events.length) - Math.abs(x.mean * x.events.length));
}

const known = (refs: readonly ActorRef[]): readonly MovedPair["a"][] =>
  refs.flatMap((ref) => (ref.actor === null ? [] : [{ actor: ref.actor, name: ref.name }]));
