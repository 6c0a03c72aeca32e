/** A user's table, read from CSV: a comma, a semicolon or a tab between cells, quotes around them where needed. */
import { parse } from "csv-parse/sync";
import { fault } from "../../ground/fault.ts";

export interface TableRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** As faults call it. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/** What stands between the cells: what the first line has most of. */
function delimiterOf(text: string): string {
  const first = /^.*\S.*$/m.exec(text)?.[0] ?? "";
  const count = (mark: string): number => first.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * The table of the text.
 * @throws Fault `desk/table-unreadable`, `desk/table-empty` with the line.
 */
export function readTable(text: string, name: string): Table {
  let found: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    found = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as typeof found;
  } catch (cause) {
    throw fault(
      "desk/table-unreadable",
      `${name} is no CSV: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
  const [head, ...rest] = found.map(({ record, info }) => ({ line: info.lines, cells: [...record] }));
  if (!head || rest.length === 0)
    throw fault(
      "desk/table-empty",
      `${name} has ${head ? "a header and no row" : "nothing in it"}; give a header and rows`,
    );
  // What a spreadsheet left of empty columns.
  const width = Math.max(...[head, ...rest].map(({ cells }) => cells.findLastIndex((cell) => cell !== "") + 1));
  const cut = (cells: readonly string[]): readonly string[] => cells.slice(0, width);
  return { name, header: cut(head.cells), rows: rest.map(({ line, cells }) => ({ line, cells: cut(cells) })) };
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Whether the cell writes a number with a point. */
export const isNumber = (cell: string): boolean => NUMBER.test(cell) && Number.isFinite(Number(cell));

/**
 * The number of a cell.
 * @throws Fault `desk/table-number` with line, row and column.
 */
export function numberOf(table: Table, line: number, row: string, column: string, cell: string | undefined): number {
  if (cell !== undefined && isNumber(cell)) return Number(cell);
  const found = cell === undefined || cell === "" ? "is empty" : `holds "${cell}", which is no number`;
  throw fault(
    "desk/table-number",
    `${table.name}, line ${line}: row ${row}, column ${column} ${found}; write a number with a point, such as 0.5`,
  );
}

/** A row by the names of its columns; `undefined` of a column that the table has not. */
export interface NamedRow {
  readonly line: number;
  of(column: string): string | undefined;
}

/**
 * The rows by column names, whatever their case and order; further columns are let be.
 * @throws Fault `desk/table-column` with what was found and what is needed.
 */
export function namedRows(table: Table, needed: readonly string[]): readonly NamedRow[] {
  const header = table.header.map((name) => name.toLowerCase());
  const missing = needed.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw fault(
      "desk/table-column",
      `${table.name} has no column ${missing.join(", ")}; its header is "${table.header.join(",")}", and it needs ${needed.join(",")}`,
    );
  const twice = needed.find((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (twice !== undefined)
    throw fault("desk/table-column", `${table.name} has two columns "${twice}"; keep one of them`);
  return table.rows.map(({ line, cells }) => ({
    line,
    of: (column) => (header.includes(column) ? (cells[header.indexOf(column)] ?? "") : undefined),
  }));
}

/** A cell that must not be empty. */
export function wordOf(table: Table, row: NamedRow, column: string): string {
  const cell = row.of(column) ?? "";
  if (cell !== "") return cell;
  throw fault("desk/table-cell", `${table.name}, line ${row.line}: column ${column} is empty; write a name`);
}
