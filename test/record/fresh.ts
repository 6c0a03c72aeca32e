/** Empty records for tests: making one takes PGlite seconds, copying one does not. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const template = join(root, "node_modules/.cache/dragoman-test/pglite-0.5.16");

/** A folder of its own with an empty database in it, as the first start of a record makes it, and without tables. */
export async function freshFolder(): Promise<string> {
  if (!existsSync(template)) {
    const aside = `${template}.${process.pid}`;
    mkdirSync(dirname(aside), { recursive: true });
    await (await PGlite.create(aside)).close();
    try {
      renameSync(aside, template);
    } catch {
      // Another test was faster.
      rmSync(aside, { recursive: true, force: true });
    }
  }
  const folder = mkdtempSync(join(tmpdir(), "dragoman-record-"));
  cpSync(template, join(folder, "pg"), { recursive: true });
  return folder;
}
