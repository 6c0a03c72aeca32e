import { type Kysely, sql } from "kysely";
import type { Directory } from "../actor/directory.ts";
import { contentId } from "../ground/id.ts";
import type { Report } from "../report/report.ts";
import { carryDecisions } from "./carry.ts";
import { countActors } from "./count.ts";
import { type FlatClaim, flatten } from "./flatten.ts";
import { type Resolved, resolve } from "./resolve.ts";
import { type Columns, putRows, storable } from "./rows.ts";
import type { ActorTable, PartTable, Tables } from "./schema.ts";

/** A report to keep, and what read it. */
export interface Keeping {
  readonly report: Report;
  /** Of model, codebook and actor tables. */
  readonly fingerprint: string;
}

/** What became of a report that was handed to the record. */
export interface Kept {
  /** The record's id of the document. */
  readonly id: string;
  readonly outcome: "stored" | "known" | "reread";
  /** Where a document of the same id and another text was there before: that one's id. */
  readonly versionOf: string | null;
}

interface Placed {
  readonly keeping: Keeping;
  readonly id: string;
  readonly document: number;
  readonly superseded: number | null;
}

/** Keeps the reports in one transaction: all of them are there afterwards, or none. A text that is there already is kept once. */
export function keep(
  db: Kysely<Tables>,
  keepings: readonly Keeping[],
  directory: Directory | null,
  now: string,
): Promise<readonly Kept[]> {
  return db.transaction().execute(async (within) => {
    const kept: Kept[] = [];
    const placed: Placed[] = [];
    for (const keeping of keepings) {
      const { result, place } = await settle(within, keeping, now);
      kept.push(result);
      if (place) placed.push(place);
    }
    if (placed.length > 0) await fill(within, placed, directory, now);
    return kept;
  });
}

/** Finds or makes the document's row, and says whether the report is to be filled in. */
async function settle(
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
    ])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (!there) return insertDocument(db, keeping, hash, now);

  const same = (["publisher", "url", "published"] as const).every(
    (key) => document[key] === null || document[key] === there[key],
  );
  const fillsDay = there.published === null && document.published !== null;
  if (!same || (document.id !== there.id && document.id !== hash)) await sighted(db, there.seq, keeping, now);
  if (fillsDay) await sql`update document set published = ${document.published} where seq = ${there.seq}`.execute(db);
  if (!fillsDay && there.fingerprint === keeping.fingerprint) {
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

const CLAIM: Columns<Record<string, unknown>> = {
  ...{ key: "text", kind: "text", document: "integer", report: "integer", type: "text", mode: "text", status: "text" },
  ...{
    quad: "smallint",
    plover: "real",
    sign: "smallint",
    day_from: "text",
    day_to: "text",
    low: "text",
    high: "text",
  },
  ...{ day: "text", score: "real", rule: "text", start_at: "integer", end_at: "integer", claimed: "boolean" },
  ...{ country: "text", lat: "real", lon: "real", known_from: "text", words: "text", body: "text", parts: "text" },
  search: "words",
};

async function fill(
  db: Kysely<Tables>,
  placed: readonly Placed[],
  directory: Directory | null,
  now: string,
): Promise<void> {
  const reports = await putRows<Record<string, unknown>, { seq: number; document: number }>(
    db,
    "report",
    { document: "integer", fingerprint: "text", read_at: "text", body: "text" },
    placed.map(({ keeping, document }) => {
      const { document: _, ...body } = keeping.report;
      return { document, fingerprint: keeping.fingerprint, read_at: now, body: JSON.stringify(body) };
    }),
    ["seq", "document"],
  );
  const reportOf = new Map(reports.map((row) => [row.document, row.seq]));
  const actors = new Map<string, NewActor>();
  const entities: object[] = [];
  const claims: object[] = [];
  const flats: { readonly report: number; readonly flat: FlatClaim }[] = [];

  for (const { keeping, id, document } of placed) {
    const { report } = keeping;
    const number = reportOf.get(document)!;
    const resolved = new Map<string, Resolved>();
    for (const entity of report.entities) {
      const found = resolve(entity, report.document.published, directory);
      resolved.set(entity.id, found);
      if (found.actor !== null && !actors.has(found.actor)) {
        const known = directory?.actor(found.actor);
        const sector = known?.sector ?? entity.sector;
        const type = known
          ? known.kind === "group"
            ? "organization"
            : known.kind === "territory"
              ? "place"
              : known.kind
          : entity.type;
        actors.set(found.actor, {
          id: found.actor,
          name: found.name,
          type,
          acts_for: found.actsFor,
          sector,
          own: found.own,
          since: now,
        });
      }
      entities.push({
        report: number,
        document,
        id: entity.id,
        name: entity.name,
        type: entity.type,
        actor: found.actor,
        acts_for: found.actsFor,
        sector: entity.sector,
        country: entity.place?.country ?? null,
        lat: entity.place?.lat ?? null,
        lon: entity.place?.lon ?? null,
        mentions: entity.mentions.length,
        known_from: now,
      });
    }
    for (const flat of flatten(report, id, resolved)) {
      flats.push({ report: number, flat });
      const { claim, words, parts, ...columns } = flat;
      claims.push({
        ...columns,
        document,
        report: number,
        known_from: now,
        words: JSON.stringify(words),
        body: JSON.stringify(claim),
        parts: JSON.stringify(parts),
        search: [words.evidence, words.content, words.speaker, ...parts.map((part) => part.name)].join("\n"),
      });
    }
  }

  await actorRows(db, [...actors.values()]);
  await putRows<Record<string, unknown>>(
    db,
    "entity",
    {
      ...{ report: "integer", document: "integer", id: "text", name: "text", type: "text", actor: "text" },
      ...{ acts_for: "text", sector: "text", country: "text", lat: "real", lon: "real", mentions: "integer" },
      known_from: "text",
    },
    entities as Record<string, unknown>[],
  );
  const numbered = await putRows<Record<string, unknown>, { seq: number; key: string; report: number }>(
    db,
    "claim",
    CLAIM,
    claims as Record<string, unknown>[],
    ["seq", "key", "report"],
  );
  const claimOf = new Map(numbered.map((row) => [`${row.report} ${row.key}`, row.seq]));
  await putRows<PartTable>(
    db,
    "part",
    {
      ...({ claim: "integer", kind: "text", role: "text", entity: "text", actor: "text", acts_for: "text" } as const),
      ...({ sector: "text", name: "text" } as const),
    },
    flats.flatMap(({ report, flat }) =>
      flat.parts.map((part) => ({
        claim: claimOf.get(`${report} ${storable(flat.key)}`)!,
        kind: flat.kind,
        role: part.role,
        entity: part.entity,
        actor: part.actor,
        acts_for: part.actsFor,
        sector: part.sector,
        name: part.name,
      })),
    ),
  );
  await countActors(db, [...reportOf.values()], 1);
  for (const { keeping, document, superseded } of placed) {
    if (superseded !== null) await supersede(db, document, superseded, reportOf.get(document)!, keeping.report, now);
  }
}

type NewActor = Pick<ActorTable, "id" | "name" | "type" | "acts_for" | "sector" | "own" | "since">;

async function actorRows(db: Kysely<Tables>, actors: readonly NewActor[]): Promise<void> {
  if (actors.length === 0) return;
  // In one order, so that two writers on a server never wait for each other crosswise.
  const rows = [...actors].sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => ({ ...row, name: storable(row.name) }));
  await sql`insert into actor (id, name, type, acts_for, sector, own, since)
    select id, name, type, acts_for, sector, own, since from json_to_recordset(${JSON.stringify(rows)}::json)
      as rows(id text, name text, type text, acts_for text, sector text, own boolean, since text)
    on conflict (id) do nothing`.execute(db);
}

/** The earlier report's claims are known until now, and stay; people's decisions go over to the claims that match. */
async function supersede(
  db: Kysely<Tables>,
  document: number,
  old: number,
  by: number,
  report: Report,
  now: string,
): Promise<void> {
  await countActors(db, [old], -1);
  await sql`update report set superseded_at = ${now}, superseded_by = ${by} where seq = ${old}`.execute(db);
  await sql`update claim set known_to = ${now} where report = ${old} and known_to is null`.execute(db);
  await sql`update entity set known_to = ${now} where report = ${old} and known_to is null`.execute(db);
  const { entities, events, statements, ties, influences } = report;
  await sql`update document set entities = ${entities.length}, events = ${events.length}, statements = ${statements.length},
    ties = ${ties.length}, influences = ${influences.length} where seq = ${document}`.execute(db);
  await carryDecisions(db, old, by, now);
}
