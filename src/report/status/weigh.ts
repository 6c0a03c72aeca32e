import { EVENT_STATUSES, type EventStatus } from "../../ground/event-type.ts";
import { type Odds, settled } from "../odds.ts";

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

/** The status by what the tree says and what the model thinks of the trigger. */
export const weighedStatus = (odds: Odds | null, word: number, ruled: EventStatus): EventStatus =>
  settled(odds?.trait(word, "status") ?? [], ruled, EVENT_STATUSES, (one) => (one === ruled ? TREE_WEIGHT[one] : 0));
