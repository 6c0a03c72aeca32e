import { z } from "zod";
import type { Describe } from "../../codebook/index.ts";
import { makeDocument } from "../../document/document.ts";
import { askedOf, spans } from "../lines.ts";
import { operation } from "../operation.ts";

const line = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  source: spans,
  target: spans,
});

export const relate = operation({
  name: "relate",
  summary:
    "What the words marked as source do to the words marked as target, by type, mode and status; every line is answered.",
  input: z.object({}),
  output: z.array(
    z.object({
      id: z.unknown(),
      type: z.string(),
      mode: z.string().nullable(),
      status: z.string(),
      score: z.number(),
      rule: z.string(),
    }),
  ),
  takes: "lines",
  record: "untouched",
  http: { method: "post", path: "/relate" },
  tool: false,
  async run(desk, input, sources) {
    const items: unknown[] = [];
    for await (const item of relate.each!(desk, input, sources)) items.push(item);
    return items;
  },
  async *each(desk, _, sources) {
    const [{ relateTogether }, { setScene }, { describer }, reader] = [
      await import("../../report/relate-learned.ts"),
      await import("../../report/make-report.ts"),
      await import("../../report/events/index.ts"),
      await desk.reader(),
    ];
    const { codebook, analyser: scorer, directory, gazetteer } = reader;
    for await (const item of askedOf(desk, sources, line)) {
      if ("kind" in item) {
        yield item;
        continue;
      }
      const { analysis, asked } = item;
      const { cast } = setScene(makeDocument(asked.text), analysis, { directory, gazetteer, codebook, scorer });
      const describe: Describe = describer(cast);
      const marked = (pairs: readonly (readonly [number, number])[]) => pairs.map(([start, end]) => ({ start, end }));
      yield {
        id: asked.id ?? null,
        ...(await relateTogether(scorer, { analysis, codebook, describe }, marked(asked.source), marked(asked.target))),
      };
    }
  },
});
