import { Fault } from "../ground/fault.ts";
import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import { readMemberships } from "./membership.ts";
import { personId, readOffices } from "./office.ts";
import type { OpenDirectory } from "./open-directory.ts";
import { enlist } from "./roster.ts";
import { type ActorTable, listed, type TableKind, type TableRow } from "./table.ts";

/** What became of the rows of a user's table. */
export interface ImportedTable {
  readonly kind: TableKind;
  /** The table to write: the rows there were before, with those that are new or changed. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly added: number;
  readonly changed: number;
  readonly skipped: readonly { readonly row: string; readonly reason: string }[];
}

type Cells = Readonly<Record<string, string>>;

/** What tells one row of a table from another. */
const KEYS: Readonly<Record<TableKind, (cells: Cells) => string>> = {
  actors: ({ id = "" }) => id,
  members: ({ body, members, from = "" }) => `${body} ${members} ${from}`,
  offices: ({ state, office, person, from = "" }) => `${state} ${fold(office ?? "")} ${fold(person ?? "")} ${from}`,
  people: ({ person = "" }) => personId(person),
};

/** The user's table beside the one that was imported before under its name; a row that is wrong or known already is left out, with the reason. */
export function importTable(
  table: ActorTable,
  before: readonly Cells[],
  directory: OpenDirectory,
  ids: ReadonlySet<string>,
): ImportedTable {
  const { kind } = table;
  const key = KEYS[kind];
  const rows = new Map(before.map((cells) => [key(cells), cells]));
  const skipped: { row: string; reason: string }[] = [];
  let [added, changed] = [0, 0];
  for (const row of table.rows) {
    const cells = filled(row.cells);
    const reason = wrongIn(table, row, directory, ids) ?? knownIn(kind, cells, directory);
    const there = rows.get(key(cells));
    if (reason !== null) skipped.push({ row: `line ${row.line}`, reason });
    else if (there && same(there, cells)) skipped.push({ row: `line ${row.line}`, reason: "imported before" });
    else {
      if (there || (kind === "actors" && directory.actor(cells.id ?? ""))) changed += 1;
      else added += 1;
      rows.set(key(cells), cells);
    }
  }
  return { kind, rows: [...rows.values()], added, changed, skipped };
}

const filled = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ""));
const same = (a: Cells, b: Cells): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => (a[name] ?? "") === (b[name] ?? ""));
};

/** Why the row is none of its table; `null` where it is one. */
function wrongIn(table: ActorTable, row: TableRow, directory: Directory, ids: ReadonlySet<string>): string | null {
  const alone = { ...table, rows: [row] };
  const unknown = (id: string | undefined) => Boolean(id) && !ids.has(id!) && !directory.actor(id!);
  const { id, name, state, person, office, body, members } = row.cells;
  const no = (cell: string | undefined, what: string) => (cell ? null : `has no ${what}`);
  try {
    if (table.kind === "actors") {
      enlist(alone);
      return no(id, "id") ?? no(name, "name") ?? (unknown(state) ? `belongs to "${state}", whom no table knows` : null);
    }
    if (table.kind === "offices") {
      readOffices([alone]);
      return (
        no(person, "person") ??
        no(office, "office") ??
        no(state, "state") ??
        (unknown(state) ? `is of "${state}", whom no table knows` : null)
      );
    }
    if (table.kind === "members") {
      readMemberships([alone]);
      const stranger = [body, ...listed(members)].find(unknown);
      return (
        no(body, "body") ??
        no(members, "members") ??
        (stranger ? `names "${stranger}", whom no table knows; import its actor first` : null)
      );
    }
    return no(person, "person");
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
}

/** Why the row says nothing new beside the tables that are there; `null` where it does. */
function knownIn(kind: TableKind, cells: Cells, directory: OpenDirectory): string | null {
  const { from = null, to = null } = cells as { from?: string; to?: string };
  const sameTime = (period: { readonly from: string | null; readonly to: string | null }) =>
    period.from === from && period.to === to;
  if (kind === "offices") {
    const id = personId(cells.person ?? "");
    const there = directory.terms.some(
      (term) =>
        term.person === id &&
        term.state === cells.state &&
        fold(term.office) === fold(cells.office ?? "") &&
        sameTime(term.period),
    );
    return there ? "the tables have it already" : null;
  }
  if (kind !== "members") return null;
  const has = (member: string) =>
    directory.membershipRows.some((one) => one.body === cells.body && one.member === member && sameTime(one.period));
  return listed(cells.members).every(has) ? "the tables have it already" : null;
}

/** The table as a file of this room. */
export function writeTable(kind: TableKind, rows: readonly Cells[], about: string): string {
  const columns = [...new Set(rows.flatMap((cells) => Object.keys(cells)))];
  const clean = (cell: string | undefined) => (cell ?? "").replace(/[\t\r\n]+/g, " ");
  const lines = rows.map((cells) => columns.map((column) => clean(cells[column])).join("\t"));
  return [`# table: ${kind}`, `# ${clean(about)}`, columns.join("\t"), ...lines, ""].join("\n");
}
