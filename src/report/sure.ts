/** What speaks for a claim, by name: 0 or 1, or the log-odds of one of the model's chances. */
export type Signs = Readonly<Record<string, number>>;

/** In a text of so few sentences the model, which learned from whole reports, is heard differently. */
export const FEW_SENTENCES = 2;

/** No chance is taken for surer than this, either way. */
const SOFT = 0.01;

/** The log-odds of a chance. */
export const logit = (chance: number): number => Math.log((chance + SOFT) / (1 - chance + SOFT));

/** How likely the claim is right, 0 to 1 in thousandths: a logistic regression of its signs. */
export function sureOf(signs: Signs, weights: Signs): number {
  let sum = 0;
  for (const name in signs) sum += signs[name]! * (weights[name] ?? 0);
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}
