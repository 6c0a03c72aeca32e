import type { Directory } from "../../actor/directory.ts";
import type { ActorRef } from "../listed.ts";

/** The ISO 3166 alpha-3 code of the state that the actor is or acts for; `null` for international bodies and unknown people. */
export function countryOf(directory: Directory, ref: ActorRef): string | null {
  for (const id of [ref.actor, ref.actsFor ?? null, ref.actor?.split("/")[0] ?? null]) {
    const actor = id === null ? null : directory.actor(id);
    if (!actor) continue;
    if (actor.kind === "state" || actor.kind === "territory") return actor.id;
    if (actor.state !== null) return actor.state;
  }
  return null;
}

/** The Correlates of War number of the state; `null` where it has none. */
export const cowOf = (directory: Directory, country: string | null): string | null =>
  country === null ? null : (directory.actor(country)?.cow ?? null);
