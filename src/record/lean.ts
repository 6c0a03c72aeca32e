import { type Kysely, sql } from "kysely";
import { mergedActors } from "./claims.ts";
import { all, type ClaimFilter, type Condition, claimConditions, takingPart, withMerged } from "./filter.ts";
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

/** What a tie's row is read from. */
const TIE = {
  seq: "c.seq",
  ...{ key: "c.key", document: "d.id", story: "d.story", published: "d.published", type: "c.type", status: "c.status" },
  ...{ sign: "c.sign", low: "c.low", high: "c.high", day_from: "c.day_from", day_to: "c.day_to", claimed: "c.claimed" },
  score: "c.score",
} as const;
const PART = { claim: "p.claim", role: "p.role", actor: "p.actor", name: "p.name", actsFor: "p.acts_for" } as const;

/** The ties that the filter lets through; with a day, those of them that had begun by then. */
export async function tieRows(db: Kysely<Tables>, filter: ClaimFilter, begun?: string): Promise<readonly TieRow[]> {
  const renamed = await mergedActors(db);
  const where = all([
    ...claimConditions(withMerged(filter, renamed)),
    // Known of each, and said so that the planner sees it.
    sql`c.kind = 'tie'`,
    ...(begun === undefined ? [] : [sql`c.low <= ${begun}`]),
  ]);
  const from = sql`from claim c join document d on d.seq = c.document where ${where}`;
  const ties = await columnsOf<TieRow & { readonly seq: number }>(db, TIE, from);
  const parts = await columnsOf<TieEnd & { readonly claim: number; readonly role: keyof Ends }>(
    db,
    PART,
    sql`from part p where p.kind = 'tie' and p.actor is not null and p.claim in (select c.seq
      from claim c ${filter.source ? sql`join document d on d.seq = c.document` : sql``} where ${where})`,
  );
  const ends = new Map<number, Ends>();
  for (const [at, claim] of parts.claim.entries()) {
    const there = ends.get(claim) ?? { from: null, to: null, over: null };
    ends.set(claim, there);
    const actor = parts.actor[at]!;
    there[parts.role[at]!] ??= {
      actor: renamed.get(actor) ?? actor,
      name: parts.name[at]!,
      actsFor: parts.actsFor[at]!,
    };
  }
  // Field by field, so that all are of one shape: rows put together by their columns' names take many times as long.
  return ties.seq.map((seq, at): TieRow => {
    const { from = null, to = null, over = null } = ends.get(seq) ?? {};
    return {
      key: ties.key[at]!,
      document: ties.document[at]!,
      story: ties.story[at]!,
      published: ties.published[at]!,
      type: ties.type[at]!,
      status: ties.status[at]!,
      sign: ties.sign[at]!,
      low: ties.low[at]!,
      high: ties.high[at]!,
      day_from: ties.day_from[at]!,
      day_to: ties.day_to[at]!,
      claimed: ties.claimed[at]!,
      score: ties.score[at]!,
      from,
      to,
      over,
    };
  });
}

interface Ends {
  from: TieEnd | null;
  to: TieEnd | null;
  over: TieEnd | null;
}

/** The rows' columns, each in one piece of JSON: a driver takes longer over many cells than over one. */
async function columnsOf<Row>(
  db: Kysely<Tables>,
  columns: Readonly<Record<string, string>>,
  from: Condition,
): Promise<{ readonly [Name in keyof Row]: readonly Row[Name][] }> {
  const names = Object.keys(columns);
  const told = sql.raw(names.map((name) => `json_agg(${columns[name]})::text as "${name}"`).join(", "));
  const found = await sql<Record<string, string | null>>`select ${told} ${from}`.execute(db);
  const lists = names.map((name) => [name, JSON.parse(found.rows[0]?.[name] ?? "[]")] as const);
  return Object.fromEntries(lists) as { readonly [Name in keyof Row]: readonly Row[Name][] };
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
  const side = (ids: readonly string[]) =>
    takingPart(withMerged({ ...filter, actor: ids }, renamed).actor ?? [], "event", ["source", "target"]);
  // Each report has its say whether the two meet in it; the first of them stands for the event.
  const where = all(claimConditions({ ...filter, each: true }));
  // Where they meet is told first, from indexes, and only those claims are looked up (`offset 0` keeps it so).
  const found = await sql<PairRow & { happening: number | null }>`
    select c.key, c.happening, c.day_from, c.day_to, c.quad, c.plover, c.status, p.a_source, p.a_target, p.b_source, p.b_target
    from (select claim, bool_or(a.role = 'source') as a_source, bool_or(a.role = 'target') as a_target,
        bool_or(b.role = 'source') as b_source, bool_or(b.role = 'target') as b_target
      from (${side(a)}) a join (${side(b)}) b using (claim) group by claim) p
    cross join lateral (select * from claim where claim.seq = p.claim offset 0) c join document d on d.seq = c.document
    where ${where} order by c.lead desc, c.seq`.execute(db);
  const events = new Map<string, PairRow>();
  for (const { happening, ...row } of found.rows) {
    const event = happening === null ? row.key : String(happening);
    const there = events.get(event);
    events.set(event, there ? { ...there, reports: there.reports + 1 } : { ...row, reports: 1 });
  }
  return [...events.values()];
}
