import { fault } from "../ground/fault.ts";
import type { Desk } from "./desk.ts";

/** The ids that a user means by a name or an id; members of a body too, unless `exact`. */
export async function whoIs(
  desk: Desk,
  named: string,
  on: string | undefined,
  exact: boolean | undefined,
): Promise<readonly string[]> {
  const directory = await desk.directory();
  const day = on ?? desk.now().toISOString().slice(0, 10);
  const withMembers = (id: string) => (exact ? [id] : [...new Set([id, ...directory.members(id, day)])]);
  if (directory.actor(named)) return withMembers(named);
  const upper = named.toUpperCase();
  if (directory.actor(upper)) return withMembers(upper);
  const record = await desk.record();
  if ((await record.actors({ id: [named] }, { limit: 1 })).total > 0) return [named];
  const [best] = directory.lookup(named, day);
  const known = await record.actors({ text: named }, { limit: 10 });
  const same = known.items.filter((actor) => actor.name.toLowerCase() === named.toLowerCase()).map((actor) => actor.id);
  if (best) return [...new Set([...withMembers(best.actor.id), ...same])];
  if (same.length > 0) return same;
  if (known.items.length > 0) return known.items.map((actor) => actor.id);
  throw fault(
    "desk/unknown-actor",
    `nobody known is called "${named}"; list the record's actors (dragoman actors --q …), or write an id such as ARM`,
  );
}
