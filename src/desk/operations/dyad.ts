import { z } from "zod";
import { EVENT_TYPES } from "../../ground/event-type.ts";
import { type DyadEvent, quadSplit, seriesOf } from "../../picture/series.ts";
import type { PairRow } from "../../record/lean.ts";
import { day, several } from "../inputs.ts";
import { operation } from "../operation.ts";
import { dyadOutput } from "../outputs.ts";
import { pointColumns } from "../text-columns.ts";
import { whoIs } from "../who.ts";

export const dyad = operation({
  name: "dyad",
  summary:
    "A pair's series by week or month: events and their mean PLOVER score, cooperation and conflict apart, with the reports behind each point.",
  input: z.object({
    a: z.string().describe("name or id of one side"),
    b: z.string().describe("name or id of the other"),
    by: z.enum(["week", "month"]).default("month").describe("how long a point is"),
    from: day("from that day on"),
    to: day("up to that day"),
    asOf: day("up to that day, as seen from it"),
    knownBy: day("of what the record knew at the end of that day"),
    type: several("event types", Object.keys(EVENT_TYPES)),
    publisher: several("publishers"),
  }),
  output: dyadOutput,
  columns: pointColumns,
  words: ["a", "b"],
  async run(desk, asked) {
    const a = await whoIs(desk, asked.a, asked.to, true);
    const b = await whoIs(desk, asked.b, asked.to, true);
    const { asOf, knownBy, type, publisher } = asked;
    const rows = await (await desk.record()).pairRows({ kind: "event", type, source: publisher, asOf, knownBy }, a, b);
    const events = rows
      .map(dyadEvent)
      .filter((event) => event !== null)
      .filter(
        ({ days }) => days === null || ((!asked.from || days.to >= asked.from) && (!asked.to || days.from <= asked.to)),
      );
    const series = seriesOf(events, asked.by, { from: asked.from, to: asked.to });
    return {
      kind: "dyad",
      a: { ids: a, asked: asked.a },
      b: { ids: b, asked: asked.b },
      ...series,
      quads: quadSplit(events),
    };
  },
});

/** The event as the series takes it; `null` where the two do not meet in it: both are its targets. */
function dyadEvent(row: PairRow): DyadEvent | null {
  const by =
    row.a_source && row.b_source
      ? "both"
      : row.a_source && row.b_target
        ? "a"
        : row.b_source && row.a_target
          ? "b"
          : null;
  if (by === null) return null;
  const days = row.day_from !== null && row.day_to !== null ? { from: row.day_from, to: row.day_to } : null;
  const { key, quad, plover, reports } = row;
  return { key, days, quad, plover, reports, by, status: row.status as DyadEvent["status"] };
}
