import { z } from "zod";
import type { ActorTable, TableKind } from "../../actor/table.ts";
import { type FaultValue, fault } from "../../ground/fault.ts";
import type { Desk } from "../desk.ts";
import { operation } from "../operation.ts";
import { faultOutput } from "../outputs.ts";

/** Where the working folder's own tables lie. */
const FOLDER = ".dragoman/actors";

export const actorsImport = operation({
  name: "actors import",
  aliases: ["import actors"],
  summary:
    "Takes a table of your own (CSV or tab-separated) or Wikidata's JSON beside ours, in .dragoman/actors of the working folder, and says what became of each row.",
  input: z.object({}),
  output: z.object({
    kind: z.literal("imported-actors"),
    files: z.array(
      z.object({
        path: z.string(),
        table: z.string(),
        added: z.number(),
        changed: z.number(),
        skipped: z.array(z.object({ row: z.string(), reason: z.string() })),
      }),
    ),
    faults: z.array(faultOutput),
  }),
  takes: "documents",
  record: "untouched",
  http: null,
  tool: false,
  async run(desk, _, sources) {
    const files: Written[] = [];
    const faults: FaultValue[] = [];
    for (const source of sources) {
      const bytes = await source.bytes();
      try {
        if (!(bytes instanceof Uint8Array)) faults.push(bytes);
        else files.push(...(await importFile(desk, source.name, new TextDecoder().decode(bytes))));
      } catch (cause) {
        const { code = "actor/unreadable", message } = cause as { code?: string; message: string };
        faults.push({ kind: "fault", code, message, place: source.name });
      }
    }
    return { kind: "imported-actors", files, faults };
  },
});

interface Written {
  readonly path: string;
  readonly table: TableKind;
  readonly added: number;
  readonly changed: number;
  readonly skipped: readonly { readonly row: string; readonly reason: string }[];
}

async function importFile(desk: Desk, name: string, text: string): Promise<readonly Written[]> {
  const { importTable, openDirectory, readTable, writeTable } = await import("../../actor/index.ts");
  const { directory: ours, mine } = await tablesOf(desk);
  const bare = (name.split(/[\\/]/).at(-1) ?? "table").replace(/\.[^.]*$/, "").replace(/[^\w.-]+/g, "-") || "table";
  const { tables, skipped } = await tablesIn(desk, name, text);
  if (tables.length === 0 && skipped.length === 0)
    throw fault("actor/unknown-table", `${name} holds no rows of offices, memberships or actors`, name);
  const ids = new Set(
    tables.flatMap((table) => (table.kind === "actors" ? table.rows.map((row) => row.cells.id ?? "") : [])),
  );
  const written: Written[] = [];
  for (const table of tables) {
    const path = `${FOLDER}/${bare}.${table.kind}.tsv`;
    const there = mine.find((file) => `${FOLDER}/${file.name}` === path);
    const before = there ? readTable(there.name, there.text).rows.map(({ cells }) => noEmpty(cells)) : [];
    // What this file said before is no reason to leave out what it says now.
    const beside = openDirectory(...ours, ...mine.filter((file) => file !== there));
    const { kind, rows, ...told } = importTable(table, before, beside, ids);
    if (told.added + told.changed > 0) {
      const text = writeTable(kind, rows, `Imported from ${name} on ${desk.now().toISOString().slice(0, 10)}.`);
      await desk.write(path, new TextEncoder().encode(text));
    }
    written.push({ path, table: kind, ...told });
  }
  const [first, ...rest] = written;
  if (skipped.length === 0) return written;
  if (!first) return [{ path: FOLDER, table: "offices", added: 0, changed: 0, skipped }];
  return [{ ...first, skipped: [...first.skipped, ...skipped] }, ...rest];
}

const noEmpty = (cells: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ""));

/** The tables of the file: one, or those that Wikidata's items make. */
async function tablesIn(desk: Desk, name: string, text: string) {
  const { readTable, TABLE_KINDS, wikidataItems, wikidataRows } = await import("../../actor/index.ts");
  if (!/^\s*[[{]/.test(text)) {
    const source =
      /^# table:.*\n/.test(text) && text.includes("\t")
        ? name.replace(/\.csv$/i, ".tsv")
        : `${name.replace(/\.\w+$/, "")}.csv`;
    return { tables: [readTable(source, text)], skipped: [] };
  }
  const directory = await desk.directory();
  const day = desk.now().toISOString().slice(0, 10);
  const knows = (word: string): string | null => {
    if (directory.actor(word)) return word;
    const [best, next] = directory.lookup(word, day).filter(({ actor }) => actor.kind !== "person");
    const isSure =
      best && best.score >= 0.9 && (best.by === "name" || best.by === "short" || best.by === "abbreviation");
    return isSure && (!next || next.actor.id === best.actor.id || next.score < best.score) ? best.actor.id : null;
  };
  const { rows, skipped } = wikidataRows(wikidataItems(text, name), knows);
  const tables = TABLE_KINDS.filter((kind) => rows[kind].length > 0).map((kind): ActorTable => {
    const columns = [...new Set(rows[kind].flatMap((cells) => Object.keys(cells)))];
    return {
      kind,
      source: name,
      about: [],
      columns,
      rows: rows[kind].map((cells, index) => ({ line: index + 1, cells })),
    };
  });
  return { tables, skipped };
}

async function tablesOf(desk: Desk) {
  const { readTable } = await import("../../actor/index.ts");
  const files = await desk.tables();
  const readable = ({ name, text }: { readonly name: string; readonly text: string }) => {
    try {
      readTable(name, text);
      return true;
    } catch {
      return false;
    }
  };
  return { directory: files.ours, mine: files.own.filter(readable) };
}
