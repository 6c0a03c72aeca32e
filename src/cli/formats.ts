import { everyItem, itemsOf } from "../desk/asked.ts";
import type { Desk } from "../desk/desk.ts";
import type { Operation } from "../desk/operation.ts";
import { fault } from "../ground/fault.ts";
import { answerText } from "./answer-text.ts";
import type { Terminal } from "./terminal.ts";

export const FORMATS = ["table", "text", "csv", "json", "jsonl"] as const;
export type Format = (typeof FORMATS)[number];

/** The formats that an answer of the operation can have: what a terminal gets first. */
export const formatsOf = (operation: Operation): readonly Format[] => {
  if (operation.columns)
    return [Object.keys(operation.columns.table).length > 0 ? "table" : "text", "csv", "json", "jsonl"];
  if (operation.name === "report") return ["text", "json", "jsonl"];
  return ["text", "json"];
};

/**
 * The format asked for; where none was, that of a terminal or, in a pipe, JSON.
 * @throws Fault `cli/format`.
 */
export function formatOf(operation: Operation, asked: string | undefined, isTerminal: boolean): Format {
  const can = formatsOf(operation);
  if (asked === undefined) return isTerminal ? can[0]! : "json";
  if (can.includes(asked as Format)) return asked as Format;
  throw fault("cli/format", `${operation.name} has no format "${asked}"; one of: ${can.join(", ")}`);
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Prints an answer that is not a stream of documents; CSV and JSON Lines go through all pages unless a page was asked for. */
export async function printAnswer(
  desk: Desk,
  operation: Operation,
  input: unknown,
  format: Format,
  paged: boolean,
  terminal: Terminal,
): Promise<unknown> {
  const { columns } = operation;
  if (columns && (format === "csv" || format === "jsonl")) {
    const items = paged ? itemsOf(await operation.run(desk, input, [])) : everyItem(desk, operation, input);
    if (format === "jsonl") for await (const item of items) await terminal.print(`${JSON.stringify(item)}\n`);
    else {
      const { csvOf } = await import("../desk/csv.ts");
      let head = true;
      for await (const rows of some(items)) {
        await terminal.print(csvOf(columns, rows, head));
        head = false;
      }
      if (head) await terminal.print(csvOf(columns, []));
    }
    return null;
  }
  const answer = await operation.run(desk, input, []);
  if (format === "json") await terminal.print(json(answer));
  else if (columns && format === "table") {
    const { tableText } = await import("./table.ts");
    const items = itemsOf(answer);
    const { total, next } = answer as { total?: number; next?: string | null };
    if (items.length > 0) await terminal.print(tableText(columns, items, terminal));
    terminal.say(
      items.length === 0
        ? "nothing: the record holds none that fit"
        : next
          ? `${items.length} of ${total}; --limit N for more, --cursor ${next} for the next page`
          : `${items.length} ${items.length === 1 ? "row" : "rows"}`,
    );
  } else await terminal.print(await answerText(answer, terminal));
  return answer;
}

async function* some(items: Iterable<unknown> | AsyncIterable<unknown>): AsyncIterable<unknown[]> {
  let rows: unknown[] = [];
  for await (const item of items) {
    rows.push(item);
    if (rows.length >= 500) {
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}
