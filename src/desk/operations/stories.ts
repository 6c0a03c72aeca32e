/** The versions of a story and the reports of an event; one file because they are one question of two things. */
import { z } from "zod";
import { fault } from "../../ground/fault.ts";
import { operation } from "../operation.ts";
import { tellingColumns, versionColumns } from "../text-columns.ts";

const placed = {
  step: z.number().nullable().describe("the step that put it here; undo it to part them; null of the first"),
  author: z.string().nullable().describe("dragoman where the record's rule put it here"),
  like: z.string().nullable().describe("what it was found like"),
  score: z.number().nullable().describe("how sure that is, 0 to 1"),
  reasons: z.array(z.string()).describe("what speaks for and against"),
};
const source = { title: z.string().nullable(), publisher: z.string().nullable(), published: z.string().nullable() };

export const story = operation({
  name: "story",
  summary: "The versions of a document's story: copies, updated leads and rewrites, each with why it was put there.",
  input: z.object({ id: z.string().describe("id of one of its documents") }),
  output: z.object({
    kind: z.literal("story"),
    versions: z.array(
      z.object({
        ...{ id: z.string(), ...source, words: z.number(), ...placed },
        how: z.string().nullable().describe("copy, rewrite, or person where one decided so; null of the first"),
      }),
    ),
    total: z.number(),
  }),
  columns: versionColumns,
  words: ["id"],
  http: { method: "get", path: "/stories/{id}" },
  async run(desk, { id }) {
    const versions = await (await desk.record()).story(id);
    if (versions) return { kind: "story", versions, total: versions.length };
    throw fault("desk/no-document", `the record holds no document "${id}"; list them: dragoman documents`);
  },
});

export const happening = operation({
  name: "happening",
  summary: "The reports of one event, by the key of one of them, each with why it was put there: N reports -> 1 event.",
  input: z.object({ key: z.string().describe("key of a report of the event, as dragoman events gives it") }),
  output: z.object({
    kind: z.literal("happening"),
    reports: z.array(
      z.object({ key: z.string(), document: z.string(), ...source, words: z.string(), lead: z.boolean(), ...placed }),
    ),
    total: z.number(),
  }),
  columns: tellingColumns,
  words: ["key"],
  async run(desk, { key }) {
    const reports = await (await desk.record()).happening(key);
    if (reports) return { kind: "happening", reports, total: reports.length };
    throw fault("desk/no-event", `the record holds no event "${key}" now; list them: dragoman events`);
  },
});
