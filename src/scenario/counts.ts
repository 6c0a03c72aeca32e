/** Counts of reported events by month, carried on: a negative binomial beside two baselines, each scored on the past. */
import { fault } from "../ground/fault.ts";
import { type Dice, makeDice } from "./dice.ts";
import { quantile } from "./issue.ts";
import { chances, fitByMoments } from "./negative-binomial.ts";
import { crps, ign, mis } from "./scores.ts";

/** One month's count of reported events. */
export interface MonthCount {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number;
}

export interface MonthForecast {
  readonly month: string;
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
  readonly draws: readonly number[];
}

export interface Counts {
  readonly kind: "counts";
  readonly forecast: readonly MonthForecast[];
  /** Mean over the months forecast from their past; null where the series is too short to look back. */
  readonly scores: { readonly crps: number; readonly ign: number; readonly mis: number } | null;
  /** 1 less the model's CRPS over the baseline's: above 0 the model is better. */
  readonly skill: { readonly bootstrap: number; readonly last: number } | null;
  readonly notes: readonly string[];
}

const AHEAD = 6;
const DRAWS = 1000;
/** Months of the past that the fit looks at. */
const WINDOW = 24;
const BOOTSTRAP = 12;
/** A wide prior of monthly counts of a dyad: mean 2, variance 12; weighs as much as this many months. */
const PRIOR = { mean: 2, variance: 12, months: 12 } as const;

/** The month `count` months after `YYYY-MM`. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const at = year * 12 + number - 1 + count;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
}

function drawFrom(of: Float64Array, dice: Dice, count: number): number[] {
  const below = new Float64Array(of.length);
  let sum = 0;
  for (let k = 0; k < of.length; k += 1) {
    sum += of[k]!;
    below[k] = sum;
  }
  return Array.from({ length: count }, () => {
    const at = dice.next() * sum;
    let low = 0;
    let high = below.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** The model's distribution of a month to come, from the months before: widened to the prior where they are few. */
function model(past: readonly number[]): Float64Array {
  const recent = past.slice(-WINDOW);
  const fit = fitByMoments(recent);
  if (recent.length >= WINDOW) return chances(fit, fit.mean);
  const share = recent.length / (recent.length + PRIOR.months);
  const own =
    recent.length < 2
      ? fit.mean
      : recent.reduce((sum, value) => sum + (value - fit.mean) ** 2, 0) / (recent.length - 1);
  const mean = share * fit.mean + (1 - share) * PRIOR.mean;
  const between = share * (1 - share) * (fit.mean - PRIOR.mean) ** 2;
  const variance = Math.max(share * Math.max(own, fit.mean) + (1 - share) * PRIOR.variance + between, mean * 1.0001);
  const size = mean ** 2 / (variance - mean);
  return chances({ size, prob: size / (size + mean) }, mean);
}

const bootstrap = (past: readonly number[], dice: Dice): number[] => {
  const recent = past.slice(-BOOTSTRAP);
  return Array.from({ length: DRAWS }, () => recent[dice.below(recent.length)]!);
};

const last = (past: readonly number[], dice: Dice): number[] =>
  drawFrom(chances({ size: Number.POSITIVE_INFINITY, prob: 1 }, past.at(-1)!), dice, DRAWS);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The past as months in a row, without gaps. */
function checked(series: readonly MonthCount[]): readonly MonthCount[] {
  if (series.length === 0)
    throw fault(
      "scenario/no-history",
      "asked to carry on a series of no months; give at least one month with its count",
    );
  for (const [index, one] of series.entries()) {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(one.month))
      throw fault("scenario/month", `row ${index + 1}: "${one.month}" is no month; write YYYY-MM`);
    if (!Number.isInteger(one.value) || one.value < 0)
      throw fault(
        "scenario/count",
        `row ${index + 1}, ${one.month}: "${one.value}" is no count; give a whole number from 0`,
      );
  }
  const sorted = [...series].sort((a, b) => a.month.localeCompare(b.month));
  for (const [index, one] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && monthAfter(before.month, 1) !== one.month)
      throw fault(
        "scenario/gap",
        `${before.month} is followed by ${one.month}; give every month once, 0 where nothing was reported`,
      );
  }
  return sorted;
}

/** The next six months of a series, drawn with the seed; forecasts of the past, each month from those before it, give the scores. */
export function forecastCounts(series: readonly MonthCount[], seed = 1): Counts {
  const months = checked(series);
  const values = months.map((one) => one.value);
  const dice = makeDice(seed);
  const next = model(values);
  const forecast = Array.from({ length: AHEAD }, (_, step): MonthForecast => {
    const draws = drawFrom(next, dice, DRAWS);
    const sorted = [...draws].sort((a, b) => a - b);
    return {
      month: monthAfter(months.at(-1)!.month, step + 1),
      mean: mean(draws),
      p05: quantile(sorted, 0.05),
      p95: quantile(sorted, 0.95),
      draws,
    };
  });
  const notes = ["Counts are of reported events, not of what happened."];
  if (values.length < WINDOW)
    notes.push(
      `Only ${values.length} months of history: widened towards a prior of mean ${PRIOR.mean} and variance ${PRIOR.variance} a month.`,
    );
  const rows: { crps: number; ign: number; mis: number; bootstrap: number; last: number }[] = [];
  for (let at = Math.max(BOOTSTRAP, values.length - 36); at < values.length; at += 1) {
    const past = values.slice(0, at);
    const y = values[at]!;
    const draws = drawFrom(model(past), dice, DRAWS);
    rows.push({
      crps: crps(y, draws),
      ign: ign(y, draws),
      mis: mis(y, draws),
      bootstrap: crps(y, bootstrap(past, dice)),
      last: crps(y, last(past, dice)),
    });
  }
  if (rows.length === 0) {
    notes.push(`No month has ${BOOTSTRAP} months before it, so nothing could be scored on the past.`);
    return { kind: "counts", forecast, scores: null, skill: null, notes };
  }
  const of = (field: keyof (typeof rows)[number]): number => mean(rows.map((row) => row[field]));
  const skill = (baseline: number): number =>
    baseline === 0 ? (of("crps") === 0 ? 0 : -1) : 1 - of("crps") / baseline;
  return {
    kind: "counts",
    forecast,
    scores: { crps: of("crps"), ign: of("ign"), mis: of("mis") },
    skill: { bootstrap: skill(of("bootstrap")), last: skill(of("last")) },
    notes,
  };
}
