import { z } from "zod";
import type { FaultValue } from "../../ground/fault.ts";
import { operation } from "../operation.ts";

export const codebookCheck = operation({
  name: "codebook check",
  summary:
    "Reads a file of rules, runs each rule on its own sentences, and says with lines what is wrong and what to write instead.",
  input: z.object({}),
  output: z.object({ kind: z.literal("check"), rules: z.array(z.string()), faults: z.array(z.unknown()) }),
  takes: "documents",
  record: "untouched",
  http: { method: "post", path: "/codebook/check" },
  tool: false,
  async run(desk, _, sources) {
    const [{ checkCodebook, exampleTexts, tryExamples }, { trialOf }, reader] = [
      await import("../../codebook/index.ts"),
      await import("../explanation.ts"),
      await desk.reader(),
    ];
    const { codebook, analyser } = reader;
    const rules: string[] = [];
    const faults: FaultValue[] = [];
    for (const source of sources) {
      const bytes = await source.bytes();
      if (!(bytes instanceof Uint8Array)) {
        faults.push(bytes);
        continue;
      }
      const text = new TextDecoder().decode(bytes);
      const checked = checkCodebook(text, source.name, codebook);
      faults.push(...checked.faults);
      rules.push(...checked.rules.map((rule) => rule.name));
      const trials = [];
      for await (const analysis of analyser.analyse(exampleTexts(checked.rules)))
        trials.push(trialOf(analysis, reader));
      for (const one of tryExamples(codebook.with(checked.rules), checked.rules, trials)) {
        faults.push({
          kind: "fault",
          code: "codebook/example",
          message: `rule "${one.rule}" on "${one.text}": ${one.reason}`,
          place: one.place,
        });
      }
    }
    return { kind: "check", rules, faults };
  },
});
