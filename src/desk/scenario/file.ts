/** A scenario file: what is played, on what, and what is asked. */
import { type Document, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { isDay } from "../../ground/day.ts";
import { fault } from "../../ground/fault.ts";
import { TIE_STATUSES, TIE_TYPES, type TieType } from "../../ground/tie-type.ts";

const name = z.string().min(1);
const number = z.number();
const bounds = { low: number.optional(), high: number.optional() };
const pair = { a: name, b: name };
const sign = z.union([z.literal(1), z.literal(-1)]);
const tieType = z.enum(Object.keys(TIE_TYPES) as [TieType, ...TieType[]]);
const certainty = z.enum(["stated", "hedged", "denied"]);
const day = z.string().refine(isDay, "is no day of the calendar; write YYYY-MM-DD in quotes");

const picture = z
  .strictObject({
    asOf: day.optional().describe("day of the picture; today where not given"),
    knownBy: day.optional().describe("of what the record knew at the end of that day"),
    window: z.number().int().min(1).max(36_500).default(365).describe("days before it whose events count"),
    sizes: z
      .enum(["equal", "events"])
      .default("equal")
      .describe(
        "sizes that no table gives: 1, or log2(2 + n) of the n reported events of the window an actor brought about",
      ),
  })
  .describe("the record's picture, for the actors taken");

const interval = (field: string) => z.tuple([number, number]).optional().describe(`least and most of the ${field}`);

const tables = z
  .strictObject({
    sizes: z.record(name, number.positive()).default({}).describe("size of each actor; 1 where not given"),
    propensities: z
      .array(z.strictObject({ ...pair, value: number, ...bounds }))
      .default([])
      .describe("the analyst's own propensities; they go before the picture's"),
    ties: z
      .array(
        z.strictObject({
          ...pair,
          type: tieType.optional(),
          sign: sign.optional(),
          status: z.enum(TIE_STATUSES).default("holds"),
        }),
      )
      .default([]),
    memberships: z.record(name, z.array(name)).default({}).describe("bodies that each actor is a member of"),
    positions: z
      .array(
        z.strictObject({
          ...{ actor: name, capability: number, position: number, salience: number },
          intervals: z
            .strictObject({
              capability: interval("capability"),
              position: interval("position"),
              salience: interval("salience"),
            })
            .optional(),
        }),
      )
      .default([]),
    influences: z
      .array(
        z.strictObject({ cause: name, effect: name, sign: sign.default(1), certainty: certainty.default("stated") }),
      )
      .default([]),
    series: z.array(z.strictObject({ month: z.string(), value: number })).default([]),
  })
  .describe("tables of one's own, beside the picture or without one");

const step = z
  .union([
    z
      .strictObject({ end: z.strictObject({ ...pair, type: tieType.optional() }) })
      .describe("ends a tie, or all of a pair"),
    z.strictObject({ add: z.strictObject({ ...pair, type: tieType.optional(), sign: sign.optional() }) }),
    z.strictObject({ strength: z.strictObject({ ...pair, value: number, ...bounds }) }).describe("sets a propensity"),
    z.strictObject({ size: z.strictObject({ actor: name, value: number.positive() }) }),
    z.strictObject({ position: z.strictObject({ actor: name, value: number, ...bounds }) }),
    z.strictObject({ salience: z.strictObject({ actor: name, value: number.min(0), ...bounds }) }),
    z.strictObject({ capability: z.strictObject({ actor: name, value: number.min(0), ...bounds }) }),
    z.strictObject({
      influence: z.strictObject({
        ...{ cause: name, effect: name },
        ...{ sign: sign.optional(), certainty: certainty.optional(), end: z.boolean().optional() },
      }),
    }),
  ])
  .describe("what is assumed to change");

const question = z
  .union([
    z.enum(["blocs", "tension", "issue", "counts"]),
    z.strictObject({ blocs: z.strictObject({ draws: z.number().int().min(1).max(100_000).default(2000) }) }),
    z.strictObject({ tension: z.strictObject({ seconds: number.min(0.1).max(3600).default(60) }) }),
    z.strictObject({ issue: z.strictObject({ uncertainty: number.min(0).max(1).default(0.1) }) }),
    z.strictObject({
      chain: z.strictObject({ from: name, sign: sign.default(1), steps: z.number().int().min(1).max(12).default(6) }),
    }),
    z.strictObject({ counts: z.strictObject(pair) }).describe("reported events of two of the record"),
  ])
  .describe("what is asked");

export const scenarioFile = z
  .strictObject({
    $schema: z.string().optional(),
    title: z.string().optional(),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1),
    actors: z.array(name).default([]).describe("names or ids; those of the tables where not given"),
    picture: picture.optional(),
    tables: tables.optional(),
    steps: z.array(step).default([]),
    questions: z.array(question).min(1),
  })
  .meta({ title: "A scenario of Dragoman", id: "scenario" });

export type ScenarioFile = z.output<typeof scenarioFile>;
export type AskedQuestion = ScenarioFile["questions"][number];

const STEPS = "end, add, strength, size, position, salience, capability, influence";
const QUESTIONS = "blocs, tension, issue, counts, chain";

/**
 * The scenario of a YAML or JSON text.
 * @throws Fault `desk/scenario-file` that names the line and the place in it.
 */
export function readScenario(text: string, place: string): ScenarioFile {
  const lines = new LineCounter();
  const tree = parseDocument(text, { lineCounter: lines });
  const [wrong] = tree.errors;
  const refuse = (at: string, why: string) => fault("desk/scenario-file", `${at}: ${why}`, place);
  if (wrong) throw refuse(`${place}, line ${lines.linePos(wrong.pos[0]).line}`, `is no YAML: ${wrong.message}`);
  const read = scenarioFile.safeParse(tree.toJS());
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const choices =
    issue?.path[0] === "steps"
      ? `; a step is one of: ${STEPS}`
      : issue?.path[0] === "questions"
        ? `; a question is one of: ${QUESTIONS}`
        : "";
  const deep = issue?.code === "invalid_union" ? nearest(issue.errors) : null;
  const path = [...(issue?.path ?? []), ...(deep?.path ?? [])];
  const line = lineOf(tree, lines, path);
  const named = path.map((part) => (typeof part === "number" ? part + 1 : String(part))).join(" ") || "the file";
  const at = `${place}, ${line === null ? "" : `line ${line}, `}${named}`;
  throw refuse(at, `${deep?.message ?? issue?.message ?? "is not what was asked for"}${choices}`);
}

/** The line of the deepest part of the path that is there. */
function lineOf(tree: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = tree.getIn(path.slice(0, depth), true) as { readonly range?: readonly number[] | null } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return null;
}

interface Way {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of the ways that a union could have been meant, the one that got furthest. */
const nearest = (ways: readonly (readonly Way[])[]): Way | null =>
  ways
    .flat()
    .filter((one) => one.path.length > 0)
    .sort((a, b) => b.path.length - a.path.length)[0] ?? null;
