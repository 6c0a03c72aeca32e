import type { Highs } from "highs";

/** The package is CommonJS: its types tell of a default inside the default that Node does not see. */
async function load(): Promise<Highs> {
  const { default: start } = (await import("highs")) as unknown as { readonly default: () => Promise<Highs> };
  return start();
}

/** What a 0/1 program gave. */
export interface Solution {
  /** Whether no better one exists. */
  readonly proven: boolean;
  /** No solution is below this. */
  readonly bound: number;
  /** Of the columns asked for, in their order; `null` where none was found in time. */
  readonly values: readonly number[] | null;
}

let loaded: Promise<Highs> | null = null;

/** Solves a program in CPLEX LP format, whose objective is whole, by HiGHS in WebAssembly, from a solution that is known. */
export async function solve(
  program: string,
  columns: readonly string[],
  start: Readonly<Record<string, number>>,
  seconds: number,
): Promise<Solution> {
  loaded ??= load();
  const highs = await loaded;
  let model: ReturnType<Highs["createModel"]> | null = null;
  try {
    model = highs.createModel({ format: "lp", data: program });
    // The objective is whole: a bound above the next lower number is a proof.
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.999 });
    const named = Object.entries(start).map(([name, value]) => [model!.getColByName(name), value] as const);
    named.sort(([one], [other]) => one - other);
    model.setSolution({ indices: named.map(([index]) => index), values: named.map(([, value]) => value) });
    const ran = model.run();
    const { info } = model;
    const feasible = Number(info.get("primal_solution_status")) === FEASIBLE;
    const bound = Number(info.get("mip_dual_bound"));
    const { colValue } = model.getSolution();
    return {
      proven: feasible && Number(ran.modelStatus) === OPTIMAL,
      bound: Number.isFinite(bound) ? Math.max(0, Math.ceil(bound - 1e-6)) : 0,
      values: feasible ? columns.map((name) => colValue[model!.getColByName(name)] ?? 0) : null,
    };
  } catch (cause) {
    // A WebAssembly instance that broke off is of no more use; without it there are bounds of our own.
    loaded = null;
    if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError)
      return { proven: false, bound: 0, values: null };
    throw cause;
  } finally {
    if (loaded !== null) model?.dispose();
  }
}

/** As HiGHS numbers them. */
const OPTIMAL = 7;
const FEASIBLE = 2;
