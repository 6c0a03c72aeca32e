import { z } from "zod";
import { fault } from "../../ground/fault.ts";
import { day } from "../inputs.ts";
import { listedDocument } from "../listing.ts";
import { operation } from "../operation.ts";
import { documentOutput, reportOutput } from "../outputs.ts";

export const document = operation({
  name: "document",
  summary: "One document of the record with its report: text, entities, events, statements, ties and influences.",
  input: z.object({
    id: z.string().describe("id of the document"),
    knownBy: day("as it was read by the end of that day"),
  }),
  output: z.object({ kind: z.literal("document"), document: documentOutput, report: reportOutput }),
  words: ["id"],
  http: { method: "get", path: "/documents/{id}" },
  async run(desk, { id, knownBy }) {
    const record = await desk.record();
    const [row, report] = [await record.document(id), await record.report(id, knownBy)];
    if (row && report) return { kind: "document", document: listedDocument(row), report };
    const gone = row?.forgotten_at ? `; it was forgotten on ${row.forgotten_at.slice(0, 10)}` : "";
    throw fault("desk/no-document", `the record holds no document "${id}"${gone}; list them: dragoman documents`);
  },
});
