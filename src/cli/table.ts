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
  const least = names.map((name) => wordOf(columns, name, items) + PADDING);
  // What is held to its longest word takes from the others' room, which may hold another to its own.
  const held = new Map(needs.flatMap((need, at) => (need <= NARROW + PADDING ? [[at, need] as const] : [])));
  for (;;) {
    const left = room - [...held.values()].reduce((sum, width) => sum + width, 0);
    const shares = names.reduce((sum, name, at) => sum + (held.has(at) ? 0 : columns.table[name]!.share), 0);
    const share = (at: number) => Math.floor((columns.table[names[at]!]!.share / shares) * left);
    const short = names.findIndex((_, at) => !held.has(at) && share(at) < least[at]!);
    if (short < 0) return names.map((_, at) => held.get(at) ?? Math.min(needs[at]!, share(at)));
    held.set(short, least[short]!);
  }
}

/** The longest word of a column that a line must hold: a day is never cut, an address may be. */
const wordOf = (columns: Columns, name: string, items: readonly unknown[]): number =>
  Math.max(
    6,
    ...items.flatMap((item) =>
      cellOf(columns, name, item)
        .split(" ")
        .map((word) => (word.length > DAY ? 0 : word.length)),
    ),
  );

const DAY = 10;
