import { z } from "zod";
import { fault } from "../../ground/fault.ts";
import { everyItem, hyphened, inputOf } from "../asked.ts";
import type { Desk } from "../desk.ts";
import { EXPORT_FORMATS, EXPORT_LISTS, EXPORT_NAMES, type ExportFormat, type ExportList } from "../export/formats.ts";
import type { Exported, Outfile } from "../export/outfile.ts";
import { actorsInput, documentsInput, eventsInput, influencesInput, statementsInput, tiesInput } from "../inputs.ts";
import { type Operation, operation } from "../operation.ts";
import { actors } from "./actors.ts";
import { events, influences, statements, ties } from "./claims.ts";
import { documents } from "./documents.ts";

const LISTS: Readonly<Record<Exclude<ExportList, "claims" | "record">, Operation>> = {
  events,
  statements,
  ties,
  influences,
  documents,
  actors,
};

const CLAIMS = ["events", "statements", "ties", "influences"] as const;

/** Every filter of the lists, as words: the list that is exported reads and checks its own. */
const filters = Object.fromEntries(
  [eventsInput, statementsInput, tiesInput, influencesInput, documentsInput, actorsInput]
    .flatMap(({ shape }) => Object.entries(shape) as [string, z.ZodType][])
    .filter(([name]) => !["limit", "cursor", "facets"].includes(name))
    .reverse()
    .map(([name, of]) => {
      const { description, flag } = of.meta() ?? {};
      const words =
        flag === true ? z.union([z.boolean(), z.string()]) : z.union([z.string(), z.number(), z.array(z.string())]);
      return [
        name,
        words.optional().meta({ ...(description ? { description } : {}), ...(flag ? { flag: true } : {}) }),
      ];
    }),
);

export const exportList = operation<z.ZodObject>({
  name: "export",
  summary: "Writes a list, all claims or the whole record as a file in one of the field's formats.",
  input: z.object({
    format: z
      .enum(EXPORT_NAMES, { error: `is none; one of: ${EXPORT_NAMES.join(", ")}` })
      .describe(`one of: ${EXPORT_NAMES.join(", ")}; told by the name of --output where not given`),
    list: z
      .enum(EXPORT_LISTS, { error: `is none; one of: ${EXPORT_LISTS.join(", ")}` })
      .optional()
      .describe(`what of it: one of: ${EXPORT_LISTS.join(", ")}; what suits the format where not given`),
    base: z.string().optional().describe("address of the page, for a feed's links"),
    ...filters,
  }),
  output: z.object({
    kind: z.literal("exported"),
    format: z.string(),
    pieces: z.number(),
    lost: z.array(z.string()),
  }),
  tool: false,
  async run(desk, input) {
    const file = await outfileOf(desk, input as Asked);
    let pieces = 0;
    for await (const _ of file.pieces) pieces += 1;
    return { kind: "exported", format: String(input.format), pieces, lost: file.lost };
  },
  file: (desk, input) => outfileOf(desk, input as Asked),
});

interface Asked {
  readonly format: keyof typeof EXPORT_FORMATS;
  readonly list?: ExportList | undefined;
  readonly base?: string | undefined;
  readonly [filter: string]: unknown;
}

/** The file of what was asked for; nothing is read before its first piece is. */
async function outfileOf(
  desk: Desk,
  { format: name, list: asked, base = "http://127.0.0.1:8080/", ...given }: Asked,
): Promise<Outfile> {
  const format: ExportFormat = EXPORT_FORMATS[name];
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ""));
  const list = asked ?? format.lists[0]!;
  if (!format.lists.includes(list))
    throw fault("desk/export-list", `${name} cannot hold ${list}; it can hold: ${format.lists.join(", ")}`);
  if (list === "record" && Object.keys(filter).length > 0) {
    const named = Object.keys(filter).map(hyphened).join(", ");
    throw fault("desk/export-list", `a whole record takes no filters (${named}); name a list: --list events`);
  }
  const sorted =
    name === "atom" ? { sort: list === "documents" ? "-read" : list === "actors" ? undefined : "-known" } : {};
  const lists = list === "record" ? [] : list === "claims" ? CLAIMS : ([list] as const);
  // Told before the first byte, not in the middle of a file.
  const inputs = lists.map((one) => [one, inputFor(one, { ...filter, ...sorted }, list)] as const);
  const lost: string[] = [];
  const write = list === "record" ? (await import("../export/record-lines.ts")).recordLines : await format.writer();
  const pieces = write({
    desk,
    what: list,
    items: itemsOf(desk, inputs),
    columns: lists.length === 1 ? LISTS[lists[0]!].columns : null,
    base,
    query: queryOf(filter),
    lose: (line) => lost.push(line),
  });
  return { name: `${list}.${format.extension}`, mediaType: format.mediaType, pieces, lost };
}

/** Filters that mean another thing in each list. */
const OWN = ["type", "status", "sort"];

function inputFor(one: keyof typeof LISTS, filter: Readonly<Record<string, unknown>>, list: ExportList): unknown {
  const wrong =
    list === "claims"
      ? Object.keys(filter).find((name) => OWN.includes(name) || !(name in influences.input.shape))
      : null;
  if (wrong)
    throw fault(
      "desk/export-list",
      `"${hyphened(wrong)}" is a filter of one list; say of which: --list ${CLAIMS.join(", --list ")}`,
    );
  return inputOf(LISTS[one], filter);
}

async function* itemsOf(
  desk: Desk,
  inputs: readonly (readonly [keyof typeof LISTS, unknown])[],
): AsyncGenerator<Exported> {
  for (const [list, input] of inputs)
    for await (const item of everyItem(desk, LISTS[list], input)) yield { list, item } as Exported;
}

function queryOf(filter: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const one of Array.isArray(value) ? value : [value]) query.append(hyphened(name), String(one));
  return query.toString();
}
