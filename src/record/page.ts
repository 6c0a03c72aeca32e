import { fault } from "../ground/fault.ts";

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
  readonly sort: string;
  readonly value: string | number;
  readonly seq: number;
}

/** The mark as an opaque word that can stand in an address. */
export const cursorOf = (mark: Mark): string =>
  Buffer.from(JSON.stringify([mark.sort, mark.value, mark.seq])).toString("base64url");

/**
 * The mark that the cursor stands for.
 * @throws Fault `record/cursor` where it is none of ours, or of another order.
 */
export function markOf(cursor: string, sort: string): Mark {
  try {
    const [of, value, seq] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [
      unknown,
      unknown,
      unknown,
    ];
    if (of === sort && Number.isInteger(seq) && (typeof value === "string" || typeof value === "number")) {
      return { sort, value, seq: seq as number };
    }
  } catch {
    // Told below, with what to do.
  }
  throw fault(
    "record/cursor",
    `"${cursor}" is no cursor of this list in this order; take \`next\` of the page before, or leave it out`,
  );
}

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
