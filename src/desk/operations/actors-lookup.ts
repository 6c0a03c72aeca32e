import { z } from "zod";
import { day } from "../inputs.ts";
import { operation } from "../operation.ts";

export const actorsLookup = operation({
  name: "actors lookup",
  summary: "Who a name is on a day: candidates with reasons, best first.",
  input: z.object({
    name: z.string().min(1).describe("a name, a demonym, an office"),
    on: day("the day on which; today where not given"),
  }),
  output: z.object({
    kind: z.literal("candidates"),
    name: z.string(),
    on: z.string(),
    items: z.array(
      z.looseObject({
        actor: z.looseObject({ id: z.string(), name: z.string() }),
        score: z.number(),
        reason: z.string(),
      }),
    ),
    memberships: z.record(z.string(), z.array(z.string())),
  }),
  record: "untouched",
  words: ["name"],
  async run(desk, { name, on }) {
    const directory = await desk.directory();
    const day = on ?? desk.now().toISOString().slice(0, 10);
    const items = directory.lookup(name, day);
    const memberships = Object.fromEntries(items.map(({ actor }) => [actor.id, directory.memberships(actor.id, day)]));
    return { kind: "candidates", name, on: day, items, memberships };
  },
});
