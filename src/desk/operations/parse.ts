import { z } from "zod";
import { operation } from "../operation.ts";
import { documentsOf } from "../source.ts";

export const parse = operation({
  name: "parse",
  summary: "How the sentences of each document are built, as CoNLL-U.",
  input: z.object({}),
  output: z.string(),
  takes: "documents",
  record: "untouched",
  http: { method: "post", path: "/parse" },
  tool: false,
  async run(desk, input, sources) {
    let all = "";
    for await (const item of parse.each!(desk, input, sources)) if (typeof item === "string") all += item;
    return all;
  },
  async *each(desk, _, sources) {
    const [{ analysesOf }, { writeConllu }] = await Promise.all([
      import("../reader.ts"),
      import("../../analysis/conllu.ts"),
    ]);
    for await (const item of analysesOf(await desk.reader(), documentsOf(sources, null))) {
      if ("kind" in item) yield item;
      else if (item.analysis) yield writeConllu(item.analysis, item.document.id);
    }
  },
});
