import { z } from "zod";
import { operation } from "../operation.ts";

export const scenario = operation({
  name: "scenario",
  summary: "A what-if, played on a picture: the questions of a scenario file, before and after its steps.",
  input: z.object({}),
  output: z.looseObject({ kind: z.literal("scenario") }),
  takes: "file",
  http: { method: "post", path: "/scenario" },
  tool: false,
  async run() {
    return { kind: "scenario", base: [], after: [], difference: [] };
  },
});
