/** Claims that people make on words of a document, beside those that were read from it. */
import { type Kysely, sql } from "kysely";
import { EVENT_STATUSES, EVENT_TYPES } from "../ground/event-type.ts";
import { fault } from "../ground/fault.ts";
import { TIE_STATUSES, TIE_TYPES, type TieType } from "../ground/tie-type.ts";
import type { Report } from "../report/report.ts";
import { putClaims } from "./claim-rows.ts";
import { type FlatClaim, flatten } from "./flatten.ts";
import type { Resolved } from "./resolve.ts";
import type { Tables } from "./schema.ts";

/** The rule of a claim that a person made. */
export const BY_HAND = "analyst";

export const LISTS = { event: "events", statement: "statements", tie: "ties", influence: "influences" } as const;
export type HandKind = keyof typeof LISTS;

type Made = Readonly<Record<string, unknown>>;
type Span = readonly [number, number];

/** The document with its text, the report that is known now, and whom its entities are. */
export async function readNow(db: Kysely<Tables>, where: { readonly id: string } | { readonly seq: number }) {
  const found = await sql<{ seq: number; id: string; document: string; number: number; report: string }>`
    select d.seq, d.id, d.body as document, r.seq as number, r.body as report from document d
    join report r on r.document = d.seq and r.superseded_at is null
    where ${"id" in where ? sql`d.id = ${where.id}` : sql`d.seq = ${where.seq}`} and d.forgotten_at is null`.execute(
    db,
  );
  const [row] = found.rows;
  if (!row) {
    const named = "id" in where ? where.id : String(where.seq);
    throw fault("record/no-document", `the record holds no document "${named}"; list them: dragoman documents`);
  }
  const entities = await sql<{ id: string; name: string; actor: string | null; acts_for: string | null }>`
    select id, name, actor, acts_for from entity where report = ${row.number}`.execute(db);
  const resolved = new Map(
    entities.rows.map((one): [string, Resolved] => [
      one.id,
      { actor: one.actor, name: one.name, actsFor: one.acts_for, own: false, reason: "" },
    ]),
  );
  const report = { ...JSON.parse(row.report), document: JSON.parse(row.document) } as Report;
  return { seq: row.seq, id: row.id, number: row.number, report, resolved };
}

const wrong = (what: string) => fault("record/by-hand", `a claim made by hand ${what}`);

/** The claim filled in and checked, as a report would have it. */
function claimOf(report: Report, kind: HandKind, id: string, made: Made): Made {
  const span = (name: string): Span => {
    const [start, end] = (made[name] ?? []) as readonly number[];
    const length = report.document.text.length;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start! < 0 || end! <= start! || end! > length)
      throw wrong(`needs ${name}: [start, end) of the words in the text, within 0 and ${length}`);
    return [start!, end!];
  };
  const word = (name: string, known: readonly string[], otherwise?: string): string => {
    const value = made[name] ?? otherwise;
    if (typeof value === "string" && known.includes(value)) return value;
    throw wrong(`has the ${name} "${String(value)}"; choose from: ${known.join(", ")}`);
  };
  const entity = (value: unknown): string => {
    if (typeof value === "string" && report.entities.some((one) => one.id === value)) return value;
    const some = report.entities.slice(0, 12).map((one) => `${one.id} ${one.name}`);
    throw wrong(`names "${String(value)}", who is no entity of the report; choose from: ${some.join(", ")}`);
  };
  const several = (name: string): readonly string[] => ((made[name] ?? []) as readonly unknown[]).map(entity);
  const evidence = span("evidence");
  const base = { id, evidence, rule: BY_HAND, score: 1, statement: null };
  const sign = made.sign === -1 ? -1 : 1;
  switch (kind) {
    case "event":
      return {
        ...base,
        type: word("type", Object.keys(EVENT_TYPES)),
        mode: (made.mode as string | undefined) ?? null,
        contexts: [],
        source: several("source"),
        target: several("target"),
        status: word("status", EVENT_STATUSES, "happened"),
        date: made.date ?? null,
        place: made.place === undefined || made.place === null ? null : entity(made.place),
        ...{ killed: null, injured: null, detained: null, displaced: null },
        trigger: made.trigger === undefined ? evidence : span("trigger"),
      };
    case "statement": {
      const speaker = made.speaker === undefined || made.speaker === null ? null : entity(made.speaker);
      const mention = report.entities.find((one) => one.id === speaker)?.mentions[0];
      const about = ((made.about ?? []) as readonly { entity: unknown; stance?: unknown }[]).map((one) => ({
        entity: entity(one.entity),
        stance: one.stance === 1 || one.stance === -1 ? one.stance : 0,
      }));
      return {
        ...base,
        speaker:
          speaker === null
            ? null
            : { entity: speaker, start: mention?.start ?? evidence[0], end: mention?.end ?? evidence[1] },
        addressee: null,
        cue: null,
        content: [evidence],
        outer: null,
        form: word("form", ["direct", "indirect", "mixed"], "indirect"),
        about,
        date: null,
      };
    }
    case "tie": {
      const type = word("type", Object.keys(TIE_TYPES)) as TieType;
      return {
        ...base,
        type,
        from: entity(made.from),
        to: entity(made.to),
        over: null,
        sign: TIE_TYPES[type].sign ?? sign,
        status: word("status", TIE_STATUSES, "holds"),
        valid: made.valid ?? { from: null, to: null },
      };
    }
    case "influence": {
      const [cause, effect] = [span("cause"), span("effect")];
      return {
        ...base,
        cause: { start: cause[0], end: cause[1], claim: null },
        effect: { start: effect[0], end: effect[1], claim: null },
        sign,
        certainty: word("certainty", ["stated", "hedged", "denied"], "stated"),
      };
    }
  }
}

/** The key that the next claim made by hand on the document gets, and the claim as it is kept. */
export async function prepareByHand(
  db: Kysely<Tables>,
  document: string,
  fields: Made | undefined,
): Promise<{ readonly key: string; readonly kind: HandKind; readonly claim: Made }> {
  const now = await readNow(db, { id: document });
  const kind = fields?.kind as HandKind;
  if (!Object.hasOwn(LISTS, kind ?? "")) throw wrong(`is of a kind; choose from: ${Object.keys(LISTS).join(", ")}`);
  const before = await sql<{ n: number }>`select count(distinct key)::int as n from claim
    where document = ${now.seq} and rule = ${BY_HAND}`.execute(db);
  const id = `h${before.rows[0]!.n + 1}`;
  return { key: `${document}#${id}`, kind, claim: claimOf(now.report, kind, id, fields ?? {}) };
}

/** The fields by which a person adds the claim as it is kept, so that it can be added again. */
export function fieldsOf(kind: HandKind, claim: Made): Made {
  if (kind === "statement") {
    const speaker = claim.speaker as { readonly entity: string } | null;
    return { ...claim, kind, speaker: speaker?.entity ?? null };
  }
  if (kind !== "influence") return { ...claim, kind };
  const words = (side: unknown): Span => {
    const { start, end } = side as { readonly start: number; readonly end: number };
    return [start, end];
  };
  return { ...claim, kind, cause: words(claim.cause), effect: words(claim.effect) };
}

/** The claim laid flat, on the report that is known now. */
const flatOf = (now: Awaited<ReturnType<typeof readNow>>, key: string, kind: HandKind, claim: Made): FlatClaim =>
  flatten({ ...now.report, [LISTS[kind]]: [claim] }, now.id, now.resolved).find((one) => one.key === key)!;

/** Puts the claim in, or back where it was taken out; people's own claims are accepted. */
export async function addByHand(
  db: Kysely<Tables>,
  { key, kind, claim }: { readonly key: string; readonly kind: HandKind; readonly claim: Made },
  at: string,
): Promise<void> {
  const back = await sql<{ document: number }>`update claim set known_to = null
    where seq = (select max(seq) from claim where key = ${key} and rule = ${BY_HAND}) returning document`.execute(db);
  if (back.rows[0]) return recount(db, back.rows[0].document);
  const now = await readNow(db, { id: key.slice(0, key.lastIndexOf("#")) });
  const placed = { report: now.number, document: now.seq, flat: flatOf(now, key, kind, claim) };
  const number = (await putClaims(db, [placed], at))(placed);
  await sql`update claim set verdict = 'accepted' where seq = ${number}`.execute(db);
  await recount(db, now.seq);
}

/** Takes the claim out: it is known until then, and stays. */
export async function withdrawByHand(
  db: Kysely<Tables>,
  key: string,
  at: string,
): Promise<{ readonly kind: HandKind; readonly claim: Made }> {
  const gone = await sql<{ document: number; kind: HandKind; body: string }>`update claim set known_to = ${at}
    where key = ${key} and rule = ${BY_HAND} and known_to is null returning document, kind, body`.execute(db);
  const [row] = gone.rows;
  if (!row) throw fault("record/no-claim", `the record holds no claim "${key}" that was made by hand`);
  await recount(db, row.document);
  return { kind: row.kind, claim: JSON.parse(row.body) as Made };
}

/** Counts anew what the document's row says of its claims. */
async function recount(db: Kysely<Tables>, document: number): Promise<void> {
  const of = (kind: HandKind) =>
    sql`(select count(*)::int from claim where document = ${document} and kind = ${kind} and known_to is null)`;
  await sql`update document set events = ${of("event")}, statements = ${of("statement")}, ties = ${of("tie")},
    influences = ${of("influence")} where seq = ${document}`.execute(db);
}

/** Takes the claims made by hand on a document over to the report that took the place of another. */
export async function carryByHand(db: Kysely<Tables>, document: number, old: number, by: number): Promise<void> {
  const kept = await sql`update claim set report = ${by}
    where report = ${old} and rule = ${BY_HAND} and known_to is null returning seq`.execute(db);
  if (kept.rows.length > 0) await recount(db, document);
}
