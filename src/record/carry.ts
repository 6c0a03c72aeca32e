import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";

/** A person's decision for which the later report has no claim. */
interface Decided {
  readonly seq: number;
  readonly key: string;
  readonly kind: string;
  readonly type: string | null;
  readonly start_at: number;
  readonly end_at: number;
  readonly verdict: "accepted" | "rejected" | null;
  readonly edit: string | null;
  readonly parts: string;
}

/**
 * Carries the decisions on a report's claims over to the claims of the report that took its place: same kind, same words
 * or words that overlap, the likest type and actors first. One that finds no claim stays on the old claim, where lists of
 * decisions show it.
 */
export async function carryDecisions(db: Kysely<Tables>, old: number, by: number, now: string): Promise<void> {
  const columns = ["seq", "key", "kind", "type", "start_at", "end_at", "verdict", "edit", "parts"] as const;
  const decided: readonly Decided[] = await db
    .selectFrom("claim")
    .select([...columns])
    .where("report", "=", old)
    .where((where) => where.or([where("verdict", "is not", null), where("edit", "is not", null)]))
    .execute();
  if (decided.length === 0) return;
  const fresh: readonly Decided[] = await db
    .selectFrom("claim")
    .select([...columns])
    .where("report", "=", by)
    .execute();
  const taken = new Set<number>();
  for (const one of decided) {
    const match = fresh
      .filter((claim) => claim.kind === one.kind && !taken.has(claim.seq))
      .map((claim) => ({ claim, likeness: likeness(one, claim) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness)[0]?.claim;
    if (!match) continue;
    taken.add(match.seq);
    await sql`update claim set verdict = ${one.verdict}, edit = ${one.edit} where seq = ${match.seq}`.execute(db);
    await sql`insert into step (at, author, kind, target, reason, body, inverse)
      values (${now}, 'dragoman', 'carry', ${match.key}, 'the document was read again',
        ${JSON.stringify({ from: one.key, verdict: one.verdict })}, ${JSON.stringify({ verdict: null, edit: null })})`.execute(
      db,
    );
  }
}

/** Half by the words, half by type and actors; at least half of all of it must agree. */
const ALIKE = 0.5;

function likeness(a: Decided, b: Decided): number {
  const shared = Math.min(a.end_at, b.end_at) - Math.max(a.start_at, b.start_at);
  if (shared <= 0) return 0;
  const all = Math.max(a.end_at, b.end_at) - Math.min(a.start_at, b.start_at);
  return 0.5 * (shared / all) + 0.25 * Number(a.type === b.type) + 0.25 * jaccard(cast(a.parts), cast(b.parts));
}

const cast = (parts: string): ReadonlySet<string> =>
  new Set(
    (JSON.parse(parts) as { role: string; actor: string | null; name: string }[]).map(
      (part) => `${part.role} ${part.actor ?? part.name}`,
    ),
  );

const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((one) => b.has(one)).length;
  return a.size + b.size === 0 ? 1 : both / (a.size + b.size - both);
};
