import { createHash } from "node:crypto";
import type { Document } from "../document/document.ts";
import { fault } from "../ground/fault.ts";
import { contentId } from "../ground/id.ts";

/** A document that waits to be read, in the hands of one worker. */
export interface Taken {
  readonly job: string;
  readonly document: Document;
}

/** Documents that wait to be read, for workers on several machines; only on a server. */
export interface ReadingQueue {
  /** Puts documents in, each text once however often it is put; gives how many were new. */
  put(documents: readonly Document[], patience: number): Promise<number>;
  /** Takes some for this worker alone; what a dead worker held comes back when its time is up. */
  take(count: number): Promise<readonly Taken[]>;
  /** Takes them off the queue: they are kept now, and nothing of them stays in it. */
  done(jobs: readonly string[]): Promise<void>;
  /** Leaves the job, with why, among those that failed; it is not tried again. */
  failed(job: string, why: string): Promise<void>;
  waiting(): Promise<{ readonly waiting: number; readonly taken: number; readonly failed: number }>;
  close(): Promise<void>;
}

const NAME = "read";
/** How often a document is taken again after a worker died on it. */
const AGAIN = 20;
const YEAR = 365;

/**
 * Opens the queue of the record on the server; its tables are made where there are none, beside the record's own.
 * @throws Fault `record/no-queue` of an embedded record.
 */
export async function openQueue(address: string): Promise<ReadingQueue> {
  if (!/^postgres(ql)?:\/\//.test(address)) {
    throw fault(
      "record/no-queue",
      `the record in ${address} is one process's own and has no queue; several workers need PostgreSQL: --db postgres://…`,
    );
  }
  const [{ default: PgBoss }, { default: pg }] = await Promise.all([import("pg-boss"), import("pg")]);
  const pool = new pg.Pool({ connectionString: address, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined);
  const query = async <Row>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[];
  const [at] = await query<{ schema: string }>("select coalesce(current_schema(), 'public') as schema");
  // Beside the record, so that several records on one server have a queue each.
  const schema = `${at!.schema}_jobs`;
  const boss = new PgBoss({ connectionString: address, schema, max: 2, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue(NAME, { name: NAME, retryLimit: AGAIN, retryDelay: 0, retentionDays: YEAR });
  const jobs = `"${schema}".job`;
  return {
    put: async (documents, patience) => {
      const before = await total();
      const rows = documents.map((document) => ({
        ...{ name: NAME, id: jobOf(document), data: { hash: contentId(document.text), document: encoded(document) } },
        ...{ retryLimit: AGAIN, retryDelay: 0, expireInSeconds: patience },
      }));
      if (rows.length > 0) await boss.insert(rows);
      return (await total()) - before;
    },
    take: async (count) => {
      // What was held by a worker that died is given out anew.
      await boss.expire();
      const taken = await boss.fetch<{ document: string }>(NAME, { batchSize: count });
      return (taken ?? []).map(({ id, data }) => ({ job: id, document: decoded(data.document) }));
    },
    done: async (ids) => {
      if (ids.length > 0) await boss.deleteJob(NAME, [...ids]);
    },
    failed: async (id, why) => {
      await query(`update ${jobs} set state = 'failed', output = $2 where name = '${NAME}' and id = $1`, [
        id,
        JSON.stringify({ why }),
      ]);
    },
    waiting: async () => {
      const [row] = await query<{ waiting: number; taken: number; failed: number }>(
        `select (count(*) filter (where state in ('created', 'retry')))::int as waiting,
          (count(*) filter (where state = 'active'))::int as taken, (count(*) filter (where state = 'failed'))::int as failed
        from ${jobs} where name = '${NAME}'`,
      );
      return row!;
    },
    close: async () => {
      await boss.stop({ graceful: false, wait: true });
      await pool.end();
    },
  };

  async function total(): Promise<number> {
    return (await query<{ n: number }>(`select count(*)::int as n from ${jobs} where name = '${NAME}'`))[0]!.n;
  }
}

/** One name for one text of one day: put twice, it waits once. */
function jobOf(document: Document): string {
  const hex = createHash("sha256")
    .update(`${document.published ?? ""}\n${document.text}`)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** JSON within JSON: PostgreSQL's own holds neither NUL nor half of a pair. */
const encoded = (document: Document): string => Buffer.from(JSON.stringify(document)).toString("base64");
const decoded = (text: string): Document => JSON.parse(Buffer.from(text, "base64").toString("utf8")) as Document;
