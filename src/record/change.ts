import { type Kysely, sql } from "kysely";
import { fault } from "../ground/fault.ts";
import type { Tables } from "./schema.ts";

/** A change of the record that can be written as JSON, and whose application gives the change that takes it back. */
export type Change =
  | { readonly op: "none" }
  | { readonly op: "verdict"; readonly key: string; readonly verdict: "accepted" | "rejected" | null }
  /** The fields that a person set, all of them; `null` for none. */
  | { readonly op: "edit"; readonly key: string; readonly fields: Readonly<Record<string, unknown>> | null }
  /** Makes one actor another; `moved` are those that had been merged into it. */
  | { readonly op: "merge"; readonly actor: string; readonly into: string }
  | { readonly op: "split"; readonly actor: string; readonly into: string; readonly moved: readonly string[] }
  /** Which event each report tells of, and which report stands for it. */
  | { readonly op: "group"; readonly rows: readonly GroupRow[] };

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
    return { op: "verdict", key, verdict: before.verdict };
  },

  edit: async (db, { key, fields }) => {
    const before = await current(db, key);
    const edit = fields === null ? null : JSON.stringify(fields);
    await sql`update claim set edit = ${edit} where seq = ${before.seq}`.execute(db);
    await reflect(db, before.seq, { ...JSON.parse(before.body), ...fields });
    return { op: "edit", key, fields: before.edit === null ? null : JSON.parse(before.edit) };
  },

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

  group: async (db, { rows }) => {
    const before: GroupRow[] = [];
    for (const row of rows) {
      const was = await current(db, row.key);
      before.push({ key: row.key, happening: was.happening, lead: was.lead });
      await sql`update claim set happening = ${row.happening}, lead = ${row.lead} where seq = ${was.seq}`.execute(db);
    }
    return { op: "group", rows: before };
  },
};

/** Makes the change; gives the change that takes it back. */
export const apply = (db: Kysely<Tables>, change: Change, step: number): Promise<Change> =>
  (handlers[change.op] as (db: Kysely<Tables>, change: Change, step: number) => Promise<Change>)(db, change, step);

/** The claim's row as it is known now. */
async function current(db: Kysely<Tables>, key: string) {
  const row = await db
    .selectFrom("claim")
    .select(["seq", "verdict", "edit", "body", "happening", "lead"])
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

/** Puts what queries look at to what the claim says after an edit. */
async function reflect(db: Kysely<Tables>, seq: number, claim: Record<string, unknown>): Promise<void> {
  const word = (name: string) => (typeof claim[name] === "string" ? (claim[name] as string) : null);
  await sql`update claim set status = coalesce(${word("status")}, status), mode = ${word("mode")},
    type = case when kind in ('event', 'tie') then coalesce(${word("type")}, type) else type end where seq = ${seq}`.execute(
    db,
  );
  const date = claim.date as { from: string | null; to: string | null } | null | undefined;
  const from = date?.from ?? date?.to ?? null;
  if (date !== undefined) {
    await sql`update claim set day_from = ${from}, day_to = ${date?.to ?? from},
      day = coalesce(${date?.to ?? from}, day), low = coalesce(${from}, low) where seq = ${seq} and kind = 'event'`.execute(
      db,
    );
  }
}
