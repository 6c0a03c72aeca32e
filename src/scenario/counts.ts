/** Counts of reported events by month, carried on: a negative binomial beside two baselines, each scored on the past. */
import { type Dice, makeDice } from "./dice.ts";
import { type MonthCount, monthAfter, monthsInARow } from "./months.ts";
import { byMoments, chancesOf, momentsOf, type NegativeBinomial } from "./negative-binomial.ts";
import { quantile } from "./quantile.ts";
import { crps, ign, mis } from "./scores.ts";

export interface MonthForecast {
  readonly month: string;
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
  readonly draws: readonly number[];
}

/** What a pair of which little is known is taken to be: so many reported events a month, that weigh as `weight` months, spread with `size`. */
export interface CountsPrior {
  readonly mean: number;
  readonly weight: number;
  readonly size: number;
  /** What it was pooled over, in words. */
  readonly from: string;
}

/** What a simple guess says of the months to come, all alike. */
export interface Baseline {
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
}

export interface Counts {
  readonly kind: "counts";
  readonly forecast: readonly MonthForecast[];
  /** Means over the months of the past that were forecast from those before them; `null` where the series is too short. */
  readonly scores: { readonly crps: number; readonly ign: number; readonly mis: number } | null;
  /** 1 less the model's CRPS over the baseline's: above 0 the model is better; `null` where the baseline never erred or nothing was scored. */
  readonly skill: { readonly bootstrap: number | null; readonly last: number | null };
  /** The last twelve months drawn again, and a Poisson at the last value. */
  readonly baselines: { readonly bootstrap: Baseline; readonly last: Baseline };
  /** How many forecasts of a month the scores are means of. */
  readonly scored: number;
  /** Months of history. */
  readonly history: number;
  /** Whether the history was too short for the window, so that the forecast was widened. */
  readonly widened: boolean;
  readonly notes: readonly string[];
}

const AHEAD = 6;
const DRAWS = 1000;
/** Months of the past that the fit looks at. */
export const WINDOW = 24;
const BOOTSTRAP = 12;
/** Months that a forecast of the past needs before it. */
const FEWEST = 6;
/** Starts of forecasts of the past that are scored, the latest. */
const LOOK_BACK = 36;
/** Where no record is there to pool over. */
export const PRIOR: CountsPrior = { mean: 2, weight: 1, size: 0.5, from: "no record" };

function drawFrom(model: NegativeBinomial, dice: Dice): readonly number[] {
  const below = chancesOf(model);
  for (let k = 1; k < below.length; k += 1) below[k]! += below[k - 1]!;
  const sum = below.at(-1)!;
  return Array.from({ length: DRAWS }, () => {
    const at = dice.next() * sum;
    let low = 0;
    let high = below.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** The distribution of a month to come: by moments of the window; of a shorter history, widened to the prior. */
function modelOf(past: readonly number[], prior: CountsPrior): NegativeBinomial {
  const recent = past.slice(-WINDOW);
  const { mean, variance } = momentsOf(recent);
  const n = recent.length;
  if (n >= WINDOW) return byMoments(mean, variance);
  const shrunk = (n * mean + prior.weight * prior.mean) / (n + prior.weight);
  const own = Math.max(mean, variance);
  const pooled = shrunk + shrunk ** 2 / prior.size;
  const share = n / WINDOW;
  // Never narrower than the months themselves; and the mean is not known better than they tell.
  const spread = Math.max(own, share * own + (1 - share) * pooled);
  return byMoments(shrunk, spread * (1 + 1 / n));
}

const bootstrap = (past: readonly number[], dice: Dice): readonly number[] => {
  const recent = past.slice(-BOOTSTRAP);
  return Array.from({ length: DRAWS }, () => recent[dice.below(recent.length)]!);
};

const lastPoisson = (past: readonly number[], dice: Dice): readonly number[] =>
  drawFrom({ mean: past.at(-1)!, size: Number.POSITIVE_INFINITY }, dice);

const round = (value: number): number => Number(value.toPrecision(3));
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Score {
  readonly crps: number;
  readonly ign: number;
  readonly mis: number;
  readonly bootstrap: number;
  readonly last: number;
}

/** Each month of the past, as far ahead as the forecast looks, from what was known before it. */
function scoresOf(values: readonly number[], prior: CountsPrior, dice: Dice): readonly Score[] {
  const rows: Score[] = [];
  for (let start = Math.max(FEWEST, values.length - LOOK_BACK); start < values.length; start += 1) {
    const past = values.slice(0, start);
    const draws = drawFrom(modelOf(past, prior), dice);
    const [first, second] = [bootstrap(past, dice), lastPoisson(past, dice)];
    for (const y of values.slice(start, start + AHEAD)) {
      rows.push({
        crps: crps(y, draws),
        ign: ign(y, draws),
        mis: mis(y, draws),
        bootstrap: crps(y, first),
        last: crps(y, second),
      });
    }
  }
  return rows;
}

function baselineOf(draws: readonly number[]): Baseline {
  const sorted = [...draws].sort((a, b) => a - b);
  return { mean: meanOf(draws), p05: quantile(sorted, 0.05), p95: quantile(sorted, 0.95) };
}

/** The next six months of a series, drawn with the seed; a short history is widened towards the prior. */
export function forecastCounts(series: readonly MonthCount[], seed = 1, prior: CountsPrior = PRIOR): Counts {
  const months = monthsInARow(series);
  const values = months.map((one) => one.value);
  const dice = makeDice(seed);
  const model = modelOf(values, prior);
  const forecast = Array.from({ length: AHEAD }, (_, step): MonthForecast => {
    const draws = drawFrom(model, dice);
    return { month: monthAfter(months.at(-1)!.month, step + 1), ...baselineOf(draws), draws };
  });
  // Dice of their own: what the guesses throw leaves the scores as they were.
  const guesses = makeDice(seed);
  const rows = scoresOf(values, prior, dice);
  const of = (field: keyof Score): number => meanOf(rows.map((row) => row[field]));
  const scores = rows.length === 0 ? null : { crps: of("crps"), ign: of("ign"), mis: of("mis") };
  const skill = (baseline: number): number | null =>
    baseline > 0 ? 1 - scores!.crps / baseline : scores!.crps === 0 ? 0 : null;
  const widened = values.length < WINDOW;
  const notes = ["Counts are of reported events: what no report tells of is not in them."];
  if (widened)
    notes.push(
      `Only ${values.length} of ${WINDOW} months of history: the forecast is widened towards a prior of mean ${round(prior.mean)} and size ${round(prior.size)}, pooled over ${prior.from}.`,
    );
  if (!scores) notes.push(`Nothing could be scored on the past: that takes more than ${FEWEST} months.`);
  return {
    kind: "counts",
    forecast,
    scores,
    skill: scores ? { bootstrap: skill(of("bootstrap")), last: skill(of("last")) } : { bootstrap: null, last: null },
    baselines: {
      bootstrap: baselineOf(bootstrap(values, guesses)),
      last: baselineOf(lastPoisson(values, guesses)),
    },
    scored: rows.length,
    history: values.length,
    widened,
    notes,
  };
}
