import { z } from "zod";
import { DECISIONS } from "../../record/decision.ts";
import { pageInput, pageOf } from "../inputs.ts";
import { operation } from "../operation.ts";
import { listOutput, stepOutput } from "../outputs.ts";
import { stepColumns } from "../text-columns.ts";

export const decide = operation({
  name: "decide",
  summary: "Takes a decision on a claim or an actor, as a step with author, time and reason that can be undone.",
  input: z.object({
    kind: z.enum(DECISIONS).describe(`one of: ${DECISIONS.join(", ")}`),
    target: z.string().describe("a claim's key, an actor's id; a step's number for undo"),
    reason: z.string().default("").describe("why"),
    author: z.string().optional().describe("who decides; the user of the machine, or of the token, where not given"),
    into: z.string().optional().describe("the actor to merge into, the event to group with"),
    fields: z.record(z.string(), z.unknown()).optional().describe("for edit: fields of the claim, as JSON"),
  }),
  output: stepOutput,
  record: "changed",
  words: ["kind", "target"],
  http: { method: "post", path: "/steps" },
  async run(desk, { author, ...decision }) {
    return { ...(await (await desk.record()).decide({ ...decision, author: author ?? desk.author })) };
  },
});

export const steps = operation({
  name: "steps",
  summary: "The decisions taken, latest first; those on one claim or actor where it is named.",
  input: z.object({ target: z.string().optional().describe("a claim's key or an actor's id"), ...pageInput }),
  output: listOutput("steps", stepOutput),
  columns: stepColumns,
  async run(desk, input) {
    const page = await (await desk.record()).steps(input.target, pageOf(input));
    return { kind: "steps", items: page.items, total: page.total, next: page.next };
  },
});
