/** The negative binomial of counts: failures before `size` successes of chance `prob`; mean `size (1 - prob) / prob`. */
export interface NegativeBinomial {
  readonly mean: number;
  /** How little it spreads: the variance is `mean + mean² / size`; infinite for a Poisson. */
  readonly size: number;
}

/** From size and chance as statistics packages write it. */
export const bySizeAndProb = (size: number, prob: number): NegativeBinomial => ({
  size,
  mean: (size * (1 - prob)) / prob,
});

/** From mean and variance; a Poisson where the variance is not above the mean. */
export const byMoments = (mean: number, variance: number): NegativeBinomial => ({
  mean,
  size: variance > mean && mean > 0 ? mean ** 2 / (variance - mean) : Number.POSITIVE_INFINITY,
});

/** What is less likely than this, far above the mean, is left out. */
const LEAST = 1e-17;
const LONGEST = 4_000_000;

/** The chances of 0, 1, 2 … as far as they count. */
export function chancesOf({ mean, size }: NegativeBinomial): Float64Array {
  if (mean === 0) return Float64Array.of(1);
  const poisson = !Number.isFinite(size);
  // Of logarithms, so that small chances of large means are not lost.
  let log = poisson ? -mean : -size * Math.log1p(mean / size);
  const step = poisson ? Math.log(mean) : -Math.log1p(size / mean);
  const found = [Math.exp(log)];
  for (let k = 1; k < LONGEST; k += 1) {
    log += step + (poisson ? 0 : Math.log(k - 1 + size)) - Math.log(k);
    const chance = Math.exp(log);
    if (k > mean && chance < LEAST) break;
    found.push(chance);
  }
  // Rounding of the logarithms is the same for all of them.
  const sum = found.reduce((all, chance) => all + chance, 0);
  return Float64Array.from(found, (chance) => chance / sum);
}

/** Continuous ranked probability score of the distribution against what came: the squared distances of the two step functions, summed. */
export function crpsOfChances(y: number, chances: Float64Array): number {
  let below = 0;
  let score = 0;
  for (let k = 0; k < chances.length; k += 1) {
    below += chances[k]!;
    score += (below - (k >= y ? 1 : 0)) ** 2;
  }
  return score + Math.max(0, y - chances.length);
}

/** Mean and variance (over n - 1) of the values; the variance of one value is its mean. */
export function momentsOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: values.length < 2 ? mean : squares / (values.length - 1) };
}
