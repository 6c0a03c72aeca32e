import { type Kysely, sql } from "kysely";
import { cursorOf, listOf, markOf, type Page, type PageAsked } from "./page.ts";
import type { Tables } from "./schema.ts";

/** A decision on a claim of an earlier report for which the later one has no claim. */
export interface Lost {
  readonly step: number;
  readonly at: string;
  readonly key: string;
  readonly document: string;
  /** Kind and type. */
  readonly claim: string;
  readonly verdict: string | null;
  readonly edit: unknown;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly words: string;
}

/** The decisions that match no claim since their documents were read again, latest first. */
export async function lost(db: Kysely<Tables>, page: PageAsked): Promise<Page<Lost>> {
  const of = listOf("lost", "-step", {});
  const after = page.cursor === undefined ? null : markOf(page.cursor, of, true);
  const open = sql`s.kind = 'lost' and s.undone_by is null`;
  const found = await sql<Omit<Lost, "edit"> & { edit: string | null }>`
    select s.seq as step, s.at, c.key, d.id as document, concat_ws(' ', c.kind, c.type) as claim, c.verdict, c.edit,
      w.author as "decidedBy", w.reason, c.words::json->>'evidence' as words
    from step s join claim c on c.seq = (s.body::json->>'claim')::int join document d on d.seq = c.document
    left join lateral (select author, reason from step o where o.target = c.key and o.kind in ('accept', 'reject', 'edit', 'group')
      and o.undone_by is null and o.at >= c.known_from and o.at <= c.known_to order by o.seq desc limit 1) w on true
    where ${open} ${after ? sql`and s.seq < ${after.seq}` : sql``} order by s.seq desc limit ${page.limit + 1}`.execute(
    db,
  );
  const total = await sql<{ total: number }>`select count(*)::int as total from step s where ${open}`.execute(db);
  const rows = found.rows.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({ ...row, edit: row.edit === null ? null : (JSON.parse(row.edit) as unknown) })),
    total: total.rows[0]!.total,
    next: found.rows.length > page.limit && last ? cursorOf({ of, value: last.step, seq: last.step }) : null,
  };
}

/** How many decisions went over to a claim of a later report, and how many found none. */
export async function decisionsCarried(
  db: Kysely<Tables>,
): Promise<{ readonly carried: number; readonly lost: number }> {
  const found = await sql<{
    carried: number;
    lost: number;
  }>`select (count(*) filter (where kind = 'carry'))::int as carried,
    (count(*) filter (where kind = 'lost' and undone_by is null))::int as lost from step where kind in ('carry', 'lost')`.execute(
    db,
  );
  return found.rows[0]!;
}

/**
 * Ids of the documents that something else than the fingerprint's read last, all where it is `null`; oldest first. What was
 * imported without its text cannot be read again.
 */
export async function readOtherwise(
  db: Kysely<Tables>,
  fingerprint: string | null,
  document: string | undefined,
): Promise<readonly string[]> {
  const found = await sql<{
    id: string;
  }>`select d.id from document d join report r on r.document = d.seq and r.superseded_at is null
    where d.forgotten_at is null and r.fingerprint not like 'import/%' ${fingerprint === null ? sql`` : sql`and r.fingerprint <> ${fingerprint}`}
      ${document === undefined ? sql`` : sql`and d.id = ${document}`} order by d.seq`.execute(db);
  return found.rows.map((row) => row.id);
}
