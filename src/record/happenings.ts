import { type Kysely, sql } from "kysely";
import { addDays } from "../ground/day.ts";
import { apartOf, isApart } from "./apart.ts";
import { hashOf } from "./outline.ts";
import { freshNumbers } from "./rows.ts";
import { SAME_EVENT, type Sameness, samenessOf, type ToldEvent } from "./same-event.ts";
import type { Tables } from "./schema.ts";
import { machineSteps } from "./steps.ts";
import { putTraces } from "./stories.ts";

/** Reports of events that one is compared with, those of most shared traces first. */
const COMPARED = 24;
/** Reports that are looked at for each trace, the latest. */
const LATEST = 200;
/** Sides of an event by which its like are looked for. */
const ASKED_BY = 4;
/** What no member of an event may fall under, or two events would be strung together by a third. */
const STRANGE = 0.1;

interface EventRow {
  readonly seq: number;
  readonly key: string;
  readonly document: number;
  readonly start: number;
  readonly end: number;
  happening: number | null;
  readonly told: ToldEvent;
}

/** What says that a report and another tell of one event. */
interface Match {
  readonly mine: EventRow;
  readonly other: EventRow;
  readonly sameness: Sameness;
}

/**
 * Puts each report of an event, of the claims' numbers, with the event it tells of, where the record holds it already; found by who
 * and when, and by the stories that documents are versions of, without comparing all. Each is a step that can be undone.
 */
export async function groupEvents(
  db: Kysely<Tables>,
  fresh: readonly { readonly seq: number; readonly document: number; readonly told: ToldEvent }[],
  stories: ReadonlyMap<number, number>,
  now: string,
): Promise<void> {
  if (fresh.length === 0) return;
  await putTraces(
    db,
    fresh.flatMap(({ seq, document, told }) => keysOf(told, 0).map((key) => ({ key, document, claim: seq }))),
  );
  const pairs = await alike(db, fresh);
  if (pairs.length === 0) return;
  const rows = await eventRows(db, [...fresh.map((one) => one.seq), ...pairs.map((pair) => pair.claim)]);
  const documents = [...new Set(fresh.map((one) => one.document))];
  const apart = await apartOf(db, "event", documents);
  const members = new Map<number, EventRow[]>();
  for (const row of rows.values()) if (row.happening !== null) add(members, row.happening, row);

  const byDocument = new Map<number, Match[]>();
  for (const pair of pairs) {
    const [mine, other] = [rows.get(pair.of), rows.get(pair.claim)];
    // Of two that came together the later is put with the earlier.
    if (!mine || !other || (documents.includes(other.document) && other.document >= mine.document)) continue;
    const story = stories.get(mine.document) ?? null;
    const sameness = samenessOf(mine.told, other.told, story !== null && story === stories.get(other.document));
    if (sameness.score >= SAME_EVENT) add(byDocument, mine.document, { mine, other, sameness });
  }
  const numbers = await freshNumbers(db, "claim", [...byDocument.values()].flat().length);
  const joined = new Map<number, number>();
  const steps: Parameters<typeof machineSteps>[1][number][] = [];
  for (const document of [...byDocument.keys()].sort((a, b) => a - b)) {
    for (const { mine, other, sameness } of byDocument
      .get(document)!
      .sort((a, b) => b.sameness.score - a.sameness.score)) {
      if (mine.happening !== null) continue;
      const those = other.happening === null ? [other] : (members.get(other.happening) ?? [other]);
      const fits = those.every(
        (one) =>
          one.document !== mine.document &&
          !isApart(apart, mine, one) &&
          samenessOf(
            mine.told,
            one.told,
            stories.get(document) !== undefined && stories.get(document) === stories.get(one.document),
          ).score >= STRANGE,
      );
      if (!fits) continue;
      if (other.happening === null) {
        other.happening = numbers.pop()!;
        joined.set(other.seq, other.happening);
        add(members, other.happening, other);
      }
      mine.happening = other.happening;
      joined.set(mine.seq, mine.happening);
      add(members, mine.happening, mine);
      steps.push({
        target: mine.key,
        reason: `the same event as ${other.key} (${sameness.score}): ${sameness.reasons.join("; ")}`,
        change: { op: "group", rows: [{ key: mine.key, happening: mine.happening, lead: false }] },
        inverse: { op: "group", rows: [{ key: mine.key, happening: null, lead: true }] },
        found: { like: other.key, score: sameness.score, reasons: sameness.reasons },
      });
    }
  }
  if (joined.size === 0) return;
  const moved = [...joined].map(([seq, happening]) => ({ seq, happening }));
  await sql`update claim c set happening = n.happening from json_to_recordset(${JSON.stringify(moved)}::json) as n(seq integer, happening integer)
    where c.seq = n.seq`.execute(db);
  await electLeads(db, [...new Set(joined.values())]);
  await machineSteps(db, steps, now);
}

const add = <Key, Item>(to: Map<Key, Item[]>, key: Key, item: Item): void => {
  const there = to.get(key);
  if (there) there.push(item);
  else to.set(key, [item]);
};

/** Of each event's reports known now, the first that was not rejected stands for it in lists. */
export async function electLeads(db: Kysely<Tables>, happenings: readonly number[]): Promise<void> {
  if (happenings.length === 0) return;
  await sql`update claim c set lead = (c.seq = first.seq) from (
      select distinct on (happening) happening, seq from claim where happening = any(${[...happenings]}::int[]) and known_to is null
      order by happening, (verdict is not distinct from 'rejected'), seq) as first
    where c.happening = first.happening and c.known_to is null and c.lead <> (c.seq = first.seq)`.execute(db);
}

/** Keys of who takes part, on the event's day and those around it. */
function keysOf(told: ToldEvent, around: number): readonly number[] {
  const day = told.days?.to ?? told.published;
  if (day === null) return [];
  const actors = [...new Set([...told.sources, ...told.targets])].slice(0, ASKED_BY);
  const days = Array.from({ length: 2 * around + 1 }, (_, at) => addDays(day, at - around));
  return actors.flatMap((actor) => days.map((one) => hashOf(`did ${actor} ${one} ${told.happened ? "" : "not"}`)));
}

/** Which reports of events share traces, or a story, with each. */
async function alike(
  db: Kysely<Tables>,
  fresh: readonly { readonly seq: number; readonly document: number; readonly told: ToldEvent }[],
) {
  const keys = fresh.flatMap(({ seq, document, told }) =>
    keysOf(told, told.days === null ? 3 : 1).map((key) => ({ of: seq, document, key })),
  );
  const traced = await sql<{ of: number; claim: number }>`
    select "of", claim from (
      select w."of", t.claim, row_number() over (partition by w."of" order by count(*) desc, t.claim desc) as place
      from json_to_recordset(${JSON.stringify(keys)}::json) as w("of" integer, document integer, key integer)
      cross join lateral (select claim, document from trace where key = w.key and claim is not null
        order by claim desc limit ${LATEST}) t
      where t.document <> w.document
      group by w."of", t.claim) as ranked where place <= ${COMPARED}`.execute(db);
  const told = await sql<{ of: number; claim: number }>`
    select f.seq as "of", c.seq as claim from claim f join document d on d.seq = f.document
      join document v on v.story = d.story and v.seq <> d.seq
      join claim c on c.document = v.seq and c.kind = 'event' and c.known_to is null
    where f.seq = any(${fresh.map((one) => one.seq)}::int[]) and d.story is not null`.execute(db);
  const seen = new Set<string>();
  return [...traced.rows, ...told.rows].filter(({ of, claim }) => {
    const pair = `${of} ${claim}`;
    return seen.has(pair) ? false : seen.add(pair);
  });
}

async function eventRows(db: Kysely<Tables>, claims: readonly number[]): Promise<ReadonlyMap<number, EventRow>> {
  const found = await sql<Omit<EventRow, "told"> & { told: string }>`
    select seq, key, document, start_at as start, end_at as end, happening, told from claim
    where told is not null and known_to is null and (seq = any(${[...new Set(claims)]}::int[])
      or happening in (select happening from claim where seq = any(${[...new Set(claims)]}::int[]) and happening is not null))`.execute(
    db,
  );
  return new Map(found.rows.map((row) => [row.seq, { ...row, told: JSON.parse(row.told) as ToldEvent }]));
}
