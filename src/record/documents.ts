import { type Kysely, sql } from "kysely";
import type { Document } from "../document/document.ts";
import type { Report } from "../report/report.ts";
import { all, type Condition, members } from "./filter.ts";
import { cursorOf, listOf, markOf, orderOf, type Page, type PageAsked } from "./page.ts";
import type { DocumentTable, Tables } from "./schema.ts";

/** What a list of documents is asked for. */
export interface DocumentFilter {
  readonly text?: string | undefined;
  readonly source?: readonly string[] | undefined;
  readonly language?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Ids of actors that it speaks of. */
  readonly actor?: readonly string[] | undefined;
  readonly asOf?: string | undefined;
  readonly knownBy?: string | undefined;
  readonly since?: string | undefined;
}

/** A row of the list of documents. */
export type StoredDocument = Omit<DocumentTable, "seq" | "body" | "search" | "hash"> & {
  readonly hash: string;
  /** How many documents there are of its story, itself among them. */
  readonly versions: number;
  /** Other places where the same text was seen. */
  readonly sightings: number;
};

const ORDERS = {
  published: "coalesce(d.published, '')",
  read: "d.read_at",
  title: "coalesce(d.title, '')",
  words: "d.words",
} as const;

const COLUMNS = sql`d.id, d.hash, d.title, d.url, d.publisher, d.author, d.published, d.language, d.words, d.opening, d.read_at,
  d.entities, d.events, d.statements, d.ties, d.influences, d.forgotten_at, d.story,
  case when d.story is null then 1 else (select count(*)::int from document v where v.story = d.story) end as versions,
  (select count(*)::int from sighting s where s.document = d.seq) as sightings`;

/** A page of the documents that the filter lets through, latest first unless asked otherwise. */
export async function documents(
  db: Kysely<Tables>,
  filter: DocumentFilter,
  page: PageAsked,
): Promise<Page<StoredDocument>> {
  const order = orderOf<string>(page.sort ?? "-published", ORDERS);
  const column = sql.raw(order.column);
  const where = conditions(filter);
  const of = listOf("documents", order.name, filter);
  const after = page.cursor === undefined ? null : markOf(page.cursor, of, order.column === ORDERS.words);
  const turn = sql.raw(order.down ? "<" : ">");
  const direction = sql.raw(order.down ? "desc" : "asc");
  const beyond = after ? [sql`(${column}, d.seq) ${turn} (${after.value}, ${after.seq})`] : [];
  const found = await sql<StoredDocument & { sorted: string | number; seq: number }>`
    select d.seq, p.sorted, ${COLUMNS}
    from (select d.seq, ${column} as sorted from document d where ${all([...where, ...beyond])}
      order by ${column} ${direction}, d.seq ${direction} limit ${page.limit + 1}) p
    join document d on d.seq = p.seq order by p.sorted ${direction}, d.seq ${direction}`.execute(db);
  const [total] = after?.counted ?? [await countOf(db, where)];
  const rows = found.rows.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    items: rows.map(({ sorted: _, seq: __, ...row }) => row),
    total,
    next:
      found.rows.length > page.limit && last
        ? cursorOf({ of, value: last.sorted, seq: last.seq, counted: [total, total] })
        : null,
  };
}

async function countOf(db: Kysely<Tables>, where: readonly Condition[]): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from document d where ${all(where)}`.execute(
    db,
  );
  return found.rows[0]?.total ?? 0;
}

/** The row of the document that the record, or a source, calls so; a tombstone too. */
export async function document(db: Kysely<Tables>, id: string): Promise<StoredDocument | null> {
  const found = await sql<StoredDocument>`select ${COLUMNS} from document d
    where d.id = ${id} or d.hash = ${id} or d.seq in (select document from sighting where id = ${id})
    order by (d.id = ${id}) desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

function conditions(filter: DocumentFilter): readonly Condition[] {
  const wanted = filter.actor ? [...filter.actor] : null;
  return [
    ...(filter.text ? [sql`d.search @@ websearch_to_tsquery('english', ${filter.text})`] : []),
    ...(filter.source
      ? [
          sql`(d.publisher = any(${[...filter.source]}::text[]) or d.seq in
            (select document from sighting where publisher = any(${[...filter.source]}::text[])))`,
        ]
      : []),
    ...members("d.language", filter.language),
    ...(filter.from ? [sql`d.published >= ${filter.from}`] : []),
    ...(filter.to ? [sql`d.published <= ${filter.to}`] : []),
    ...(filter.asOf ? [sql`d.published <= ${filter.asOf}`] : []),
    ...(filter.knownBy ? [sql`d.read_at <= ${`${filter.knownBy}T23:59:59.999Z`}`] : []),
    ...(filter.since ? [sql`d.read_at > ${filter.since}`] : []),
    ...(wanted
      ? [
          sql`d.seq in (select document from entity where known_to is null and (actor = any(${wanted}::text[])
            or acts_for = any(${wanted}::text[]) or actor in (select actor from merged where into_actor = any(${wanted}::text[]))))`,
        ]
      : []),
  ];
}

/** The report of the document that the record, or a source, calls so; the latest, or the one known at the end of a day. */
export async function report(db: Kysely<Tables>, id: string, knownBy?: string): Promise<Report | null> {
  const end = knownBy === undefined ? null : `${knownBy}T23:59:59.999Z`;
  const time = end
    ? sql`r.read_at <= ${end} and (r.superseded_at is null or r.superseded_at > ${end})`
    : sql`r.superseded_at is null`;
  const found = await sql<{ body: string; document: string; published: string | null }>`
    select r.body, d.body as document, d.published from document d join report r on r.document = d.seq
    where (d.id = ${id} or d.hash = ${id} or d.seq in (select document from sighting where id = ${id}))
      and ${time} and d.forgotten_at is null order by r.seq desc limit 1`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  const { kind: _, ...document } = JSON.parse(row.document) as Document;
  const { kind, version, ...rest } = JSON.parse(row.body) as Report;
  return { kind, version, ...rest, document: { ...document, published: row.published } };
}

/** Which of these texts, by sha256, the record holds, each with what read it last and its day. */
export async function heldTexts(
  db: Kysely<Tables>,
  hashes: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly id: string; readonly fingerprint: string | null; readonly published: string | null }>
> {
  if (hashes.length === 0) return new Map();
  const found = await sql<{ hash: string; id: string; fingerprint: string | null; published: string | null }>`
    select d.hash, d.id, r.fingerprint, d.published from document d
    left join report r on r.document = d.seq and r.superseded_at is null
    where d.hash = any(${[...hashes]}::text[])`.execute(db);
  return new Map(found.rows.map(({ hash, ...row }) => [hash, row]));
}
