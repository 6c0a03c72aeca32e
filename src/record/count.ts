import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";

/** Adds what the reports hold to the counts of the actors they speak of, or takes it away. */
export async function countActors(db: Kysely<Tables>, reports: readonly number[], sign: 1 | -1): Promise<void> {
  const by = sql.lit(sign);
  await sql`
    with spoken as (
      select actor, count(distinct document)::int as documents from entity
      where report = any(${[...reports]}::int[]) and actor is not null group by actor),
    done as (
      select p.actor,
        count(distinct p.claim) filter (where p.kind = 'event')::int as events,
        count(distinct p.claim) filter (where p.kind = 'statement')::int as statements,
        count(distinct p.claim) filter (where p.kind = 'tie')::int as ties
      from claim c join part p on p.claim = c.seq
      where c.report = any(${[...reports]}::int[]) and p.actor is not null group by p.actor)
    update actor a set documents = a.documents + ${by} * s.documents, events = a.events + ${by} * coalesce(d.events, 0),
      statements = a.statements + ${by} * coalesce(d.statements, 0), ties = a.ties + ${by} * coalesce(d.ties, 0)
    from spoken s left join done d on d.actor = s.actor where a.id = s.actor`.execute(db);
}

/** Documents that are new before the planner is told what the tables hold; a fifth of those there are, once that is more. */
const FIRST = 100;
const PART = 5;

/** Tells the planner what the tables hold as they grow: an embedded database has nobody else who does. */
export function watchGrowth(db: Kysely<Tables>): (documents: number) => Promise<void> {
  let fresh = 0;
  let wait = FIRST;
  return async (documents) => {
    fresh += documents;
    if (fresh < wait) return;
    fresh = 0;
    // Vacuumed too, so that counting need not look at each row.
    await sql`vacuum analyze`.execute(db);
    const { rows } = await sql<{ held: number }>`select count(*)::int as held from document`.execute(db);
    wait = Math.max(FIRST, Math.round((rows[0]?.held ?? 0) / PART));
  };
}
