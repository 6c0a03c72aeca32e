/** One arrow of a chain: what the record says drives what; a claim's words or id names each end. */
export interface Arrow {
  readonly id: string;
  readonly cause: string;
  readonly effect: string;
  readonly sign: 1 | -1;
  readonly certainty: "stated" | "hedged" | "denied";
}

/** A way from what happens to what it drives. */
export interface ChainPath {
  readonly arrows: readonly string[];
  readonly sign: 1 | -1;
  readonly hedged: boolean;
}

/** What rises or falls, along which claims. */
export interface ChainEnd {
  readonly node: string;
  /** 1 rises, -1 falls, 0 where two paths disagree. */
  readonly sign: 1 | 0 | -1;
  readonly steps: number;
  readonly hedged: boolean;
  readonly paths: readonly ChainPath[];
}

export interface Chain {
  readonly kind: "chain";
  readonly from: string;
  readonly sign: 1 | -1;
  readonly ends: readonly ChainEnd[];
}

/** How many paths are followed before the search stops. */
const MOST_PATHS = 10_000;

/** Follows the arrows from what rises (1) or falls (-1): signs multiply, denied arrows are not followed, no node twice on a path. */
export function followChain(arrows: readonly Arrow[], from: string, sign: 1 | -1 = 1, most = 6): Chain {
  const out = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    if (arrow.certainty === "denied") continue;
    const list = out.get(arrow.cause);
    if (list) list.push(arrow);
    else out.set(arrow.cause, [arrow]);
  }
  const ends = new Map<string, ChainPath[]>();
  let budget = MOST_PATHS;
  const visit = (node: string, path: ChainPath, seen: ReadonlySet<string>): void => {
    if (path.arrows.length >= most || budget <= 0) return;
    for (const arrow of out.get(node) ?? []) {
      if (seen.has(arrow.effect)) continue;
      budget -= 1;
      const next: ChainPath = {
        arrows: [...path.arrows, arrow.id],
        sign: (path.sign * arrow.sign) as 1 | -1,
        hedged: path.hedged || arrow.certainty === "hedged",
      };
      const list = ends.get(arrow.effect);
      if (list) list.push(next);
      else ends.set(arrow.effect, [next]);
      visit(arrow.effect, next, new Set([...seen, arrow.effect]));
    }
  };
  visit(from, { arrows: [], sign, hedged: false }, new Set([from]));
  const read = [...ends].map(([node, paths]): ChainEnd => {
    const signs = new Set(paths.map((path) => path.sign));
    return {
      node,
      sign: signs.size === 1 ? paths[0]!.sign : 0,
      steps: Math.min(...paths.map((path) => path.arrows.length)),
      hedged: paths.every((path) => path.hedged),
      paths: [...paths].sort((a, b) => a.arrows.length - b.arrows.length),
    };
  });
  return { kind: "chain", from, sign, ends: read.sort((a, b) => a.steps - b.steps || a.node.localeCompare(b.node)) };
}
