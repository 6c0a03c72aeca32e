import { stringify } from "csv-stringify/sync";
import type { Columns } from "./columns.ts";

/** What a spreadsheet would take for a formula: also behind spaces, and in the wide forms of the marks; a plain number is none. */
const FORMULA = /^[\t\r\n]|^\s*(?:[=@＝＠]|[+\-＋－](?!\d*\.?\d+\s*$))/;

/** The items as CSV (RFC 4180) with a head line; a cell that a spreadsheet would run gets an apostrophe before it. */
export function csvOf(columns: Columns, items: readonly unknown[], head = true): string {
  const names = Object.keys(columns.csv);
  const rows = items.map((item) =>
    names.map((name) => {
      const cell = columns.csv[name]!(item as never);
      return typeof cell === "string" && FORMULA.test(cell)
        ? `'${cell}`
        : typeof cell === "boolean"
          ? String(cell)
          : cell;
    }),
  );
  return stringify(head ? [names, ...rows] : rows);
}
