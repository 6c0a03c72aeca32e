import { z } from "zod";
import { fault } from "../../ground/fault.ts";
import { operation } from "../operation.ts";

export const forget = operation({
  name: "forget",
  summary: "Erases a document's text, claims and spans, for a takedown or someone's privacy; a tombstone stays.",
  input: z.object({ id: z.string().describe("id of the document"), reason: z.string().default("").describe("why") }),
  output: z.object({ kind: z.literal("forgotten"), id: z.string() }),
  record: "changed",
  words: ["id"],
  http: null,
  tool: false,
  async run(desk, { id, reason }) {
    if (await (await desk.record()).forget(id, desk.author, reason)) return { kind: "forgotten", id };
    throw fault(
      "desk/no-document",
      `the record holds no document "${id}", or has forgotten it already; list them: dragoman documents`,
    );
  },
});
