/** Fits tables of weights that the reader adds up. */
import { weigh } from "../src/report/sure.ts";

export type Weights = Record<string, number>;

/** Adam, with weights kept small. */
export class Descent {
  readonly weights: Weights = {};
  readonly #first: Weights = {};
  readonly #second: Weights = {};
  #step = 0;

  constructor(
    private readonly rate: number,
    private readonly decay: number,
  ) {}

  /** Steps up the gradient. */
  climb(gradient: Weights): void {
    this.#step += 1;
    for (const name in gradient) {
      const slope = gradient[name]! - this.decay * (this.weights[name] ?? 0);
      this.#first[name] = 0.9 * (this.#first[name] ?? 0) + 0.1 * slope;
      this.#second[name] = 0.99 * (this.#second[name] ?? 0) + 0.01 * slope * slope;
      const first = this.#first[name]! / (1 - 0.9 ** this.#step);
      const second = this.#second[name]! / (1 - 0.99 ** this.#step);
      this.weights[name] = (this.weights[name] ?? 0) + (this.rate * first) / (Math.sqrt(second) + 1e-8);
    }
  }
}

/** Weights of a logistic regression: the higher their sum over the features, the likelier an item is right. */
export function fitLogistic(
  items: readonly { readonly features: Readonly<Weights>; readonly right: boolean }[],
  { rounds, decay }: { readonly rounds: number; readonly decay: number },
): Weights {
  const descent = new Descent(0.05, decay);
  for (let round = 0; round < rounds; round += 1) {
    const gradient: Weights = {};
    for (const { features, right } of items) {
      const push = ((right ? 1 : 0) - 1 / (1 + Math.exp(-weigh(features, descent.weights)))) / items.length;
      for (const name in features) gradient[name] = (gradient[name] ?? 0) + push * features[name]!;
    }
    descent.climb(gradient);
  }
  return descent.weights;
}

/** The weights that count, by name, to three digits. */
export const rounded = (weights: Weights): Weights =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([, value]) => Math.abs(value) >= 0.02)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
