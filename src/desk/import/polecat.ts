import { CONTEXTS, EVENT_TYPES, type EventType, isEventType } from "../../ground/event-type.ts";
import { isSector } from "../../ground/sector.ts";
import type { ImportedActor, RowReader } from "./formats.ts";
import { badRow, dated, dayOf, numbered, pointOf, said } from "./rows.ts";

/** Columns without which a row is none. */
const NEEDED = ["Event ID", "Event Date", "Event Type", "Actor Name"];

/** Names of other years of the ontology, and of files. */
const OLDER: Readonly<Record<string, EventType>> = {
  ...{ DEMAND: "REQUEST", DISAPPROVE: "ACCUSE", INVESTIGATE: "ACCUSE", FIGHT: "ASSAULT", YIELD: "CONCEDE" },
};

/** The rows of a POLECAT file; columns are found by their names, for files have had more of them and in other orders. */
export const polecatRows: RowReader = function* (text, file) {
  let columns: ReadonlyMap<string, number> | null = null;
  for (const { row, cells } of numbered(text)) {
    if (columns === null) {
      columns = new Map(cells.map((name, index) => [name.trim(), index]));
      const missing = NEEDED.filter((name) => !columns!.has(name));
      if (missing.length > 0) {
        yield badRow(file, row, missing[0]!, "no such column", `a POLECAT file has: ${NEEDED.join(", ")}`);
        return;
      }
      continue;
    }
    const at = columns;
    const cell = (name: string) => said(cells[at.get(name) ?? -1]);
    const found = readRow(cell, row, file);
    yield found;
  }
};

type Cell = (name: string) => string | null;

function readRow(
  cell: Cell,
  row: number,
  file: string,
): ReturnType<RowReader> extends Iterable<infer Item> ? Item : never {
  const id = cell("Event ID");
  if (id === null) return badRow(file, row, "Event ID", "nothing", "an event needs one");
  const written = (cell("Event Type") ?? "").toUpperCase();
  const type = OLDER[written] ?? written;
  if (!isEventType(type))
    return badRow(file, row, "Event Type", written, `one of: ${Object.keys(EVENT_TYPES).join(", ")}`);
  const eventDate = cell("Event Date");
  const day = eventDate === null ? null : dayOf(eventDate);
  if (day === null) return badRow(file, row, "Event Date", eventDate ?? "nothing", "write YYYY-MM-DD");
  const printed = cell("Publication Date");
  const published = printed === null ? null : dayOf(printed);
  if (printed !== null && published === null) return badRow(file, row, "Publication Date", printed, "write YYYY-MM-DD");
  const point = pointOf(cell("Latitude"), cell("Longitude"));
  if (point === false)
    return badRow(file, row, "Latitude", `${cell("Latitude")}, ${cell("Longitude")}`, "a latitude and a longitude");
  const mode = cell("Event Mode")?.toLowerCase() ?? null;
  const country = (name: string) => cell(name)?.slice(0, 3) ?? null;
  const placename = cell("City") ?? cell("Placename") ?? cell("Raw Placename") ?? cell("Country");
  return {
    row,
    id,
    source: { publisher: cell("Source") ?? "POLECAT", url: null, published },
    event: {
      type,
      mode: mode !== null && mode in EVENT_TYPES[type].modes ? mode : null,
      contexts: (cell("Contexts") ?? "")
        .split(/[;,]\s*/)
        .map((one) => one.trim().toLowerCase().replace(/[ -]/g, "_"))
        .flatMap((one) => CONTEXTS.filter((known) => known === one)),
      date: dated(day),
      sources: whoOf(cell, "Actor"),
      targets: whoOf(cell, "Recipient"),
      place:
        point && placename
          ? { ...point, name: placename, country: country("Country"), geonames: Number(cell("GeoNames ID")) || null }
          : null,
    },
  };
}

/** One or several, with semicolons between them; countries and sectors lie beside the names where there are as many. */
function whoOf(cell: Cell, who: "Actor" | "Recipient"): readonly ImportedActor[] {
  const parts = (name: string) => (cell(name) ?? "").split(/;\s*/).map(said);
  const names = parts(`${who} Name`);
  const countries = parts(`${who} Country`);
  const [primary] = parts(`Primary ${who} Sector`);
  const sectors = parts(`${who} Sectors`);
  return names.flatMap((name, index) => {
    if (name === null) return [];
    const beside = (cells: readonly (string | null)[]) =>
      (cells.length === names.length ? cells[index] : cells[0]) ?? null;
    const sector =
      (names.length === sectors.length && names.length > 1 ? sectors[index] : (primary ?? sectors[0])) ?? null;
    return [{ name, country: beside(countries), sector: sector !== null && isSector(sector) ? sector : null }];
  });
}
