import { type Kysely, sql } from "kysely";
import { mergedActors } from "./claims.ts";
import { all, type ClaimFilter, claimConditions, withMerged } from "./filter.ts";
import type { Part } from "./flatten.ts";
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
  readonly parts: readonly Part[];
}

/** The ties that the filter lets through. */
export async function tieRows(db: Kysely<Tables>, filter: ClaimFilter): Promise<readonly TieRow[]> {
  const renamed = await mergedActors(db);
  const where = all(claimConditions(withMerged(filter, renamed)));
  const found = await sql<Omit<TieRow, "parts"> & { parts: string }>`
    select c.key, d.id as document, d.story, d.published, c.type, c.status, c.sign, c.low, c.high, c.day_from, c.day_to, c.claimed,
      c.score, c.parts from claim c join document d on d.seq = c.document where ${where}`.execute(db);
  return found.rows.map((row) => ({
    ...row,
    parts: (JSON.parse(row.parts) as Part[]).map((part) => ({
      ...part,
      actor: part.actor === null ? null : (renamed.get(part.actor) ?? part.actor),
    })),
  }));
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
