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

/** A cycle that was made one node: its nodes, the words each stood for, and the arc each had. */
interface Contraction {
  readonly members: readonly (readonly number[])[];
  readonly arcs: readonly (readonly [word: number, head: number])[];
}

/**
 * Chu-Liu-Edmonds over a dense matrix, cycles made one node in place, so that the whole takes time in the square of the
 * count. Arcs from the root are so dear that one is the least that can be had: the tree has a single root.
 */
function spanningTree(count: number, score: ArcScore): Int32Array {
  const size = count + 1;
  const scores = dearRoots(count, score);
  const arcWord = new Int32Array(size * size);
  const arcHead = new Int32Array(size * size);
  for (let node = 0; node < size; node++) {
    for (let head = 0; head < size; head++) {
      arcWord[node * size + head] = node;
      arcHead[node * size + head] = head;
    }
  }
  let alive = Array.from({ length: size }, (_, node) => node);
  const stands = alive.map((node) => [node]);
  const best = (node: number): number => {
    let found = -1;
    for (const head of alive) {
      if (head !== node && (found < 0 || scores[node * size + head]! > scores[node * size + found]!)) found = head;
    }
    return found;
  };
  const parents = new Int32Array(size);
  for (let node = 1; node < size; node++) parents[node] = best(node);
  const contractions: Contraction[] = [];
  for (let cycle = cycleOf(parents.subarray(1)); cycle; cycle = cycleOf(parents.subarray(1))) {
    const nodes = cycle.map((word) => word + 1);
    contractions.push({
      members: nodes.map((node) => stands[node]!),
      arcs: nodes.map((node) => {
        const arc = node * size + parents[node]!;
        return [arcWord[arc]!, arcHead[arc]!];
      }),
    });
    const inside = new Set(nodes);
    const whole = nodes[0]!;
    alive = alive.filter((node) => node === whole || !inside.has(node));
    for (const node of alive) {
      if (node === whole) continue;
      let out = nodes[0]!;
      let into = nodes[0]!;
      const entering = (member: number) => scores[member * size + node]! - scores[member * size + parents[member]!]!;
      for (const member of nodes) {
        if (scores[node * size + member]! > scores[node * size + out]!) out = member;
        if (entering(member) > entering(into)) into = member;
      }
      const gain = entering(into);
      move(scores, arcWord, arcHead, node * size + out, node * size + whole, scores[node * size + out]!);
      move(scores, arcWord, arcHead, into * size + node, whole * size + node, gain);
      if (inside.has(parents[node]!)) parents[node] = whole;
    }
    stands[whole] = nodes.flatMap((node) => stands[node]!);
    for (const node of nodes) if (node !== whole) parents[node] = 0;
    parents[whole] = best(whole);
  }
  const heads = new Int32Array(size).fill(-1);
  for (const node of alive) {
    if (node === 0) continue;
    const arc = node * size + parents[node]!;
    heads[arcWord[arc]!] = arcHead[arc]!;
  }
  for (const { members, arcs } of contractions.reverse()) {
    const entered = members.findIndex((words) => words.some((word) => heads[word]! >= 0));
    arcs.forEach(([word, head], index) => {
      if (index !== entered) heads[word] = head;
    });
  }
  return heads.slice(1);
}

/** Scores by node and head, node 0 being the root; every arc from it made dearer than all others together. */
function dearRoots(count: number, score: ArcScore): Float64Array {
  const size = count + 1;
  const scores = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let word = 0; word < count; word++) {
    for (let head = 0; head <= count; head++) {
      if (head === word + 1) continue;
      const found = score(word, head);
      const value = Number.isFinite(found) ? found : -1e6;
      scores[(word + 1) * size + head] = value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const dear = (high - low + 1) * size;
  for (let node = 1; node < size; node++) scores[node * size]! -= dear;
  return scores;
}

function move(
  scores: Float64Array,
  words: Int32Array,
  heads: Int32Array,
  from: number,
  to: number,
  score: number,
): void {
  words[to] = words[from]!;
  heads[to] = heads[from]!;
  scores[to] = score;
}
