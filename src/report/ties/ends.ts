import type { Frames } from "../../codebook/index.ts";
import type { Cast } from "../cast.ts";
import type { Entity } from "../claims.ts";

/** Where the actor of a noun that is no entity itself is looked for: "the territory of the state", "its army's base". */
const INSIDE = ["possessor", "modifier", "of", "by"] as const;

/** The entities that a tie's end stands for; a group that names its members gives way to them. */
export function endsOf(cast: Cast, frames: Frames, heads: readonly number[], anchor: number): readonly Entity[] {
  const found = new Map<string, Entity>();
  for (const head of heads)
    for (const entity of resolve(cast, frames, head, anchor, 0))
      for (const one of membersOf(cast, entity)) found.set(one.id, one);
  return [...found.values()];
}

function membersOf(cast: Cast, entity: Entity): readonly Entity[] {
  const members = (entity.members ?? []).flatMap((id) => cast.entity(id) ?? []);
  return members.length > 0 ? members : [entity];
}

function resolve(cast: Cast, frames: Frames, head: number, anchor: number, depth: number): readonly Entity[] {
  const mention = cast.headed(head);
  const own = mention ? cast.entity(mention.entity) : null;
  if (own) return [own];
  const over = cast.covering(head);
  if (over && over.form === "name" && over.head !== anchor && over.last - over.first <= 6) {
    const entity = cast.entity(over.entity);
    if (entity) return [entity];
  }
  const joined = /^(?:anti|pro)-(.+)$/i.exec(frames.tree.token(head).form)?.[1];
  if (joined !== undefined) return called(cast, frames, joined);
  if (depth >= 2) return [];
  for (const step of INSIDE) {
    const next = frames.step(head, step).filter((one) => one !== head && one !== anchor && !frames.timed(one));
    const inner = next.flatMap((one) => resolve(cast, frames, one, anchor, depth + 1));
    if (inner.length > 0) return inner;
  }
  return [];
}

/** The entity that the second half of a joined word names: the state of "anti-Russian", where the text speaks of it elsewhere. */
function called(cast: Cast, frames: Frames, name: string): readonly Entity[] {
  const text = frames.tree.analysis.text;
  const mention = cast.mentions.find(
    (one) => one.form === "name" && text.slice(one.start, one.end).toLowerCase() === name.toLowerCase(),
  );
  const entity = mention ? cast.entity(mention.entity) : null;
  return entity ? [entity] : [];
}
