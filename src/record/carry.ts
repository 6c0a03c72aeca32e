import { type Kysely, sql } from "kysely";
import { reflect } from "./change.ts";
import { jaccard } from "./likeness.ts";
import type { Tables } from "./schema.ts";
import { MACHINE } from "./steps.ts";

/** A claim of an earlier report that a person decided on, or one of the later report. */
interface Decided {
  readonly seq: number;
  readonly key: string;
  readonly kind: string;
  readonly type: string | null;
  readonly start_at: number;
  readonly end_at: number;
  readonly verdict: "accepted" | "rejected" | null;
  readonly edit: string | null;
  readonly happening: number | null;
  readonly parts: string;
}

/**
 * Carries the decisions on a document's earlier claims over to the claims of the report that took their place: same kind, same
 * words or words that overlap, the likest type and actors first. One that finds no claim stays on the old claim, is written
 * down as a step of kind `lost`, and is tried again when the document is read next.
 */
export async function carryDecisions(
  db: Kysely<Tables>,
  document: number,
  old: number,
  by: number,
  now: string,
): Promise<void> {
  const columns = sql.raw(
    "c.seq, c.key, c.kind, c.type, c.start_at, c.end_at, c.verdict, c.edit, c.happening, c.parts",
  );
  const decided = await sql<Decided & { lost: number | null; told: boolean; grouped: boolean }>`
    select * from (
      select ${columns},
        (select max(s.seq) from step s where s.kind = 'lost' and s.undone_by is null and s.target = c.key
          and (s.body::json->>'claim')::int = c.seq) as lost,
        exists (select 1 from step s where s.target = c.key and s.kind = 'group' and s.author <> ${MACHINE} and s.undone_by is null
          and s.at >= c.known_from) and c.happening is not null as grouped,
        c.report = ${old} as told
      from claim c where c.document = ${document} and c.known_to is not null) as all_claims
    where (told and (verdict is not null or edit is not null or grouped)) or lost is not null`.execute(db);
  if (decided.rows.length === 0) return;
  const fresh = (await sql<Decided>`select ${columns} from claim c where c.report = ${by}`.execute(db)).rows;
  const pairs = decided.rows
    .flatMap((one) => fresh.map((claim) => ({ one, claim, likeness: likeness(one, claim) })))
    .filter((pair) => pair.likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<number>();
  const carried = new Set<number>();
  const step = async (kind: string, target: string, reason: string, body: object) => {
    const done = await sql<{ seq: number }>`insert into step (at, author, kind, target, reason, body, inverse)
      values (${now}, ${MACHINE}, ${kind}, ${target}, ${reason}, ${JSON.stringify(body)}, '{"op":"none"}') returning seq`.execute(
      db,
    );
    return done.rows[0]!.seq;
  };
  for (const { one, claim } of pairs) {
    if (taken.has(claim.seq) || carried.has(one.seq)) continue;
    taken.add(claim.seq);
    carried.add(one.seq);
    await sql`update claim set verdict = ${one.verdict}, edit = ${one.edit},
      happening = ${one.grouped ? one.happening : null} where seq = ${claim.seq}`.execute(db);
    if (one.edit !== null) await reflect(db, claim.seq, JSON.parse(one.edit) as Record<string, unknown>);
    const number = await step("carry", claim.key, "the document was read again", {
      from: one.key,
      claim: one.seq,
      verdict: one.verdict,
    });
    if (one.lost !== null) await sql`update step set undone_by = ${number} where seq = ${one.lost}`.execute(db);
  }
  for (const one of decided.rows) {
    if (carried.has(one.seq) || one.lost !== null) continue;
    const edit = one.edit === null ? null : (JSON.parse(one.edit) as unknown);
    await step("lost", one.key, "the document was read again, and no claim matches what was decided on", {
      claim: one.seq,
      verdict: one.verdict,
      edit,
    });
  }
}

/** Half by the words, half by type and actors; at least half of all of it must agree. */
const ALIKE = 0.5;

function likeness(a: Decided, b: Decided): number {
  const shared = Math.min(a.end_at, b.end_at) - Math.max(a.start_at, b.start_at);
  if (shared <= 0 || a.kind !== b.kind) return 0;
  const all = Math.max(a.end_at, b.end_at) - Math.min(a.start_at, b.start_at);
  return 0.5 * (shared / all) + 0.25 * Number(a.type === b.type) + 0.25 * jaccard(cast(a.parts), cast(b.parts));
}

const cast = (parts: string): ReadonlySet<string> =>
  new Set(
    (JSON.parse(parts) as { role: string; actor: string | null; name: string }[]).map(
      (part) => `${part.role} ${part.actor ?? part.name}`,
    ),
  );
