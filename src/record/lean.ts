import { type Kysely, sql } from "kysely";
import { mergedActors } from "./claims.ts";
import { all, type ClaimFilter, claimConditions, withMerged } from "./filter.ts";
import type { Tables } from "./schema.ts";

/** A tie with what adding it up takes, and no more: a picture is made of tens of thousands. */
export interface TieRow {
  readonly key: string;
  readonly document: string;
  /** The number of the story that the document is a version of. */
  readonly story: number | null;
  readonly published: string | null;
  readonly type: string;
  readonly status: string;
  readonly sign: -1 | 0 | 1;
  readonly low: string;
  readonly high: string;
  readonly day_from: string | null;
  readonly day_to: string | null;
  readonly claimed: boolean;
  readonly score: number;
  readonly from: TieEnd | null;
  readonly to: TieEnd | null;
  readonly over: TieEnd | null;
}

/** Who is at an end of a tie, where that is somebody who can be told from others. */
export interface TieEnd {
  readonly actor: string;
  readonly name: string;
  /** Whom it acts for: the id of a state or body; `null` where that is not known. */
  readonly actsFor: string | null;
}

/** Columns of a tie's row, as they come in one piece of JSON: a driver takes longer over many cells than over one. */
const TIE = [
  "key",
  "document",
  "story",
  "published",
  "type",
  "status",
  "sign",
  "low",
  "high",
  "day_from",
  "day_to",
  "claimed",
] as const;
const ENDS = ["from", "to", "over"] as const;

/** The ties that the filter lets through; with a day, those of them that had begun by then. */
export async function tieRows(db: Kysely<Tables>, filter: ClaimFilter, begun?: string): Promise<readonly TieRow[]> {
  const renamed = await mergedActors(db);
  const where = [
    ...claimConditions(withMerged(filter, renamed)),
    // Known of each, and said so that the planner sees it.
    sql`c.kind = 'tie'`,
    ...(begun === undefined ? [] : [sql`c.low <= ${begun}`]),
  ];
  const found = await sql<{ row: string }>`
    select json_build_array(c.key, d.id, d.story, d.published, c.type, c.status, c.sign, c.low, c.high, c.day_from, c.day_to, c.claimed,
      c.score, (select json_agg(json_build_array(p.role, p.actor, p.name, p.acts_for)) from part p where p.claim = c.seq and p.kind = 'tie'))::text as row
    from claim c join document d on d.seq = c.document where ${all(where)}`.execute(db);
  return found.rows.map(({ row }) => tieRow(JSON.parse(row) as readonly unknown[], renamed));
}

function tieRow(cells: readonly unknown[], renamed: ReadonlyMap<string, string>): TieRow {
  const row: Record<string, unknown> = { score: cells[TIE.length] };
  for (const [at, name] of TIE.entries()) row[name] = cells[at];
  for (const end of ENDS) row[end] = null;
  for (const [role, actor, name, actsFor] of (cells[TIE.length + 1] ?? []) as readonly (readonly [
    string,
    string | null,
    string,
    string | null,
  ])[])
    if (actor !== null && row[role] === null) row[role] = { actor: renamed.get(actor) ?? actor, name, actsFor };
  return row as unknown as TieRow;
}

/** An event of two sides: in which part each of them stands. */
export interface PairRow {
  readonly key: string;
  readonly day_from: string | null;
  readonly day_to: string | null;
  readonly quad: 1 | 2 | 3 | 4;
  readonly plover: number;
  readonly status: string;
  readonly reports: number;
  readonly a_source: boolean;
  readonly a_target: boolean;
  readonly b_source: boolean;
  readonly b_target: boolean;
}

/** The events in which both sides take part as source or target. */
export async function pairRows(
  db: Kysely<Tables>,
  filter: ClaimFilter,
  a: readonly string[],
  b: readonly string[],
): Promise<readonly PairRow[]> {
  const renamed = await mergedActors(db);
  const side = (ids: readonly string[]) => {
    const wanted = [...(withMerged({ ...filter, actor: ids }, renamed).actor ?? [])];
    return sql`select claim, bool_or(role = 'source') as source, bool_or(role = 'target') as target from part
      where kind = 'event' and role in ('source', 'target') and (actor = any(${wanted}::text[]) or acts_for = any(${wanted}::text[]))
      group by claim`;
  };
  // Each report has its say whether the two meet in it; the first of them stands for the event.
  const where = all(claimConditions({ ...filter, each: true }));
  const found = await sql<PairRow & { happening: number | null }>`
    select c.key, c.happening, c.day_from, c.day_to, c.quad, c.plover, c.status, a.source as a_source, a.target as a_target,
      b.source as b_source, b.target as b_target
    from (${side(a)}) a join (${side(b)}) b on b.claim = a.claim join claim c on c.seq = a.claim
      join document d on d.seq = c.document
    where ${where} order by c.lead desc, c.seq`.execute(db);
  const events = new Map<string, PairRow>();
  for (const { happening, ...row } of found.rows) {
    const event = happening === null ? row.key : String(happening);
    const there = events.get(event);
    events.set(event, there ? { ...there, reports: there.reports + 1 } : { ...row, reports: 1 });
  }
  return [...events.values()];
}
