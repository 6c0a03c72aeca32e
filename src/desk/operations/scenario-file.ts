import { stringify } from "yaml";
import { z } from "zod";
import { operation } from "../operation.ts";
import { readScenario, scenarioFile } from "../scenario/file.ts";
import { onlyText } from "./scenario.ts";

export const scenarioSchema = operation({
  name: "scenario schema",
  summary: "The JSON schema of scenario files.",
  input: z.object({}),
  output: z.looseObject({ $schema: z.string() }),
  record: "untouched",
  run: async () => z.toJSONSchema(scenarioFile, { io: "input" }),
});

export const scenarioCheck = operation({
  name: "scenario check",
  summary: "Reads a scenario file, YAML or JSON, and gives it back filled in, or says in which line what is wrong.",
  input: z.object({}),
  output: z.object({
    kind: z.literal("scenario-file"),
    file: z.looseObject({}),
    yaml: z.string().describe("the same as YAML"),
  }),
  takes: "file",
  record: "untouched",
  http: { method: "post", path: "/scenario/check" },
  async run(_desk, _input, sources) {
    const file = readScenario(...(await onlyText(sources)));
    return { kind: "scenario-file", file, yaml: stringify(file) };
  },
});
