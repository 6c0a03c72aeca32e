import { type Kysely, sql } from "kysely";
import type { Document } from "../document/document.ts";
import type { Report } from "../report/report.ts";
import { fieldsOf } from "./by-hand.ts";
import type { Change } from "./change.ts";
import { DECISIONS, type Decision } from "./decision.ts";
import type { Tables } from "./schema.ts";
import { MACHINE } from "./steps.ts";

/** What the record took in, one thing after the other, so that another record can take it in again. */
export type HistoryLine =
  | { readonly kind: "kept"; readonly at: string; readonly fingerprint: string; readonly report: Report }
  /** Where else the text of a document was seen. */
  | ({ readonly kind: "sighting"; readonly at: string; readonly document: string } & Seen)
  /** A decision; `step` is its number, and `undoes` that of the step it takes back. */
  | {
      readonly kind: "step";
      readonly at: string;
      readonly step: number;
      readonly undoes: number | null;
      readonly decision: Decision;
    }
  /** A document that was erased: its text is not there to be taken in again. */
  | { readonly kind: "tombstone"; readonly at: string; readonly id: string; readonly hash: string };

interface Seen {
  readonly id: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
}

type Line<Kind> = Extract<HistoryLine, { kind: Kind }>;

/** Rows that are fetched at once. */
const TOGETHER = 50;

/** All that the record took in, oldest first; at one time: reports, then sightings, decisions, tombstones. */
export async function* history(db: Kysely<Tables>): AsyncGenerator<HistoryLine> {
  const streams = [kept(db), sightings(db), steps(db), tombstones(db)];
  const heads = await Promise.all(streams.map((stream) => stream.next()));
  while (true) {
    let first = -1;
    for (const [index, head] of heads.entries()) {
      if (head.done) continue;
      const best = first < 0 ? undefined : heads[first];
      if (!best || best.done || head.value.at < best.value.at) first = index;
    }
    const head = heads[first];
    if (!head || head.done) return;
    yield head.value;
    heads[first] = await streams[first]!.next();
  }
}

/** Rows in the order of their numbers, some at once. */
async function* inOrder<Row extends { readonly seq: number }>(
  ask: (after: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  let after = 0;
  while (true) {
    const rows = await ask(after);
    yield* rows;
    if (rows.length < TOGETHER) return;
    after = rows.at(-1)!.seq;
  }
}

interface ReportRow {
  readonly seq: number;
  readonly body: string;
  readonly document: string;
  readonly published: string | null;
  readonly fingerprint: string;
  readonly read_at: string;
  readonly first: boolean;
}

async function* kept(db: Kysely<Tables>): AsyncGenerator<Line<"kept">> {
  const rows = inOrder<ReportRow>(async (after) => {
    const found = await sql<ReportRow>`
      select r.seq, r.body, d.body as document, d.published, r.fingerprint, r.read_at,
        not exists (select 1 from report o where o.document = r.document and o.seq < r.seq) as first
      from report r join document d on d.seq = r.document
      where r.seq > ${after} and d.forgotten_at is null order by r.seq limit ${TOGETHER}`.execute(db);
    return found.rows;
  });
  for await (const row of rows) {
    const { kind: _, ...document } = JSON.parse(row.document) as Document;
    const { kind, version, ...rest } = JSON.parse(row.body) as Report;
    // A day that a later sighting filled in was not known to the first report.
    const published = row.first ? document.published : row.published;
    const report: Report = { kind, version, ...rest, document: { ...document, published } };
    yield { kind: "kept", at: row.read_at, fingerprint: row.fingerprint, report };
  }
}

async function* sightings(db: Kysely<Tables>): AsyncGenerator<Line<"sighting">> {
  // A sighting has no number of its own: they are few, and come all at once.
  const found = await sql<Seen & { document: string; seen_at: string }>`
    select d.id as document, s.id, s.url, s.publisher, s.published, s.seen_at
    from sighting s join document d on d.seq = s.document where d.forgotten_at is null
    order by s.seen_at, d.id, s.id, s.url, s.publisher`.execute(db);
  for (const { seen_at: at, document, id, url, publisher, published } of found.rows)
    yield { kind: "sighting", at, document, id, url, publisher, published };
}

async function* steps(db: Kysely<Tables>): AsyncGenerator<Line<"step">> {
  const undone = await db
    .selectFrom("step")
    .select(["seq", "undone_by", "author"])
    .where("undone_by", "is not", null)
    .execute();
  const undoes = new Map(undone.map((row) => [row.undone_by, row]));
  const rows = inOrder(async (after) =>
    db.selectFrom("step").selectAll().where("seq", ">", after).orderBy("seq").limit(TOGETHER).execute(),
  );
  for await (const row of rows) {
    const kind = DECISIONS.find((one) => one === row.kind);
    // What the record did of itself, it will do again.
    if (!kind || row.author === MACHINE) continue;
    const { author, reason } = row;
    const back = undoes.get(row.seq);
    // What it did of itself and a person took back is told as the parting that it was.
    const isParting = kind === "undo" && back?.author === MACHINE;
    const rest =
      kind === "undo" ? { target: row.target } : await restOf(db, row.target, JSON.parse(row.body) as Change);
    const decision: Decision = { kind: isParting ? "split" : kind, author, reason, ...rest };
    yield { kind: "step", at: row.at, step: row.seq, undoes: isParting ? null : (back?.seq ?? null), decision };
  }
}

type Said = Pick<Decision, "target" | "fields" | "into">;

/** What the decision said beside its kind, as its change tells it. */
async function restOf(db: Kysely<Tables>, target: string, change: Change): Promise<Said> {
  if (change.op === "edit" && change.fields) return { target, fields: change.fields };
  if (change.op === "merge") return { target, into: change.into };
  if (change.op === "claim")
    return { target: change.key.slice(0, change.key.lastIndexOf("#")), fields: fieldsOf(change.kind, change.claim) };
  if (change.op === "group") {
    const happening = change.rows.find((row) => row.key === target)?.happening ?? null;
    const [first] = change.rows.filter((row) => row.key !== target).map(({ key }) => ({ key }));
    if (happening === null || first) return first ? { target, into: first.key } : { target };
    const with_ = await sql<{ key: string }>`select key from claim where happening = ${happening} and key <> ${target}
      order by seq limit 1`.execute(db);
    return with_.rows[0] ? { target, into: with_.rows[0].key } : { target };
  }
  if (change.op !== "story") return { target };
  const story = change.rows.find((row) => row.document === target)?.story ?? null;
  const [first] = change.rows.filter((row) => row.document !== target);
  if (story === null || first) return first ? { target, into: first.document } : { target };
  const others = await sql<{ id: string }>`select id from document where story = ${story} and id <> ${target}
    order by seq limit 1`.execute(db);
  return others.rows[0] ? { target, into: others.rows[0].id } : { target };
}

async function* tombstones(db: Kysely<Tables>): AsyncGenerator<Line<"tombstone">> {
  const found = await sql<{ id: string; hash: string; at: string }>`
    select id, hash, forgotten_at as at from document where forgotten_at is not null order by forgotten_at, seq`.execute(
    db,
  );
  for (const { id, hash, at } of found.rows) yield { kind: "tombstone", at, id, hash };
}
