import { type Kysely, sql } from "kysely";
import { contentId } from "../ground/id.ts";
import type { Report } from "../report/report.ts";
import { putRows, storable } from "./rows.ts";
import type { Tables } from "./schema.ts";

/** A report to keep, and what read it. */
export interface Keeping {
  readonly report: Report;
  /** Of model, codebook and actor tables. */
  readonly fingerprint: string;
  /** Kept as a new reading even where the same read it before. */
  readonly again?: boolean | undefined;
}

/** What became of a report that was handed to the record. */
export interface Kept {
  /** The record's id of the document. */
  readonly id: string;
  readonly outcome: "stored" | "known" | "reread";
  /** Where a document of the same id and another text was there before: that one's id. */
  readonly versionOf: string | null;
}

/** Where a report is to be filled in. */
export interface Placed {
  readonly keeping: Keeping;
  readonly id: string;
  readonly document: number;
  readonly superseded: number | null;
}

/** Finds or makes the document's row, and says whether the report is to be filled in. */
export async function settle(
  db: Kysely<Tables>,
  keeping: Keeping,
  now: string,
): Promise<{ result: Kept; place: Placed | null }> {
  const { document } = keeping.report;
  const hash = contentId(document.text);
  const there = await db
    .selectFrom("document")
    .leftJoin("report", (join) => join.onRef("report.document", "=", "document.seq").on("superseded_at", "is", null))
    .select([
      "document.seq",
      "document.id",
      "document.published",
      "publisher",
      "url",
      "report.seq as report",
      "fingerprint",
      "forgotten_at",
    ])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (!there) return insertDocument(db, keeping, hash, now);
  // What was taken down stays so, wherever it is seen again.
  if (there.forgotten_at !== null) return { result: { id: there.id, outcome: "known", versionOf: null }, place: null };

  const same = (["publisher", "url", "published"] as const).every(
    (key) => document[key] === null || document[key] === there[key],
  );
  const fillsDay = there.published === null && document.published !== null;
  if (!same || (document.id !== there.id && document.id !== hash)) await sighted(db, there.seq, keeping, now);
  if (fillsDay) await sql`update document set published = ${document.published} where seq = ${there.seq}`.execute(db);
  if (!fillsDay && !keeping.again && there.fingerprint === keeping.fingerprint) {
    return { result: { id: there.id, outcome: "known", versionOf: null }, place: null };
  }
  return {
    result: { id: there.id, outcome: "reread", versionOf: null },
    place: { keeping, id: there.id, document: there.seq, superseded: there.report },
  };
}

async function insertDocument(
  db: Kysely<Tables>,
  keeping: Keeping,
  hash: string,
  now: string,
): Promise<{ result: Kept; place: Placed }> {
  const { report } = keeping;
  const { document } = report;
  const taken = await db.selectFrom("document").select("id").where("id", "=", storable(document.id)).executeTakeFirst();
  const id = taken ? `${storable(document.id)}@${hash.slice(7, 15)}` : storable(document.id);
  const counts = {
    entities: report.entities.length,
    events: report.events.length,
    statements: report.statements.length,
    ties: report.ties.length,
    influences: report.influences.length,
  };
  const [row] = await putRows<Record<string, unknown>, { seq: number }>(
    db,
    "document",
    {
      ...{ id: "text", hash: "text", title: "text", url: "text", publisher: "text", author: "text", published: "text" },
      ...{ language: "text", words: "integer", opening: "text", read_at: "text", body: "text", search: "words" },
      ...{ entities: "integer", events: "integer", statements: "integer", ties: "integer", influences: "integer" },
    },
    [
      {
        ...document,
        id,
        hash,
        words: document.text.split(/\s+/).filter(Boolean).length,
        opening: document.text.slice(0, 300).replace(/\s+/g, " ").trim().slice(0, 200),
        read_at: now,
        body: JSON.stringify({ ...document, id }),
        search: `${document.title ?? ""}\n${document.text}`,
        ...counts,
      },
    ],
    ["seq"],
  );
  return {
    result: { id, outcome: "stored", versionOf: taken?.id ?? null },
    place: { keeping, id, document: row!.seq, superseded: null },
  };
}

/** Notes once where else the text was seen. */
async function sighted(db: Kysely<Tables>, document: number, { report }: Keeping, now: string): Promise<void> {
  const { id, url, publisher, published } = report.document;
  await sql`insert into sighting (document, id, url, publisher, published, seen_at)
    select ${document}, ${storable(id)}, ${url}, ${publisher}, ${published}, ${now}
    where not exists (select 1 from sighting where document = ${document} and id = ${storable(id)}
      and url is not distinct from ${url} and publisher is not distinct from ${publisher})`.execute(db);
}
