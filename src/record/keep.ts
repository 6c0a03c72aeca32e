import { type Kysely, sql } from "kysely";
import type { Directory } from "../actor/directory.ts";
import type { Report } from "../report/report.ts";
import { BY_HAND, carryByHand } from "./by-hand.ts";
import { carryDecisions } from "./carry.ts";
import { type PlacedClaim, putClaims } from "./claim-rows.ts";
import { countActors } from "./count.ts";
import { flatten } from "./flatten.ts";
import { electLeads, groupEvents } from "./happenings.ts";
import { outlineOf } from "./outline.ts";
import { type Resolved, resolve } from "./resolve.ts";
import { putRows, storable } from "./rows.ts";
import type { ActorTable, Tables } from "./schema.ts";
import { type Keeping, type Kept, type Placed, settle } from "./settle.ts";
import { DECIDING } from "./steps.ts";
import { type Outlined, tellStories } from "./stories.ts";

/** Keeps the reports in one transaction: all of them are there afterwards, or none. A text that is there already is kept once. */
export function keep(
  db: Kysely<Tables>,
  keepings: readonly Keeping[],
  directory: Directory | null,
  clock: () => string,
): Promise<readonly Kept[]> {
  return db.transaction().execute(async (within) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(TURN)})`.execute(within);
    const now = clock();
    const kept: Kept[] = [];
    const placed: Placed[] = [];
    for (const keeping of keepings) {
      const { result, place } = await settle(within, keeping, now);
      // The same text twice in one batch is one document with one report: the one that knows its day.
      const twin = place ? placed.findIndex((one) => one.document === place.document) : -1;
      if (twin < 0) {
        kept.push(result);
        if (place) placed.push(place);
        continue;
      }
      kept.push({ ...result, outcome: "known" });
      if (placed[twin]!.keeping.report.document.published === null) placed[twin] = { ...placed[twin]!, keeping };
    }
    if (placed.length > 0) await fill(within, placed, directory, now);
    return kept;
  });
}

/** Any number that is ours alone: servers hold it while one process keeps reports, so that each sees what the others kept. */
const TURN = 7_203_115;

/** The time up to which all that was kept can be seen: whoever keeps more does so at a later one. */
export const settledTime = (db: Kysely<Tables>, clock: () => string): Promise<string> =>
  db.transaction().execute(async (within) => {
    await sql`select pg_advisory_xact_lock_shared(${sql.lit(TURN)}), pg_advisory_xact_lock(${sql.lit(DECIDING)})`.execute(
      within,
    );
    return clock();
  });

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
  const outlines: Outlined[] = [];
  const flats: PlacedClaim[] = [];

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
    outlines.push({ document, id, published: report.document.published, outline: outlineOf(report, resolved) });
    for (const flat of flatten(report, id, resolved)) {
      flats.push({ report: number, document, flat });
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
  const numberOf = await putClaims(db, flats, now);
  await countActors(db, [...reportOf.values()], 1);
  for (const { keeping, document, superseded } of placed) {
    if (superseded !== null) await supersede(db, document, superseded, reportOf.get(document)!, keeping.report, now);
  }
  const stories = await tellStories(db, outlines, now);
  const events = flats.flatMap((one) =>
    one.flat.told === null ? [] : [{ seq: numberOf(one), document: one.document, told: one.flat.told }],
  );
  await groupEvents(db, events, stories, now);
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
  await sql`update claim set known_to = ${now} where report = ${old} and known_to is null and rule <> ${BY_HAND}`.execute(
    db,
  );
  await sql`update entity set known_to = ${now} where report = ${old} and known_to is null`.execute(db);
  const { entities, events, statements, ties, influences } = report;
  await sql`update document set entities = ${entities.length}, events = ${events.length}, statements = ${statements.length},
    ties = ${ties.length}, influences = ${influences.length} where seq = ${document}`.execute(db);
  await carryByHand(db, document, old, by);
  await carryDecisions(db, document, old, by, now);
  await sql`delete from trace where document = ${document}`.execute(db);
  const left = await sql<{
    happening: number;
  }>`select distinct happening from claim where report = ${old} and happening is not null`.execute(db);
  await electLeads(
    db,
    left.rows.map((row) => row.happening),
  );
}
