import { type Kysely, sql } from "kysely";
import type { Directory } from "../actor/directory.ts";
import type { Report } from "../report/report.ts";
import { carryDecisions } from "./carry.ts";
import { countActors } from "./count.ts";
import { type FlatClaim, flatten } from "./flatten.ts";
import { type Resolved, resolve } from "./resolve.ts";
import { type Columns, putRows, storable } from "./rows.ts";
import type { ActorTable, PartTable, Tables } from "./schema.ts";
import { type Keeping, type Kept, type Placed, settle } from "./settle.ts";

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
