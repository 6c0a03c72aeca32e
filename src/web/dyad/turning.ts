import type { DyadPoint } from "./series.ts";

/** Where the mean score of a pair's events changed. */
export interface TurningPoint {
  /** First day of the first week or month after it. */
  readonly from: string;
  /** Mean scores of the stretches before and after it. */
  readonly before: number;
  readonly after: number;
  /** How much of the spread about the mean it explains, 0 to 1. */
  readonly explains: number;
}

interface Value {
  readonly from: string;
  readonly mean: number;
  /** How many events it is a mean of. */
  readonly weight: number;
}

/** Weeks or months with events that stand on either side at least. */
const FEWEST = 2;

const meanOf = (values: readonly Value[]): number =>
  values.reduce((sum, { mean, weight }) => sum + mean * weight, 0) /
  values.reduce((sum, { weight }) => sum + weight, 0);
const spreadOf = (values: readonly Value[]): number => {
  const mean = meanOf(values);
  return values.reduce((sum, one) => sum + one.weight * (one.mean - mean) ** 2, 0);
};

/**
 * Turning points by binary segmentation: the cut that lowers the weighted squared distance from the means most is taken, then
 * each part is cut again, as long as a cut lowers it by more than `2 s² ln n`, s² being the spread about neighbours' means.
 */
export function turningPoints(points: readonly DyadPoint[]): readonly TurningPoint[] {
  const values = points.flatMap(({ from, mean, events }): readonly Value[] =>
    mean === null || events === 0 ? [] : [{ from, mean, weight: events }],
  );
  const whole = values.length > 0 ? spreadOf(values) : 0;
  if (values.length < 2 * FEWEST || whole === 0) return [];
  // Noise by differences of neighbours, so that a change of level does not count as noise.
  const steps = values.slice(1).map((one, at) => {
    const before = values[at]!;
    return ((one.mean - before.mean) ** 2 * one.weight * before.weight) / (one.weight + before.weight);
  });
  const noise = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)]! / 0.455;
  const bar = 2 * Math.max(noise, whole / values.length / 10) * Math.log(values.length);
  const cuts: number[] = [];
  const cut = (start: number, end: number): void => {
    const all = spreadOf(values.slice(start, end));
    let best = { at: -1, gain: bar };
    for (let at = start + FEWEST; at <= end - FEWEST; at += 1) {
      const gain = all - spreadOf(values.slice(start, at)) - spreadOf(values.slice(at, end));
      if (gain > best.gain) best = { at, gain };
    }
    if (best.at < 0) return;
    cuts.push(best.at);
    cut(start, best.at);
    cut(best.at, end);
  };
  cut(0, values.length);
  cuts.sort((a, b) => a - b);
  return cuts.map((at, index) => {
    const [start, end] = [cuts[index - 1] ?? 0, cuts[index + 1] ?? values.length];
    const [before, after] = [values.slice(start, at), values.slice(at, end)];
    const gain = spreadOf([...before, ...after]) - spreadOf(before) - spreadOf(after);
    return { from: values[at]!.from, before: meanOf(before), after: meanOf(after), explains: gain / whole };
  });
}
