/** A partition of mentions: each chain a list of mention keys, no key twice. */
export type Chains = readonly (readonly string[])[];

/** Sums of a metric over documents: recall is `hits / gold`, precision `hits / found` with their own numerators. */
export interface Tally {
  recallHits: number;
  recallOf: number;
  precisionHits: number;
  precisionOf: number;
}

export const tally = (): Tally => ({ recallHits: 0, recallOf: 0, precisionHits: 0, precisionOf: 0 });

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function figures({ recallHits, recallOf, precisionHits, precisionOf }: Tally): Figures {
  const recall = recallOf === 0 ? 0 : recallHits / recallOf;
  const precision = precisionOf === 0 ? 0 : precisionHits / precisionOf;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

const indexOf = (chains: Chains): ReadonlyMap<string, number> =>
  new Map(chains.flatMap((chain, index) => chain.map((mention) => [mention, index] as const)));

/** MUC (Vilain and others 1995): links kept, a chain of n mentions having n - 1. */
export function addMuc(into: Tally, gold: Chains, found: Chains): void {
  const links = (of: Chains, other: Chains): [number, number] => {
    const where = indexOf(other);
    let hits = 0;
    let all = 0;
    for (const chain of of) {
      const parts = new Set<string>();
      chain.forEach((mention) => {
        const at = where.get(mention);
        parts.add(at === undefined ? `alone ${mention}` : String(at));
      });
      hits += chain.length - parts.size;
      all += chain.length - 1;
    }
    return [hits, all];
  };
  const [recallHits, recallOf] = links(gold, found);
  const [precisionHits, precisionOf] = links(found, gold);
  into.recallHits += recallHits;
  into.recallOf += recallOf;
  into.precisionHits += precisionHits;
  into.precisionOf += precisionOf;
}

/** B3 (Bagga and Baldwin 1998): for each mention, how much of its chain is right. */
export function addB3(into: Tally, gold: Chains, found: Chains): void {
  const share = (of: Chains, other: Chains): [number, number] => {
    const where = indexOf(other);
    let hits = 0;
    let all = 0;
    for (const chain of of) {
      const counts = new Map<number, number>();
      for (const mention of chain) {
        const at = where.get(mention);
        if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
      }
      for (const count of counts.values()) hits += (count * count) / chain.length;
      all += chain.length;
    }
    return [hits, all];
  };
  const [recallHits, recallOf] = share(gold, found);
  const [precisionHits, precisionOf] = share(found, gold);
  into.recallHits += recallHits;
  into.recallOf += recallOf;
  into.precisionHits += precisionHits;
  into.precisionOf += precisionOf;
}

/** CEAF with phi4 (Luo 2005): the best one-to-one alignment of chains, each pair weighed 2 |both| / (|a| + |b|). */
export function addCeaf(into: Tally, gold: Chains, found: Chains): void {
  const where = indexOf(found);
  const weights = gold.map((chain) => {
    const counts = new Map<number, number>();
    for (const mention of chain) {
      const at = where.get(mention);
      if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return found.map((other, index) => (2 * (counts.get(index) ?? 0)) / (chain.length + other.length));
  });
  const best = align(weights, gold.length, found.length);
  into.recallHits += best;
  into.precisionHits += best;
  into.recallOf += gold.length;
  into.precisionOf += found.length;
}

/** The greatest total weight of a one-to-one alignment (Hungarian method, O(n^3)). */
export function align(weights: readonly (readonly number[])[], rows: number, columns: number): number {
  const size = Math.max(rows, columns);
  if (size === 0) return 0;
  const cost = (row: number, column: number): number => -(weights[row]?.[column] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const matched = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    matched[0] = row;
    let column = 0;
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    do {
      used[column] = 1;
      const at = matched[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other += 1) {
        if (used[other]) continue;
        const reduced = cost(at - 1, other - 1) - rowPotential[at]! - columnPotential[other]!;
        if (reduced < least[other]!) {
          least[other] = reduced;
          way[other] = column;
        }
        if (least[other]! < delta) {
          delta = least[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (used[other]) {
          rowPotential[matched[other]!]! += delta;
          columnPotential[other]! -= delta;
        } else least[other]! -= delta;
      }
      column = next;
    } while (matched[column] !== 0);
    do {
      const before = way[column]!;
      matched[column] = matched[before]!;
      column = before;
    } while (column !== 0);
  }
  let total = 0;
  for (let column = 1; column <= size; column += 1) total += weights[matched[column]! - 1]?.[column - 1] ?? 0;
  return total;
}
