import { fault } from "../ground/fault.ts";
import type { Desk } from "./desk.ts";
import type { Operation } from "./operation.ts";
import { CHANGED } from "./outputs.ts";

/** `asOf` as doors write it where words are joined by hyphens: `as-of`. */
export const hyphened = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The operation's input as a door was given it, names with hyphens or without, read and checked.
 * @throws Fault `desk/wrong-input` that says what was asked, what is wrong with it and what to choose from.
 */
export function inputOf(operation: Operation, given: Readonly<Record<string, unknown>>): unknown {
  const known = Object.keys(operation.input.shape);
  const input: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!known.includes(name)) {
      const choices = known.length > 0 ? `one of: ${known.map(hyphened).join(", ")}` : "it takes none";
      throw fault("desk/wrong-input", `${operation.name} has no "${key}"; ${choices}`);
    }
    // An empty word in an address is none.
    if (value !== undefined && value !== "") input[name] = value;
    if (hasNothing(value))
      throw fault(
        "desk/wrong-input",
        `${operation.name} was asked with a wrong ${hyphened(name)}: it holds a character that is none (NUL)`,
      );
  }
  const read = operation.input.safeParse(input);
  if (read.success) {
    const { from, to } = read.data as { readonly from?: unknown; readonly to?: unknown };
    if (typeof from === "string" && typeof to === "string" && from > to)
      throw fault("desk/wrong-input", `${operation.name} was asked from ${from} to ${to}, which is before it`);
    return read.data;
  }
  const [issue] = read.error.issues;
  const name = hyphened(String(issue?.path[0] ?? ""));
  const missing = issue && issue.path[0] !== undefined && input[String(issue.path[0])] === undefined;
  const what = missing ? `needs ${name}` : `${name}: ${issue?.message ?? "is not what was asked for"}`;
  throw fault("desk/wrong-input", `${operation.name} ${missing ? what : `was asked with a wrong ${what}`}`);
}

/** Whether a character that no database can look for is in the word, or in one of the words. */
const hasNothing = (value: unknown): boolean =>
  typeof value === "string" ? value.includes("\0") : Array.isArray(value) && value.some(hasNothing);

type ChangesAnswer = Readonly<Record<(typeof CHANGED)[number], readonly object[]>>;

/** All that is new in one list, each with what it is. */
const changedItems = (answer: ChangesAnswer): readonly object[] =>
  CHANGED.flatMap((list) => answer[list].map((item) => ({ ...item, what: list.slice(0, -1) })));

interface Paged {
  readonly items?: readonly unknown[];
  readonly ties?: readonly unknown[];
  readonly points?: readonly unknown[];
  readonly versions?: readonly unknown[];
  readonly reports?: unknown;
  readonly kind?: string;
  readonly next?: string | null;
}

/** The items of an answer that is a list. */
export function itemsOf(answer: unknown): readonly unknown[] {
  const { kind, items, ties, points, versions, reports } = answer as Paged;
  if (kind === "changes") return changedItems(answer as ChangesAnswer);
  return items ?? ties ?? points ?? versions ?? (Array.isArray(reports) ? reports : []);
}

const FULL_PAGE = 1000;

/** The items of all pages of a list, from the one that was asked for on. */
export async function* everyItem(desk: Desk, operation: Operation, input: unknown): AsyncIterable<unknown> {
  const paged = "cursor" in operation.input.shape;
  let asked = paged ? { ...(input as object), limit: FULL_PAGE } : (input as object);
  while (true) {
    const answer = await operation.run(desk, asked, []);
    yield* itemsOf(answer);
    const next = (answer as Paged).next;
    if (!paged || !next) return;
    asked = { ...asked, cursor: next } as typeof asked;
  }
}
