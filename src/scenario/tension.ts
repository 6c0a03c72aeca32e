/** The frustration index of a signed network: the least number of ties that contradict a division in two (Aref, Mason and Wilson). */
import { makeDice } from "./dice.ts";
import {
  contradicts,
  disjointTriangles,
  goodDivision,
  makeNetwork,
  type Network,
  type SignedTie,
  type Triangle,
  unbalancedTriangles,
} from "./signed.ts";
import { solve } from "./solver.ts";

export interface Tension {
  readonly kind: "tension";
  /** How many ties contradict the division shown. */
  readonly frustration: number;
  /** Whether no division has fewer. */
  readonly proven: boolean;
  /** No division has fewer than this. */
  readonly lower: number;
  /** The first actor's side first. */
  readonly sides: readonly [readonly string[], readonly string[]];
  readonly contradicting: readonly SignedTie[];
  /** Triangles whose signs multiply to -1; the first thousand at most. */
  readonly triangles: readonly (readonly [string, string, string])[];
  /** How many such triangles there are. */
  readonly unbalanced: number;
}

const MOST_TRIANGLES = 1000;
const MOST_CUTS = 5000;
const STARTS = 50;

/** The actor of most ties, whose side is held. */
const anchorOf = ({ near }: Network): number =>
  near.reduce((best, list, at) => (list.length > near[best]!.length ? at : best), 0);

/** The 0/1 program: `x` sides, `f` one where a tie contradicts them; unbalanced triangles as cuts. */
function program(network: Network, cuts: readonly Triangle[]): string {
  const { actors, edges } = network;
  const n = actors.length;
  const index = new Map(edges.map(({ a, b }, at) => [Math.min(a, b) * n + Math.max(a, b), at]));
  const lines = ["Minimize", ` obj: ${edges.map((_, at) => `f${at}`).join(" + ")}`, "Subject To"];
  for (const [at, { a, b, sign }] of edges.entries()) {
    if (sign > 0) lines.push(` f${at} - x${a} + x${b} >= 0`, ` f${at} + x${a} - x${b} >= 0`);
    else lines.push(` f${at} - x${a} - x${b} >= -1`, ` f${at} + x${a} + x${b} >= 1`);
  }
  const key = (a: number, b: number): number => index.get(a * n + b)!;
  for (const [a, b, c] of cuts) lines.push(` f${key(a, b)} + f${key(b, c)} + f${key(a, c)} >= 1`);
  lines.push(` x${anchorOf(network)} = 0`, "Bounds");
  for (const at of edges.keys()) lines.push(` 0 <= f${at} <= 1`);
  lines.push("Binary", ...actors.map((_, at) => ` x${at}`), "End", "");
  return lines.join("\n");
}

/** What there is where nobody has a tie with anybody. */
export const noTension = (actors: readonly string[]): Tension => ({
  kind: "tension",
  frustration: 0,
  proven: true,
  lower: 0,
  sides: [actors, []],
  contradicting: [],
  triangles: [],
  unbalanced: 0,
});

/** The least contradictions of a signed network, proven, or after so many seconds with bounds. */
export async function findTension(ties: readonly SignedTie[], seconds = 60): Promise<Tension> {
  const network = makeNetwork(ties);
  const { actors, edges } = network;
  const triangles = unbalancedTriangles(network);
  const count = (sides: Int8Array): number => edges.filter((edge) => contradicts(edge, sides)).length;
  let sides = goodDivision(network, makeDice(1), STARTS);
  let lower = disjointTriangles(network, triangles);
  if (count(sides) > lower) {
    const columns = actors.map((_, at) => `x${at}`);
    const anchor = sides[anchorOf(network)]!;
    const start = {
      ...Object.fromEntries(columns.map((name, at) => [name, Number(sides[at] !== anchor)])),
      ...Object.fromEntries(edges.map((edge, at) => [`f${at}`, Number(contradicts(edge, sides))])),
    };
    const solution = await solve(program(network, triangles.slice(0, MOST_CUTS)), columns, start, seconds);
    const found = solution.values && Int8Array.from(solution.values, (value) => (value > 0.5 ? -1 : 1));
    if (found && (solution.proven || count(found) < count(sides))) sides = found;
    lower = solution.proven ? count(sides) : Math.max(lower, solution.bound);
  }
  const frustration = count(sides);
  const first = sides[0];
  const named = (at: number): string => actors[at]!;
  return {
    kind: "tension",
    frustration,
    proven: frustration <= lower,
    lower: Math.min(lower, frustration),
    sides: [actors.filter((_, at) => sides[at] === first), actors.filter((_, at) => sides[at] !== first)],
    contradicting: ties.filter((_, row) => contradicts(edges[row]!, sides)).map(({ a, b, sign }) => ({ a, b, sign })),
    triangles: triangles.slice(0, MOST_TRIANGLES).map(([a, b, c]) => [named(a), named(b), named(c)]),
    unbalanced: triangles.length,
  };
}
