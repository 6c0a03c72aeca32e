import { createRequire } from "node:module";
import type { Highs } from "highs";

// The package is CommonJS whose types tell of a default export that Node does not see.
const load = createRequire(import.meta.url)("highs") as () => Promise<Highs>;

/** What a 0/1 program gave. */
export interface Solution {
  readonly objective: number;
  /** Whether no better one exists. */
  readonly proven: boolean;
  readonly values: Readonly<Record<string, number>>;
}

let loaded: Promise<Highs> | null = null;

/** Solves a program in CPLEX LP format by HiGHS in WebAssembly; `null` where it found no solution in time. */
export async function solve(program: string, seconds: number): Promise<Solution | null> {
  loaded ??= load();
  const highs = await loaded;
  const answer = highs.solve(program, { time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  const columns = answer.Columns as Readonly<Record<string, { readonly Primal?: number }>>;
  if (answer.Status !== "Optimal" && answer.Status !== "Time limit reached") return null;
  const values = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.Primal ?? 0]));
  return { objective: answer.ObjectiveValue, proven: answer.Status === "Optimal", values };
}
