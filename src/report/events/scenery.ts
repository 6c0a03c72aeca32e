/** Where and when an event is: the place and the date that hang on its words. */
import type { Frames } from "../../codebook/index.ts";
import type { Cast } from "../cast.ts";
import type { DateExpression } from "../claims.ts";
import { dateFor } from "../dates/index.ts";

const WHERE = [
  "in",
  "at",
  "near",
  "outside",
  "along",
  "inside",
  "around",
  "across",
  "on",
  "throughout",
  "within",
  "into",
  "through",
  "over",
  "off",
  "above",
  "from",
  "to",
] as const;

/** The words whose adjuncts are the event's own: its trigger, what carries it, and the clause it heads. */
export function clauseOf(frames: Frames, anchor: number): readonly number[] {
  const { tree } = frames;
  const found = [anchor, ...frames.step(anchor, "support")];
  const first = tree.first(anchor);
  if (first !== anchor && tree.isVerb(anchor) && tree.children(anchor, "nsubj", "aux", "aux:pass").length === 0)
    found.push(first);
  return [...new Set(found)];
}

/** The entity with coordinates where the event is; `null` where its words name none. */
export function placeOf(cast: Cast, frames: Frames, anchor: number, target: readonly string[]): string | null {
  for (const word of clauseOf(frames, anchor))
    for (const step of WHERE) {
      // Movement and aims name a place too, but only where it is the last resort.
      for (const one of frames.step(word, step)) {
        const found = located(cast, frames, one, 0);
        if (found) return found;
      }
    }
  for (const id of target) if (cast.entity(id)?.type === "place" && cast.entity(id)?.place) return id;
  for (const one of frames.step(anchor, "object")) {
    const found = located(cast, frames, one, 0);
    if (found && cast.entity(found)?.type === "place") return found;
  }
  return null;
}

function located(cast: Cast, frames: Frames, index: number, depth: number): string | null {
  const mention = cast.headed(index) ?? cast.covering(index);
  const entity = mention ? cast.entity(mention.entity) : null;
  if (entity?.place && (entity.type === "place" || entity.type === "state" || entity.type === "facility"))
    return entity.id;
  if (depth > 1) return null;
  for (const step of ["of", "in", "near", "between", "modifier", "apposition"] as const)
    for (const one of frames.step(index, step)) {
      const found = located(cast, frames, one, depth + 1);
      if (found) return found;
    }
  return null;
}

/** The told date that hangs on the event's words, its own first; `null` where none does. */
export function dateOf(dates: readonly DateExpression[], frames: Frames, anchor: number): DateExpression | null {
  const told = dates.filter((date) => date.from !== null);
  if (told.length === 0) return null;
  for (const word of clauseOf(frames, anchor)) {
    const found = dateFor(frames.tree.analysis, word, told);
    if (found) return found;
  }
  return null;
}
