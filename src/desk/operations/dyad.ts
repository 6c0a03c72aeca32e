import { z } from "zod";
import { EVENT_TYPES } from "../../ground/event-type.ts";
import { type DyadEvent, quadSplit, seriesOf } from "../../picture/series.ts";
import type { StoredClaim } from "../../record/claims.ts";
import type { ReportEvent } from "../../report/claims.ts";
import { day, several } from "../inputs.ts";
import { operation } from "../operation.ts";
import { dyadOutput } from "../outputs.ts";
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
  words: ["a", "b"],
  async run(desk, asked) {
    const a = await whoIs(desk, asked.a, asked.to, true);
    const b = await whoIs(desk, asked.b, asked.to, true);
    const { asOf, knownBy, type, publisher } = asked;
    const claims = await (await desk.record()).everyClaim({
      kind: "event",
      actor: a,
      other: b,
      type,
      source: publisher,
      asOf,
      knownBy,
    });
    const events = claims
      .map((claim) => dyadEvent(claim, new Set(a), new Set(b)))
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

/** The event as the series takes it; `null` where the two do not meet in it: both are targets, or one is only its scene. */
function dyadEvent(stored: StoredClaim, a: ReadonlySet<string>, b: ReadonlySet<string>): DyadEvent | null {
  const has = (role: string, side: ReadonlySet<string>) =>
    stored.parts.some((part) => part.role === role && (side.has(part.actor ?? "") || side.has(part.actsFor ?? "")));
  const [aActs, bActs] = [has("source", a), has("source", b)];
  const by = aActs && bActs ? "both" : aActs && has("target", b) ? "a" : bActs && has("target", a) ? "b" : null;
  const event = stored.claim as ReportEvent;
  return by === null
    ? null
    : {
        key: stored.key,
        days: stored.dated,
        quad: stored.quad!,
        plover: stored.plover!,
        status: event.status,
        reports: stored.reports,
        by,
      };
}
