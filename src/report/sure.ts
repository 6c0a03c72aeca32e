import { isLearnedName } from "./learned-rule.ts";

/** What speaks for a claim, by name: 0 or 1, or the log-odds of one of the model's chances. */
export type Signs = Readonly<Record<string, number>>;

/** In a text of so few sentences the model, which learned from whole reports, is heard differently. */
export const FEW_SENTENCES = 2;
/** From so many sentences on a text is read as surely as a whole report. */
const MANY_SENTENCES = 8;

/** A threshold that rises with the number of sentences from that of a short text to that of a report. */
export function byLength(sentences: number, few: number, many: number): number {
  const share = (sentences - FEW_SENTENCES) / (MANY_SENTENCES - FEW_SENTENCES);
  return few + (many - few) * Math.max(0, Math.min(1, share));
}

/** No chance is taken for surer than this, either way. */
const SOFT = 0.01;

/** The log-odds of a chance. */
export const logit = (chance: number): number => Math.log((chance + SOFT) / (1 - chance + SOFT));

/** The sum of signs times their weights. */
export function weigh(signs: Signs, weights: Signs): number {
  let sum = 0;
  for (const name in signs) sum += signs[name]! * (weights[name] ?? 0);
  return sum;
}

/** How likely the claim is right, 0 to 1 in thousandths: a logistic regression of its signs. */
export const sureOf = (signs: Signs, weights: Signs): number =>
  Math.round(1000 / (1 + Math.exp(-weigh(signs, weights)))) / 1000;

/** From which score on a claim is told that a rule finds, and one that the model alone sees. */
export interface Least {
  readonly ruled: number;
  readonly alone: number;
}

/** Whether the claim is sure enough; always where there is no model to ask. */
export const isTold = (rule: string, signs: Signs | null, score: number, least: Least): boolean =>
  signs === null || score >= (isLearnedName(rule) ? least.alone : least.ruled);
