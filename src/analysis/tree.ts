/** Score of `head` for word `word`: words count from 0, head 0 is the root, head h the word h - 1. */
export type ArcScore = (word: number, head: number) => number;

/**
 * The best tree with a single root: each word's head, 0 for the root, else the head's number plus 1.
 * Greedy where that gives a tree; Chu-Liu-Edmonds where it does not.
 */
export function decodeTree(count: number, score: ArcScore): Int32Array {
  const heads = new Int32Array(count);
  let roots = 0;
  for (let word = 0; word < count; word++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let head = 0; head <= count; head++) {
      if (head === word + 1) continue;
      const value = score(word, head);
      if (value > best) {
        best = value;
        heads[word] = head;
      }
    }
    if (heads[word] === 0) roots++;
  }
  if (count === 0 || (roots === 1 && !cycleOf(heads))) return heads;
  return spanningTree(count, score);
}

/** Words of a cycle among the heads; `null` where there is none. */
function cycleOf(heads: Int32Array): readonly number[] | null {
  const seen = new Int32Array(heads.length);
  for (let start = 0; start < heads.length; start++) {
    let at = start;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = start + 1;
      at = heads[at]! - 1;
    }
    if (at < 0 || seen[at] !== start + 1) continue;
    const cycle = [at];
    for (let next = heads[at]! - 1; next !== at; next = heads[next]! - 1) cycle.push(next);
    return cycle;
  }
  return null;
}

/** The best spanning tree with one word on the root: arcs from the root are so dear that one is the least that can be had. */
function spanningTree(count: number, score: ArcScore): Int32Array {
  const size = count + 1;
  const scores = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let word = 0; word < count; word++) {
    for (let head = 0; head <= count; head++) {
      if (head === word + 1) continue;
      const value = score(word, head);
      scores[(word + 1) * size + head] = Number.isFinite(value) ? value : -1e6;
      low = Math.min(low, scores[(word + 1) * size + head]!);
      high = Math.max(high, scores[(word + 1) * size + head]!);
    }
  }
  const dear = (high - low + 1) * size;
  for (let node = 1; node < size; node++) scores[node * size]! -= dear;
  return contract(scores, size).slice(1);
}

/** Chu-Liu-Edmonds over a dense matrix: `scores[node * size + head]`; node 0 is the root. Gives the head of each node. */
function contract(scores: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size);
  for (let node = 1; node < size; node++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let head = 0; head < size; head++) {
      const value = scores[node * size + head]!;
      if (head !== node && value > best) {
        best = value;
        heads[node] = head;
      }
    }
  }
  const cycle = cycleOf(heads.slice(1));
  if (!cycle) return heads;
  const inside = new Uint8Array(size);
  for (const word of cycle) inside[word + 1] = 1;
  const outer: number[] = [];
  for (let node = 0; node < size; node++) if (!inside[node]) outer.push(node);
  const whole = outer.length;
  const small = whole + 1;
  const next = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY);
  const enters = new Int32Array(small);
  const leaves = new Int32Array(small);
  for (let a = 0; a < whole; a++) {
    const node = outer[a]!;
    for (let b = 0; b < whole; b++) next[a * small + b] = scores[node * size + outer[b]!]!;
    for (const word of cycle) {
      const member = word + 1;
      const out = scores[node * size + member]!;
      if (out > next[a * small + whole]!) {
        next[a * small + whole] = out;
        leaves[a] = member;
      }
      const into = scores[member * size + node]! - scores[member * size + heads[member]!]!;
      if (into > next[whole * small + a]!) {
        next[whole * small + a] = into;
        enters[a] = member;
      }
    }
  }
  const solved = contract(next, small);
  const found = heads.slice();
  for (let a = 1; a < whole; a++) found[outer[a]!] = solved[a] === whole ? leaves[a]! : outer[solved[a]!]!;
  found[enters[solved[whole]!]!] = outer[solved[whole]!]!;
  return found;
}
