import { fault } from "../ground/fault.ts";
import { hashOf } from "./outline.ts";

/** Which part of a list is asked for. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Name of an order, `-` before it turns it round. */
  readonly sort?: string | undefined;
}

/** A part of a list: `total` counts all of it, `next` is the cursor of what follows. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** How many reports those are that the total counts as one event each; there in lists of events. */
  readonly reports?: number;
  readonly next: string | null;
}

/** Where a list goes on: after the row of this value and number. */
export interface Mark {
  /** Which list it is of, as `listOf` says it. */
  readonly of: string;
  readonly value: string | number;
  readonly seq: number;
  /** What the first page counted, so that those after it need not: all rows, and the reports that they are. */
  readonly counted?: readonly [total: number, reports: number] | undefined;
}

/** The list in this order of what this filter lets through, in a word: a cursor of one leads nowhere in another. */
export const listOf = (list: string, sort: string, filter: object): string =>
  hashOf(JSON.stringify([list, sort, filter])).toString(36);

/** The mark as an opaque word that can stand in an address. */
export const cursorOf = (mark: Mark): string =>
  Buffer.from(JSON.stringify([mark.of, mark.value, mark.seq, ...(mark.counted ?? [])])).toString("base64url");

/** Rows of a table are numbered up to here. */
const LAST = 2 ** 31 - 1;

/**
 * The mark that the cursor stands for; `numeric` where the list is in the order of a number.
 * @throws Fault `record/cursor` where it is none of ours, or of another list, order or filter.
 */
export function markOf(cursor: string, of: string, numeric = false): Mark {
  try {
    const [there, value, seq, ...counted] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    const told = typeof value === (numeric ? "number" : "string");
    if (there === of && told && Number.isInteger(seq) && (seq as number) >= 0 && (seq as number) <= LAST)
      return { of, value: value as string | number, seq: seq as number, counted: countedOf(counted) };
  } catch {
    // Told below, with what to do.
  }
  throw fault(
    "record/cursor",
    `"${cursor}" is no cursor of this list with these filters in this order; take \`next\` of the page before, or leave it out`,
  );
}

const countedOf = ([total, reports]: readonly unknown[]): Mark["counted"] =>
  Number.isInteger(total) && Number.isInteger(reports) ? [total as number, reports as number] : undefined;

/** The column and direction of an order, `-` before its name turning it round. */
export function orderOf<Column>(
  asked: string,
  orders: Readonly<Record<string, Column>>,
): { readonly column: Column; readonly down: boolean; readonly name: string } {
  const name = asked.replace(/^-/, "");
  const column = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (column === undefined) {
    throw fault(
      "record/sort",
      `asked to sort by "${asked}"; one of: ${Object.keys(orders).join(", ")}, with - before it for the other way round`,
    );
  }
  return { column, down: asked.startsWith("-"), name: asked };
}
