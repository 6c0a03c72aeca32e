import { type Kysely, sql } from "kysely";
import { fault } from "../ground/fault.ts";
import { bringTogether, keepApart, type Piece } from "./apart.ts";
import { addByHand, type HandKind, withdrawByHand } from "./by-hand.ts";
import { reflow } from "./edit.ts";
import { electLeads } from "./happenings.ts";
import type { Tables } from "./schema.ts";
import { whole } from "./stories.ts";

/** A change of the record that can be written as JSON, and whose application gives the change that takes it back. */
export type Change =
  | { readonly op: "none" }
  | { readonly op: "verdict"; readonly key: string; readonly verdict: "accepted" | "rejected" | null }
  /** The fields that a person set, all of them; `null` for none. */
  | { readonly op: "edit"; readonly key: string; readonly fields: Readonly<Record<string, unknown>> | null }
  /** A claim that a person made, and its being taken out again. */
  | {
      readonly op: "claim";
      readonly key: string;
      readonly kind: HandKind;
      readonly claim: Readonly<Record<string, unknown>>;
    }
  | { readonly op: "withdraw"; readonly key: string }
  /** Makes one actor another; `moved` are those that had been merged into it. */
  | { readonly op: "merge"; readonly actor: string; readonly into: string }
  | { readonly op: "split"; readonly actor: string; readonly into: string; readonly moved: readonly string[] }
  /** Which event each report tells of, and which report stands for it. */
  | { readonly op: "group"; readonly rows: readonly GroupRow[] }
  /** Which story each document is a version of; `null` for none other's. */
  | { readonly op: "story"; readonly rows: readonly StoryRow[] };

export interface StoryRow {
  readonly document: string;
  readonly story: number | null;
}

export interface GroupRow {
  readonly key: string;
  readonly happening: number | null;
  readonly lead: boolean;
}

type Handlers = {
  readonly [Op in Change["op"]]: (
    db: Kysely<Tables>,
    change: Extract<Change, { op: Op }>,
    step: number,
  ) => Promise<Change>;
};

const handlers: Handlers = {
  none: async () => ({ op: "none" }),

  verdict: async (db, { key, verdict }) => {
    const before = await current(db, key);
    await sql`update claim set verdict = ${verdict} where seq = ${before.seq}`.execute(db);
    if (before.happening !== null) await electLeads(db, [before.happening]);
    return { op: "verdict", key, verdict: before.verdict };
  },

  edit: async (db, { key, fields }) => {
    const before = await current(db, key);
    const edit = fields === null ? null : JSON.stringify(fields);
    await sql`update claim set edit = ${edit} where seq = ${before.seq}`.execute(db);
    await reflow(db, before.seq);
    return { op: "edit", key, fields: before.edit === null ? null : JSON.parse(before.edit) };
  },

  claim: async (db, { key, kind, claim }, step) => {
    await addByHand(db, { key, kind, claim }, await timeOf(db, step));
    return { op: "withdraw", key };
  },

  withdraw: async (db, { key }, step) => ({
    op: "claim",
    key,
    ...(await withdrawByHand(db, key, await timeOf(db, step))),
  }),

  merge: async (db, { actor, into }, step) => {
    if (actor === into) throw fault("record/merge-itself", `asked to merge ${actor} into itself; name two actors`);
    const there = await db.selectFrom("merged").selectAll().where("actor", "in", [actor, into]).execute();
    for (const row of there) {
      throw fault(
        "record/merged-already",
        `${row.actor} was merged into ${row.into_actor} by step ${row.step}; undo that step first`,
      );
    }
    const known = await db.selectFrom("actor").select("id").where("id", "in", [actor, into]).execute();
    const unknown = [actor, into].find((id) => !known.some((row) => row.id === id));
    if (unknown) throw fault("record/no-actor", `the record holds no actor "${unknown}"; list them: dragoman actors`);
    const moved = await db.selectFrom("merged").select("actor").where("into_actor", "=", actor).execute();
    await sql`update merged set into_actor = ${into} where into_actor = ${actor}`.execute(db);
    await db.insertInto("merged").values({ actor, into_actor: into, step }).execute();
    return { op: "split", actor, into, moved: moved.map((row) => row.actor) };
  },

  split: async (db, { actor, into, moved }) => {
    await sql`delete from merged where actor = ${actor} and into_actor = ${into}`.execute(db);
    await sql`update merged set into_actor = ${actor} where actor = any(${[...moved]}::text[])`.execute(db);
    return { op: "merge", actor, into };
  },

  group: async (db, { rows }, step) => {
    const before: GroupRow[] = [];
    const touched = new Set<number>();
    for (const row of rows) {
      const was = await current(db, row.key);
      before.push({ key: row.key, happening: was.happening, lead: was.lead });
      for (const happening of [was.happening, row.happening]) if (happening !== null) touched.add(happening);
      const piece = { document: was.document, start: was.start_at, end: was.end_at };
      if (row.happening === null && was.happening !== null)
        await keepApart(db, "event", piece, await reportsOf(db, was.happening, was.seq), step);
      if (row.happening !== null) await bringTogether(db, "event", piece, await reportsOf(db, row.happening, was.seq));
      await sql`update claim set happening = ${row.happening}, lead = ${row.happening === null || row.lead} where seq = ${was.seq}`.execute(
        db,
      );
    }
    await electLeads(db, [...touched]);
    return { op: "group", rows: before };
  },

  story: async (db, { rows }, step) => {
    const before: StoryRow[] = [];
    for (const row of rows) {
      const was = await sql<{
        seq: number;
        story: number | null;
      }>`select seq, story from document where id = ${row.document}`.execute(db);
      const [found] = was.rows;
      if (!found) throw noDocument(row.document);
      before.push({ document: row.document, story: found.story });
      if (row.story === null && found.story !== null)
        await keepApart(db, "story", whole(found.seq), await versionsOf(db, found.story, found.seq), step);
      if (row.story !== null)
        await bringTogether(db, "story", whole(found.seq), await versionsOf(db, row.story, found.seq));
      await sql`update document set story = ${row.story} where seq = ${found.seq}`.execute(db);
    }
    return { op: "story", rows: before };
  },
};

const noDocument = (id: string) =>
  fault("record/no-document", `the record holds no document "${id}"; list them: dragoman documents`);

/** The pieces that the event's other reports stand on. */
async function reportsOf(db: Kysely<Tables>, happening: number, without: number): Promise<readonly Piece[]> {
  const found = await sql<Piece>`select document, start_at as start, end_at as "end" from claim
    where happening = ${happening} and known_to is null and seq <> ${without}`.execute(db);
  return found.rows;
}

/** The story's other documents. */
async function versionsOf(db: Kysely<Tables>, story: number, without: number): Promise<readonly Piece[]> {
  const found = await sql<{
    seq: number;
  }>`select seq from document where story = ${story} and seq <> ${without}`.execute(db);
  return found.rows.map((row) => whole(row.seq));
}

/** Makes the change; gives the change that takes it back. */
export const apply = (db: Kysely<Tables>, change: Change, step: number): Promise<Change> =>
  (handlers[change.op] as (db: Kysely<Tables>, change: Change, step: number) => Promise<Change>)(db, change, step);

/** When the step was taken. */
async function timeOf(db: Kysely<Tables>, step: number): Promise<string> {
  return (await db.selectFrom("step").select("at").where("seq", "=", step).executeTakeFirstOrThrow()).at;
}

/** The claim's row as it is known now. */
async function current(db: Kysely<Tables>, key: string) {
  const row = await db
    .selectFrom("claim")
    .select(["seq", "document", "start_at", "end_at", "verdict", "edit", "body", "happening", "lead"])
    .where("key", "=", key)
    .where("known_to", "is", null)
    .executeTakeFirst();
  if (!row)
    throw fault(
      "record/no-claim",
      `the record holds no claim "${key}" now; keys are a document's id, #, and the claim's id`,
    );
  return row;
}
