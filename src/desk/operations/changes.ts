import { z } from "zod";
import { isDay } from "../../ground/day.ts";
import { fault } from "../../ground/fault.ts";
import { listedDocument, listedEvent, listedInfluence, listedStatement, listedTie } from "../listing.ts";
import { operation } from "../operation.ts";
import { changesOutput } from "../outputs.ts";

export const changes = operation({
  name: "changes",
  summary: "What the record took in since a day or a time: documents, claims and decisions, and where to go on from.",
  input: z.object({
    since: z.string().describe("a day, or a time as `until` of the answer before gives it"),
    limit: z.coerce.number().int().min(1).max(1000).default(200).describe("at most so many of each"),
  }),
  output: changesOutput,
  async run(desk, { since, limit }) {
    if (!isDay(since.slice(0, 10)) || Number.isNaN(Date.parse(since))) {
      throw fault(
        "desk/since",
        `"${since}" is no day or time; write YYYY-MM-DD, or the \`until\` of the answer before`,
      );
    }
    const record = await desk.record();
    const until = desk.now().toISOString();
    // A day asked for is in it whole.
    const after = since.length === 10 ? `${since}T` : new Date(since).toISOString();
    const of = (kind: "event" | "statement" | "tie" | "influence") =>
      record.claims({ kind, since: after, each: true, decided: "any" }, { limit, sort: "known" });
    const documents = await record.documents({ since: after }, { limit, sort: "read" });
    const [events, statements, ties, influences] = [
      await of("event"),
      await of("statement"),
      await of("tie"),
      await of("influence"),
    ];
    const steps = await record.steps(undefined, { limit });
    return {
      kind: "changes",
      since,
      until,
      documents: documents.items.map(listedDocument),
      events: events.items.map(listedEvent),
      statements: statements.items.map(listedStatement),
      ties: ties.items.map(listedTie),
      influences: influences.items.map(listedInfluence),
      steps: steps.items.filter((step) => step.at > after),
      totals: {
        documents: documents.total,
        events: events.total,
        statements: statements.total,
        ties: ties.total,
        influences: influences.total,
      },
    };
  },
});
