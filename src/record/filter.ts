import { type RawBuilder, sql } from "kysely";

/** What a list of claims is asked for; every part that is there must hold. Names of actors are resolved before they come here. */
export interface ClaimFilter {
  readonly kind: "event" | "statement" | "tie" | "influence";
  /** Ids of actors, any of which takes part; who acts for one counts as one. */
  readonly actor?: readonly string[] | undefined;
  /** Ids of actors of the other side. */
  readonly other?: readonly string[] | undefined;
  /** Of statements: ids of those who speak, and of those who are spoken of. */
  readonly speaker?: readonly string[] | undefined;
  readonly about?: readonly string[] | undefined;
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

/** The conditions of the filter on `claim c join document d`; of several reports of an event, one stands for it. */
export const claimConditions = (filter: ClaimFilter): readonly Condition[] => {
  const one = leads(filter);
  return one === null ? reportConditions(filter) : [...reportConditions(filter), one];
};

/** Whether the filter lets all of its kind through that a person did not reject. */
export const isWhole = ({ kind: _, each: __, ...rest }: ClaimFilter): boolean =>
  Object.values(rest).every((value) => value === undefined);

/** Whether the filter asks only who takes part. */
export const isOfWho = ({ actor: _, other: __, speaker: ___, about: ____, ...rest }: ClaimFilter): boolean =>
  isWhole(rest);

/** Whether the row stands for its event among those that the filter lets through; `null` where each report has a row of its own. */
export function leads(filter: ClaimFilter): Condition | null {
  if (filter.kind !== "event" || filter.each || filter.document) return null;
  if (isWhole(filter)) return sql`c.lead`;
  // The event's lead may itself not be let through: then the first report that is stands for it.
  const others = all(reportConditions(filter, "h", "hd"));
  return sql`c.happening is null or not exists (select 1 from claim h ${filter.source ? sql`join document hd on hd.seq = h.document` : sql``}
    where h.happening = c.happening and h.seq <> c.seq and ${filter.knownBy ? sql`h.seq < c.seq` : sql`(h.lead or (h.seq < c.seq and not c.lead))`} and ${others})`;
}

/** The conditions without the one that leaves one row of each event. */
export function reportConditions(filter: ClaimFilter, claim = "c", document = "d"): readonly Condition[] {
  const { from, to, near } = filter;
  const c = sql.raw(claim);
  const of = (name: string) => `${claim}.${name}`;
  return [
    sql`${c}.kind = ${filter.kind}`,
    known(claim, filter.knownBy),
    ...members(of("type"), filter.type),
    ...members(of("mode"), filter.mode),
    ...members(of("status"), filter.status),
    ...members(`${document}.publisher`, filter.source),
    ...members(of("country"), filter.country),
    ...numbers(of("quad"), filter.quad),
    ...numbers(of("sign"), filter.sign),
    ...(claim === "c" ? together(c, filter) : whoAsked(filter).map((one) => actors(c, one, filter.kind))),
    ...(filter.sector ? [sql`${c}.seq in (select claim from part where ${list("sector", filter.sector)})`] : []),
    ...(filter.kind === "tie"
      ? [...(from ? [sql`${c}.high >= ${from}`] : []), ...(to ? [sql`${c}.low <= ${to}`] : [])]
      : [...(from ? [sql`${c}.day_to >= ${from}`] : []), ...(to ? [sql`${c}.day_from <= ${to}`] : [])]),
    ...(filter.document ? [inDocument(c, filter.document)] : []),
    ...(filter.text ? [sql`${c}.search @@ websearch_to_tsquery('english', ${filter.text})`] : []),
    ...(filter.score === undefined ? [] : [sql`${c}.score >= ${filter.score}`]),
    ...(near ? [within(c, near)] : []),
    ...(filter.asOf ? [sql`${c}.low <= ${filter.asOf}`, sql`${c}.high >= ${filter.asOf}`] : []),
    ...(filter.since ? [sql`${c}.known_from > ${filter.since}`] : []),
    ...decided(c, filter.decided),
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

/** Ids of actors, any of which is to take part, in the role where one is named. */
interface WhoAsked {
  readonly ids: readonly string[];
  readonly role?: "speaker" | "about";
}

/** All of whom the filter asks that they take part. */
export const whoAsked = ({ actor, other, speaker, about }: ClaimFilter): readonly WhoAsked[] => [
  ...(actor ? [{ ids: actor }] : []),
  ...(other ? [{ ids: other }] : []),
  ...(speaker ? [{ ids: speaker, role: "speaker" as const }] : []),
  ...(about ? [{ ids: about, role: "about" as const }] : []),
];

/** Takes part, in the role where one is named, or someone who acts for one of them does. */
const actors = (c: Condition, { ids, role }: WhoAsked, kind: string): Condition =>
  sql`${c}.seq in (select claim from part where (actor = any(${[...ids]}::text[])
    or (acts_for = any(${[...ids]}::text[]) and acts_for is distinct from actor)) and kind = ${kind}${
      role ? sql` and role = ${role}` : sql``
    })`;

/** All whom the filter asks for take part: where several do is told from indexes first, for there they are few. */
const together = (c: Condition, filter: ClaimFilter): readonly Condition[] => {
  const who = whoAsked(filter);
  if (who.length < 2) return who.map((one) => actors(c, one, filter.kind));
  return [sql`${c}.seq in (${claimsOf(filter)})`];
};

/** The claims in which all take part whom the filter asks for, each once; it must ask for someone. */
export const claimsOf = (filter: ClaimFilter): Condition =>
  sql.join(
    whoAsked(filter).map(
      ({ ids, role }) => sql`select claim from (${takingPart(ids, filter.kind, role ? [role] : [])}) as one`,
    ),
    sql` intersect `,
  );

/** Claims in which one of them, or who acts for one, takes part in one of the roles (any where none is named), and as what: from two indexes alone. */
export const takingPart = (ids: readonly string[], kind: string, roles: readonly string[] = []): Condition => {
  const as = sql`kind = ${kind}${roles.length > 0 ? sql` and role = any(${[...roles]}::text[])` : sql``}`;
  return sql`select claim, role from part where actor = any(${[...ids]}::text[]) and ${as}
    union all select claim, role from part where acts_for = any(${[...ids]}::text[]) and acts_for is distinct from actor and ${as}`;
};

/** The filter with those added that were merged into its actors. */
export function withMerged(filter: ClaimFilter, merged: ReadonlyMap<string, string>): ClaimFilter {
  const add = (ids: readonly string[] | undefined) =>
    ids && merged.size > 0
      ? [...ids, ...[...merged].filter(([, into]) => ids.includes(into)).map(([actor]) => actor)]
      : ids;
  const { actor, other, speaker, about } = filter;
  return { ...filter, actor: add(actor), other: add(other), speaker: add(speaker), about: add(about) };
}

const inDocument = (c: Condition, id: string): Condition =>
  sql`${c}.document in (select seq from document where id = ${id} union select document from sighting where id = ${id})`;

const KM_A_DEGREE = 111.2;

/** Within so many kilometres on a sphere; a box is looked at first. */
const within = (c: Condition, { lat, lon, km }: { lat: number; lon: number; km: number }): Condition => {
  const up = km / KM_A_DEGREE;
  return sql`${c}.lat between ${lat - up}::float8 and ${lat + up}::float8 and
    12742 * asin(sqrt(least(1, power(sin(radians(${c}.lat - ${lat}::float8) / 2), 2) +
      cos(radians(${lat}::float8)) * cos(radians(${c}.lat)) * power(sin(radians(${c}.lon - ${lon}::float8) / 2), 2)))) <= ${km}::float8`;
};

const decided = (c: Condition, which: ClaimFilter["decided"]): readonly Condition[] => {
  if (which === "any") return [];
  if (which === undefined) return [sql`${c}.verdict is distinct from 'rejected'`];
  return which === "undecided" ? [sql`${c}.verdict is null`] : [sql`${c}.verdict = ${which}`];
};
