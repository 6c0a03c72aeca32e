import { fault } from "../ground/fault.ts";

/** One arrow of a chain: what the record says drives what. */
export interface Arrow {
  /** The claim's key. */
  readonly id: string;
  readonly cause: string;
  readonly effect: string;
  readonly sign: 1 | -1;
  readonly certainty: "stated" | "hedged" | "denied";
}

/** A way from what happens to what it drives. */
export interface ChainPath {
  /** Ids of the arrows, in order. */
  readonly arrows: readonly string[];
  readonly sign: 1 | -1;
  /** Whether an arrow of it is hedged. */
  readonly hedged: boolean;
}

/** What rises or falls, along which claims. */
export interface ChainEnd {
  readonly node: string;
  /** 1 rises, -1 falls, 0 where two paths disagree. */
  readonly sign: 1 | 0 | -1;
  /** Of the shortest path. */
  readonly steps: number;
  /** Whether no path is stated all along. */
  readonly hedged: boolean;
  /** Shortest first. */
  readonly paths: readonly ChainPath[];
}

export interface Chain {
  readonly kind: "chain";
  readonly from: string;
  readonly sign: 1 | -1;
  /** Nearest first. */
  readonly ends: readonly ChainEnd[];
  /** Ids of arrows from what was reached that a source denies; they are not followed. */
  readonly denied: readonly string[];
  /** False where there are more paths than were followed. */
  readonly complete: boolean;
}

/** How many arrows are followed before the search stops. */
const MOST_ARROWS = 10_000;

/**
 * Follows the arrows from what rises (1) or falls (-1): signs multiply, denied arrows are not followed, no node twice on a path.
 * @throws Fault `scenario/no-node` where no arrow leaves or reaches what is asked from.
 */
export function followChain(arrows: readonly Arrow[], from: string, sign: 1 | -1 = 1, most = 6): Chain {
  const nodes = [...new Set(arrows.flatMap(({ cause, effect }) => [cause, effect]))];
  if (!nodes.includes(from)) {
    const some = nodes.slice(0, 20).join("; ");
    throw fault(
      "scenario/no-node",
      `asked for what follows from "${from}"; no influence speaks of it; choose from: ${some}`,
    );
  }
  const out = new Map<string, Arrow[]>();
  for (const arrow of arrows) out.set(arrow.cause, [...(out.get(arrow.cause) ?? []), arrow]);
  const ends = new Map<string, ChainPath[]>();
  const denied = new Set<string>();
  let left = MOST_ARROWS;
  const visit = (node: string, path: ChainPath, seen: ReadonlySet<string>): void => {
    for (const arrow of out.get(node) ?? []) {
      if (arrow.certainty === "denied") denied.add(arrow.id);
      else if (!seen.has(arrow.effect) && path.arrows.length < most && left > 0) {
        left -= 1;
        const next: ChainPath = {
          arrows: [...path.arrows, arrow.id],
          sign: (path.sign * arrow.sign) as 1 | -1,
          hedged: path.hedged || arrow.certainty === "hedged",
        };
        ends.set(arrow.effect, [...(ends.get(arrow.effect) ?? []), next]);
        visit(arrow.effect, next, new Set([...seen, arrow.effect]));
      }
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
  return {
    kind: "chain",
    from,
    sign,
    ends: read.sort((a, b) => a.steps - b.steps || (a.node < b.node ? -1 : 1)),
    denied: [...denied],
    complete: left > 0,
  };
}
