import { type Kysely, sql } from "kysely";
import { fault } from "../ground/fault.ts";
import { migrations } from "./migrations.ts";
import type { Tables } from "./schema.ts";

/** Any number that is ours alone: servers hold it while one process brings the tables up to date. */
const TURN = 7_203_114;

/**
 * Brings the tables up to date, each migration in a transaction of its own; forward only.
 * @throws Fault `record/newer` where a later version of the program made the tables.
 */
export async function migrate(db: Kysely<Tables>, now: () => Date): Promise<readonly string[]> {
  const has = await sql<{ there: string | null }>`select to_regclass('migration')::text as there`.execute(db);
  const done = has.rows[0]?.there ? await names(db) : [];
  const unknown = done.filter((name) => !migrations.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw fault(
      "record/newer",
      `the record was written by a later version of dragoman (it holds ${unknown.join(", ")}); update dragoman, or name another record by --db`,
    );
  }
  if (done.length === migrations.length) return [];
  const ran: string[] = [];
  for (const migration of migrations) {
    await db.transaction().execute(async (within) => {
      await sql`select pg_advisory_xact_lock(${sql.lit(TURN)})`.execute(within);
      await sql`create table if not exists migration (name text primary key, at text not null)`.execute(within);
      if ((await names(within)).includes(migration.name)) return;
      for (const statement of migration.up) await sql.raw(statement).execute(within);
      await within.insertInto("migration").values({ name: migration.name, at: now().toISOString() }).execute();
      ran.push(migration.name);
    });
  }
  return ran;
}

const names = async (db: Kysely<Tables>): Promise<readonly string[]> =>
  (await db.selectFrom("migration").select("name").execute()).map((row) => row.name);
