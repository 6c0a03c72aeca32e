import type { ActorRef } from "../listed.ts";
import { counted, type Exported, type Exporting } from "./outfile.ts";

/** Who takes part, as a node. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly actsFor: string | null;
  readonly sector: string | null;
}

/** What stands or happened between two, added up: one edge a type, with the times at which it held. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** `tie` or `event`. */
  readonly kind: "tie" | "event";
  readonly type: string;
  readonly directed: boolean;
  /** Sum of the ties' signs, or of the events' PLOVER scores, over how many there are. */
  readonly mean: number;
  /** How many claims, each once. */
  readonly claims: number;
  /** Days, `null` where open or not said. */
  readonly spells: readonly Spell[];
}

export interface Spell {
  readonly from: string | null;
  readonly to: string | null;
}

/** Nodes and edges of claims; held whole, as large as the pairs of actors and not as the claims. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface Growing extends Omit<GraphEdge, "mean" | "claims" | "spells"> {
  sum: number;
  claims: number;
  readonly spells: Map<string, Spell>;
}

const EITHER = new Set(["ally", "party", "rival", "fights", "disputes", "same"]);

/** The graph of the ties and events: who is nobody that could be told from others is left out. */
export async function graphOf({ items, lose }: Exporting): Promise<Graph> {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, Growing>();
  let nobody = 0;
  let others = 0;
  const add = (
    a: ActorRef,
    b: ActorRef,
    edge: Pick<Growing, "kind" | "type" | "directed">,
    value: number,
    at: Spell,
  ) => {
    if (a.actor === null || b.actor === null) return false;
    for (const { actor, name, sector, actsFor } of [a, b])
      if (actor !== null && !nodes.has(actor))
        nodes.set(actor, { id: actor, label: name, sector, actsFor: actsFor ?? null });
    const [from, to] = edge.directed || a.actor < b.actor ? [a.actor, b.actor] : [b.actor, a.actor];
    const id = `${edge.kind}:${edge.type}:${from}:${to}`;
    const there = edges.get(id) ?? { id, from, to, ...edge, sum: 0, claims: 0, spells: new Map() };
    there.sum += value;
    there.claims += 1;
    if (at.from !== null || at.to !== null) there.spells.set(`${at.from}..${at.to}`, at);
    edges.set(id, there);
    return true;
  };
  for await (const exported of items) {
    const found = addClaim(exported, add);
    if (found === "other") others += 1;
    if (found === "nobody") nobody += 1;
  }
  if (nobody > 0) lose(`${counted(nobody, "claim")} left out whose two sides are not both known by name`);
  if (others > 0) lose(`${counted(others, "claim")} left out: a graph holds ties and events of two sides`);
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].map(({ sum, spells, ...edge }) => ({
      ...edge,
      mean: sum / edge.claims,
      spells: [...spells.values()].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1)),
    })),
  };
}

type Add = (
  a: ActorRef,
  b: ActorRef,
  edge: Pick<Growing, "kind" | "type" | "directed">,
  value: number,
  at: Spell,
) => boolean;

function addClaim({ list, item }: Exported, add: Add): "added" | "nobody" | "other" {
  if (list === "ties") {
    const edge = { kind: "tie", type: item.type, directed: !EITHER.has(item.type) } as const;
    return add(item.from, item.to, edge, item.sign, item.valid) ? "added" : "nobody";
  }
  if (list !== "events") return "other";
  const together = item.target.length === 0;
  const pairs = together
    ? item.source.flatMap((a, index) => item.source.slice(index + 1).map((b) => [a, b] as const))
    : item.source.flatMap((a) => item.target.map((b) => [a, b] as const));
  if (pairs.length === 0) return "other";
  const edge = { kind: "event", type: item.type, directed: !together } as const;
  const at = { from: item.date?.from ?? null, to: item.date?.to ?? null };
  const added = pairs.map(([a, b]) => add(a, b, edge, item.plover, at));
  return added.some(Boolean) ? "added" : "nobody";
}
