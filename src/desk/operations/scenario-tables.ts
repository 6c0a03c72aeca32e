/** The questions of a scenario, on a user's own tables. */
import { z } from "zod";
import { drawBlocs, findBlocs, findIssue, findTension, forecastCounts } from "../../scenario/index.ts";
import { table, wholeSeed } from "../inputs.ts";
import { operation } from "../operation.ts";
import { blocsOutput, countsOutput, issueOutput, tensionOutput } from "../scenario/answers.ts";
import { readSystem } from "../scenario/propensity-table.ts";
import { readEdges, readPositions, readSeries } from "../scenario/row-tables.ts";

const asked = (name: string) => ({ record: "untouched", http: { method: "post", path: `/scenario/${name}` } }) as const;

const share = (about: string) => z.coerce.number({ error: "is no number" }).min(0).max(1).optional().describe(about);

export const scenarioBlocs = operation({
  name: "scenario blocs",
  summary:
    "The two blocs that actors could fall into (Axelrod and Bennett 1993), from tables of propensities and sizes.",
  input: z.object({
    propensity: table("a table of propensities: actors as header, and as first column or not; symmetric"),
    size: table("a table actor,size"),
    uncertainty: share("share of each propensity to vary it by, in seeded draws: 0.2; none unless given"),
    seed: wholeSeed,
  }),
  output: blocsOutput,
  ...asked("blocs"),
  run: async (_, { propensity, size, uncertainty, seed }) => {
    const system = readSystem(propensity, size);
    const blocs = findBlocs(system, seed);
    if (uncertainty === undefined) return blocs;
    const bent = (sign: 1 | -1) =>
      system.propensities.map((row) => row.map((value) => value + sign * Math.abs(value) * uncertainty));
    return { ...blocs, uncertainty: drawBlocs({ ...system, low: bent(-1), high: bent(1) }, DRAWS, seed) };
  },
});

const DRAWS = 10_000;

export const scenarioTension = operation({
  name: "scenario tension",
  summary:
    "The least number of ties that contradict a division in two (the frustration index), from a table of signed ties.",
  input: z.object({
    edges: table("a table a,b,sign with 1 for friends and -1 for foes, each pair once"),
    seconds: z.coerce
      .number({ error: "is no number" })
      .min(0.1)
      .max(3600)
      .default(60)
      .describe("how long to search for a proof"),
    seed: wholeSeed,
  }),
  output: tensionOutput,
  ...asked("tension"),
  run: async (_, { edges, seconds }) => findTension(readEdges(edges), seconds),
});

export const scenarioIssue = operation({
  name: "scenario issue",
  summary: "Where an issue would settle: the compromise and the weighted median, from a table of positions.",
  input: z.object({
    positions: table("a table actor,capability,position,salience; position_low,position_high and so on for intervals"),
    uncertainty: share("share to vary numbers by that have no interval; 0.1 unless given"),
    seed: wholeSeed,
  }),
  output: issueOutput,
  ...asked("issue"),
  run: async (_, { positions, uncertainty, seed }) =>
    findIssue(readPositions(positions), uncertainty === undefined ? { seed } : { seed, uncertainty }),
});

export const scenarioCounts = operation({
  name: "scenario counts",
  summary:
    "Reported events of the next six months by draws, with the skill over two baselines, from a table of months.",
  input: z.object({ series: table("a table month,value: YYYY-MM and a count, no month left out"), seed: wholeSeed }),
  output: countsOutput,
  ...asked("counts"),
  run: async (_, { series, seed }) => forecastCounts(readSeries(series), seed),
});
