import { type Kysely, sql } from "kysely";
import type { Influence, ReportEvent, Statement, Tie } from "../report/claims.ts";
import {
  all,
  type ClaimFilter,
  type Condition,
  claimConditions,
  claimsOf,
  isOfWho,
  isWhole,
  leads,
  reportConditions,
  withMerged,
} from "./filter.ts";
import type { ClaimWords, Part } from "./flatten.ts";
import { cursorOf, listOf, markOf, orderOf, type Page, type PageAsked } from "./page.ts";
import type { Tables } from "./schema.ts";

/** A claim as the record holds it. */
export interface StoredClaim {
  readonly key: string;
  readonly kind: ClaimFilter["kind"];
  readonly document: {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
  };
  /** As the report has it, with what a person changed. */
  readonly claim: ReportEvent | Statement | Tie | Influence;
  readonly parts: readonly Part[];
  readonly words: ClaimWords;
  readonly quad: 1 | 2 | 3 | 4 | null;
  readonly plover: number | null;
  /** Where it was. */
  readonly at: { readonly lat: number; readonly lon: number; readonly country: string | null } | null;
  /** When it holds: '' and '9999' where open. */
  readonly low: string;
  readonly high: string;
  readonly dated: { readonly from: string; readonly to: string } | null;
  readonly knownFrom: string;
  readonly knownTo: string | null;
  readonly verdict: "accepted" | "rejected" | null;
  readonly edited: boolean;
  /** The number of the event it is one report of; `null` where no other report of it is known. */
  readonly happening: number | null;
  /** How many reports there are of the event. */
  readonly reports: number;
}

interface Row {
  readonly seq: number;
  readonly key: string;
  readonly kind: ClaimFilter["kind"];
  readonly body: string;
  readonly parts: string;
  readonly words: string;
  readonly quad: 1 | 2 | 3 | 4 | null;
  readonly plover: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string | null;
  readonly low: string;
  readonly high: string;
  readonly day_from: string | null;
  readonly day_to: string | null;
  readonly known_from: string;
  readonly known_to: string | null;
  readonly verdict: "accepted" | "rejected" | null;
  readonly edit: string | null;
  readonly happening: number | null;
  readonly reports: number;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly sorted: string | number;
}

/** What claims can be sorted by. */
export const CLAIM_ORDERS = {
  day: "c.day",
  score: "c.score",
  type: "coalesce(c.type, '')",
  known: "c.known_from",
  plover: "coalesce(c.plover, 0)",
} as const;

const BY_DAY: Condition = sql.raw(CLAIM_ORDERS.day);

/** Orders by a number; the others are by words. */
const NUMERIC: ReadonlySet<string> = new Set([CLAIM_ORDERS.score, CLAIM_ORDERS.plover]);

const FROM = sql`from claim c join document d on d.seq = c.document`;

/** The claims alone, where the filter asks nothing of their documents: an index holds all that is asked of them. */
const from = ({ source }: ClaimFilter) => (source && source.length > 0 ? FROM : sql`from claim c`);

/** A page of the claims that the filter lets through, latest first unless asked otherwise. */
export async function claims(db: Kysely<Tables>, filter: ClaimFilter, page: PageAsked): Promise<Page<StoredClaim>> {
  const order = orderOf<string>(page.sort ?? "-day", CLAIM_ORDERS);
  const column = order.column === CLAIM_ORDERS.day ? BY_DAY : sql.raw(order.column);
  const renamed = await mergedActors(db);
  const given = withMerged(filter, renamed);
  const where = claimConditions(given);
  const of = listOf("claims", order.name, filter);
  const after = page.cursor === undefined ? null : markOf(page.cursor, of, NUMERIC.has(order.column));
  const beyond = after
    ? [
        order.down
          ? sql`(${column}, c.seq) < (${after.value}, ${after.seq})`
          : sql`(${column}, c.seq) > (${after.value}, ${after.seq})`,
      ]
    : [];
  const direction = sql.raw(order.down ? "desc" : "asc");
  // Which rows those are is told by their short columns; the long ones are looked up for the page alone.
  const found =
    await sql<Row>`select c.seq, c.key, c.kind, c.body, c.parts, c.words, c.quad, c.plover, c.lat, c.lon, c.country, c.low, c.high,
      c.day_from, c.day_to, c.known_from, c.known_to, c.verdict, c.edit, c.happening, p.sorted,
      case when c.happening is null then 1 else
        (select count(*)::int from claim h where h.happening = c.happening and h.known_to is null) end as reports,
      d.id as document, d.title, d.publisher, d.published
    from (select * from (${sql.join(
      apart(given, column).map(
        (part) => sql`(select c.seq, ${column} as sorted ${from(given)} where ${all([...part, ...where, ...beyond])}
          order by ${column} ${direction}, c.seq ${direction} limit ${page.limit + 1})`,
      ),
      sql` union all `,
    )}) as rows order by sorted ${direction}, seq ${direction} limit ${page.limit + 1}) p
    join claim c on c.seq = p.seq join document d on d.seq = c.document
    order by p.sorted ${direction}, c.seq ${direction}`.execute(db);
  const [total, reports] = after?.counted ?? (await countOf(db, given));
  const rows = found.rows.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => storedClaim(row, renamed)),
    total,
    ...(filter.kind === "event" ? { reports } : {}),
    next:
      found.rows.length > page.limit && last
        ? cursorOf({ of, value: last.sorted, seq: last.seq, counted: [total, reports] })
        : null,
  };
}

/**
 * Parts of the list that are looked at one after the other, each by its own index. What held on a day has its own day by then,
 * but for the few that last: without that said, all that came later would be passed over one by one.
 */
function apart({ asOf, knownBy }: ClaimFilter, column: Condition): readonly (readonly Condition[])[] {
  if (asOf === undefined || knownBy !== undefined || column !== BY_DAY) return [[]];
  return [[sql`c.day <= ${asOf}`], [sql`c.day > ${asOf}`, sql`c.low < c.day`]];
}

/** How many rows the list has, and how many reports those are: the reports of one event are one row. */
async function countOf(db: Kysely<Tables>, filter: ClaimFilter): Promise<readonly [number, number]> {
  const found = await sql<{ total: number; reports: number }>`${counting(filter)}`.execute(db);
  return [found.rows[0]?.total ?? 0, found.rows[0]?.reports ?? 0];
}

function counting(filter: ClaimFilter): Condition {
  const one = leads(filter) !== null;
  if (isWhole(filter)) return countingWhole(filter.kind, one);
  if (isOfWho(filter)) return countingWho(filter, one);
  const where = all(reportConditions(filter));
  if (!one) return sql`select count(*)::int as total, count(*)::int as reports ${from(filter)} where ${where}`;
  return sql`select coalesce(sum(case when happening is null then reports else 1 end), 0)::int as total,
      coalesce(sum(reports), 0)::int as reports
    from (select c.happening, count(*) as reports ${from(filter)} where ${where} group by c.happening) g`;
}

/** All claims of a kind are counted by the documents' own counts, and corrected by those that count otherwise than each as one. */
const countingWhole = (kind: ClaimFilter["kind"], one: boolean): Condition => sql`
  with m as (select verdict, lead from claim where kind = ${kind} and known_to is null
      and (known_to is not null or verdict is not null or happening is not null)),
    o as (select count(*) filter (where verdict = 'rejected') as hidden,
      count(*) filter (where verdict is distinct from 'rejected' and not lead) as several from m)
  select (n - hidden${one ? sql` - several` : sql``})::int as total, (n - hidden)::int as reports
  from o, (select coalesce(sum(${sql.raw(`${kind}s`)}), 0)::int as n from document) as whole`;

/** Those who take part are counted by an index alone, and corrected by the claims that count otherwise than each as one. */
const countingWho = (filter: ClaimFilter, one: boolean): Condition => sql`
  with w as materialized (select distinct claim from (${claimsOf(filter)}) as who),
    m as materialized (select seq, happening, known_to is null and verdict is distinct from 'rejected' as shown from claim
      where kind = ${filter.kind} and (known_to is not null or verdict is not null or happening is not null)),
    o as (select count(*) filter (where not shown) as hidden, count(*) filter (where shown and happening is not null) as several,
      count(distinct happening) filter (where shown) as events from m join w on w.claim = m.seq)
  select (n - hidden${one ? sql` - several + events` : sql``})::int as total, (n - hidden)::int as reports
  from o, (select count(*) as n from w) as whole`;

/** What a facet counts, over the whole filtered set. */
export type Facets = Readonly<
  Record<string, readonly { readonly value: string; readonly count: number; readonly reports?: number }[]>
>;

const FACETS: Readonly<Record<string, string>> = {
  type: "c.type",
  status: "c.status",
  quad: "c.quad::text",
  source: "d.publisher",
  country: "c.country",
  month: "nullif(left(c.day, 7), '')",
};

/** How many claims there are of each type, status, publisher …, and of the actors that take part most. */
export async function facets(db: Kysely<Tables>, filter: ClaimFilter): Promise<Facets> {
  const given = withMerged(filter, await mergedActors(db));
  const where = all(reportConditions(given));
  const one = leads(given) ?? sql`true`;
  const names = Object.keys(FACETS);
  const columns = sql.raw(names.map((name) => `${FACETS[name]} as "${name}"`).join(", "));
  const sets = sql.raw(names.map((name) => `("${name}")`).join(", "));
  const group = sql.raw(`grouping(${names.map((name) => `"${name}"`).join(", ")})`);
  const list = sql.raw(names.map((name) => `"${name}"`).join(", "));
  // Added up once by all columns together, and then by each: the second time there is little left to add up.
  const counted = await sql<Record<string, string | null> & { which: number; count: number; reports: number }>`
    select ${list}, ${group}::int as which, sum(count)::int as count, sum(reports)::int as reports
    from (select ${list}, count(*) filter (where leads) as count, count(*) as reports
      from (select ${columns}, (${one}) as leads ${FROM} where ${where}) as rows group by ${list}) as added
    group by grouping sets (${sets})`.execute(db);
  const who = await sql<{ value: string; count: number; reports: number }>`
    select value, (count(*) filter (where leads))::int as count, count(*)::int as reports from (
      select distinct coalesce(m.into_actor, p.actor) as value, p.claim, s.leads
      from (select c.seq, (${one}) as leads ${from(given)} where ${where}) as s join part p on p.claim = s.seq
      left join merged m on m.actor = p.actor where p.actor is not null) as once
    group by 1 having count(*) filter (where leads) > 0 order by 2 desc, 1 limit 30`.execute(db);
  const told = <Row extends { count: number; reports: number }>({ reports, ...row }: Row) =>
    filter.kind === "event" ? { ...row, reports } : row;
  const all_ = names.map((name, index) => {
    // grouping() has a 0 bit for the column that the row is grouped by, the first column leftmost.
    const mask = (1 << names.length) - 1 - (1 << (names.length - 1 - index));
    const values = counted.rows
      .filter((row) => row.which === mask && row[name] !== null && row.count > 0)
      .map((row) => told({ value: row[name]!, count: row.count, reports: row.reports }))
      .sort((a, b) =>
        name === "month" ? (a.value < b.value ? -1 : 1) : b.count - a.count || (a.value < b.value ? -1 : 1),
      );
    return [name, values] as const;
  });
  return { ...Object.fromEntries(all_), actor: who.rows.map(told) };
}

/** The actors that a merge made others. */
export async function mergedActors(db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom("merged").select(["actor", "into_actor"]).execute();
  return new Map(rows.map((row) => [row.actor, row.into_actor]));
}

function storedClaim(row: Row, renamed: ReadonlyMap<string, string>): StoredClaim {
  const parts = JSON.parse(row.parts) as Part[];
  return {
    key: row.key,
    kind: row.kind,
    document: { id: row.document, title: row.title, publisher: row.publisher, published: row.published },
    claim: { ...JSON.parse(row.body), ...(row.edit ? JSON.parse(row.edit) : {}) },
    parts: parts.map((part) => ({
      ...part,
      actor: part.actor === null ? null : (renamed.get(part.actor) ?? part.actor),
    })),
    words: JSON.parse(row.words) as ClaimWords,
    quad: row.quad,
    plover: row.plover,
    at: row.lat !== null && row.lon !== null ? { lat: row.lat, lon: row.lon, country: row.country } : null,
    low: row.low,
    high: row.high,
    dated: row.day_from !== null && row.day_to !== null ? { from: row.day_from, to: row.day_to } : null,
    knownFrom: row.known_from,
    knownTo: row.known_to,
    verdict: row.verdict,
    edited: row.edit !== null,
    happening: row.happening,
    reports: row.reports,
  };
}
