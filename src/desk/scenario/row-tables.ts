/** Ties, positions and series of a user's own, a row each. */
import { fault } from "../../ground/fault.ts";
import { type MonthCount, type Position, type SignedTie, STAND_FIELDS, type StandField } from "../../scenario/index.ts";
import { type NamedRow, namedRows, numberOf, readTable, type Table, wordOf } from "./table.ts";

const SIGNS: Readonly<Record<string, 1 | -1>> = {
  "1": 1,
  "+1": 1,
  "+": 1,
  "1.0": 1,
  "-1": -1,
  "-": -1,
  "-1.0": -1,
  "−1": -1,
};

/**
 * The signed ties of a table `a,b,sign`.
 * @throws Fault `desk/table-…` that names the line.
 */
export function readEdges(text: string, name = "the edge table"): readonly SignedTie[] {
  const table = readTable(text, name);
  const lines = new Map<string, number>();
  return namedRows(table, ["a", "b", "sign"]).map((row) => {
    const [a, b] = [wordOf(table, row, "a"), wordOf(table, row, "b")];
    const sign = SIGNS[row.of("sign") ?? ""];
    const at = `${name}, line ${row.line}`;
    if (sign === undefined)
      throw fault("desk/table-sign", `${at}: ${a}, ${b} has the sign "${row.of("sign")}"; write 1 or -1`);
    if (a === b) throw fault("desk/table-self-tie", `${at}: ${a} has a tie with itself; leave the row out`);
    const key = JSON.stringify([a, b].sort());
    const before = lines.get(key);
    if (before !== undefined)
      throw fault("desk/table-twice", `${name}: lines ${before} and ${row.line} both join ${a} and ${b}; keep one`);
    lines.set(key, row.line);
    return { a, b, sign };
  });
}

function intervalOf(
  table: Table,
  row: NamedRow,
  actor: string,
  field: StandField,
): readonly [number, number] | undefined {
  const [low, high] = [`${field}_low`, `${field}_high`].map((column) => row.of(column) || undefined);
  if (low === undefined && high === undefined) return undefined;
  return [
    numberOf(table, row.line, actor, `${field}_low`, low),
    numberOf(table, row.line, actor, `${field}_high`, high),
  ];
}

/**
 * The stands of a table `actor,capability,position,salience`, with columns such as `position_low,position_high` for intervals.
 * @throws Fault `desk/table-…` that names the line.
 */
export function readPositions(text: string, name = "the position table"): readonly Position[] {
  const table = readTable(text, name);
  return namedRows(table, ["actor", ...STAND_FIELDS]).map((row) => {
    const actor = wordOf(table, row, "actor");
    const number = (field: StandField): number => numberOf(table, row.line, actor, field, row.of(field));
    const intervals = Object.fromEntries(
      STAND_FIELDS.map((field) => [field, intervalOf(table, row, actor, field)]).filter(([, of]) => of !== undefined),
    ) as NonNullable<Position["intervals"]>;
    return {
      actor,
      capability: number("capability"),
      position: number("position"),
      salience: number("salience"),
      ...(Object.keys(intervals).length > 0 ? { intervals } : {}),
    };
  });
}

/**
 * The counts of a table `month,value`; a day stands for its month.
 * @throws Fault `desk/table-…` that names the line.
 */
export function readSeries(text: string, name = "the series table"): readonly MonthCount[] {
  const table = readTable(text, name);
  return namedRows(table, ["month", "value"]).map((row) => {
    const written = wordOf(table, row, "month");
    const parts = /^(\d{4})-(\d{1,2})(?:-01)?$/.exec(written);
    const month = parts ? `${parts[1]}-${parts[2]!.padStart(2, "0")}` : "";
    const at = `${name}, line ${row.line}`;
    if (!/-(0[1-9]|1[0-2])$/.test(month))
      throw fault("desk/table-month", `${at}: "${written}" is no month; write YYYY-MM, such as 2023-04`);
    const value = numberOf(table, row.line, month, "value", row.of("value"));
    if (!Number.isSafeInteger(value) || value < 0)
      throw fault(
        "desk/table-count",
        `${at}: ${month} has the value ${value}, which is no count; write a whole number from 0`,
      );
    return { month, value };
  });
}
