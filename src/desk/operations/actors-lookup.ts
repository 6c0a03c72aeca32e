import { z } from "zod";
import { day } from "../inputs.ts";
import { operation } from "../operation.ts";

const named = z.looseObject({ id: z.string(), name: z.string() });

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
    about: z
      .record(z.string(), z.looseObject({ bodies: z.array(named), members: z.array(named), offices: z.array(named) }))
      .describe("of each candidate that day: bodies it belongs to, members it has, and who holds its offices"),
  }),
  record: "untouched",
  words: ["name"],
  async run(desk, { name, on }) {
    const directory = await desk.directory();
    const day = on ?? desk.now().toISOString().slice(0, 10);
    const items = directory.lookup(name, day);
    const memberships = Object.fromEntries(items.map(({ actor }) => [actor.id, directory.memberships(actor.id, day)]));
    const names = (ids: readonly string[]) => ids.map((id) => ({ id, name: directory.actor(id)?.name ?? id }));
    const about = Object.fromEntries(
      items.map(({ actor: { id } }) => {
        const offices = directory.offices(id, day).map(({ person, ...held }) => ({ id: person, ...held }));
        const [bodies, members] = [directory.memberships(id, day), directory.members(id, day)];
        return [id, { bodies: names(bodies), members: names(members), offices }];
      }),
    );
    return { kind: "candidates", name, on: day, items, memberships, about };
  },
});
