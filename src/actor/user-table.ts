import { parse } from "csv-parse/sync";
import { fault } from "../ground/fault.ts";
import type { TableKind } from "./table.ts";

/** What people call our columns. */
const CALLED: Readonly<Record<string, string>> = {
  ...{ type: "kind", country: "state", start: "from", since: "from", end: "to", until: "to", member: "members" },
  ...{ organisation: "body", organization: "body", alias: "aliases", holder: "person", title: "office" },
  ...{ position: "office", surname: "surnames", abbreviation: "abbreviations", acronym: "abbreviations" },
};

/** The rows of a CSV text with the lines they stand on; quoted cells, a byte order mark and semicolons for commas are read. */
export function csvRows(
  source: string,
  text: string,
): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const [head = ""] = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const delimiter =
    ["\t", ";", ","].find((one) => head.split(one).length > 1 && (one !== ";" || !head.includes(","))) ?? ",";
  try {
    const rows = parse(text, {
      bom: true,
      comment: "#",
      comment_no_infix: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as {
      readonly info: { readonly lines: number };
      readonly record: readonly string[];
    }[];
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw fault("actor/unreadable-csv", `${source} is no CSV: ${why}`, source);
  }
}

/** The columns in our names: small letters, and ours for what people call them. */
export const ourColumns = (columns: readonly string[]): readonly string[] =>
  columns.map((column) => {
    const name = column
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
    return !columns.includes(CALLED[name] ?? name) || CALLED[name] === undefined ? (CALLED[name] ?? name) : name;
  });

/** What a table holds, told by its columns; `null` where they tell nothing. */
export function kindOfColumns(columns: readonly string[]): TableKind | null {
  const has = (...names: readonly string[]) => names.every((name) => columns.includes(name));
  if (has("body", "members")) return "members";
  if (has("state", "office", "person")) return "offices";
  if (has("name", "kind")) return "actors";
  return has("person") && (has("surnames") || has("aliases")) ? "people" : null;
}
