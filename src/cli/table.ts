import Table from "cli-table3";
import type { Columns } from "../desk/columns.ts";
import { type Terminal, tame } from "./terminal.ts";

/** The items as a table of the terminal's width; cells are wrapped, never cut. */
export function tableText(columns: Columns, items: readonly unknown[], terminal: Terminal): string {
  const names = Object.keys(columns.table);
  const widths = widthsOf(columns, names, items, terminal.width - names.length - 1);
  const table = new Table({
    head: names.map((name) => terminal.paint.bold(name)),
    colWidths: [...widths],
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
        return cellOf(columns, name, item);
      }),
    );
  }
  return `${table.toString()}\n`;
}

const cellOf = (columns: Columns, name: string, item: unknown): string => {
  const cell = columns.table[name]!.of(item as never);
  return cell === null || cell === undefined ? "" : tame(String(cell)).replace(/\s+/g, " ");
};

const NARROW = 12;
const PADDING = 2;

/** What is narrow gets the room it needs; the rest is shared out. */
function widthsOf(
  columns: Columns,
  names: readonly string[],
  items: readonly unknown[],
  room: number,
): readonly number[] {
  const needs = names.map(
    (name) => Math.max(name.length, ...items.map((item) => cellOf(columns, name, item).length)) + PADDING,
  );
  const isNarrow = (index: number) => needs[index]! <= NARROW + PADDING;
  const taken = needs.reduce((sum, need, index) => sum + (isNarrow(index) ? need : 0), 0);
  const shares = names.reduce((sum, name, index) => sum + (isNarrow(index) ? 0 : columns.table[name]!.share), 0);
  return names.map((name, index) =>
    isNarrow(index)
      ? needs[index]!
      : Math.max(8, Math.min(needs[index]!, Math.floor((columns.table[name]!.share / shares) * (room - taken)))),
  );
}
