import { type Kysely, sql } from "kysely";
import { addDays } from "../ground/day.ts";
import { apartOf, isApart } from "./apart.ts";
import { type Likeness, likenessOf, SAME_STORY, STORY_DAYS } from "./likeness.ts";
import { bandsOf, hashOf, type Outline } from "./outline.ts";
import { freshNumbers, putRows } from "./rows.ts";
import type { Tables, TraceTable } from "./schema.ts";
import { machineSteps } from "./steps.ts";

/** A document that was just kept, with what it is likened to others by. */
export interface Outlined {
  readonly document: number;
  readonly id: string;
  readonly published: string | null;
  readonly outline: Outline;
}

/** Actors of an opening by whom its like are looked for. */
const ASKED_BY = 8;
/** Documents that one is compared with, those of most shared traces first. */
const COMPARED = 30;
/** Documents that are looked at for each trace, the latest. */
const LATEST = 100;
/** Versions of a story that one more is compared with, those that came first. */
const MEMBERS = 12;

interface Candidate {
  readonly seq: number;
  readonly id: string;
  readonly published: string | null;
  story: number | null;
  readonly outline: Outline;
}

/**
 * Puts each document with the story it is a version of, where there is one: found by its traces, without comparing all. Each
 * is a step that can be undone. Gives the story of each document that has one.
 */
export async function tellStories(
  db: Kysely<Tables>,
  kept: readonly Outlined[],
  now: string,
): Promise<ReadonlyMap<number, number>> {
  const numbers = kept.map((one) => one.document);
  await sql`delete from outline where document = any(${numbers}::int[])`.execute(db);
  await putRows<{ document: number; body: string }>(
    db,
    "outline",
    { document: "integer", body: "text" },
    kept.map(({ document, outline }) => ({ document, body: JSON.stringify(outline) })),
  );
  await putTraces(
    db,
    kept.flatMap(({ document, published, outline }) =>
      [...bandsOf(outline), ...actorDays(outline, published, 0)].map((key) => ({ key, document, claim: null })),
    ),
  );
  const pairs = await alike(db, kept);
  const candidates = await candidatesOf(db, [...numbers, ...pairs.map((pair) => pair.document)]);
  const members = new Map<number, Candidate[]>();
  const add = (story: number, one: Candidate) => members.set(story, [...(members.get(story) ?? []), one]);
  for (const one of [...candidates.values()].sort((a, b) => a.seq - b.seq)) if (one.story !== null) add(one.story, one);
  const apart = await apartOf(db, "story", numbers);
  const steps: Parameters<typeof machineSteps>[1][number][] = [];
  const joined: { seq: number; story: number }[] = [];
  const fresh = await freshNumbers(db, "document", pairs.length === 0 ? 0 : kept.length);
  for (const { document } of [...kept].sort((a, b) => a.document - b.document)) {
    const mine = candidates.get(document);
    if (!mine || mine.story !== null) continue;
    let best: { readonly other: Candidate; readonly likeness: Likeness } | null = null;
    for (const pair of pairs) {
      const other = pair.of === document ? candidates.get(pair.document) : undefined;
      if (!other || other.seq > document || isApart(apart, whole(document), whole(other.seq))) continue;
      const likeness = likenessOf(mine, other);
      if (likeness.score < SAME_STORY || likeness.score <= (best?.likeness.score ?? 0)) continue;
      // Being like one of a story's versions is not enough: a chain of likenesses leads anywhere.
      const those = other.story === null ? [other] : (members.get(other.story) ?? [other]).slice(0, MEMBERS);
      if (meanOf(those.map((one) => likenessOf(mine, one).score)) >= SAME_STORY) best = { other, likeness };
    }
    if (!best) continue;
    const { other, likeness } = best;
    if (other.story === null) {
      other.story = fresh.pop()!;
      joined.push({ seq: other.seq, story: other.story });
      add(other.story, other);
    }
    mine.story = other.story;
    add(mine.story, mine);
    joined.push({ seq: document, story: other.story });
    steps.push({
      target: mine.id,
      reason: `${likeness.how} of ${other.id} (${likeness.score}): ${likeness.reasons.join("; ")}`,
      change: { op: "story", rows: [{ document: mine.id, story: other.story }] },
      inverse: { op: "story", rows: [{ document: mine.id, story: null }] },
      found: { like: other.id, score: likeness.score, how: likeness.how, reasons: likeness.reasons },
    });
  }
  if (joined.length > 0) {
    await sql`update document d set story = n.story from json_to_recordset(${JSON.stringify(joined)}::json) as n(seq integer, story integer)
      where d.seq = n.seq`.execute(db);
  }
  await machineSteps(db, steps, now);
  return new Map([...candidates.values()].flatMap(({ seq, story }) => (story === null ? [] : [[seq, story] as const])));
}

const meanOf = (scores: readonly number[]): number => scores.reduce((sum, one) => sum + one, 0) / scores.length;

/** All of a document, as a piece of it. */
export const whole = (document: number) => ({ document, start: 0, end: 2_147_483_647 });

export const putTraces = (db: Kysely<Tables>, rows: readonly TraceTable[]) =>
  putRows<TraceTable>(db, "trace", { key: "integer", document: "integer", claim: "integer" }, rows);

/** Keys of the opening's actors on the days around the document's own. */
function actorDays(outline: Outline, published: string | null, around: number): readonly number[] {
  if (published === null) return [];
  const actors = [...new Set([...outline.first, ...outline.actors])].slice(0, ASKED_BY);
  const days = Array.from({ length: 2 * around + 1 }, (_, at) => addDays(published, at - around));
  return actors.flatMap((actor) => days.map((day) => hashOf(`told ${actor} ${day}`)));
}

/** Which documents share traces with each, those of most first. */
async function alike(db: Kysely<Tables>, kept: readonly Outlined[]) {
  const keys = kept.flatMap(({ document, published, outline }) =>
    [...bandsOf(outline), ...actorDays(outline, published, STORY_DAYS)].map((key) => ({ of: document, key })),
  );
  const found = await sql<{ of: number; document: number }>`
    select "of", document from (
      select w."of", t.document, row_number() over (partition by w."of" order by count(*) desc, t.document desc) as place
      from json_to_recordset(${JSON.stringify(keys)}::json) as w("of" integer, key integer)
      cross join lateral (select document from trace where key = w.key and claim is null and document < w."of"
        order by document desc limit ${LATEST}) t
      group by w."of", t.document) as ranked where place <= ${COMPARED}`.execute(db);
  return found.rows;
}

async function candidatesOf(db: Kysely<Tables>, documents: readonly number[]): Promise<ReadonlyMap<number, Candidate>> {
  const found = await sql<{ seq: number; id: string; published: string | null; story: number | null; body: string }>`
    select d.seq, d.id, d.published, d.story, o.body from document d join outline o on o.document = d.seq
    where (d.seq = any(${[...new Set(documents)]}::int[])
      or d.story in (select story from document where seq = any(${[...new Set(documents)]}::int[]) and story is not null))
      and d.forgotten_at is null`.execute(db);
  return new Map(found.rows.map(({ body, ...row }) => [row.seq, { ...row, outline: JSON.parse(body) as Outline }]));
}
