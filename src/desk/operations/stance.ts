import { z } from "zod";
import { askedOf, spans, tokensOf } from "../lines.ts";
import { operation } from "../operation.ts";

const line = z.looseObject({ id: z.union([z.string(), z.number()]).optional(), text: z.string(), target: spans });

export const stance = operation({
  name: "stance",
  summary: "The stance of each text towards the words marked in it: -1 against, 0 neutral or unclear, 1 for.",
  input: z.object({}),
  output: z.array(z.object({ id: z.unknown(), stance: z.number(), score: z.number() })),
  takes: "lines",
  record: "untouched",
  http: { method: "post", path: "/stance" },
  tool: false,
  async run(desk, input, sources) {
    const items: unknown[] = [];
    for await (const item of stance.each!(desk, input, sources)) items.push(item);
    return items;
  },
  async *each(desk, _, sources) {
    const [{ readStances }, reader] = [await import("../../report/stance.ts"), await desk.reader()];
    for await (const item of askedOf(desk, sources, line)) {
      if ("kind" in item) {
        yield item;
        continue;
      }
      const target = tokensOf(item.analysis, item.asked.target);
      const [reading] = await readStances(reader.analyser, [{ analysis: item.analysis, target }]);
      yield { id: item.asked.id ?? null, stance: reading?.stance ?? 0, score: reading?.score ?? 0 };
    }
  },
});
