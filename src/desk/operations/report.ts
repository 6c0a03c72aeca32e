import { z } from "zod";
import { flag, published } from "../inputs.ts";
import { operation } from "../operation.ts";
import { reportsOutput } from "../outputs.ts";
import { documentsOf } from "../source.ts";

export const report = operation({
  name: "report",
  summary:
    "What each document claims, on which words: entities, dates, events, statements, ties and influences; keeps nothing.",
  input: z.object({
    published,
    explain: flag("for each word that a rule looks at, why the rule fired or stayed silent"),
  }),
  output: reportsOutput,
  takes: "documents",
  record: "untouched",
  http: { method: "post", path: "/report" },
  async run(desk, input, sources) {
    const items: unknown[] = [];
    for await (const item of report.each!(desk, input, sources)) items.push(item);
    return items.length === 1 ? items[0] : items;
  },
  async *each(desk, input, sources) {
    const { reportsOf } = await import("../reader.ts");
    yield* reportsOf(await desk.reader(), documentsOf(sources, input.published ?? null), input.explain);
  },
});
