import { type Kysely, sql } from "kysely";
import { fault } from "../ground/fault.ts";
import { prepareByHand, readNow } from "./by-hand.ts";
import { apply, type Change } from "./change.ts";
import type { Decision } from "./decision.ts";
import { checkEdit } from "./edit.ts";
import { cursorOf, listOf, markOf, type Page, type PageAsked } from "./page.ts";
import { freshNumbers, putRows } from "./rows.ts";
import type { Tables } from "./schema.ts";

/** A decision as the record keeps it. */
export interface Step {
  readonly step: number;
  readonly at: string;
  readonly author: string;
  readonly kind: string;
  readonly target: string;
  readonly reason: string;
  readonly change: unknown;
  readonly undoneBy: number | null;
}

/** Any number that is ours alone: held while a decision is taken, by any number at once. */
export const DECIDING = 7_203_116;

/** Takes the decision as a step, all of it or nothing. */
export const decide = (db: Kysely<Tables>, decision: Decision, clock: () => string): Promise<Step> =>
  db.transaction().execute(async (within) => {
    await sql`select pg_advisory_xact_lock_shared(${sql.lit(DECIDING)})`.execute(within);
    const now = clock();
    const { change, target, undoes } = await changeOf(within, decision);
    const row = await within
      .insertInto("step")
      .values({
        at: now,
        author: decision.author,
        kind: decision.kind,
        target,
        reason: decision.reason,
        body: JSON.stringify(change),
        inverse: JSON.stringify({ op: "none" }),
        undone_by: null,
      })
      .returning("seq")
      .executeTakeFirstOrThrow();
    const inverse = await apply(within, change, row.seq);
    await sql`update step set inverse = ${JSON.stringify(inverse)} where seq = ${row.seq}`.execute(within);
    if (undoes !== null) await sql`update step set undone_by = ${row.seq} where seq = ${undoes}`.execute(within);
    return {
      step: row.seq,
      at: now,
      author: decision.author,
      kind: decision.kind,
      target,
      reason: decision.reason,
      change,
      undoneBy: null,
    };
  });

/** What the record found by itself and did: a step like a person's, that can be undone. */
export interface Found {
  readonly target: string;
  readonly reason: string;
  readonly change: Change;
  readonly inverse: Change;
  /** What it was found by. */
  readonly found: Readonly<Record<string, unknown>>;
}

/** Who takes the record's own steps. */
export const MACHINE = "dragoman";

/** Writes down what the record did by itself, many at once. */
export async function machineSteps(db: Kysely<Tables>, steps: readonly Found[], now: string): Promise<void> {
  await putRows(
    db,
    "step",
    { at: "text", author: "text", kind: "text", target: "text", reason: "text", body: "text", inverse: "text" },
    steps.map(({ target, reason, change, inverse, found }) => ({
      at: now,
      author: MACHINE,
      kind: "group",
      target,
      reason,
      body: JSON.stringify({ ...change, ...found }),
      inverse: JSON.stringify(inverse),
    })),
  );
}

/** Steps that cannot be taken back, by kind, each with why. */
const FINAL: Readonly<Record<string, string>> = {
  forget: "what was forgotten is gone; read the document again elsewhere, or restore a backup of before",
  carry: "it only tells that a decision went over to a later reading; undo that decision",
};

interface Changing {
  readonly change: Change;
  readonly target: string;
  readonly undoes: number | null;
}

type Deciders = Readonly<Record<Decision["kind"], (db: Kysely<Tables>, decision: Decision) => Promise<Changing>>>;

const verdict =
  (to: "accepted" | "rejected" | null) =>
  async (_: Kysely<Tables>, { target }: Decision): Promise<Changing> => ({
    change: { op: "verdict", key: target, verdict: to },
    target,
    undoes: null,
  });

const deciders: Deciders = {
  accept: verdict("accepted"),
  reject: verdict("rejected"),
  reopen: verdict(null),
  note: async (db, { target }) => {
    await thereIs(db, target);
    return { change: { op: "none" }, target, undoes: null };
  },
  edit: async (db, { target, fields }) => {
    if (!fields || Object.keys(fields).length === 0)
      throw fault("record/no-fields", `asked to edit ${target}; say which fields are what`);
    const row = await db
      .selectFrom("claim")
      .select(["edit", "body", "kind", "document"])
      .where("key", "=", target)
      .where("known_to", "is", null)
      .executeTakeFirst();
    const before = row?.edit ? JSON.parse(row.edit) : {};
    if (row) {
      const { report } = await readNow(db, { seq: row.document });
      checkEdit(report, row.kind, { ...JSON.parse(row.body), ...before }, fields);
    }
    return { change: { op: "edit", key: target, fields: { ...before, ...fields } }, target, undoes: null };
  },
  add: async (db, { target, fields }) => {
    const made = await prepareByHand(db, target, fields);
    return { change: { op: "claim", ...made }, target: made.key, undoes: null };
  },
  merge: async (_, { target, into }) => {
    if (!into) throw fault("record/no-into", `asked to merge ${target}; say into which actor`);
    return { change: { op: "merge", actor: target, into }, target, undoes: null };
  },
  group: async (db, decision) => {
    if (!decision.target.includes("#")) return ofStory(db, decision);
    const { target, into } = decision;
    if (target === into) throw fault("record/merge-itself", `asked to group ${target} with itself; name two reports`);
    if (!into)
      return { change: { op: "group", rows: [{ key: target, happening: null, lead: true }] }, target, undoes: null };
    const rows = await db
      .selectFrom("claim")
      .select(["seq", "key", "happening"])
      .where("key", "in", [target, into])
      .where("known_to", "is", null)
      .where("kind", "=", "event")
      .execute();
    const to = rows.find((row) => row.key === into);
    if (!to) throw fault("record/no-claim", `the record holds no event "${into}" now`);
    const happening = to.happening ?? (await freshNumbers(db, "claim", 1))[0]!;
    const first = to.happening === null ? [{ key: into, happening, lead: true }] : [];
    return { change: { op: "group", rows: [...first, { key: target, happening, lead: false }] }, target, undoes: null };
  },
  split: async (db, decision) => {
    const { target } = decision;
    if (target.includes("#"))
      return { change: { op: "group", rows: [{ key: target, happening: null, lead: true }] }, target, undoes: null };
    const merged = await db.selectFrom("merged").selectAll().where("actor", "=", target).executeTakeFirst();
    if (!merged) return ofStory(db, { ...decision, into: undefined });
    return { change: { op: "split", actor: target, into: merged.into_actor, moved: [] }, target, undoes: null };
  },
  undo: async (db, { target }) => {
    const number = Number(target);
    const step = Number.isInteger(number)
      ? await db.selectFrom("step").selectAll().where("seq", "=", number).executeTakeFirst()
      : undefined;
    if (!step) throw fault("record/no-step", `the record holds no step ${target}; list them: dragoman steps`);
    if (step.undone_by !== null)
      throw fault("record/undone-already", `step ${target} was undone by step ${step.undone_by}`);
    const why = FINAL[step.kind];
    if (why !== undefined) throw fault("record/final", `step ${target} cannot be undone: ${why}`);
    const later = await db
      .selectFrom("step")
      .select("seq")
      .where("target", "=", step.target)
      .where("seq", ">", step.seq)
      .where("undone_by", "is", null)
      .where("kind", "not in", ["note", "undo", "carry", "lost"])
      .executeTakeFirst();
    if (later)
      throw fault(
        "record/undo-order",
        `step ${later.seq} came after step ${target} on ${step.target}; undo step ${later.seq} first`,
      );
    const change = await asNow(db, JSON.parse(step.inverse) as Change, step.at);
    return { change, target: step.target, undoes: step.seq };
  },
};

/** Sees that there is, or was, something of that name to note on. */
async function thereIs(db: Kysely<Tables>, target: string): Promise<void> {
  const found = await sql<{ there: boolean }>`select exists (select 1 from claim where key = ${target})
    or exists (select 1 from document where id = ${target}) or exists (select 1 from actor where id = ${target}) as there`.execute(
    db,
  );
  if (!found.rows[0]!.there)
    throw fault("record/no-claim", `the record holds no claim, document or actor "${target}" to note on`);
}

/** Puts a document with the story of another, or takes it out of its own. */
async function ofStory(db: Kysely<Tables>, { target, into }: Decision): Promise<Changing> {
  if (target === into) throw fault("record/merge-itself", `asked to group ${target} with itself; name two documents`);
  if (!into) return { change: { op: "story", rows: [{ document: target, story: null }] }, target, undoes: null };
  const to = await db.selectFrom("document").select(["id", "story"]).where("id", "=", into).executeTakeFirst();
  if (!to) throw fault("record/no-document", `the record holds no document "${into}"; list them: dragoman documents`);
  const story = to.story ?? (await freshNumbers(db, "document", 1))[0]!;
  const first = to.story === null ? [{ document: into, story }] : [];
  return { change: { op: "story", rows: [...first, { document: target, story }] }, target, undoes: null };
}

/** The change told of the claims that took the place of those it was made for, where their documents were read again since. */
async function asNow(db: Kysely<Tables>, change: Change, at: string): Promise<Change> {
  if (change.op === "verdict" || change.op === "edit") return { ...change, key: await keyNow(db, change.key, at) };
  if (change.op !== "group") return change;
  const rows = [];
  for (const row of change.rows) rows.push({ ...row, key: await keyNow(db, row.key, at) });
  return { ...change, rows };
}

async function keyNow(db: Kysely<Tables>, key: string, at: string): Promise<string> {
  const found = await sql<{ now: string | null; since: string | null }>`
    select (select target from step where kind = 'carry' and at > ${at} and body::json->>'from' = ${key} order by seq desc limit 1) as now,
      (select min(known_to) from claim where key = ${key} and known_to > ${at}) as since`.execute(db);
  const { now, since } = found.rows[0]!;
  if (now !== null) return now;
  if (since === null) return key;
  throw fault(
    "record/superseded",
    `the document of ${key} was read again on ${since.slice(0, 10)}, and no claim took its place; list such decisions: dragoman lost`,
  );
}

const changeOf = (db: Kysely<Tables>, decision: Decision): Promise<Changing> => deciders[decision.kind](db, decision);

/** The steps, latest first; those on one target where it is named. Those taken after a time are given in the order of their times. */
export async function steps(
  db: Kysely<Tables>,
  target: string | undefined,
  page: PageAsked,
  since?: string,
): Promise<Page<Step>> {
  const of = listOf("steps", since === undefined ? "-step" : "at", { target, since });
  const after = page.cursor === undefined ? null : markOf(page.cursor, of, since === undefined);
  let query = db.selectFrom("step").selectAll();
  if (target !== undefined) query = query.where("target", "=", target);
  if (since !== undefined) query = query.where("at", ">", since);
  const total = await query
    .clearSelect()
    .select((count) => count.fn.countAll<string>().as("total"))
    .executeTakeFirst();
  if (after) {
    query =
      since === undefined
        ? query.where("seq", "<", after.seq)
        : query.where(sql<boolean>`(at, seq) > (${after.value}, ${after.seq})`);
  }
  const ordered = since === undefined ? query.orderBy("seq", "desc") : query.orderBy("at").orderBy("seq");
  const found = await ordered.limit(page.limit + 1).execute();
  const rows = found.slice(0, page.limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      step: row.seq,
      at: row.at,
      author: row.author,
      kind: row.kind,
      target: row.target,
      reason: row.reason,
      change: JSON.parse(row.body) as unknown,
      undoneBy: row.undone_by,
    })),
    total: Number(total?.total ?? 0),
    next:
      found.length > page.limit && last
        ? cursorOf({ of, value: since === undefined ? last.seq : last.at, seq: last.seq })
        : null,
  };
}
