import { z } from "zod";
import { addDays } from "../../ground/day.ts";
import { fault } from "../../ground/fault.ts";
import { type Answer, afterSteps, differenceOf, type MonthCount, type Question } from "../../scenario/index.ts";
import { inputOf } from "../asked.ts";
import type { Desk } from "../desk.ts";
import { operation } from "../operation.ts";
import { boardOf } from "../scenario/board.ts";
import { type AskedQuestion, readScenario, type ScenarioFile } from "../scenario/file.ts";
import { priorOf } from "../scenario/prior.ts";
import { playApart } from "../scenario/thread.ts";
import type { Source } from "../source.ts";
import { dyad } from "./dyad.ts";

const answer = z.looseObject({ kind: z.enum(["blocs", "tension", "issue", "chain", "counts"]) });

export const scenario = operation({
  name: "scenario",
  summary: "A what-if, played on a picture: the questions of a scenario file, before and after its steps.",
  input: z.object({
    seed: z.coerce
      .number({ error: "is no number" })
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .optional()
      .describe("of the dice; the file's unless given"),
  }),
  output: z.looseObject({
    kind: z.literal("scenario"),
    title: z.string().nullable(),
    seed: z.number(),
    actors: z.array(z.string()),
    steps: z.array(z.unknown()),
    base: z.array(answer).describe("an answer to each question, before the steps"),
    after: z.array(answer).describe("and after them"),
    difference: z.array(answer),
  }),
  takes: "file",
  http: { method: "post", path: "/scenario" },
  async run(desk, asked, sources) {
    const file = readScenario(...(await onlyText(sources)));
    const seed = asked.seed ?? file.seed;
    const board = await boardOf(desk, file);
    const changed = afterSteps(board, file.steps);
    const base: Answer[] = [];
    const after: Answer[] = [];
    for (const one of file.questions) {
      const question = questionOf(one);
      const series = await seriesOf(desk, one, file);
      const on = series ? { series, prior: await priorOf(desk, file) } : {};
      const boards = [
        { ...board, ...on },
        { ...changed, ...on },
      ];
      const [before, now] = await playApart({ boards, questions: [question], seed }, desk.signal);
      base.push(...before!);
      after.push(...now!);
    }
    const difference = base.map((one, index) => differenceOf(one, after[index]!));
    return {
      kind: "scenario",
      title: file.title ?? null,
      seed,
      actors: board.actors,
      steps: file.steps,
      base,
      after,
      difference,
    };
  },
});

/** The text of the one file that was handed in, and its name. */
export async function onlyText(sources: readonly Source[]): Promise<readonly [text: string, name: string]> {
  const [source, ...others] = sources;
  if (!source || others.length > 0)
    throw fault("desk/scenario-file", `a scenario is one file, and ${sources.length} were given`);
  const bytes = await source.bytes();
  if (!(bytes instanceof Uint8Array)) throw fault(bytes.code, bytes.message, bytes.place);
  return [new TextDecoder().decode(bytes), ["-", "body"].includes(source.name) ? "the scenario" : source.name];
}

function questionOf(asked: AskedQuestion): Question {
  if (asked === "blocs") return { kind: "blocs", draws: 2000 };
  if (asked === "tension") return { kind: "tension", seconds: 60 };
  if (asked === "issue") return { kind: "issue", uncertainty: 0.1 };
  if (asked === "counts" || "counts" in asked) return { kind: "counts" };
  if ("blocs" in asked) return { kind: "blocs", ...asked.blocs };
  if ("tension" in asked) return { kind: "tension", ...asked.tension };
  if ("issue" in asked) return { kind: "issue", ...asked.issue };
  return { kind: "chain", ...asked.chain };
}

interface Month {
  readonly from: string;
  readonly events: number;
}

/** The reported events of the pair by month, to the last whole month before the picture; `null` where the file's own series is meant. */
async function seriesOf(desk: Desk, asked: AskedQuestion, file: ScenarioFile): Promise<readonly MonthCount[] | null> {
  if (typeof asked === "string" || !("counts" in asked)) return null;
  const asOf = file.picture?.asOf ?? desk.now().toISOString().slice(0, 10);
  const { knownBy } = file.picture ?? {};
  // Months without a report between the last event and the picture are counts too: 0.
  const to = addDays(`${asOf.slice(0, 7)}-01`, -1);
  const input = inputOf(dyad, { ...asked.counts, by: "month", to, ...(knownBy ? { knownBy } : {}) });
  const { points } = (await dyad.run(desk, input, [])) as { readonly points: readonly Month[] };
  return points.map(({ from, events }) => ({ month: from.slice(0, 7), value: events }));
}
