import { fault } from "../ground/fault.ts";
import { fold } from "./fold.ts";
import type { TableKind } from "./table.ts";

/** Rows of our tables that Wikidata's items make, and what of them could not be made. */
export interface WikidataRows {
  readonly rows: Readonly<Record<TableKind, readonly Readonly<Record<string, string>>[]>>;
  readonly skipped: readonly { readonly row: string; readonly reason: string }[];
}

interface Snak {
  readonly snaktype?: string;
  readonly datavalue?: { readonly value?: unknown };
}
interface Claim {
  readonly mainsnak?: Snak;
  readonly rank?: string;
  readonly qualifiers?: Readonly<Record<string, readonly Snak[]>>;
}
interface Item {
  readonly id: string;
  readonly labels?: Readonly<Record<string, { readonly value: string }>>;
  readonly aliases?: Readonly<Record<string, readonly { readonly value: string }[]>>;
  readonly claims?: Readonly<Record<string, readonly Claim[]>>;
}

/** The id in the actor tables of a name, where it leads to a state or body without question. */
export type Knows = (name: string) => string | null;

/** Properties, by what we take them for. */
const P = {
  office: "P39",
  member: "P463",
  from: "P580",
  to: "P582",
  iso3: "P298",
  is: "P31",
  citizen: "P27",
  land: "P17",
};
const JURISDICTION = ["P1001", "P642", "P17"];
const HUMAN = "Q5";
const ALIASES = 12;

/**
 * The items that a JSON text of Wikidata holds: `{"entities": {…}}`, an array, one item, or an item a line.
 * @throws Fault `actor/no-wikidata`.
 */
export function wikidataItems(text: string, source: string): readonly Item[] {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    // The dumps have an item a line, in brackets or not.
    const lines = text
      .split(/\r?\n/)
      .map((line) => line.trim().replace(/,$/, ""))
      .filter((line) => line.startsWith("{"));
    try {
      found = lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      found = null;
    }
  }
  const entities = (found as { entities?: object } | null)?.entities;
  const items = (entities ? Object.values(entities) : Array.isArray(found) ? found : [found]) as Item[];
  const real = items.filter((item) => /^Q\d+$/.test(item?.id ?? ""));
  if (real.length > 0) return real;
  throw fault(
    "actor/no-wikidata",
    `${source} holds no items of Wikidata; fetch them as JSON, for example by Special:EntityData`,
    source,
  );
}

/** Offices (P39) and memberships (P463) of the items, with their times (P580, P582). */
export function wikidataRows(items: readonly Item[], knows: Knows): WikidataRows {
  const byId = new Map(items.map((item) => [item.id, item]));
  const rows: Record<TableKind, Record<string, string>[]> = { actors: [], members: [], offices: [], people: [] };
  const skipped: { row: string; reason: string }[] = [];
  const made = new Set<string>();
  /** Who an item is to us: by ISO code, by a name that our tables know, else one of the file's own, where it is no person. */
  const idOf = (id: string): string | null => {
    const item = byId.get(id);
    if (!item) return null;
    const iso = textsOf(item, P.iso3)[0];
    if (iso && knows(iso)) return iso;
    const name = labelOf(item);
    return name === null ? null : (knows(name) ?? (made.has(slug(name)) ? slug(name) : null));
  };
  for (const item of items) {
    const name = labelOf(item);
    const isPerson = valuesOf(item, P.is).includes(HUMAN) || (item.claims?.[P.office]?.length ?? 0) > 0;
    if (name === null || isPerson || (item.claims?.[P.member]?.length ?? 0) === 0 || idOf(item.id)) continue;
    const state = valuesOf(item, P.land).map(idOf).find(Boolean) ?? "";
    rows.actors.push({ id: slug(name), kind: "organization", name, aliases: aliasesOf(item, name).join(";"), state });
    made.add(slug(name));
  }
  for (const item of items) {
    const name = labelOf(item);
    if (name === null) {
      skipped.push({ row: item.id, reason: "has no English name" });
      continue;
    }
    const offices = claimsOf(item, P.office);
    for (const claim of offices) {
      const office = officeOf(claim, byId, knows, idOf);
      if ("reason" in office) skipped.push({ row: `${item.id} ${name}`, reason: office.reason });
      else rows.offices.push({ ...office, person: name, ...timesOf(claim) });
    }
    if (offices.length > 0) {
      const aliases = aliasesOf(item, name);
      if (aliases.length > 0) rows.people.push({ person: name, aliases: aliases.join(";") });
    }
    for (const claim of claimsOf(item, P.member)) {
      const target = entityOf(claim.mainsnak);
      const label = target ? labelOf(byId.get(target)) : null;
      const body = target ? (idOf(target) ?? (label === null ? null : knows(label))) : null;
      const member = idOf(item.id);
      if (body === null)
        skipped.push({
          row: `${item.id} ${name}`,
          reason: `member of ${label ?? target}, which is in no table and not in the file`,
        });
      else if (member === null)
        skipped.push({ row: `${item.id} ${name}`, reason: "is a member, and in no table itself" });
      else rows.members.push({ body, members: member, ...timesOf(claim) });
    }
  }
  return { rows, skipped };
}

type Office = { readonly state: string; readonly office: string } | { readonly reason: string };

/** "Prime Minister of Armenia" as the office of a state: by the position's jurisdiction, else by its own words. */
function officeOf(
  claim: Claim,
  byId: ReadonlyMap<string, Item>,
  knows: Knows,
  idOf: (id: string) => string | null,
): Office {
  const id = entityOf(claim.mainsnak);
  const position = id ? byId.get(id) : undefined;
  const label = labelOf(position);
  if (!id || label === null)
    return { reason: `held ${id ?? "an office"}, which the file does not name; fetch that item too` };
  const [, title = label, of = ""] = /^(.+?) (?:of|for) (?:the )?(.+)$/i.exec(label) ?? [];
  const qualified = (claim.qualifiers?.P642 ?? []).map(entityOf);
  const lands = [...qualified, ...JURISDICTION.flatMap((property) => valuesOf(position, property))];
  const state =
    lands.map((one) => (one ? idOf(one) : null)).find((one) => one !== null) ?? (of === "" ? null : knows(of));
  if (state === null)
    return { reason: `held "${label}", of which state or body is not told; fetch its item (P1001) too` };
  // "Minister of Defence of X" keeps its own "of".
  const whole = /^(.+) of (?:the )?(.+)$/i.exec(label);
  const last = whole && knows(whole[2]!) === state ? whole[1]! : of !== "" && knows(of) === state ? title : label;
  return { state, office: last.toLowerCase() };
}

const labelOf = (item: Item | undefined): string | null =>
  (item?.labels?.en ?? item?.labels?.mul)?.value?.trim() || null;

const aliasesOf = (item: Item, name: string): readonly string[] =>
  (item.aliases?.en ?? [])
    .map(({ value }) => value.trim())
    .filter((value) => value !== name && !/[;@\t\n]/.test(value))
    .slice(0, ALIASES);

/** The statements of the property that are not withdrawn. */
const claimsOf = (item: Item | undefined, property: string): readonly Claim[] =>
  (item?.claims?.[property] ?? []).filter(
    (claim) => claim.rank !== "deprecated" && claim.mainsnak?.snaktype === "value",
  );

const entityOf = (snak: Snak | undefined): string | null => {
  const value = snak?.datavalue?.value as { id?: unknown; "numeric-id"?: unknown } | undefined;
  if (typeof value?.id === "string") return value.id;
  return typeof value?.["numeric-id"] === "number" ? `Q${value["numeric-id"]}` : null;
};

const valuesOf = (item: Item | undefined, property: string): readonly string[] =>
  claimsOf(item, property).flatMap((claim) => entityOf(claim.mainsnak) ?? []);

const textsOf = (item: Item, property: string): readonly string[] =>
  claimsOf(item, property).flatMap(({ mainsnak }) =>
    typeof mainsnak?.datavalue?.value === "string" ? [mainsnak.datavalue.value] : [],
  );

const timesOf = ({ qualifiers }: Claim) => ({
  from: momentOf(qualifiers?.[P.from]?.[0]),
  to: momentOf(qualifiers?.[P.to]?.[0]),
});

/** As exactly as it is known: 9 is a year, 10 a month, 11 a day; less is left out. */
function momentOf(snak: Snak | undefined): string {
  const value = snak?.datavalue?.value as { time?: string; precision?: number } | undefined;
  const found = /^\+(\d{4})-(\d{2})-(\d{2})T/.exec(value?.time ?? "");
  if (!found) return "";
  const [, year, month, day] = found;
  if (value?.precision === 9) return year!;
  return value?.precision === 10 ? `${year}-${month}` : value?.precision === 11 ? `${year}-${month}-${day}` : "";
}

const slug = (name: string): string => fold(name).replaceAll(" ", "-");
