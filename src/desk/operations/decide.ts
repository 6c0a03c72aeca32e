/** Decisions: taken, taken back, listed, and what befell one claim; one file because they are one list of steps. */
import { z } from "zod";
import { fault } from "../../ground/fault.ts";
import { DECISIONS } from "../../record/decision.ts";
import { pageInput, pageOf } from "../inputs.ts";
import { operation } from "../operation.ts";
import { listOutput, stepOutput } from "../outputs.ts";
import { stepColumns, trailColumns } from "../text-columns.ts";

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

export const undo = operation({
  name: "undo",
  summary: "Takes a step back, as a step of its own with author, time and reason.",
  input: z.object({
    step: z.string().describe("the step's number, as dragoman steps gives it"),
    reason: z.string().default("").describe("why"),
    author: z.string().optional().describe("who decides; the user of the machine, or of the token, where not given"),
  }),
  output: stepOutput,
  record: "changed",
  words: ["step"],
  http: { method: "post", path: "/undo" },
  async run(desk, { step, reason, author }) {
    const decision = { kind: "undo", target: step, reason, author: author ?? desk.author } as const;
    return { ...(await (await desk.record()).decide(decision)) };
  },
});

export const history = operation({
  name: "history",
  summary:
    "All that befell a claim, a document or an actor, oldest first: readings, decisions, what was carried over and what undone.",
  input: z.object({ id: z.string().describe("a claim's key, a document's or an actor's id") }),
  output: z.object({
    kind: z.literal("history"),
    items: z.array(
      z.object({
        at: z.string(),
        what: z.string().describe("read, seen, superseded, forgotten, known, or the kind of a step"),
        id: z.string(),
        by: z.string().describe("dragoman where the record did it"),
        step: z.number().nullable(),
        undoneBy: z.number().nullable(),
        reason: z.string(),
        words: z.string().nullable(),
      }),
    ),
    total: z.number(),
  }),
  columns: trailColumns,
  words: ["id"],
  async run(desk, { id }) {
    const items = await (await desk.record()).trail(id);
    if (items) return { kind: "history", items, total: items.length };
    throw fault(
      "desk/no-history",
      `the record never held a claim, document or actor "${id}"; list them: dragoman events, documents or actors`,
    );
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
