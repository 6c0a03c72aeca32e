import Table from "cli-table3";
import type { Columns } from "../desk/columns.ts";
import { type Terminal, tame } from "./terminal.ts";

/** The items as a table of the terminal's width; cells are wrapped, never cut. */
export function tableText(columns: Columns, items: readonly unknown[], terminal: Terminal): string {
  const names = Object.keys(columns.table);
  const shares = names.map((name) => columns.table[name]!.share);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const room = terminal.width - names.length - 1;
  const table = new Table({
    head: names.map((name) => terminal.paint.bold(name)),
    colWidths: shares.map((share) => Math.max(6, Math.floor((share / total) * room))),
    wordWrap: true,
    wrapOnWordBoundary: true,
    style: { head: [], border: [], compact: true },
    chars: {
      mid: "",
      "left-mid": "",
      "mid-mid": "",
      "right-mid": "",
      top: "",
      "top-mid": "",
      "top-left": "",
      "top-right": "",
      bottom: "",
      "bottom-mid": "",
      "bottom-left": "",
      "bottom-right": "",
      left: "",
      right: "",
      middle: " ",
    },
  });
  for (const item of items) {
    table.push(
      names.map((name) => {
        const cell = columns.table[name]!.of(item as never);
        return cell === null || cell === undefined ? "" : tame(String(cell)).replace(/\s+/g, " ");
      }),
    );
  }
  return `${table.toString()}\n`;
}
