import { EVENT_STATUSES, type EventStatus } from "../../ground/event-type.ts";
import type { Odds } from "../odds.ts";

/** How much the tree's reading weighs beside the model's log-probabilities. */
const TREE_WEIGHT = 2;
const LEAST = 0.02;

/** The status by what the tree says and what the model thinks of the trigger. */
export function weighedStatus(odds: Odds | null, word: number, ruled: EventStatus): EventStatus {
  const known = odds?.trait(word, "status") ?? [];
  let best = ruled;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { name, chance } of known) {
    const status = EVENT_STATUSES.find((one) => one === name);
    if (!status) continue;
    const score = Math.log(chance + LEAST) + (status === ruled ? TREE_WEIGHT : 0);
    if (score > highest) [highest, best] = [score, status];
  }
  return best;
}
