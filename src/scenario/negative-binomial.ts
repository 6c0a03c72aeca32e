/** The negative binomial of counts: failures before `size` successes of chance `prob`; mean `size (1 - prob) / prob`. */
export interface NegativeBinomial {
  readonly size: number;
  readonly prob: number;
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Logarithm of the gamma function of a positive number (Lanczos, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum: number = LANCZOS[0];
  for (let index = 1; index < LANCZOS.length; index += 1) sum += LANCZOS[index]! / (z + index);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The chances of 0, 1, 2 … until all but 1e-15 is reached; of an infinite size, the Poisson of `mean`. */
export function chances({ size, prob }: NegativeBinomial, mean = (size * (1 - prob)) / prob): Float64Array {
  const poisson = !Number.isFinite(size);
  const spread = Math.sqrt(poisson ? mean : mean / prob);
  const most = Math.ceil(mean + 12 * spread + 40);
  const found = new Float64Array(most + 1);
  for (let k = 0; k <= most; k += 1) {
    const log = poisson
      ? (mean === 0 ? (k === 0 ? 0 : Number.NEGATIVE_INFINITY) : k * Math.log(mean)) - mean - logGamma(k + 1)
      : logGamma(k + size) - logGamma(size) - logGamma(k + 1) + size * Math.log(prob) + k * Math.log1p(-prob);
    found[k] = Math.exp(log);
  }
  return found;
}

/** Continuous ranked probability score of the distribution against what came: the sum of squared distances of the two step functions. */
export function crpsOfChances(y: number, of: Float64Array): number {
  let below = 0;
  let score = 0;
  for (let k = 0; k < of.length; k += 1) {
    below += of[k]!;
    score += (below - (k >= y ? 1 : 0)) ** 2;
  }
  return score + Math.max(0, y - of.length);
}

/** Fits by moments: the mean kept, the size from how far the variance exceeds it; infinite (Poisson) where it does not. */
export function fitByMoments(values: readonly number[]): NegativeBinomial & { readonly mean: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.length < 2 ? mean : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  if (!(variance > mean) || mean === 0) return { mean, size: Number.POSITIVE_INFINITY, prob: 1 };
  const size = mean ** 2 / (variance - mean);
  return { mean, size, prob: size / (size + mean) };
}
