/** Shapes of what scenarios answer, for descriptions and for the doors. */
import { z } from "zod";

export type {
  ActorSize,
  Answer,
  Baseline,
  BlocDraws,
  Blocs,
  Chain,
  ChainEnd,
  Counts,
  Difference,
  Issue,
  MonthCount,
  PairPropensity,
  PlayedBlocs,
  PlayedChain,
  ProposedPosition,
  Step,
  Tension,
} from "../../scenario/index.ts";
export type { ScenarioFile } from "./file.ts";

const sides = z.tuple([z.array(z.string()), z.array(z.string())]);
const spread = z.object({ p10: z.number(), p50: z.number(), p90: z.number() });

export const drawsOutput = z.object({
  draws: z.number(),
  exact: z.boolean(),
  shares: z.array(z.object({ sides, share: z.number() })),
  together: z.array(z.object({ a: z.string(), b: z.string(), share: z.number() })),
});

export const blocsOutput = z.looseObject({
  kind: z.literal("blocs"),
  actors: z.array(z.string()),
  exact: z.boolean().describe("whether every division was looked at"),
  descents: z.number().nullable().describe("seeded descents that basins are shares of; null where all were followed"),
  lower: z.number().describe("no division has less energy"),
  proven: z.boolean().describe("whether the first minimum has the least energy of all"),
  minima: z
    .array(z.object({ energy: z.number(), sides, basin: z.number(), margin: z.number() }))
    .describe("divisions that no single move improves, least energy first"),
  flips: z.array(z.object({ actor: z.string(), gain: z.number() })),
  ties: z.array(
    z.object({ a: z.string(), b: z.string(), propensity: z.number(), change: z.number(), actor: z.string() }),
  ),
  uncertainty: drawsOutput.optional().describe("shares of draws over the intervals"),
});

export const tensionOutput = z.looseObject({
  kind: z.literal("tension"),
  frustration: z.number(),
  proven: z.boolean(),
  lower: z.number(),
  sides,
  contradicting: z.array(z.object({ a: z.string(), b: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) })),
  triangles: z.array(z.tuple([z.string(), z.string(), z.string()])),
  unbalanced: z.number(),
});

export const issueOutput = z.looseObject({
  kind: z.literal("issue"),
  compromise: z.number(),
  median: z.number(),
  spread,
  medianSpread: spread,
  draws: z.number(),
  uncertainty: z.number(),
  weights: z.array(z.object({ actor: z.string(), share: z.number() })),
});

const baseline = z.object({ mean: z.number(), p05: z.number(), p95: z.number() });

export const countsOutput = z.looseObject({
  kind: z.literal("counts"),
  baselines: z.object({ bootstrap: baseline, last: baseline }),
  forecast: z.array(
    z.object({ month: z.string(), mean: z.number(), p05: z.number(), p95: z.number(), draws: z.array(z.number()) }),
  ),
  scores: z.object({ crps: z.number(), ign: z.number(), mis: z.number() }).nullable(),
  skill: z.object({ bootstrap: z.number().nullable(), last: z.number().nullable() }),
  scored: z.number(),
  history: z.number(),
  widened: z.boolean(),
  notes: z.array(z.string()),
});
