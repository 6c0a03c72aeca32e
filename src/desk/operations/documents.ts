import { documentColumns } from "../columns.ts";
import { documentsInput, pageOf } from "../inputs.ts";
import { listedDocument } from "../listing.ts";
import { operation } from "../operation.ts";
import { documentOutput, listOutput } from "../outputs.ts";
import { whoIs } from "../who.ts";

export const documents = operation({
  name: "documents",
  summary: "The documents that the record holds, latest first.",
  input: documentsInput,
  output: listOutput("documents", documentOutput),
  columns: documentColumns,
  async run(desk, asked) {
    const record = await desk.record();
    const actor = asked.actor ? await whoIs(desk, asked.actor, asked.asOf, asked.exact) : undefined;
    const { publisher: source, q: text, language, from, to, asOf, knownBy } = asked;
    const page = await record.documents({ text, source, language, actor, from, to, asOf, knownBy }, pageOf(asked));
    return { kind: "documents", items: page.items.map(listedDocument), total: page.total, next: page.next };
  },
});
