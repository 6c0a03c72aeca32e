import { EVENT_STATUSES, type EventStatus } from "../../ground/event-type.ts";
import { type Odds, settled } from "../odds.ts";

/**
 * How much the tree's reading weighs beside the model's log-probabilities. Chosen on sentences that the model had not learned from: more
 * than this lets a word that only seems to govern ("were not held, *urging* restraint") overrule a model that is sure.
 */
const TREE_WEIGHT: Record<EventStatus, number> = {
  happened: 0.8,
  ongoing: 1,
  planned: 0.8,
  threatened: 1,
  requested: 1.5,
  hypothetical: 1,
  denied: 2,
  negated: 2,
};

/** The status by what the tree says and what the model thinks of the trigger. */
export const weighedStatus = (odds: Odds | null, word: number, ruled: EventStatus): EventStatus =>
  settled(odds?.trait(word, "status") ?? [], ruled, EVENT_STATUSES, (one) => (one === ruled ? TREE_WEIGHT[one] : 0));
