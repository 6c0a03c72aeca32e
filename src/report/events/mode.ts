import { EVENT_TYPES, type EventType } from "../../ground/event-type.ts";
import type { Odds } from "../odds.ts";

interface Typed {
  readonly type: EventType;
  readonly mode: string | null;
}

/** The event with the mode that the model thinks likeliest for its type, where no rule names one; `turned` is `ruled` as its status makes it, and what is turned keeps its mode. */
export function withMode(odds: Odds | null, word: number, ruled: Typed, turned: Typed): Typed {
  if (!odds || turned.mode !== null || turned.type !== ruled.type) return turned;
  const modes = odds
    .trait(word, "mode")
    .filter(({ name }) => name === "none" || name in EVENT_TYPES[turned.type].modes);
  const [likeliest] = [...modes].sort((a, b) => b.chance - a.chance);
  return likeliest && likeliest.name !== "none" ? { ...turned, mode: likeliest.name } : turned;
}
