import type { Kysely } from "kysely";
import type { FlatClaim } from "./flatten.ts";
import { type Columns, putRows, storable } from "./rows.ts";
import type { PartTable, Tables } from "./schema.ts";

/** A claim laid flat, with the numbers of the document and the report that it stands in. */
export interface PlacedClaim {
  readonly report: number;
  readonly document: number;
  readonly flat: FlatClaim;
}

const CLAIM: Columns<Record<string, unknown>> = {
  ...{ key: "text", kind: "text", document: "integer", report: "integer", type: "text", mode: "text", status: "text" },
  ...{
    quad: "smallint",
    plover: "real",
    sign: "smallint",
    day_from: "text",
    day_to: "text",
    low: "text",
    high: "text",
  },
  ...{ day: "text", score: "real", rule: "text", start_at: "integer", end_at: "integer", claimed: "boolean" },
  ...{ country: "text", lat: "real", lon: "real", known_from: "text", words: "text", body: "text", parts: "text" },
  ...{ told: "text", search: "words" },
};

/** The words by which a claim is found. */
export const searchedOf = ({ words, parts }: Pick<FlatClaim, "words" | "parts">): string =>
  storable([words.evidence, words.content, words.speaker, ...parts.map((part) => part.name)].join("\n"));

const rowOf = ({ report, document, flat }: PlacedClaim, now: string): Record<string, unknown> => {
  const { claim, words, parts, told, ...columns } = flat;
  return {
    ...columns,
    document,
    report,
    known_from: now,
    words: JSON.stringify(words),
    body: JSON.stringify(claim),
    parts: JSON.stringify(parts),
    told: told === null ? null : JSON.stringify(told),
    search: searchedOf(flat),
  };
};

/** Puts the claims in, with who takes part in them; gives each one's number. */
export async function putClaims(
  db: Kysely<Tables>,
  placed: readonly PlacedClaim[],
  now: string,
): Promise<(one: PlacedClaim) => number> {
  const numbered = await putRows<Record<string, unknown>, { seq: number; key: string; report: number }>(
    db,
    "claim",
    CLAIM,
    placed.map((one) => rowOf(one, now)),
    ["seq", "key", "report"],
  );
  const numbers = new Map(numbered.map((row) => [`${row.report} ${row.key}`, row.seq]));
  const numberOf = ({ report, flat }: PlacedClaim): number => numbers.get(`${report} ${storable(flat.key)}`)!;
  await putParts(
    db,
    placed.map((one) => ({ claim: numberOf(one), flat: one.flat })),
  );
  return numberOf;
}

/** Puts in who takes part in the claims. */
export async function putParts(
  db: Kysely<Tables>,
  claims: readonly { readonly claim: number; readonly flat: Pick<FlatClaim, "kind" | "parts"> }[],
): Promise<void> {
  await putRows<PartTable>(
    db,
    "part",
    {
      ...({ claim: "integer", kind: "text", role: "text", entity: "text", actor: "text", acts_for: "text" } as const),
      ...({ sector: "text", name: "text" } as const),
    },
    claims.flatMap(({ claim, flat }) =>
      flat.parts.map((part) => ({
        claim,
        kind: flat.kind,
        role: part.role,
        entity: part.entity,
        actor: part.actor,
        acts_for: part.actsFor,
        sector: part.sector,
        name: part.name,
      })),
    ),
  );
}
