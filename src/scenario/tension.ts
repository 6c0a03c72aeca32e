/** The frustration index of a signed network: the least number of ties that contradict a division in two (Aref, Mason and Wilson). */
import { fault } from "../ground/fault.ts";
import { solve } from "./solver.ts";

export interface SignedTie {
  readonly a: string;
  readonly b: string;
  readonly sign: 1 | -1;
}

export interface Tension {
  readonly kind: "tension";
  /** How many ties contradict the division shown. */
  readonly frustration: number;
  /** Whether no division has fewer. */
  readonly proven: boolean;
  /** No division has fewer than this. */
  readonly lower: number;
  readonly sides: readonly [readonly string[], readonly string[]];
  readonly contradicting: readonly SignedTie[];
  /** Triangles whose signs multiply to -1; at most the first thousand. */
  readonly triangles: readonly (readonly [string, string, string])[];
}

interface Numbered {
  readonly a: number;
  readonly b: number;
  readonly sign: 1 | -1;
}

const MOST_TRIANGLES = 1000;

function triangles(n: number, edges: readonly Numbered[]): readonly (readonly [number, number, number])[] {
  const signs = new Map<number, number>();
  const near: Set<number>[] = Array.from({ length: n }, () => new Set());
  for (const { a, b, sign } of edges) {
    signs.set(Math.min(a, b) * n + Math.max(a, b), sign);
    near[a]!.add(b);
    near[b]!.add(a);
  }
  const at = (a: number, b: number): number => signs.get(Math.min(a, b) * n + Math.max(a, b)) ?? 0;
  const found: [number, number, number][] = [];
  for (let a = 0; a < n; a += 1)
    for (const b of near[a]!)
      if (b > a)
        for (const c of near[b]!)
          if (c > b && near[a]!.has(c) && at(a, b) * at(b, c) * at(a, c) < 0) found.push([a, b, c]);
  return found;
}

/** Triangles that share no tie each need one contradiction of their own: a bound from below. */
function disjoint(n: number, found: readonly (readonly [number, number, number])[]): number {
  const used = new Set<number>();
  let count = 0;
  for (const [a, b, c] of found) {
    const keys = [a * n + b, b * n + c, a * n + c];
    if (keys.some((key) => used.has(key))) continue;
    for (const key of keys) used.add(key);
    count += 1;
  }
  return count;
}

/** The 0/1 program: `x` sides, `f` one where a tie contradicts them; unbalanced triangles as cuts. */
function program(n: number, edges: readonly Numbered[], cuts: readonly (readonly [number, number, number])[]): string {
  const degree = new Array<number>(n).fill(0);
  const index = new Map<number, number>();
  for (const [at, { a, b }] of edges.entries()) {
    degree[a]! += 1;
    degree[b]! += 1;
    index.set(Math.min(a, b) * n + Math.max(a, b), at);
  }
  const anchor = degree.indexOf(Math.max(...degree));
  const lines = ["Minimize", ` obj: ${edges.map((_, at) => `f${at}`).join(" + ") || "0 x0"}`, "Subject To"];
  for (const [at, { a, b, sign }] of edges.entries()) {
    if (sign > 0) lines.push(` f${at} - x${a} + x${b} >= 0`, ` f${at} + x${a} - x${b} >= 0`);
    else lines.push(` f${at} - x${a} - x${b} >= -1`, ` f${at} + x${a} + x${b} >= 1`);
  }
  const key = (a: number, b: number): number => index.get(Math.min(a, b) * n + Math.max(a, b))!;
  for (const [a, b, c] of cuts.slice(0, 5000)) lines.push(` f${key(a, b)} + f${key(b, c)} + f${key(a, c)} >= 1`);
  lines.push(` x${anchor} = 0`, "Bounds");
  for (const at of edges.keys()) lines.push(` 0 <= f${at} <= 1`);
  lines.push("Binary", ` ${Array.from({ length: n }, (_, at) => `x${at}`).join(" ")}`, "End", "");
  return lines.join("\n");
}

function number(ties: readonly SignedTie[]): { actors: readonly string[]; edges: readonly Numbered[] } {
  const actors = [...new Set(ties.flatMap(({ a, b }) => [a, b]))];
  const at = new Map(actors.map((actor, index) => [actor, index]));
  const seen = new Map<string, number>();
  const edges = ties.map(({ a, b, sign }, row): Numbered => {
    if (a === b) throw fault("scenario/self-tie", `row ${row + 1}: ${a} has a tie with itself; leave it out`);
    if (sign !== 1 && sign !== -1)
      throw fault("scenario/sign", `row ${row + 1}: ${a}, ${b} has the sign "${sign}"; give 1 or -1`);
    const key = [a, b].sort().join("\u0000");
    const before = seen.get(key);
    if (before !== undefined)
      throw fault("scenario/twice", `rows ${before + 1} and ${row + 1} both tie ${a} and ${b}; keep one`);
    seen.set(key, row);
    return { a: at.get(a)!, b: at.get(b)!, sign };
  });
  return { actors, edges };
}

/** The least contradictions of a signed network, proven or with bounds. Ties must be listed once. */
export async function findTension(ties: readonly SignedTie[], seconds = 60): Promise<Tension> {
  const { actors, edges } = number(ties);
  if (edges.length === 0)
    throw fault("scenario/no-ties", "asked for the tension of no ties; give at least one row a,b,sign");
  const unbalanced = triangles(actors.length, edges);
  const solution = await solve(program(actors.length, edges, unbalanced), seconds);
  const side = (at: number): number => Math.round(solution?.values[`x${at}`] ?? 0);
  const contradicting = ties.filter((_, row) => {
    const { a, b, sign } = edges[row]!;
    return (side(a) === side(b)) !== sign > 0;
  });
  const proven = solution?.proven ?? false;
  return {
    kind: "tension",
    frustration: contradicting.length,
    proven,
    lower: proven ? contradicting.length : disjoint(actors.length, unbalanced),
    sides: [actors.filter((_, at) => side(at) === 0), actors.filter((_, at) => side(at) === 1)],
    contradicting,
    triangles: unbalanced.slice(0, MOST_TRIANGLES).map(([a, b, c]) => [actors[a]!, actors[b]!, actors[c]!]),
  };
}
