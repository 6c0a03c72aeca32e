/** What an edit may say of a claim, and what the claim's row says afterwards. */
import { type Kysely, sql } from "kysely";
import { isDay } from "../ground/day.ts";
import { EVENT_STATUSES, EVENT_TYPES, type EventType } from "../ground/event-type.ts";
import { fault } from "../ground/fault.ts";
import { TIE_STATUSES, TIE_TYPES } from "../ground/tie-type.ts";
import type { Report } from "../report/report.ts";
import { type HandKind, LISTS, readNow } from "./by-hand.ts";
import { putParts, searchedOf } from "./claim-rows.ts";
import { flatten } from "./flatten.ts";
import type { Tables } from "./schema.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a value, and what to choose from; `null` where it is sound. */
type Check = (value: unknown, report: Report, claim: Fields) => string | null;

const one =
  (known: readonly unknown[]): Check =>
  (value) =>
    known.includes(value) ? null : `choose from: ${known.join(", ")}`;

const entity: Check = (value, report) =>
  report.entities.some((one) => one.id === value)
    ? null
    : `no entity of the report; choose from: ${report.entities
        .slice(0, 12)
        .map((one) => `${one.id} ${one.name}`)
        .join(", ")}`;

const span: Check = (value, { document }) => {
  const [start, end, ...more] = (Array.isArray(value) ? value : []) as readonly unknown[];
  const sound = Number.isInteger(start) && Number.isInteger(end) && more.length === 0;
  return sound &&
    (start as number) >= 0 &&
    (start as number) < (end as number) &&
    (end as number) <= document.text.length
    ? null
    : `write [start, end) of the words in the text, within 0 and ${document.text.length}`;
};

const days: Check = (value) => {
  const { from, to } = (value ?? {}) as { readonly from?: unknown; readonly to?: unknown };
  const isOpen = (day: unknown) => day === null || (typeof day === "string" && isDay(day));
  return isOpen(from) && isOpen(to) && (typeof from !== "string" || typeof to !== "string" || from <= to)
    ? null
    : "write {from, to}, each a day YYYY-MM-DD or null, from before to";
};

const orNull =
  (check: Check): Check =>
  (value, ...rest) =>
    value === null ? null : check(value, ...rest);

const each =
  (check: Check): Check =>
  (value, ...rest) =>
    Array.isArray(value)
      ? (value.map((item) => check(item, ...rest)).find((wrong) => wrong !== null) ?? null)
      : "write a list";

const count = orNull((value) =>
  Number.isInteger(value) && (value as number) >= 0 ? null : "write a whole number, or null",
);
const words = each((value) => (typeof value === "string" ? null : "write words"));
const whose: Check = (value, ...rest) => entity((value as { readonly entity?: unknown } | null)?.entity, ...rest);
const about: Check = (value, ...rest) =>
  whose(value, ...rest) ?? one([-1, 0, 1])((value as { readonly stance?: unknown }).stance, ...rest);
const side: Check = (value, ...rest) => {
  const { start, end } = (value ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  return span([start, end], ...rest);
};
const mode: Check = (value, _, claim) => {
  const known = Object.keys(EVENT_TYPES[claim.type as EventType]?.modes ?? {});
  return value === null || known.includes(value as string)
    ? null
    : known.length === 0
      ? `${String(claim.type)} has no modes; write null`
      : `${String(claim.type)} has: ${known.join(", ")}`;
};

/** The fields of each kind that can be edited, with what each may be. */
const FIELDS: Readonly<Record<HandKind, Readonly<Record<string, Check>>>> = {
  event: {
    ...{ type: one(Object.keys(EVENT_TYPES)), mode, status: one(EVENT_STATUSES), contexts: words },
    ...{ source: each(entity), target: each(entity), place: orNull(entity), date: orNull(days) },
    ...{ evidence: span, trigger: span, killed: count, injured: count, detained: count, displaced: count },
  },
  statement: {
    ...{
      form: one(["direct", "indirect", "mixed"]),
      speaker: orNull(whose),
      addressee: orNull(entity),
      about: each(about),
    },
    ...{ evidence: span, content: each(span), cue: orNull(side), date: orNull(days) },
  },
  tie: {
    ...{ type: one(Object.keys(TIE_TYPES)), status: one(TIE_STATUSES), sign: one([-1, 0, 1]), valid: days },
    ...{ from: entity, to: entity, over: orNull(entity), evidence: span },
  },
  influence: {
    ...{
      sign: one([-1, 1]),
      certainty: one(["stated", "hedged", "denied"]),
      cause: side,
      effect: side,
      evidence: span,
    },
  },
};

/**
 * Sees that the claim is sound with these fields.
 * @throws Fault `record/edit` that says what is wrong and what to choose from.
 */
export function checkEdit(report: Report, kind: HandKind, claim: Fields, fields: Fields): void {
  const known = FIELDS[kind];
  const after = { ...claim, ...fields };
  for (const [name, value] of Object.entries(fields)) {
    const check = known[name];
    const wrong = check
      ? check(value, report, after)
      : `no field to edit; choose from: ${Object.keys(known).join(", ")}`;
    if (wrong !== null)
      throw fault("record/edit", `asked to set ${kind}'s ${name} to ${JSON.stringify(value)}: ${wrong}`);
  }
  const bad =
    kind === "event" && "type" in fields && !("mode" in fields) ? mode(after.mode ?? null, report, after) : null;
  if (bad)
    throw fault(
      "record/edit",
      `asked to set event's type to ${JSON.stringify(fields.type)}, with the mode "${String(after.mode)}": ${bad}`,
    );
}

/** Puts what queries look at to what the claim says after an edit: its short columns, its words, and who takes part. */
export async function reflow(db: Kysely<Tables>, seq: number): Promise<void> {
  const found = await sql<{ document: number; kind: HandKind; key: string; body: string; edit: string | null }>`
    select document, kind, key, body, edit from claim where seq = ${seq}`.execute(db);
  const row = found.rows[0]!;
  const now = await readNow(db, { seq: row.document });
  const claim = { ...JSON.parse(row.body), ...(row.edit === null ? {} : JSON.parse(row.edit)) } as {
    readonly id: string;
  };
  const flat = flatten({ ...now.report, [LISTS[row.kind]]: [claim] }, now.id, now.resolved).find(
    (one) => one.kind === row.kind && one.key === `${now.id}#${claim.id}`,
  )!;
  const {
    type,
    mode,
    status,
    quad,
    plover,
    sign,
    day_from,
    day_to,
    low,
    high,
    day,
    start_at,
    end_at,
    country,
    lat,
    lon,
  } = flat;
  await sql`update claim set type = ${type}, mode = ${mode}, status = ${status}, quad = ${quad}, plover = ${plover}, sign = ${sign},
    day_from = ${day_from}, day_to = ${day_to}, low = ${low}, high = ${high}, day = ${day}, start_at = ${start_at}, end_at = ${end_at},
    country = ${country}, lat = ${lat}, lon = ${lon}, words = ${JSON.stringify(flat.words)}, parts = ${JSON.stringify(flat.parts)},
    told = ${flat.told === null ? null : JSON.stringify(flat.told)}, search = to_tsvector('english', ${searchedOf(flat)})
    where seq = ${seq}`.execute(db);
  await sql`delete from part where claim = ${seq}`.execute(db);
  await putParts(db, [{ claim: seq, flat }]);
}
