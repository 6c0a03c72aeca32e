import { fault } from "../ground/fault.ts";
import { isSector, type Sector } from "../ground/sector.ts";
import type { Actor, ActorCandidate, ActorKind } from "./directory.ts";
import { ALWAYS, isMoment, type Period } from "./period.ts";
import { type ActorTable, listed } from "./table.ts";

/** An actor of the tables with the time it is there and the names it goes by. */
export interface Enlisted {
  readonly actor: Actor;
  readonly period: Period;
  /** How much rarer than its namesakes it is in the news: 1 for the usual one. */
  readonly weight: number;
  readonly names: readonly ActorName[];
}

/** A name of an actor. */
export interface ActorName {
  readonly name: string;
  readonly by: ActorCandidate["by"];
  /** The column it stands in. */
  readonly column: NameColumn;
  readonly period: Period;
}

/** The columns that hold names, with how they name and how sure a name of the column is. */
export const NAME_COLUMNS = {
  name: { by: "name", score: 0.98 },
  official: { by: "name", score: 0.98 },
  aliases: { by: "short", score: 0.94 },
  old: { by: "old-name", score: 0.9 },
  abbreviations: { by: "abbreviation", score: 0.92 },
  nouns: { by: "demonym-noun", score: 0.93 },
  adjectives: { by: "demonym-adjective", score: 0.92 },
  seats: { by: "capital", score: 0.8 },
  capital: { by: "capital", score: 0.75 },
} as const satisfies Record<string, { by: ActorCandidate["by"]; score: number }>;
export type NameColumn = keyof typeof NAME_COLUMNS;
const COLUMNS = Object.keys(NAME_COLUMNS) as readonly NameColumn[];

const KINDS: readonly ActorKind[] = ["state", "organization", "group", "person", "territory"];

/**
 * The actors of a table.
 * @throws Fault `actor/unknown-kind`, `actor/unknown-sector` or `actor/unreadable-time`.
 */
export function enlist(table: ActorTable): readonly Enlisted[] {
  const columns = COLUMNS.filter((column) => table.columns.includes(column));
  return table.rows.map(({ line, cells }) => {
    const place = `${table.source}:${line}`;
    const kind = KINDS.find((one) => one === cells.kind);
    if (!kind)
      throw fault(
        "actor/unknown-kind",
        `${place} has the kind "${cells.kind}"; choose from ${KINDS.join(", ")}`,
        place,
      );
    const names: ActorName[] = [];
    for (const column of columns) {
      const cell = cells[column];
      if (cell) for (const part of listed(cell)) names.push(named(part, column, place));
    }
    const id = cells.id ?? "";
    return {
      actor: {
        id,
        kind,
        name: cells.name ?? id,
        sector: sector(cells.sector, place),
        state: cells.state || null,
        ...(cells.cow ? { cow: cells.cow } : {}),
      },
      period: period(cells.from, cells.to, place),
      weight: Number(cells.weight || 1),
      names,
    };
  });
}

/** The name and the time it held: `Zaire@1971..1997`. */
function named(part: string, column: NameColumn, place: string): ActorName {
  const { by } = NAME_COLUMNS[column];
  const at = part.indexOf("@");
  if (at < 0) return { name: part, by, column, period: ALWAYS };
  const [from, to] = part.slice(at + 1).split("..");
  return { name: part.slice(0, at), by, column, period: period(from, to, place) };
}

/**
 * The period that two cells write.
 * @throws Fault `actor/unreadable-time`.
 */
export function period(from: string | undefined, to: string | undefined, place: string): Period {
  if (!from && !to) return ALWAYS;
  for (const end of [from, to]) {
    if (end && !isMoment(end))
      throw fault("actor/unreadable-time", `${place} has the time "${end}"; write YYYY, YYYY-MM or YYYY-MM-DD`, place);
  }
  return { from: from || null, to: to || null };
}

function sector(word: string | undefined, place: string): Sector | null {
  if (!word) return null;
  if (isSector(word)) return word;
  throw fault(
    "actor/unknown-sector",
    `${place} has the sector "${word}"; choose from PLOVER's, for example GOV, MIL, REB`,
    place,
  );
}
