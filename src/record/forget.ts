import { type Kysely, sql } from "kysely";
import { countActors } from "./count.ts";
import type { Tables } from "./schema.ts";

/**
 * Erases the document's text, its reports and its claims, for a takedown or for someone's privacy; a tombstone of its id,
 * hash and the day stays. Whether there was such a document.
 */
export const forget = (db: Kysely<Tables>, id: string, author: string, reason: string, now: string): Promise<boolean> =>
  db.transaction().execute(async (within) => {
    const row = await within
      .selectFrom("document")
      .select(["seq", "id"])
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
    await sql`update claim set happening = null, lead = true where happening in (select seq from claim where document = ${document})`.execute(
      within,
    );
    await sql`delete from part where claim in (select seq from claim where document = ${document})`.execute(within);
    await sql`delete from step where target in (select key from claim where document = ${document})`.execute(within);
    await sql`delete from claim where document = ${document}`.execute(within);
    await sql`delete from entity where document = ${document}`.execute(within);
    await sql`delete from report where document = ${document}`.execute(within);
    await sql`delete from sighting where document = ${document}`.execute(within);
    await sql`delete from actor a where own and not exists (select 1 from entity e where e.actor = a.id)
      and a.id not in (select actor from merged) and a.id not in (select into_actor from merged)`.execute(within);
    await sql`update document set title = null, url = null, publisher = null, author = null, opening = '', words = 0, body = '',
      search = null, entities = 0, events = 0, statements = 0, ties = 0, influences = 0, forgotten_at = ${now}
      where seq = ${document}`.execute(within);
    await sql`insert into step (at, author, kind, target, reason, body, inverse)
      values (${now}, ${author}, 'forget', ${row.id}, ${reason}, '{"op":"none"}', '{"op":"none"}')`.execute(within);
    return true;
  });
