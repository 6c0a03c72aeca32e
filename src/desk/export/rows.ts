/** The formats that write a list as rows of its columns: CSV, JSON Lines, Parquet. */
import { csvOf } from "../csv.ts";
import { together, type Writer } from "./outfile.ts";

/** Rows that are written at once. */
const TOGETHER = 500;
/** Rows of one row group: what has to be held at once. */
const GROUP = 10_000;

/** Columns of numbers; the others are words. */
const WHOLE = new Set(
  "quad start end sign killed injured reports words entities events statements ties influences documents".split(" "),
);
const REAL = new Set(["plover", "lat", "lon", "score"]);

export const csv: Writer = async function* ({ items, columns }) {
  let head = true;
  for await (const some of together(items, TOGETHER)) {
    yield csvOf(
      columns!,
      some.map(({ item }) => item),
      head,
    );
    head = false;
  }
  if (head) yield csvOf(columns!, []);
};

export const jsonLines: Writer = async function* ({ items }) {
  for await (const some of together(items, TOGETHER))
    yield some.map(({ item }) => `${JSON.stringify(item)}\n`).join("");
};

/** The list's columns as CSV has them, typed: INT32, DOUBLE or UTF-8, each nullable. */
export const parquet: Writer = async function* ({ items, columns, desk, what }) {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const names = Object.keys(columns!.csv);
  const typeOf = (name: string) => kindOf(name, what);
  const columnsOf = (rows: readonly unknown[]) =>
    names.map((name) => ({
      name,
      type: typeOf(name),
      data: rows.map((row) => cellOf(columns!.csv[name]!(row as never), typeOf(name))),
    }));
  const writer = new ByteWriter();
  const taken = () => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  const schema = schemaFromColumnData({ columnData: columnsOf([]) });
  const file = new ParquetWriter({ writer, schema, createdBy: `dragoman ${desk.home.version}` });
  for await (const some of together(items, GROUP)) {
    const columnData = columnsOf(some.map(({ item }) => item)).map(({ name, data }) => ({ name, data }));
    await file.write({ columnData, rowGroupSize: GROUP });
    yield taken();
  }
  await file.finish();
  yield taken();
};

/** `words` counts in documents and is the evidence elsewhere; `events` and so on are counts wherever they stand. */
const kindOf = (name: string, list: string): "INT32" | "DOUBLE" | "STRING" => {
  if (name === "words") return list === "documents" ? "INT32" : "STRING";
  return WHOLE.has(name) ? "INT32" : REAL.has(name) ? "DOUBLE" : "STRING";
};

const cellOf = (cell: unknown, type: "INT32" | "DOUBLE" | "STRING"): string | number | null => {
  if (cell === null || cell === undefined || cell === "") return null;
  return type === "STRING" ? String(cell) : Number(cell);
};
