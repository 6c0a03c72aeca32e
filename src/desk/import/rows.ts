import type { Days } from "../../ground/day.ts";
import { isDay } from "../../ground/day.ts";
import type { FaultValue } from "../../ground/fault.ts";

/** A bad row, with its place in the file and the column that is bad. */
export const badRow = (file: string, row: number, column: string, found: string, wanted: string): FaultValue => ({
  kind: "fault",
  code: "desk/import-row",
  message: `${file}, row ${row}, column "${column}": found "${found.slice(0, 60)}", ${wanted}`,
  place: `${file}:${row}`,
});

/** The lines of the text with their numbers from 1; empty ones are left out. */
export function* numbered(text: string): Iterable<{ readonly row: number; readonly cells: readonly string[] }> {
  let row = 0;
  let from = 0;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  from = start;
  while (from < text.length) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? undefined : end).replace(/\r$/, "");
    row += 1;
    if (line !== "") yield { row, cells: line.split("\t") };
    if (end < 0) return;
    from = end + 1;
  }
}

/** A cell that says something: other tools write "None" and "nan" where there is nothing. */
export const said = (cell: string | undefined): string | null => {
  const trimmed = cell?.trim() ?? "";
  return trimmed === "" || /^(none|nan|null|n\/a)$/i.test(trimmed) ? null : trimmed;
};

/** A day as files write it: 2023-01-05, 20230105, with a time behind it or not; `null` where it is none. */
export function dayOf(cell: string): string | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[ T]|\d{6}$)/.exec(cell);
  const day = found ? `${found[1]}-${found[2]}-${found[3]}` : "";
  return isDay(day) ? day : null;
}

/** The day as the date of an event of which there are no words. */
export const dated = (day: string): Days & { precision: "day"; start: number; end: number } => ({
  from: day,
  to: day,
  precision: "day",
  start: 0,
  end: 0,
});

/** Latitude and longitude of two cells; `null` where there are none, `false` where they are no place on earth. */
export function pointOf(lat: string | null, lon: string | null): { lat: number; lon: number } | null | false {
  if (lat === null || lon === null) return null;
  const [north, east] = [Number(lat), Number(lon)];
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { lat: north, lon: east } : false;
}
