import type { ActorRef, ListedEvent, ListedTie } from "../../desk/listed.ts";

/** Another actor that stands in claims with this one. */
export interface Partner {
  readonly actor: string;
  readonly name: string;
  /** In how many of the claims at hand. */
  readonly count: number;
}

/** Who stands with the actor in these claims, most often first. */
export function partners(
  actor: string,
  events: readonly ListedEvent[],
  ties: readonly ListedTie[],
): readonly Partner[] {
  const found = new Map<string, Partner>();
  const count = (refs: readonly ActorRef[]) => {
    for (const ref of new Map(refs.map((one) => [one.actor, one])).values()) {
      if (ref.actor === null || ref.actor === actor) continue;
      const name = found.get(ref.actor)?.name ?? ref.name;
      found.set(ref.actor, { actor: ref.actor, name, count: (found.get(ref.actor)?.count ?? 0) + 1 });
    }
  };
  for (const event of events) count([...event.source, ...event.target]);
  for (const tie of ties) count([tie.from, tie.to]);
  return [...found.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
