import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { Kysely, PostgresDialect, sql } from "kysely";
import { fault } from "../ground/fault.ts";
import { embeddedDialect, Turn } from "./embedded.ts";
import { type Holder, lock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import type { Tables } from "./schema.ts";

/** An open database: embedded in a folder, or on a server. */
export interface Database {
  readonly on: "pglite" | "postgres";
  /** The folder, or the address without its password. */
  readonly address: string;
  readonly db: Kysely<Tables>;
  /** For lists and the like: what takes too long is a fault. */
  readonly asked: Kysely<Tables>;
  /** Who left the folder's lock behind, where one died holding it. */
  readonly tookOver: Holder | null;
  /** An image of the embedded database, gzipped tar; `null` on a server, which has tools of its own. */
  image(): Promise<Uint8Array | null>;
  /** Takes what was deleted off the disk too: an embedded database keeps its bytes otherwise. On a server that is the server's. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** What the planner counts for a second of work, about. */
const COST_A_SECOND = 150_000;
const SECONDS = 30;

/** Seconds that one question may take; DRAGOMAN_QUERY_SECONDS, else 30. */
const secondsAsked = (): number => {
  const said = Number(process.env.DRAGOMAN_QUERY_SECONDS);
  return said > 0 ? said : SECONDS;
};

/** That what was asked for takes too long. */
export const tooCostly = () =>
  fault(
    "record/too-costly",
    `what was asked for would take more than ${secondsAsked()} s; narrow it by actor, type or days, or allow more by DRAGOMAN_QUERY_SECONDS`,
  );

/** Whether the server broke the query off because it took too long. */
export const isBrokenOff = (cause: unknown): boolean => (cause as { code?: string } | null)?.code === "57014";

/** Whether the address names a server. */
export const isServer = (address: string): boolean => /^postgres(ql)?:\/\//.test(address);

/**
 * Opens the database of the address, made or brought up to date where needed.
 * @throws Fault `record/in-use`, `record/unreachable`, `record/unreadable`, `record/newer`.
 */
export const openDatabase = (address: string, doing: string, now: () => Date): Promise<Database> =>
  isServer(address) ? openServer(address, now) : openFolder(resolve(address), doing, now);

async function openServer(address: string, now: () => Date): Promise<Database> {
  const { default: pg } = await import("pg");
  const settings = { connectionString: address, connectionTimeoutMillis: 10_000 };
  const pool = new pg.Pool({ ...settings, max: 4 });
  const asking = new pg.Pool({ ...settings, max: 8, statement_timeout: Math.ceil(secondsAsked() * 1000) });
  for (const one of [pool, asking]) one.on("error", () => undefined); // A connection that breaks while idle is replaced; one in use tells its query.
  const shown = address.replace(/\/\/([^:@/]*):[^@/]*@/, "//$1:…@");
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw fault(
      "record/unreachable",
      `no PostgreSQL answers at ${shown}: ${why || "connection refused"}; check --db or DRAGOMAN_DB`,
    );
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, now);
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  const asked = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: asking }) });
  const close = async () => {
    await asked.destroy();
    await db.destroy();
  };
  return {
    on: "postgres",
    address: shown,
    db,
    asked,
    tookOver: null,
    image: async () => null,
    scrub: async () => undefined,
    close,
  };
}

async function openFolder(folder: string, doing: string, now: () => Date): Promise<Database> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw fault(
      "record/unreadable",
      `${folder} cannot be made a record (${why}); name a folder by --db or DRAGOMAN_DB`,
    );
  }
  const held = lock(folder, doing, now());
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const place = join(folder, "pg");
    if (!existsSync(place)) await initialise(folder, place, async (path) => (await PGlite.create(path)).close());
    const client = await PGlite.create(place).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw fault(
        "record/unreadable",
        `the database in ${place} does not open (${why}); restore a backup: dragoman restore FILE`,
      );
    });
    // Sorting and hashing in memory; its own default is meant for many who share it.
    await client.exec("set work_mem = '64MB'");
    const turn = new Turn();
    const db = new Kysely<Tables>({ dialect: embeddedDialect(client, turn) });
    const limit = { cost: secondsAsked() * COST_A_SECOND, fault: tooCostly };
    const asked = new Kysely<Tables>({ dialect: embeddedDialect(client, turn, limit) });
    await migrate(db, now).catch(async (cause: unknown) => {
      await db.destroy();
      throw cause;
    });
    return {
      on: "pglite",
      address: folder,
      db,
      asked,
      tookOver: held.tookOver,
      scrub: () => scrub(db),
      image: async () => new Uint8Array(await (await client.dumpDataDir("gzip")).arrayBuffer()),
      close: async () => {
        await db.destroy();
        held.release();
      },
    };
  } catch (cause) {
    held.release();
    throw cause;
  }
}

/** Writes all tables anew, and what the planner noted of them, and drops the log that still holds what was there. */
async function scrub(db: Kysely<Tables>): Promise<void> {
  await sql`vacuum full`.execute(db);
  // Once more, for only this notes which pages need not be looked at when an index tells all.
  await sql`vacuum analyze`.execute(db);
  await sql`vacuum full pg_statistic`.execute(db);
  await sql`set wal_recycle = off`.execute(db);
  // A part of the log is dropped once the checkpoint after it has been made.
  for (let turn = 0; turn < 2; turn += 1) {
    await sql`select pg_switch_wal()`.execute(db);
    await sql`checkpoint`.execute(db);
  }
  await sql`reset wal_recycle`.execute(db);
}

/** Makes the database aside and renames it, so that a start cut short leaves nothing half made under its name. */
async function initialise(folder: string, place: string, make: (path: string) => Promise<void>): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (name.startsWith("pg.making")) rmSync(join(folder, name), { recursive: true, force: true });
  }
  const aside = join(folder, `pg.making.${process.pid}`);
  await make(aside);
  renameSync(aside, place);
}

/**
 * Puts the image of a backup in the folder's place; what was there is kept beside it under a name that says when.
 * @throws Fault `record/in-use`, `record/unreadable`.
 */
export async function restoreImage(address: string, image: Uint8Array, now: () => Date): Promise<string | null> {
  const folder = resolve(address);
  mkdirSync(folder, { recursive: true });
  const held = lock(folder, "restore", now());
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const place = join(folder, "pg");
    const aside = join(folder, `pg.making.${process.pid}`);
    rmSync(aside, { recursive: true, force: true });
    try {
      const client = await PGlite.create({ dataDir: aside, loadDataDir: new Blob([image as BlobPart]) });
      await client.query("select count(*) from migration");
      await client.close();
    } catch (cause) {
      rmSync(aside, { recursive: true, force: true });
      const why = cause instanceof Error ? cause.message : String(cause);
      throw fault("record/unreadable", `the file is no backup of a record (${why}); nothing was changed`);
    }
    const before = existsSync(place) ? join(folder, `pg.before-${now().toISOString().replaceAll(":", "-")}`) : null;
    if (before) renameSync(place, before);
    renameSync(aside, place);
    return before;
  } finally {
    held.release();
  }
}

/** How many documents there are in the image of a backup, by restoring it in memory. */
export async function documentsInImage(image: Uint8Array): Promise<number> {
  const { PGlite } = await import("@electric-sql/pglite");
  const client = await PGlite.create({ loadDataDir: new Blob([image as BlobPart]) });
  const { rows } = await client.query<{ n: number }>("select count(*)::int as n from document");
  await client.close();
  return rows[0]?.n ?? 0;
}
