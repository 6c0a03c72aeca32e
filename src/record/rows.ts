import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";

/** A column of rows that are put in: its SQL type, and the words that a search column is made from. */
export type Columns<Row> = {
  readonly [Name in keyof Row]: "integer" | "real" | "text" | "boolean" | "smallint" | "words";
};

const AT_ONCE = 2000;
/** PostgreSQL holds at most a megabyte of words of one text for searching. */
const SEARCHED = 400_000;

/**
 * Puts the rows in by one statement for each two thousand; gives what the columns of `returning` became, in no order.
 * Characters that PostgreSQL's text cannot hold are replaced one for one; columns of JSON keep them, escaped.
 */
export async function putRows<Row extends object, Back extends object = object>(
  db: Kysely<Tables>,
  table: keyof Tables & string,
  columns: Columns<Row>,
  rows: readonly Row[],
  returning: readonly (keyof Back & string)[] = [],
): Promise<readonly Back[]> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const shape = names.map((name) => `"${name}" ${columns[name] === "words" ? "text" : columns[name]}`).join(", ");
  const picks = names.map((name) =>
    columns[name] === "words" ? `to_tsvector('english', left("${name}", ${SEARCHED}))` : `"${name}"`,
  );
  const into = names.map((name) => `"${name}"`).join(", ");
  const back = returning.length > 0 ? ` returning ${returning.map((name) => `"${name}"`).join(", ")}` : "";
  const found: Back[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const json = JSON.stringify(rows.slice(start, start + AT_ONCE), (_, value) =>
      typeof value === "string" ? storable(value) : value,
    );
    const head = sql.raw(`insert into "${table}" (${into}) select ${picks.join(", ")} from json_to_recordset(`);
    const tail = sql.raw(`) as rows(${shape})${back}`);
    const done = await sql<Back>`${head}${json}::json${tail}`.execute(db);
    found.push(...done.rows);
  }
  return found;
}

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g;

/** The text as PostgreSQL can hold it: as many code units, lone surrogates and NUL as U+FFFD. */
export const storable = (text: string): string => text.replace(LONE, "\ufffd");

/** Numbers of the table's own count that no row has or will have. */
export async function freshNumbers(db: Kysely<Tables>, table: "document" | "claim", count: number): Promise<number[]> {
  if (count === 0) return [];
  const found = await sql<{
    n: number;
  }>`select nextval(pg_get_serial_sequence(${table}, 'seq'))::int as n from generate_series(1, ${sql.lit(count)})`.execute(
    db,
  );
  return found.rows.map((row) => row.n).reverse();
}
