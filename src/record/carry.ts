import { type Kysely, sql } from "kysely";
import { reflow } from "./edit.ts";
import { jaccard } from "./likeness.ts";
import type { Tables } from "./schema.ts";
import { MACHINE } from "./steps.ts";

/** A claim of an earlier report that a person decided on, or one of the later report. */
interface Decided {
  readonly seq: number;
  readonly report: number;
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
    "c.seq, c.report, c.key, c.kind, c.type, c.start_at, c.end_at, c.verdict, c.edit, c.happening, c.parts",
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
    const edit = one.edit === null ? null : await editAnew(db, JSON.parse(one.edit), one.report, by);
    await sql`update claim set verdict = ${one.verdict}, edit = ${edit === null ? null : JSON.stringify(edit)},
      happening = ${one.grouped ? one.happening : null} where seq = ${claim.seq}`.execute(db);
    if (edit !== null) await reflow(db, claim.seq);
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

type Fields = Readonly<Record<string, unknown>>;

/** The edit told of the later report's entities: they are numbered anew, and who is not found there is left as the machine read it. */
async function editAnew(db: Kysely<Tables>, edit: Fields, old: number, by: number): Promise<Fields> {
  const found = await sql<{ old: string; now: string }>`
    select distinct on (o.id) o.id as old, n.id as now from entity o join entity n on n.report = ${by}
      and (n.actor = o.actor or lower(n.name) = lower(o.name))
    where o.report = ${old} order by o.id, (n.actor = o.actor) desc nulls last, n.mentions desc`.execute(db);
  const now = new Map(found.rows.map((row) => [row.old, row.now]));
  const told = Object.entries(edit).map(
    ([name, value]) => [name, ENTITIES.has(name) ? anew(value, now) : value] as const,
  );
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}

/** Fields that name entities. */
const ENTITIES: ReadonlySet<string> = new Set("source target place from to over speaker addressee about".split(" "));

/** The value with the entities' ids of now; `undefined` where one has none. */
function anew(value: unknown, now: ReadonlyMap<string, string>): unknown {
  if (value === null) return null;
  if (typeof value === "string") return now.get(value);
  if (Array.isArray(value)) {
    const all = value.map((item) => anew(item, now));
    return all.includes(undefined) ? undefined : all;
  }
  const { entity } = value as { readonly entity: string | null };
  if (entity === null) return value;
  const id = now.get(entity);
  return id === undefined ? undefined : { ...(value as object), entity: id };
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
