import { z } from "zod";
import type { FaultValue } from "../../ground/fault.ts";
import type { Desk } from "../desk.ts";
import { IMPORT_FORMATS, type ImportedRow, importFormatOf, type RowReader } from "../import/formats.ts";
import { operation } from "../operation.ts";
import { faultOutput } from "../outputs.ts";
import { linesOf, type Source } from "../source.ts";

const passedRow = z.object({ reason: z.string(), rows: z.number(), first: z.number() });

export const importFiles = operation({
  name: "import",
  summary:
    "Takes in a record that was exported as JSON Lines, without loss, or event files of POLECAT and GDELT 2.0 as sources without text.",
  input: z.object({
    format: z
      .enum(IMPORT_FORMATS, { error: `is none; one of: ${IMPORT_FORMATS.join(", ")}` })
      .optional()
      .describe(`one of: ${IMPORT_FORMATS.join(", ")}; told by the file itself where not given`),
  }),
  output: z.object({
    kind: z.literal("imported"),
    files: z.number(),
    rows: z.number().describe("rows or lines read"),
    events: z.number(),
    stored: z.number().describe("documents stored"),
    known: z.number(),
    reread: z.number(),
    decisions: z.number(),
    erased: z.number(),
    passed: z.array(passedRow).describe("rows that say nothing we can hold, by reason"),
    faults: z.array(faultOutput).describe("bad rows, each with row and column"),
  }),
  takes: "documents",
  record: "changed",
  tool: false,
  http: { method: "post", path: "/import" },
  async run(desk, { format: asked }, sources) {
    const taken = { files: 0, rows: 0, events: 0, stored: 0, known: 0, reread: 0, decisions: 0, erased: 0 };
    const faults: FaultValue[] = [];
    const passed = new Map<string, { reason: string; rows: number; first: number }>();
    for (const source of sources) {
      const bytes = await source.bytes();
      if (!(bytes instanceof Uint8Array)) {
        faults.push(bytes);
        continue;
      }
      const text = decoded(bytes);
      const format = asked ?? importFormatOf(source.name, text);
      if (format === null) {
        const choices = "a record exported as JSON Lines, a POLECAT file with its head line, a GDELT 2.0 event file";
        faults.push({
          ...{ kind: "fault", code: "desk/import-format", place: source.name },
          message: `${source.name} is none of: ${choices}; say which by --format ${IMPORT_FORMATS.join(", ")}`,
        });
        continue;
      }
      taken.files += 1;
      if (format === "jsonl") {
        const { takeIn } = await import("../import/record-lines.ts");
        const again: Source = { name: source.name, bytes: async () => bytes };
        const lines = counting(linesOf([again]), () => {
          taken.rows += 1;
        });
        for await (const fault of takeIn(await desk.record(), lines, taken)) faults.push(fault);
        continue;
      }
      const read: RowReader =
        format === "polecat"
          ? (await import("../import/polecat.ts")).polecatRows
          : (await import("../import/gdelt.ts")).gdeltRows;
      const good: ImportedRow[] = [];
      for (const row of read(text, source.name, await desk.directory())) {
        taken.rows += 1;
        if (!("kind" in row)) good.push(row);
        else if (row.kind === "fault") faults.push(row);
        else {
          const there = passed.get(row.reason) ?? { reason: row.reason, rows: 0, first: row.row };
          passed.set(row.reason, { ...there, rows: there.rows + 1 });
        }
      }
      await keepRows(desk, good, format, taken);
    }
    return { kind: "imported", ...taken, passed: [...passed.values()], faults };
  },
});

/** Documents that are stored together. */
const TOGETHER = 50;
/** Events of one document: a source that has more in one file is several. */
const EVENTS = 500;

async function keepRows(
  desk: Desk,
  rows: readonly ImportedRow[],
  format: string,
  taken: Record<"stored" | "known" | "reread" | "events", number>,
): Promise<void> {
  const { sourcedReport } = await import("../import/sourced-report.ts");
  const groups = new Map<string, ImportedRow[][]>();
  for (const row of rows) {
    const { publisher, url, published } = row.source;
    const key = `${publisher}\0${url}\0${published}`;
    const parts = groups.get(key) ?? [];
    if (parts.length === 0 || parts.at(-1)!.length >= EVENTS) parts.push([]);
    parts.at(-1)!.push(row);
    groups.set(key, parts);
  }
  const record = await desk.record();
  const directory = await desk.directory();
  const all = [...groups.values()].flat();
  for (let at = 0; at < all.length; at += TOGETHER) {
    const reports = all.slice(at, at + TOGETHER).map((some) => sourcedReport(some, format, directory));
    const kept = await record.keep(reports.map((report) => ({ report, fingerprint: `import/${format}` })));
    for (const [index, one] of kept.entries()) {
      taken[one.outcome] += 1;
      if (one.outcome !== "known") taken.events += reports[index]!.events.length;
    }
    desk.tell({ kind: "progress", done: at + reports.length, words: 0, name: format });
  }
}

/** UTF-8, or what other tools write where it is none. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

async function* counting<Item>(items: AsyncIterable<Item>, count: () => void): AsyncGenerator<Item> {
  for await (const item of items) {
    count();
    yield item;
  }
}
