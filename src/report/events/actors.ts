import type { Frames, Step } from "../../codebook/index.ts";
import type { Cast } from "../cast.ts";
import type { Entity } from "../claims.ts";

/** Whether the entity can do something or have something done to it. */
export const isActor = (entity: Entity): boolean =>
  entity.actor !== null ||
  entity.type === "person" ||
  entity.type === "organization" ||
  entity.type === "state" ||
  entity.type === "people";

/** Where the actor of a noun that is none itself is looked for: "the invasion's victims", "two Iranian tankers", "the road between Graustark and the sea". */
const INSIDE: Record<"source" | "target", readonly Step[]> = {
  source: ["possessor", "modifier", "of", "by"],
  target: ["possessor", "modifier", "of", "between", "against", "to", "by", "in", "from", "with", "on", "among"],
};

/**
 * Ids of the entities that these words stand for in this part, in text order; a noun that is no actor gives way to the actors inside
 * it, a group that names its members ("the two countries") to them.
 */
export function actorsOf(
  cast: Cast,
  frames: Frames,
  heads: readonly number[],
  part: "source" | "target",
  anchor: number,
): readonly string[] {
  const found = new Set<string>();
  for (const head of heads)
    for (const id of resolve(cast, frames, head, part, anchor, 0))
      for (const one of cast.entity(id)?.members ?? [id]) found.add(one);
  return [...found];
}

function resolve(
  cast: Cast,
  frames: Frames,
  head: number,
  part: "source" | "target",
  anchor: number,
  depth: number,
): readonly string[] {
  const own = entityAt(cast, head, anchor);
  const sides = own && own.actor === null ? sidesOf(cast, frames, head, anchor) : [];
  if (sides.length > 1) return sides;
  if (own && isActor(own) && !(own.type === "place" && own.actor === null)) return [own.id];
  if (depth < 3) {
    for (const step of INSIDE[part]) {
      const next = frames.step(head, step).filter((one) => one !== head && one !== anchor && !frames.timed(one));
      const inner = [...new Set(next.flatMap((one) => resolve(cast, frames, one, part, anchor, depth + 1)))];
      if (inner.length > 0) return inner;
    }
  }
  return own && (isActor(own) || (part === "target" && (own.type === "place" || own.type === "facility")))
    ? [own.id]
    : [];
}

/** The two that "Armenian and Azerbaijani forces" are. */
function sidesOf(cast: Cast, frames: Frames, head: number, anchor: number): readonly string[] {
  const found = frames.step(head, "modifier").flatMap((one) => {
    const side = entityAt(cast, one, anchor);
    return side?.actor ? [side.id] : [];
  });
  return [...new Set(found)];
}

/** The entity that the word heads, or that a name over the word is. */
function entityAt(cast: Cast, index: number, anchor: number): Entity | null {
  const headed = cast.headed(index);
  if (headed) return cast.entity(headed.entity);
  const over = cast.covering(index);
  if (over?.form !== "name" || over.head === anchor) return null;
  return over.last - over.first <= 6 && over.head - index <= 3 ? cast.entity(over.entity) : null;
}
