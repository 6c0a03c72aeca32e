import { isSector, type Sector } from "../../ground/sector.ts";
import { CAMEO_ROLES, ploverOf } from "../export/cameo.ts";
import { isoOfFips } from "../export/fips.ts";
import { GDELT_COLUMNS } from "../export/gdelt.ts";
import type { ImportedActor, RowReader } from "./formats.ts";
import { badRow, dated, dayOf, numbered, pointOf, said } from "./rows.ts";

const COLUMN = new Map(GDELT_COLUMNS.map((name, index) => [name, index]));

/** Sectors of CAMEO's roles; of two for one role the first counts. */
const SECTORS: ReadonlyMap<string, Sector> = new Map(
  Object.entries(CAMEO_ROLES)
    .reverse()
    .flatMap(([sector, role]) => (isSector(sector) ? [[role, sector] as const] : [])),
);

/** The rows of a GDELT 2.0 event file: 61 columns, tab-separated, without a head line. */
export const gdeltRows: RowReader = function* (text, file) {
  for (const { row, cells } of numbered(text)) {
    const cell = (name: string) => said(cells[COLUMN.get(name)!]);
    if (row === 1 && cells[0]?.toLowerCase() === "globaleventid") continue;
    if (cells.length !== GDELT_COLUMNS.length) {
      const wanted = `a GDELT 2.0 event row has ${GDELT_COLUMNS.length}, tab-separated`;
      yield badRow(file, row, "(all)", `${cells.length} columns`, wanted);
      continue;
    }
    const id = cell("GlobalEventID");
    const code = cell("EventCode");
    const written = cell("Day");
    const day = written === null ? null : dayOf(written);
    const point = pointOf(cell("ActionGeo_Lat"), cell("ActionGeo_Long"));
    if (id === null) yield badRow(file, row, "GlobalEventID", "nothing", "an event needs one");
    else if (code === null || !/^\d{2,4}$/.test(code))
      yield badRow(file, row, "EventCode", code ?? "nothing", "a CAMEO code of two to four digits, its leading 0 kept");
    else if (day === null) yield badRow(file, row, "Day", written ?? "nothing", "write YYYYMMDD");
    else if (point === false)
      yield badRow(file, row, "ActionGeo_Lat", cell("ActionGeo_Lat") ?? "", "a latitude and a longitude");
    else {
      const plover = ploverOf(code);
      if (plover === null) {
        const reason = code.startsWith("01")
          ? `CAMEO ${code} is a statement that does nothing, which PLOVER does not count as an event`
          : `CAMEO ${code} stands for no event of PLOVER`;
        yield { kind: "passed", row, reason };
        continue;
      }
      const url = cell("SOURCEURL");
      const added = cell("DATEADDED");
      const place = cell("ActionGeo_Fullname");
      const fips = cell("ActionGeo_CountryCode");
      const at = { country: fips === null ? null : isoOfFips(fips), geonames: null };
      yield {
        row,
        id,
        source: { publisher: hostOf(url) ?? "GDELT", url, published: added === null ? null : dayOf(added) },
        event: {
          ...{ type: plover.type, mode: plover.mode, contexts: [], date: dated(day) },
          sources: whoOf(cell, 1),
          targets: whoOf(cell, 2),
          place: point && place ? { ...point, ...at, name: place.split(",")[0]!.trim() } : null,
        },
      };
    }
  }
};

function whoOf(cell: (name: string) => string | null, n: 1 | 2): readonly ImportedActor[] {
  const name = cell(`Actor${n}Name`) ?? cell(`Actor${n}Code`);
  if (name === null) return [];
  const role = cell(`Actor${n}Type1Code`);
  const country = cell(`Actor${n}CountryCode`);
  // Who has a country and no role is the country's government to CAMEO.
  const sector = role === null ? (country === null ? null : "GOV") : (SECTORS.get(role) ?? null);
  return [{ name: name.replace(/\p{L}+/gu, (word) => word[0] + word.slice(1).toLowerCase()), country, sector }];
}

function hostOf(url: string | null): string | null {
  try {
    return url === null ? null : new URL(url).host.replace(/^www\./, "") || null;
  } catch {
    return null;
  }
}
