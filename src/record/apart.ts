import { type Kysely, sql } from "kysely";
import type { ApartTable, Tables } from "./schema.ts";

/** A piece of a document: where a claim stands, or all of it. */
export interface Piece {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** Pairs of pieces that a person said are not one. */
export type Apart = readonly ApartTable[];

/** Those that concern the documents. */
export async function apartOf(
  db: Kysely<Tables>,
  kind: ApartTable["kind"],
  documents: readonly number[],
): Promise<Apart> {
  const found = await sql<ApartTable>`select * from apart where kind = ${kind}
    and (a_document = any(${[...documents]}::int[]) or b_document = any(${[...documents]}::int[]))`.execute(db);
  return found.rows;
}

/** Whether a person said that the two are not one; told by the words they stand on, so that it holds of a later report too. */
export const isApart = (apart: Apart, one: Piece, other: Piece): boolean =>
  apart.some((row) => {
    const a = { document: row.a_document, start: row.a_start, end: row.a_end };
    const b = { document: row.b_document, start: row.b_start, end: row.b_end };
    return (touch(a, one) && touch(b, other)) || (touch(a, other) && touch(b, one));
  });

const touch = (a: Piece, b: Piece): boolean => a.document === b.document && a.start < b.end && b.start < a.end;

/** Notes that the piece is none with the others. */
export async function keepApart(
  db: Kysely<Tables>,
  kind: ApartTable["kind"],
  piece: Piece,
  others: readonly Piece[],
  step: number,
): Promise<void> {
  if (others.length === 0) return;
  await db
    .insertInto("apart")
    .values(
      others.map((other) => ({
        kind,
        a_document: piece.document,
        a_start: piece.start,
        a_end: piece.end,
        b_document: other.document,
        b_start: other.start,
        b_end: other.end,
        step,
      })),
    )
    .execute();
}

/** Takes back that the piece is none with the others. */
export async function bringTogether(
  db: Kysely<Tables>,
  kind: ApartTable["kind"],
  piece: Piece,
  others: readonly Piece[],
): Promise<void> {
  for (const other of others) {
    await sql`delete from apart where kind = ${kind} and (
      (a_document = ${piece.document} and a_start < ${piece.end} and a_end > ${piece.start}
        and b_document = ${other.document} and b_start < ${other.end} and b_end > ${other.start})
      or (b_document = ${piece.document} and b_start < ${piece.end} and b_end > ${piece.start}
        and a_document = ${other.document} and a_start < ${other.end} and a_end > ${other.start}))`.execute(db);
  }
}
