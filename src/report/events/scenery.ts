/** Where and when an event is: the place and the date that hang on its words. */
import type { Frames } from "../../codebook/index.ts";
import type { Cast } from "../cast.ts";
import type { DateExpression } from "../claims.ts";

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

/** The date that hangs on the event's words; `null` where none does. */
export function dateOf(dates: readonly DateExpression[], frames: Frames, anchor: number): DateExpression | null {
  const { tree } = frames;
  const sentence = tree.sentence(anchor);
  const near = dates.filter((date) => date.from !== null && date.start >= sentence.start && date.end <= sentence.end);
  if (near.length === 0) return null;
  let best: { readonly date: DateExpression; readonly far: number } | null = null;
  const own = new Set(clauseOf(frames, anchor));
  for (const date of near) {
    const far = distance(frames, date, own);
    if (far !== null && (!best || far < best.far)) best = { date, far };
  }
  return best?.date ?? null;
}

/** How far the date hangs below the event's words; `null` where it hangs elsewhere. */
function distance(frames: Frames, date: DateExpression, own: ReadonlySet<number>): number | null {
  const { tree } = frames;
  const inside = tree.analysis.tokens.filter((token) => token.start >= date.start && token.end <= date.end);
  const top = inside.find((token) => !inside.some((other) => other.index === token.head)) ?? inside[0];
  if (!top) return null;
  let far = 0;
  for (let at: number | null = top.index; at !== null && far < 4; at = tree.head(at), far++) {
    if (own.has(at)) return far;
    // A date inside another clause is that clause's.
    if (at !== top.index && tree.isVerb(at)) return null;
    if (at !== top.index && tree.is(at, "nsubj", "nsubj:pass", "acl:relcl", "advcl", "ccomp", "xcomp")) return null;
  }
  return null;
}
