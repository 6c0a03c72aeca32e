import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";
import { MACHINE } from "./steps.ts";

/** One thing that befell a claim, a document or an actor. */
export interface TrailLine {
  readonly at: string;
  /** `read`, `seen`, `superseded`, `forgotten`, `known`, or the kind of a step. */
  readonly what: string;
  /** Whom it befell: a claim may have had other keys before its document was read again. */
  readonly id: string;
  /** Who did it; `dragoman` where the record did. */
  readonly by: string;
  /** The number of the step, where it was one. */
  readonly step: number | null;
  readonly undoneBy: number | null;
  /** The reason of a step; of a reading, what read it. */
  readonly reason: string;
  /** The words that a claim stood on. */
  readonly words: string | null;
}

/** All that befell what the record calls so, oldest first; `null` where it never held anything of that name. */
export async function trail(db: Kysely<Tables>, id: string): Promise<readonly TrailLine[] | null> {
  const ids = id.includes("#") ? await earlierKeys(db, id) : [id];
  const found = await Promise.all([ofClaims(db, ids), ofDocument(db, id), ofActor(db, id), ofSteps(db, ids)]);
  const all = found.flat();
  const isTold = all.some((one) => one.what === "forget");
  const lines = all.filter((one) => one.what !== "forgotten" || !isTold);
  if (lines.length === 0) return null;
  // At one time: what ended first, then what began, then what was decided on it, in the order of the steps.
  const rank = ({ what, step }: TrailLine) => (step !== null ? 2 : what === "superseded" ? 0 : 1);
  return lines.sort(
    (a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1) || rank(a) - rank(b) || (a.step ?? 0) - (b.step ?? 0),
  );
}

/** The key, and those from which decisions were carried over to it, one reading after the other. */
async function earlierKeys(db: Kysely<Tables>, key: string): Promise<readonly string[]> {
  const keys = new Set([key]);
  for (const one of keys) {
    const rows = await sql<{ before: string }>`
      select body::json->>'from' as before from step where kind = 'carry' and target = ${one}`.execute(db);
    for (const { before } of rows.rows) keys.add(before);
  }
  return [...keys];
}

const line = (of: Pick<TrailLine, "at" | "what" | "id"> & Partial<TrailLine>): TrailLine => ({
  by: MACHINE,
  step: null,
  undoneBy: null,
  reason: "",
  words: null,
  ...of,
});

async function ofClaims(db: Kysely<Tables>, keys: readonly string[]): Promise<readonly TrailLine[]> {
  const rows = await sql<{ key: string; from: string; to: string | null; words: string; by: string; hand: boolean }>`
    select c.key, c.known_from as from, c.known_to as to, c.words::json->>'evidence' as words, r.fingerprint as by,
      exists (select 1 from step s where s.kind = 'add' and s.target = c.key) as hand
    from claim c join report r on r.seq = c.report where c.key in (${sql.join([...keys])}) order by c.seq`.execute(db);
  return rows.rows.flatMap(({ key, from, to, words, by, hand }) => [
    // What a person added is told by the step.
    ...(hand ? [] : [line({ at: from, what: "read", id: key, reason: `by ${by}`, words })]),
    ...(to === null ? [] : [line({ at: to, what: "superseded", id: key, words })]),
  ]);
}

async function ofDocument(db: Kysely<Tables>, id: string): Promise<readonly TrailLine[]> {
  const rows = await sql<{ at: string; what: string; reason: string }>`
    select r.read_at as at, 'read' as what, 'by ' || r.fingerprint as reason
      from report r join document d on d.seq = r.document where d.id = ${id}
    union all select r.superseded_at, 'superseded', 'by ' || r.fingerprint
      from report r join document d on d.seq = r.document where d.id = ${id} and r.superseded_at is not null
    union all select s.seen_at, 'seen', concat_ws(', ', s.publisher, s.published, s.url)
      from sighting s join document d on d.seq = s.document where d.id = ${id}
    union all select forgotten_at, 'forgotten', 'text and claims erased'
      from document where id = ${id} and forgotten_at is not null`.execute(db);
  return rows.rows.map((row) => line({ ...row, id }));
}

async function ofActor(db: Kysely<Tables>, id: string): Promise<readonly TrailLine[]> {
  const rows = await sql<{ at: string }>`select since as at from actor where id = ${id}`.execute(db);
  return rows.rows.map(({ at }) => line({ at, what: "known", id }));
}

async function ofSteps(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly TrailLine[]> {
  const rows = await db.selectFrom("step").selectAll().where("target", "in", ids).orderBy("seq").execute();
  return rows.map((row) =>
    line({
      at: row.at,
      what: row.kind,
      id: row.target,
      by: row.author,
      step: row.seq,
      undoneBy: row.undone_by,
      reason: row.reason,
    }),
  );
}
