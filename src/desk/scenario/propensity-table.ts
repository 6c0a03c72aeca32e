/** Propensities and sizes of a user's own, as tables. */
import { fault } from "../../ground/fault.ts";
import type { System } from "../../scenario/index.ts";
import { isNumber, namedRows, numberOf, readTable, type Table, type TableRow, wordOf } from "./table.ts";

/** Numbers that differ by less are rounded from one. */
const SAME = 1e-9;

interface Matrix {
  readonly actors: readonly string[];
  /** The rows in the order of the actors, without their names. */
  readonly rows: readonly TableRow[];
}

/** Actors as header and as first column, or as header alone. */
function matrixOf(table: Table): Matrix {
  const { header, rows, name } = table;
  const longest = Math.max(...rows.map(({ cells }) => cells.length));
  const headless = header.length === longest - 1;
  const square = rows.length === header.length && longest <= header.length;
  const labelled =
    headless ||
    header[0] === "" ||
    (!square && (rows.length === header.length - 1 || !isNumber(rows[0]!.cells[0] ?? "")));
  const actors = labelled && !headless ? header.slice(1) : header;
  for (const [index, actor] of actors.entries()) {
    const column = index + (labelled && !headless ? 2 : 1);
    if (actor === "")
      throw fault("desk/table-cell", `${name}: column ${column} of the header is empty; name its actor`);
    if (actors.indexOf(actor) !== index)
      throw fault("desk/table-twice", `${name}: the header names ${actor} twice, the second time in column ${column}`);
  }
  if (!labelled) {
    if (rows.length !== actors.length)
      throw fault(
        "desk/table-shape",
        `${name} has ${actors.length} columns (${actors.join(", ")}) and ${rows.length} rows; give a row for each actor of the header`,
      );
    return { actors, rows };
  }
  const byName = new Map<string, TableRow>();
  for (const { line, cells } of rows) {
    const actor = cells[0] ?? "";
    const before = byName.get(actor);
    if (!actors.includes(actor))
      throw fault(
        "desk/table-actor",
        `${name}, line ${line}: the row "${actor}" is no column of the header; choose from: ${actors.join(", ")}`,
      );
    if (before)
      throw fault(
        "desk/table-twice",
        `${name}: ${actor} has a row in line ${before.line} and in line ${line}; keep one`,
      );
    byName.set(actor, { line, cells: cells.slice(1) });
  }
  const missing = actors.filter((actor) => !byName.has(actor));
  if (missing.length > 0)
    throw fault("desk/table-shape", `${name} has columns without a row: ${missing.join(", ")}; give each actor both`);
  return { actors, rows: actors.map((actor) => byName.get(actor)!) };
}

/**
 * The propensities of a table; symmetric, the diagonal let be.
 * @throws Fault `desk/table-…` that names row and column.
 */
export function readPropensities(text: string, name = "the propensity table"): Pick<System, "actors" | "propensities"> {
  const table = readTable(text, name);
  const { actors, rows } = matrixOf(table);
  const propensities = rows.map(({ line, cells }, i) => {
    if (cells.length > actors.length)
      throw fault(
        "desk/table-shape",
        `${name}, line ${line}: row ${actors[i]} has ${cells.length} numbers for ${actors.length} actors`,
      );
    return actors.map((actor, j) => (i === j ? 0 : numberOf(table, line, actors[i]!, actor, cells[j])));
  });
  for (let i = 0; i < actors.length; i += 1) {
    for (let j = i + 1; j < actors.length; j += 1) {
      const [one, other] = [propensities[i]![j]!, propensities[j]![i]!];
      if (Math.abs(one - other) > SAME * Math.max(1, Math.abs(one), Math.abs(other)))
        throw fault(
          "desk/table-asymmetric",
          `${name} is not symmetric: row ${actors[i]}, column ${actors[j]} (line ${rows[i]!.line}) is ${one}, and row ${actors[j]}, column ${actors[i]} (line ${rows[j]!.line}) is ${other}; give the same number in both`,
        );
      propensities[j]![i] = one;
    }
  }
  return { actors, propensities };
}

/**
 * The sizes of a table `actor,size`.
 * @throws Fault `desk/table-…` that names the line.
 */
export function readSizes(text: string, name = "the size table"): ReadonlyMap<string, number> {
  const table = readTable(text, name);
  const sizes = new Map<string, number>();
  for (const row of namedRows(table, ["actor", "size"])) {
    const actor = wordOf(table, row, "actor");
    const size = numberOf(table, row.line, actor, "size", row.of("size"));
    if (sizes.has(actor))
      throw fault("desk/table-twice", `${name}, line ${row.line}: ${actor} is there twice; keep one row`);
    if (size <= 0)
      throw fault(
        "desk/table-size",
        `${name}, line ${row.line}: the size of ${actor} is ${size}; give a number above 0`,
      );
    sizes.set(actor, size);
  }
  return sizes;
}

/** The system of both tables, the actors in the order of the propensities. */
export function readSystem(propensity: string, size: string): System {
  const { actors, propensities } = readPropensities(propensity);
  const sizes = readSizes(size);
  const unsized = actors.filter((actor) => !sizes.has(actor));
  const unknown = [...sizes.keys()].filter((actor) => !actors.includes(actor));
  if (unsized.length > 0 || unknown.length > 0)
    throw fault(
      "desk/table-actors",
      [
        ...(unsized.length > 0 ? [`the size table has no row for ${unsized.join(", ")}`] : []),
        ...(unknown.length > 0 ? [`the propensity table has no column for ${unknown.join(", ")}`] : []),
        "both must name the same actors, letter for letter",
      ].join("; "),
    );
  return { actors, sizes: actors.map((actor) => sizes.get(actor)!), propensities };
}
