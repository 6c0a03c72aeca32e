import { fault } from "../ground/fault.ts";
import { fold } from "./fold.ts";
import { csvRows, kindOfColumns, ourColumns } from "./user-table.ts";

/** What the tables of this room can hold; the first line of a file says which: `# table: actors`. */
export const TABLE_KINDS = ["actors", "members", "offices", "people"] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** A file of the actor tables, read. */
export interface ActorTable {
  readonly kind: TableKind;
  /** The file's name. */
  readonly source: string;
  /** What the file says of itself: the other lines that begin with `#`. */
  readonly about: readonly string[];
  readonly columns: readonly string[];
  /** Each row's cells by column; a missing cell is the empty string. */
  readonly rows: readonly TableRow[];
}

/** A row with the line it stands on, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

const NEEDED: Readonly<Record<TableKind, readonly string[]>> = {
  actors: ["id", "kind", "name"],
  members: ["body", "members"],
  offices: ["state", "office", "person"],
  people: ["person"],
};

/** The columns that a table of the kind must have. */
export const neededColumns = (kind: TableKind): readonly string[] => NEEDED[kind];

/**
 * The table that a text holds, tab-separated, or CSV where its name ends so: lines with `#`, a line of column names, rows.
 * @throws Fault `actor/unknown-table`, `actor/missing-column` or `actor/ragged-row`.
 */
export function readTable(source: string, text: string): ActorTable {
  return /\.csv$/i.test(source) ? readCsvTable(source, text) : readTabbed(source, text);
}

/** A table as spreadsheets write it: CSV with a head line, what it holds told by its columns or by a first line `# table: …`. */
function readCsvTable(source: string, text: string): ActorTable {
  const heads = text.split(/\r?\n/).filter((line) => line.startsWith("#"));
  const named = heads.map((line) => /^# table: (.*)$/.exec(line)?.[1]).find((word) => word !== undefined);
  const [head, ...rows] = csvRows(source, text);
  const columns = ourColumns(head?.cells ?? []);
  const kind = named === undefined ? kindOfColumns(columns) : tableKind(named.split(/[,;]/)[0]!.trim(), source);
  if (kind === null) {
    const wanted = TABLE_KINDS.map((one) => `${NEEDED[one].join(", ")} (${one})`).join("; or ");
    throw fault(
      "actor/unknown-table",
      `${source} has the columns ${columns.join(", ") || "none"}; a table has ${wanted}`,
      source,
    );
  }
  if (kind === "actors" && !columns.includes("id")) {
    // Who has no id is called by the name.
    const name = columns.indexOf("name");
    const withIds = rows.map(({ line, cells }) => ({
      line,
      cells: [...cells, fold(cells[name] ?? "").replaceAll(" ", "-")],
    }));
    return tableOf(source, heads, kind, [...columns, "id"], withIds);
  }
  return tableOf(source, heads, kind, checked(kind, columns, source), rows);
}

const tableOf = (
  source: string,
  heads: readonly string[],
  kind: TableKind,
  columns: readonly string[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): ActorTable => ({
  kind,
  source,
  about: heads.filter((line) => !line.startsWith("# table:")).map((line) => line.replace(/^#\s*/, "")),
  columns,
  rows: rows.map(({ line, cells }) => {
    const place = `${source}:${line}`;
    if (cells.length > columns.length)
      throw fault(
        "actor/ragged-row",
        `${source} line ${line} has ${cells.length} cells where ${columns.length} columns are named: ${columns.join(", ")}`,
        place,
      );
    return { line, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])) };
  }),
});

function readTabbed(source: string, text: string): ActorTable {
  const about: string[] = [];
  const rows: TableRow[] = [];
  let kind: TableKind | null = null;
  let columns: readonly string[] | null = null;
  let line = 0;
  for (const raw of text.split("\n")) {
    line += 1;
    const written = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (written === "") continue;
    if (written.startsWith("#")) {
      const named = /^# table: (.*)$/.exec(written)?.[1];
      if (named !== undefined) kind = tableKind(named.trim(), source);
      else about.push(written.replace(/^#\s*/, ""));
      continue;
    }
    if (kind === null)
      throw fault(
        "actor/unknown-table",
        `${source} does not say what it holds; begin it with "# table: ${TABLE_KINDS.join('" or "# table: ')}"`,
        source,
      );
    const parts = written.split("\t");
    if (columns === null) {
      columns = checked(kind, parts, source);
      continue;
    }
    if (parts.length > columns.length)
      throw fault(
        "actor/ragged-row",
        `${source} line ${line} has ${parts.length} cells where ${columns.length} columns are named: ${columns.join(", ")}`,
        `${source}:${line}`,
      );
    const cells: Record<string, string> = {};
    for (let at = 0; at < columns.length; at += 1) cells[columns[at] as string] = parts[at] ?? "";
    rows.push({ line, cells });
  }
  if (kind === null)
    throw fault(
      "actor/unknown-table",
      `${source} is empty; a table begins with "# table: " and one of ${TABLE_KINDS.join(", ")}`,
      source,
    );
  return { kind, source, about, columns: columns ?? [], rows };
}

function tableKind(word: string, source: string): TableKind {
  const found = TABLE_KINDS.find((kind) => kind === word);
  if (found) return found;
  throw fault(
    "actor/unknown-table",
    `${source} says "# table: ${word}"; choose from ${TABLE_KINDS.join(", ")}`,
    source,
  );
}

function checked(kind: TableKind, columns: readonly string[], source: string): readonly string[] {
  const missing = NEEDED[kind].filter((column) => !columns.includes(column));
  if (missing.length === 0) return columns;
  throw fault(
    "actor/missing-column",
    `${source} holds ${kind} and has the columns ${columns.join(", ")}; it needs ${missing.join(", ")} too`,
    source,
  );
}

/** The parts of a list cell: `A;B`. */
export const listed = (cell: string | undefined): readonly string[] =>
  !cell ? [] : cell.includes(";") ? cell.split(";").filter((part) => part !== "") : [cell];
