import { z } from "zod";
import { isDay } from "../../ground/day.ts";
import { fault } from "../../ground/fault.ts";
import type { Page, PageAsked } from "../../record/page.ts";
import { several, whole } from "../inputs.ts";
import { listedDocument, listedEvent, listedInfluence, listedStatement, listedTie } from "../listing.ts";
import { operation } from "../operation.ts";
import { CHANGED, changesOutput } from "../outputs.ts";
import { changeColumns } from "../text-columns.ts";

export const changes = operation({
  name: "changes",
  summary: "What the record took in since a day or a time: documents, claims and decisions, and where to go on from.",
  input: z.object({
    since: z.string().describe("a day, or a time as `until` of the answer before gives it"),
    limit: whole(1000).default(200).describe("at most so many of each"),
    only: several("lists that are wanted, the others are counted alone; all unless given", CHANGED),
  }),
  output: changesOutput,
  columns: changeColumns,
  async run(desk, { since, limit, only }) {
    if (!isDay(since.slice(0, 10)) || Number.isNaN(Date.parse(since))) {
      throw fault(
        "desk/since",
        `"${since}" is no day or time; write YYYY-MM-DD, or the \`until\` of the answer before`,
      );
    }
    const record = await desk.record();
    const now = await record.settledTime();
    // A day asked for is in it whole.
    const after = since.length === 10 ? `${since}T` : new Date(since).toISOString();
    const wanted = (list: string) => only === undefined || only.includes(list);
    const claims = (kind: "event" | "statement" | "tie" | "influence") =>
      pulled(
        (page) => record.claims({ kind, since: after, each: true, decided: "any" }, { ...page, sort: "known" }),
        (claim) => claim.knownFrom,
        wanted(`${kind}s`) ? limit : 0,
      );
    const documents = await pulled(
      (page) => record.documents({ since: after }, { ...page, sort: "read" }),
      (document) => document.read_at,
      wanted("documents") ? limit : 0,
    );
    const [events, statements, ties, influences] = [
      await claims("event"),
      await claims("statement"),
      await claims("tie"),
      await claims("influence"),
    ];
    const steps = await pulled(
      (page) => record.steps(undefined, page, after),
      (step) => step.at,
      wanted("steps") ? limit : 0,
    );
    const all = [documents, events, statements, ties, influences, steps];
    // Where one list is cut short, all are cut there: going on from `until` leaves nothing out.
    const until = all.map((list) => list.until ?? now).reduce((a, b) => (a < b ? a : b));
    return {
      kind: "changes",
      since,
      until,
      more: until < now && all.some((list) => list.until !== null),
      documents: documents.items(until).map(listedDocument),
      events: events.items(until).map(listedEvent),
      statements: statements.items(until).map(listedStatement),
      ties: ties.items(until).map(listedTie),
      influences: influences.items(until).map(listedInfluence),
      steps: steps.items(until),
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

interface Pulled<Item> {
  /** The time up to which the list is whole; `null` where it has all there is. */
  readonly until: string | null;
  readonly total: number;
  items(until: string): readonly Item[];
}

/** About so many of a list's oldest, or their number alone for 0; those of one time are never parted, since the next asker names the time alone. */
async function pulled<Item>(
  list: (page: PageAsked) => Promise<Page<Item>>,
  timeOf: (item: Item) => string,
  limit: number,
): Promise<Pulled<Item>> {
  if (limit === 0) return { until: null, total: (await list({ limit: 1 })).total, items: () => [] };
  const first = await list({ limit });
  const found = [...first.items];
  let { next } = first;
  while (next !== null && timeOf(found[0]!) === timeOf(found.at(-1)!)) {
    const page = await list({ limit, cursor: next });
    found.push(...page.items);
    next = page.next;
  }
  const last = next === null ? null : timeOf(found.at(-1)!);
  const until = last === null ? null : timeOf(found.findLast((item) => timeOf(item) < last)!);
  return { until, total: first.total, items: (end) => found.filter((item) => timeOf(item) <= end) };
}
