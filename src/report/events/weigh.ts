import { EVENT_TYPES, type EventType } from "../../ground/event-type.ts";
import type { Odds } from "../odds.ts";

/** How much a rule's type weighs beside the model's log-probabilities: so much that it gives way only to what the model is sure of. */
const RULE_WEIGHT = 8;
const LEAST = 0.01;

interface Typed {
  readonly type: EventType;
  readonly mode: string | null;
}

/**
 * Type and mode by what the rule says and what the model thinks of the word; `ruled` as it would be if it had happened, `turned` as its
 * status makes it. The mode is the rule's, else the likeliest of the type if any is likely.
 */
export function weighedType(odds: Odds | null, word: number, ruled: Typed, turned: Typed): Typed {
  const types = odds?.types(word) ?? [];
  if (!odds || types.length === 0) return turned;
  let best = ruled.type;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { name, chance } of types) {
    const score = Math.log(chance + LEAST) + (name === ruled.type || name === turned.type ? RULE_WEIGHT : 0);
    if (score > highest) [highest, best] = [score, name as EventType];
  }
  if (best === turned.type || best === ruled.type) best = turned.type;
  if (best === turned.type && (turned.mode !== null || turned.type !== ruled.type)) return turned;
  const modes = odds.trait(word, "mode").filter(({ name }) => name === "none" || name in EVENT_TYPES[best].modes);
  const [likeliest] = [...modes].sort((a, b) => b.chance - a.chance);
  return { type: best, mode: likeliest && likeliest.name !== "none" ? likeliest.name : null };
}
