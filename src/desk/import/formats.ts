import type { Directory } from "../../actor/directory.ts";
import type { FaultValue } from "../../ground/fault.ts";
import type { Report } from "../../report/report.ts";

/** The formats that are imported: a record of ours, and event files of the field as sources without text. */
export const IMPORT_FORMATS = ["jsonl", "polecat", "gdelt"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A row of an event file that could be read. */
export interface ImportedRow {
  /** The row in the file, from 1, its head line counted. */
  readonly row: number;
  /** What the file calls it. */
  readonly id: string;
  /** What came before the event: rows of one source and day are one document. */
  readonly source: ImportedSource;
  readonly event: ImportedEvent;
}

/** The report that a row rests on, of which there is no text. */
export interface ImportedSource {
  readonly publisher: string;
  readonly url: string | null;
  readonly published: string | null;
}

export interface ImportedEvent extends Pick<Report["events"][number], "type" | "mode" | "contexts" | "date"> {
  readonly sources: readonly ImportedActor[];
  readonly targets: readonly ImportedActor[];
  readonly place: ImportedPlace | null;
}

/** Who acts or is acted on, as the file says. */
export interface ImportedActor {
  readonly name: string;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  readonly sector: Report["entities"][number]["sector"];
}

export interface ImportedPlace {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly country: string | null;
  readonly geonames: number | null;
}

/** A row that says nothing we can hold, which is no mistake of the file's. */
export interface PassedRow {
  readonly kind: "passed";
  readonly row: number;
  readonly reason: string;
}

/** Reads the rows of one format; a bad one is a fault that names row and column. */
export type RowReader = (
  text: string,
  file: string,
  directory: Directory,
) => Iterable<ImportedRow | PassedRow | FaultValue>;

/** The format of the file by its name and its first line; `null` where it is none of these. */
export function importFormatOf(name: string, text: string): ImportFormat | null {
  const [line = ""] = text.replace(/^\ufeff/, "").split("\n", 1);
  if (/^\s*\{"kind":\s*"dragoman"/.test(line)) return "jsonl";
  const cells = line.replace(/\r$/, "").split("\t");
  if (cells.includes("Event Type") && cells.includes("Actor Name")) return "polecat";
  if (cells.length >= 57 && cells.length <= 61 && /^\d{8}$/.test(cells[1] ?? "")) return "gdelt";
  return /\.jsonl?$/.test(name) && /^\s*\{/.test(line) ? "jsonl" : null;
}
