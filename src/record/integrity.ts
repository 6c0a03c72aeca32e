import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";

/** What was counted, and what does not fit together. */
export interface Integrity {
  readonly server: string;
  readonly counts: Readonly<Record<string, number>>;
  /** In words; empty where all is well. */
  readonly problems: readonly string[];
}

/** Each says how many rows break a rule that always holds. */
const CHECKS: Readonly<Record<string, string>> = {
  "documents that have no current report":
    "select count(*)::int as n from document d where forgotten_at is null and not exists (select 1 from report r where r.document = d.seq and r.superseded_at is null)",
  "documents that have two current reports":
    "select count(*)::int as n from (select document from report where superseded_at is null group by document having count(*) > 1) x",
  "claims of a report that is superseded, but known still":
    "select count(*)::int as n from claim c join report r on r.seq = c.report where r.superseded_at is not null and c.known_to is null",
  "parts of no claim":
    "select count(*)::int as n from part p where not exists (select 1 from claim c where c.seq = p.claim)",
  "events that no report, or more than one, stands for in lists":
    "select count(*)::int as n from (select happening from claim where happening is not null and known_to is null group by happening having count(*) filter (where lead) <> 1) x",
  "reports of no shared event that stand for none":
    "select count(*)::int as n from claim where happening is null and not lead and known_to is null",
  "traces of forgotten documents":
    "select count(*)::int as n from document d where forgotten_at is not null and (exists (select 1 from outline o where o.document = d.seq) or exists (select 1 from trace t where t.document = d.seq) or exists (select 1 from claim c where c.document = d.seq) or exists (select 1 from report r where r.document = d.seq) or body <> '')",
  "merges into an actor that was itself merged":
    "select count(*)::int as n from merged a join merged b on a.into_actor = b.actor",
  "documents whose counts are not those of their claims": `select count(*)::int as n from document d left join (select document, ${[
    "event",
    "statement",
    "tie",
    "influence",
  ]
    .map((kind) => `count(*) filter (where kind = '${kind}') as ${kind}s`)
    .join(", ")} from claim where known_to is null group by document) c on c.document = d.seq
      where (d.events, d.statements, d.ties, d.influences) is distinct from
        (coalesce(c.events, 0), coalesce(c.statements, 0), coalesce(c.ties, 0), coalesce(c.influences, 0))`,
};

/** Counts the rows and checks that they fit together. */
export async function integrity(db: Kysely<Tables>): Promise<Integrity> {
  const one = async (query: string) => (await sql.raw<{ n: number }>(query).execute(db)).rows[0]!.n;
  const counts: Record<string, number> = {};
  for (const table of ["document", "report", "claim", "entity", "actor", "step"]) {
    counts[table] = await one(`select count(*)::int as n from ${table}`);
  }
  const problems: string[] = [];
  for (const [what, query] of Object.entries(CHECKS)) {
    const found = await one(query);
    if (found > 0) problems.push(`${found} ${what}`);
  }
  const version = await sql<{ server_version: string }>`show server_version`.execute(db);
  return { server: `PostgreSQL ${version.rows[0]!.server_version}`, counts, problems };
}
