import { type Kysely, sql } from "kysely";
import { countActors } from "./count.ts";
import { electLeads } from "./happenings.ts";
import type { Tables } from "./schema.ts";

/**
 * Erases the document's text, its reports and its claims, for a takedown or for someone's privacy; a tombstone of its id,
 * hash and the day stays. Whether there was such a document.
 */
export const forget = (db: Kysely<Tables>, id: string, author: string, reason: string, now: string): Promise<boolean> =>
  db.transaction().execute(async (within) => {
    const row = await within
      .selectFrom("document")
      .select(["seq", "id", "hash"])
      .where("id", "=", id)
      .where("forgotten_at", "is", null)
      .executeTakeFirst();
    if (!row) return false;
    const document = row.seq;
    const current = await within
      .selectFrom("report")
      .select("seq")
      .where("document", "=", document)
      .where("superseded_at", "is", null)
      .execute();
    await countActors(
      within,
      current.map((report) => report.seq),
      -1,
    );
    const shared = await sql<{
      happening: number;
    }>`select distinct happening from claim where document = ${document} and happening is not null`.execute(within);
    // What was found or decided of it elsewhere names it, and may quote it.
    await sql`delete from step where target in (select key from claim where document = ${document}) or target = ${row.id}
      or reason like ${`% of ${like(row.id)} (%`} or reason like ${`% as ${like(row.id)}#%`}`.execute(within);
    await forgetQueued(within, row.hash);
    await sql`delete from apart where a_document = ${document} or b_document = ${document}`.execute(within);
    await sql`delete from trace where document = ${document}`.execute(within);
    await sql`delete from outline where document = ${document}`.execute(within);
    await sql`delete from part where claim in (select seq from claim where document = ${document})`.execute(within);
    await sql`delete from claim where document = ${document}`.execute(within);
    await electLeads(
      within,
      shared.rows.map((one) => one.happening),
    );
    await sql`delete from entity where document = ${document}`.execute(within);
    await sql`delete from report where document = ${document}`.execute(within);
    await sql`delete from sighting where document = ${document}`.execute(within);
    await sql`delete from actor a where own and not exists (select 1 from entity e where e.actor = a.id)
      and a.id not in (select actor from merged) and a.id not in (select into_actor from merged)`.execute(within);
    await sql`update document set title = null, url = null, publisher = null, author = null, opening = '', words = 0, body = '',
      search = null, entities = 0, events = 0, statements = 0, ties = 0, influences = 0, story = null, forgotten_at = ${now}
      where seq = ${document}`.execute(within);
    await sql`insert into step (at, author, kind, target, reason, body, inverse)
      values (${now}, ${author}, 'forget', ${row.id}, ${reason}, '{"op":"none"}', '{"op":"none"}')`.execute(within);
    return true;
  });

/** The words as a pattern that finds them alone. */
const like = (words: string): string => words.replace(/[\\%_]/g, "\\$&");

/** What waits to be read again of the same text is not read; queue.ts says where it waits. */
async function forgetQueued(db: Kysely<Tables>, hash: string): Promise<void> {
  const found = await sql<{ jobs: string | null }>`
    select to_regclass(quote_ident(current_schema() || '_jobs') || '.job')::text as jobs`.execute(db);
  const jobs = found.rows[0]?.jobs;
  if (jobs) await sql`delete from ${sql.raw(jobs)} where data->>'hash' = ${hash}`.execute(db);
}
