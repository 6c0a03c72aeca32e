import { EVENT_STATUSES, type EventStatus } from "../../ground/event-type.ts";
import type { Odds } from "../odds.ts";

/**
 * How much the tree's reading weighs beside the model's log-probabilities: little where it only saw nothing against its
 * having happened, much where it saw a negation or a word that governs it.
 */
const TREE_WEIGHT: Record<EventStatus, number> = {
  happened: 2,
  ongoing: 2,
  planned: 2,
  threatened: 2,
  requested: 2,
  hypothetical: 2,
  denied: 4,
  negated: 4,
};
const LEAST = 0.02;

/** The status by what the tree says and what the model thinks of the trigger. */
export function weighedStatus(odds: Odds | null, word: number, ruled: EventStatus): EventStatus {
  const known = odds?.trait(word, "status") ?? [];
  let best = ruled;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { name, chance } of known) {
    const status = EVENT_STATUSES.find((one) => one === name);
    if (!status) continue;
    const score = Math.log(chance + LEAST) + (status === ruled ? TREE_WEIGHT[ruled] : 0);
    if (score > highest) [highest, best] = [score, status];
  }
  return best;
}
