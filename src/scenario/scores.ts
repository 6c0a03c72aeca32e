/** Scores of a forecast by draws against what came, as the forecasting contests of conflict define them; lower is better. */
import { quantile } from "./quantile.ts";

/** Mean distance of the draws to what came, less half the mean distance between draws. */
export function crps(y: number, draws: readonly number[]): number {
  const sorted = [...draws].sort((a, b) => a - b);
  const n = sorted.length;
  let distance = 0;
  let apart = 0;
  for (const [index, draw] of sorted.entries()) {
    distance += Math.abs(draw - y);
    apart += draw * (2 * index - n + 1);
  }
  return distance / n - apart / (n * n);
}

/** Lower edges of the bins of the ignorance score; the last is open above. */
export const BINS = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5] as const;

const binOf = (value: number): number => BINS.findLastIndex((edge) => value >= edge);

/** Ignorance: minus the binary logarithm of the share of draws in the bin of what came, one pseudo-draw a bin. */
export function ign(y: number, draws: readonly number[]): number {
  const own = binOf(y);
  let inside = 1;
  for (const draw of draws) if (binOf(draw) === own) inside += 1;
  return -Math.log2(inside / (draws.length + BINS.length));
}

/** Interval score of the central 90 %: its width, and 20 times what came outside. */
export function mis(y: number, draws: readonly number[]): number {
  const sorted = [...draws].sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, 0.05), quantile(sorted, 0.95)];
  return high - low + (2 / 0.1) * (Math.max(0, low - y) + Math.max(0, y - high));
}
