import type { Frames } from "../../codebook/index.ts";
import type { Cast } from "../cast.ts";
import type { Entity } from "../claims.ts";
import type { Scene } from "../scene.ts";

/** Where the actor of a noun that is no entity itself is looked for: "the territory of the state", "its army's base". */
const INSIDE = ["possessor", "modifier", "of", "by"] as const;

/** The entities that a tie's end stands for; a group that names its members gives way to them. */
export function endsOf(scene: Scene, frames: Frames, heads: readonly number[], anchor: number): readonly Entity[] {
  const found = new Map<string, Entity>();
  for (const head of heads)
    for (const entity of resolve(scene, frames, head, anchor, 0))
      for (const one of membersOf(scene.cast, entity)) found.set(one.id, one);
  return [...found.values()];
}

function membersOf(cast: Cast, entity: Entity): readonly Entity[] {
  const members = (entity.members ?? []).flatMap((id) => cast.entity(id) ?? []);
  return members.length > 0 ? members : [entity];
}

function resolve(scene: Scene, frames: Frames, head: number, anchor: number, depth: number): readonly Entity[] {
  const { cast } = scene;
  const mention = cast.headed(head);
  const own = mention ? cast.entity(mention.entity) : null;
  if (own) return [own];
  const over = cast.covering(head);
  if (over && over.form === "name" && over.head !== anchor && over.last - over.first <= 6) {
    const entity = cast.entity(over.entity);
    if (entity) return [entity];
  }
  const joined = /^(?:anti|pro)-(.+)$/i.exec(frames.tree.token(head).form)?.[1];
  if (joined !== undefined) return called(scene, joined);
  if (depth >= 2) return [];
  for (const step of INSIDE) {
    const next = frames.step(head, step).filter((one) => one !== head && one !== anchor && !frames.timed(one));
    const inner = next.flatMap((one) => resolve(scene, frames, one, anchor, depth + 1));
    if (inner.length > 0) return inner;
  }
  return [];
}

/** The entity that the second half of a joined word names: the state of "anti-Russian", where the text speaks of it elsewhere. */
function called({ cast, directory, document }: Scene, name: string): readonly Entity[] {
  const same = cast.mentions.find(
    ({ start, end, form }) =>
      form !== "pronoun" && document.text.slice(start, end).toLowerCase() === name.toLowerCase(),
  );
  if (same) return [cast.entity(same.entity)].filter((one) => one !== null);
  const state = directory.lookup(name, document.published).find(({ by }) => by.startsWith("demonym"));
  return cast.entities.filter((one) => one.type === "state" && one.actor === state?.actor.id).slice(0, 1);
}
