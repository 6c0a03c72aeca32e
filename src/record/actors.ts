import { type Kysely, sql } from "kysely";
import { all, members } from "./filter.ts";
import { cursorOf, listOf, markOf, orderOf, type Page, type PageAsked } from "./page.ts";
import type { Tables } from "./schema.ts";

/** What a list of actors is asked for. */
export interface ActorFilter {
  /** Part of a name. */
  readonly text?: string | undefined;
  readonly type?: readonly string[] | undefined;
  readonly sector?: readonly string[] | undefined;
  /** Whom it acts for. */
  readonly actsFor?: readonly string[] | undefined;
  readonly document?: string | undefined;
  readonly id?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
  readonly knownBy?: string | undefined;
}

/** An actor with what the record holds of it. */
export interface StoredActor {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly acts_for: string | null;
  readonly sector: string | null;
  readonly own: boolean;
  readonly documents: number;
  readonly events: number;
  readonly statements: number;
  readonly ties: number;
}

const ORDERS = {
  documents: "documents",
  name: "lower(name)",
  events: "events",
  statements: "statements",
  ties: "ties",
} as const;

/** A page of the actors, those of most documents first unless asked otherwise; a merged one counts with the one it was merged into. */
export async function actors(db: Kysely<Tables>, filter: ActorFilter, page: PageAsked): Promise<Page<StoredActor>> {
  const order = orderOf<string>(page.sort ?? "-documents", ORDERS);
  const column = sql.raw(order.column);
  const direction = sql.raw(order.down ? "desc" : "asc");
  const of = listOf("actors", order.name, filter);
  const after = page.cursor === undefined ? null : markOf(page.cursor, of);
  const skip = after?.seq ?? 0; // Counts of a living record change between pages: the cursor is a place in the list.
  const end = filter.knownBy === undefined ? null : `${filter.knownBy}T23:59:59.999Z`;
  const time = (table: string) => {
    const of = (name: string) => sql.raw(`${table}.${name}`);
    return end
      ? sql`${of("known_from")} <= ${end} and (${of("known_to")} is null or ${of("known_to")} > ${end})`
      : sql`${of("known_to")} is null`;
  };
  const day = filter.asOf ? sql`and d.published <= ${filter.asOf}` : sql``;
  const held = filter.asOf ? sql`and c.low <= ${filter.asOf} and c.high >= ${filter.asOf}` : sql``;
  const where = all([
    ...(filter.text
      ? [sql`(a.id = ${filter.text} or a.name ilike ${`%${filter.text.replace(/[\\%_]/g, "\\$&")}%`})`]
      : []),
    ...members("a.type", filter.type),
    ...members("a.sector", filter.sector),
    ...members("a.acts_for", filter.actsFor),
    ...members("a.id", filter.id),
    ...(filter.document
      ? [
          sql`a.id in (select coalesce(m.into_actor, e.actor) from entity e join document d on d.seq = e.document
      left join merged m on m.actor = e.actor where d.id = ${filter.document})`,
        ]
      : []),
    sql`a.id not in (select actor from merged)`,
  ]);
  const plain =
    filter.asOf === undefined &&
    end === null &&
    (await db.selectFrom("merged").select("actor").limit(1).execute()).length === 0;
  const counted = sql`with listed as (select a.id, a.name, a.type, a.acts_for, a.sector, a.own, a.documents, a.events, a.statements, a.ties
      from actor a where a.documents > 0 and ${where})`;
  const seen = plain
    ? counted
    : sql`with seen as (
      select coalesce(m.into_actor, e.actor) as id, count(distinct e.document)::int as documents
      from entity e join document d on d.seq = e.document left join merged m on m.actor = e.actor
      where e.actor is not null and ${time("e")} ${day} group by 1),
    did as (
      select coalesce(m.into_actor, p.actor) as id,
        count(distinct p.claim) filter (where p.kind = 'event')::int as events,
        count(distinct p.claim) filter (where p.kind = 'statement')::int as statements,
        count(distinct p.claim) filter (where p.kind = 'tie')::int as ties
      from part p join claim c on c.seq = p.claim left join merged m on m.actor = p.actor
      where p.actor is not null and ${time("c")} ${held} group by 1),
    listed as (
      select a.id, a.name, a.type, a.acts_for, a.sector, a.own, s.documents,
        coalesce(did.events, 0) as events, coalesce(did.statements, 0) as statements, coalesce(did.ties, 0) as ties
      from actor a join seen s on s.id = a.id left join did on did.id = a.id where ${where})`;
  const found = await sql<
    StoredActor & { total: number }
  >`${seen} select *, (select count(*)::int from listed) as total from listed
    order by ${column} ${direction}, id limit ${page.limit + 1} offset ${skip}`.execute(db);
  const total =
    found.rows[0]?.total ??
    (await sql<{ total: number }>`${seen} select count(*)::int as total from listed`.execute(db)).rows[0]!.total;
  const rows = found.rows.slice(0, page.limit);
  return {
    items: rows.map(({ total: _, ...row }) => row),
    total,
    next: found.rows.length > page.limit ? cursorOf({ of, value: "", seq: skip + page.limit }) : null,
  };
}
