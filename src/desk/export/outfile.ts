import type { Columns } from "../columns.ts";
import type { Desk } from "../desk.ts";
import type { ListedEvent, ListedInfluence, ListedStatement, ListedTie } from "../listed.ts";

/** A file as it is made: its pieces come one after the other, and none waits for the last. */
export interface Outfile {
  readonly name: string;
  readonly mediaType: string;
  readonly pieces: AsyncIterable<string | Uint8Array>;
  /** What the format cannot say or the file leaves out, in words; whole once all pieces have come. */
  readonly lost: readonly string[];
}

/** A claim that is exported, with the list it is of. */
export type ExportedClaim =
  | { readonly list: "events"; readonly item: ListedEvent }
  | { readonly list: "statements"; readonly item: ListedStatement }
  | { readonly list: "ties"; readonly item: ListedTie }
  | { readonly list: "influences"; readonly item: ListedInfluence };

/** An item of a list that is exported. */
export type Exported = ExportedClaim | { readonly list: "documents" | "actors"; readonly item: unknown };

/** Whether the item is a claim. */
export const isClaim = (exported: Exported): exported is ExportedClaim =>
  exported.list !== "documents" && exported.list !== "actors";

/** What is exported, and from where. */
export interface Exporting {
  readonly desk: Desk;
  /** In words: "events", "claims". */
  readonly what: string;
  readonly items: AsyncIterable<Exported>;
  /** Of the list; `null` where items of several lists come. */
  readonly columns: Columns | null;
  /** Where the page is that shows them: `http://127.0.0.1:8080/`. */
  readonly base: string;
  /** The filter as an address writes it: `actor=KEN&type=COERCE`. */
  readonly query: string;
  /** Says what is lost. */
  lose(line: string): void;
}

/** Writes what is exported in one format, piece by piece. */
export type Writer = (exporting: Exporting) => AsyncIterable<string | Uint8Array>;

/** The items, some at once. */
export async function* together<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let some: Item[] = [];
  for await (const item of items) {
    some.push(item);
    if (some.length < size) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** "1 event", "2 events". */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
