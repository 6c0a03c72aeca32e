import { type RawBuilder, sql } from "kysely";

/** What a list of claims is asked for; every part that is there must hold. Names of actors are resolved before they come here. */
export interface ClaimFilter {
  readonly kind: "event" | "statement" | "tie" | "influence";
  /** Ids of actors, any of which takes part; who acts for one counts as one. */
  readonly actor?: readonly string[] | undefined;
  /** Ids of actors of the other side. */
  readonly other?: readonly string[] | undefined;
  readonly type?: readonly string[] | undefined;
  readonly mode?: readonly string[] | undefined;
  readonly quad?: readonly number[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly sign?: readonly number[] | undefined;
  readonly sector?: readonly string[] | undefined;
  /** Days: what falls between them, by its own date. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Id of a document. */
  readonly document?: string | undefined;
  /** Words, "phrases" and -without. */
  readonly text?: string | undefined;
  /** At least. */
  readonly score?: number | undefined;
  /** Publishers. */
  readonly source?: readonly string[] | undefined;
  /** ISO 3166 alpha-3 of where it was. */
  readonly country?: readonly string[] | undefined;
  readonly near?: { readonly lat: number; readonly lon: number; readonly km: number } | undefined;
  /** Default: whatever was not rejected. */
  readonly decided?: "accepted" | "rejected" | "undecided" | "any" | undefined;
  /** What held on the day. */
  readonly asOf?: string | undefined;
  /** What the record knew at the end of the day. */
  readonly knownBy?: string | undefined;
  /** Each report of an event as a row of its own. */
  readonly each?: boolean | undefined;
  /** What the record took in after this time. */
  readonly since?: string | undefined;
}

export type Condition = RawBuilder<unknown>;

/** The conditions of the filter on `claim c join document d`. */
export function claimConditions(filter: ClaimFilter): readonly Condition[] {
  const { from, to, near } = filter;
  return [
    sql`c.kind = ${filter.kind}`,
    known("c", filter.knownBy),
    ...members("c.type", filter.type),
    ...members("c.mode", filter.mode),
    ...members("c.status", filter.status),
    ...members("d.publisher", filter.source),
    ...members("c.country", filter.country),
    ...numbers("c.quad", filter.quad),
    ...numbers("c.sign", filter.sign),
    ...actors(filter.actor, filter.kind),
    ...actors(filter.other, filter.kind),
    ...(filter.sector ? [sql`c.seq in (select claim from part where ${list("sector", filter.sector)})`] : []),
    ...(filter.kind === "tie"
      ? [...(from ? [sql`c.high >= ${from}`] : []), ...(to ? [sql`c.low <= ${to}`] : [])]
      : [...(from ? [sql`c.day_to >= ${from}`] : []), ...(to ? [sql`c.day_from <= ${to}`] : [])]),
    ...(filter.document ? [inDocument(filter.document)] : []),
    ...(filter.text ? [sql`c.search @@ websearch_to_tsquery('english', ${filter.text})`] : []),
    ...(filter.score === undefined ? [] : [sql`c.score >= ${filter.score}`]),
    ...(near ? [within(near)] : []),
    ...(filter.asOf ? [sql`c.low <= ${filter.asOf}`, sql`c.high >= ${filter.asOf}`] : []),
    ...(filter.since ? [sql`c.known_from > ${filter.since}`] : []),
    ...decided(filter.decided),
    ...(filter.kind === "event" && !filter.each && !filter.document ? [sql`c.lead`] : []),
  ];
}

/** What was known: now, or at the end of a day. */
export const known = (table: string, by: string | undefined): Condition => {
  const column = (name: string) => sql.raw(`${table}.${name}`);
  if (by === undefined) return sql`${column("known_to")} is null`;
  const end = `${by}T23:59:59.999Z`;
  return sql`${column("known_from")} <= ${end} and (${column("known_to")} is null or ${column("known_to")} > ${end})`;
};

/** All conditions as one. */
export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? sql`true`
    : sql.join(
        conditions.map((one) => sql`(${one})`),
        sql` and `,
      );

const list = (column: string, values: readonly string[]): Condition =>
  sql`${sql.raw(column)} = any(${[...values]}::text[])`;

export const members = (column: string, values: readonly string[] | undefined): readonly Condition[] =>
  values && values.length > 0 ? [list(column, values)] : [];

const numbers = (column: string, values: readonly number[] | undefined): readonly Condition[] =>
  values && values.length > 0 ? [sql`${sql.raw(column)} = any(${[...values]}::int[])`] : [];

/** Takes part, or someone who acts for one of them does. */
const actors = (ids: readonly string[] | undefined, kind: string): readonly Condition[] =>
  ids
    ? [
        sql`c.seq in (select claim from part where (actor = any(${[...ids]}::text[]) or acts_for = any(${[...ids]}::text[])) and kind = ${kind})`,
      ]
    : [];

/** The filter with those added that were merged into its actors. */
export function withMerged(filter: ClaimFilter, merged: ReadonlyMap<string, string>): ClaimFilter {
  const add = (ids: readonly string[] | undefined) =>
    ids && merged.size > 0
      ? [...ids, ...[...merged].filter(([, into]) => ids.includes(into)).map(([actor]) => actor)]
      : ids;
  return { ...filter, actor: add(filter.actor), other: add(filter.other) };
}

const inDocument = (id: string): Condition =>
  sql`c.document in (select seq from document where id = ${id} union select document from sighting where id = ${id})`;

const KM_A_DEGREE = 111.2;

/** Within so many kilometres on a sphere; a box is looked at first. */
const within = ({ lat, lon, km }: { lat: number; lon: number; km: number }): Condition => {
  const up = km / KM_A_DEGREE;
  return sql`c.lat between ${lat - up}::float8 and ${lat + up}::float8 and
    12742 * asin(sqrt(least(1, power(sin(radians(c.lat - ${lat}::float8) / 2), 2) +
      cos(radians(${lat}::float8)) * cos(radians(c.lat)) * power(sin(radians(c.lon - ${lon}::float8) / 2), 2)))) <= ${km}::float8`;
};

const decided = (which: ClaimFilter["decided"]): readonly Condition[] => {
  if (which === "any") return [];
  if (which === undefined) return [sql`c.verdict is distinct from 'rejected'`];
  return which === "undecided" ? [sql`c.verdict is null`] : [sql`c.verdict = ${which}`];
};
