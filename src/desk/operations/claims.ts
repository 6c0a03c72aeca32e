/** The four lists of claims; one file because they are one operation on four kinds. */
import type { z } from "zod";
import type { ClaimFilter } from "../../record/filter.ts";
import type { OpenRecord } from "../../record/record.ts";
import { type Columns, eventColumns, influenceColumns, statementColumns, tieColumns } from "../columns.ts";
import type { Desk } from "../desk.ts";
import { eventsInput, influencesInput, pageOf, statementsInput, tiesInput } from "../inputs.ts";
import { listedEvent, listedInfluence, listedStatement, listedTie } from "../listing.ts";
import { type Operation, operation } from "../operation.ts";
import { listOutput, sourcedOutput } from "../outputs.ts";
import { whoIs } from "../who.ts";

const KINDS = {
  events: {
    kind: "event",
    input: eventsInput,
    columns: eventColumns,
    listed: listedEvent,
    gives: "who did what to whom",
  },
  statements: {
    kind: "statement",
    input: statementsInput,
    columns: statementColumns,
    listed: listedStatement,
    gives: "who said what about whom",
  },
  ties: { kind: "tie", input: tiesInput, columns: tieColumns, listed: listedTie, gives: "who stands with whom" },
  influences: {
    kind: "influence",
    input: influencesInput,
    columns: influenceColumns,
    listed: listedInfluence,
    gives: "what drives what",
  },
} as const;

type Asked = z.output<typeof eventsInput> & Pick<z.output<typeof statementsInput>, "speaker" | "about">;

const list = (name: keyof typeof KINDS): Operation => {
  const { kind, input, columns, listed, gives } = KINDS[name];
  return operation<z.ZodObject>({
    name,
    summary: `The ${name} that the record holds: ${gives}, each on its words.`,
    input,
    output: listOutput(name, sourcedOutput),
    http: { method: "get", path: `/${name}` },
    columns: columns as Columns,
    async run(desk, given) {
      const asked = given as Asked;
      const record = await desk.record();
      const filter = await claimFilter(desk, kind, asked);
      const page = await record.claims(filter, pageOf(asked));
      return {
        kind: name,
        items: page.items.map((claim) => listed(claim)),
        total: page.total,
        ...(page.reports === undefined ? {} : { reports: page.reports }),
        next: page.next,
        ...(asked.facets ? { facets: await facetsOf(record, filter) } : {}),
      };
    },
  });
};

/** The record's filter of what was asked for, with names made ids. */
export async function claimFilter(desk: Desk, kind: ClaimFilter["kind"], asked: Partial<Asked>): Promise<ClaimFilter> {
  const who = async (named: string | undefined) =>
    named ? await whoIs(desk, named, asked.asOf ?? asked.to, asked.exact) : undefined;
  const [lat, lon, km] = asked.near?.split(",").map(Number) ?? [];
  return {
    kind,
    actor: await who(asked.actor),
    other: await who(asked.other),
    speaker: await who(asked.speaker),
    about: await who(asked.about),
    type: asked.type,
    mode: asked.mode,
    quad: asked.quad?.map(Number),
    status: asked.status,
    sector: asked.sector,
    from: asked.from,
    to: asked.to,
    document: asked.document,
    text: asked.q,
    score: asked.score,
    source: asked.publisher,
    country: asked.country,
    near: lat !== undefined && lon !== undefined && km !== undefined ? { lat, lon, km } : undefined,
    decided: asked.decided,
    asOf: asked.asOf,
    knownBy: asked.knownBy,
    each: asked.each,
  };
}

async function facetsOf(record: OpenRecord, filter: ClaimFilter) {
  const { source, ...facets } = await record.facets(filter);
  return { ...facets, publisher: source ?? [] };
}

export const events = list("events");
export const statements = list("statements");
export const ties = list("ties");
export const influences = list("influences");
