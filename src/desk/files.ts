/** Files: those a user names, and those that are written for one. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { type FaultValue, fault } from "../ground/fault.ts";
import type { Known, Source } from "./source.ts";

const HIDDEN = /^\.|^(node_modules|README\.md)$/;

/** The file, or those of a folder in the order of their names; a fault in the place of each that cannot be read. */
export function sourcesOf(path: string): readonly (Source | FaultValue)[] {
  if (path === "-") return [{ name: "-", bytes: input }];
  try {
    if (!statSync(path).isDirectory()) return [{ name: path, bytes: () => bytesOf(path) }];
    const listed = listOf(path);
    if (listed) {
      return listed.map(({ file, known }) => ({
        name: join(path, file),
        known,
        bytes: () => bytesOf(join(path, file)),
      }));
    }
    const names = readdirSync(path, { withFileTypes: true }).filter((entry) => !HIDDEN.test(entry.name));
    if (names.length === 0)
      return [gone("document/unreadable", `${path} holds no files; name files of reports, or a folder of them`, path)];
    return names.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => sourcesOf(join(path, entry.name)));
  } catch (cause) {
    return [gone("document/unreadable", unreadable(path, cause), path)];
  }
}

const gone = (code: string, message: string, place: string): FaultValue => ({ kind: "fault", code, message, place });

/** The files that a folder's `index.json` lists, in its order, with what it knows of each; `null` where it has no such list. */
function listOf(folder: string): readonly { readonly file: string; readonly known: Known }[] | null {
  const path = join(folder, "index.json");
  if (!existsSync(path)) return null;
  try {
    const rows: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!Array.isArray(rows) || rows.length === 0) return null;
    const listed = rows as readonly ({ readonly file?: unknown } & Known)[];
    // A list of documents is no list of files.
    if (!listed.every((row) => typeof row?.file === "string" && existsSync(join(folder, row.file)))) return null;
    return listed.map(({ file, ...known }) => ({ file: file as string, known }));
  } catch {
    return null;
  }
}

async function bytesOf(path: string): Promise<Uint8Array | FaultValue> {
  try {
    return await readFile(path);
  } catch (cause) {
    return gone("document/unreadable", unreadable(path, cause), path);
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file; check the name",
  EACCES: "it may not be read; change its permissions",
  EPERM: "it may not be read; change its permissions",
  EISDIR: "it is a folder; name a file",
  ERR_FS_FILE_TOO_LARGE: "it is over 2 GiB; split it",
};

/** Why a file cannot be read, and what to do. */
export const unreadable = (path: string, cause: unknown): string => {
  const code = (cause as NodeJS.ErrnoException).code ?? "";
  return `${path} cannot be read: ${WHY[code] ?? (cause instanceof Error ? cause.message : String(cause))}`;
};

async function input(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Beside, to the disk, then in place; nothing of it stays where it fails. */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<Uint8Array>,
): Promise<number> {
  const target = resolve(path);
  const aside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const written = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw fault("desk/unwritable", `${relative(".", target) || path} cannot be written: ${why}`);
    }
  };
  let bytes = 0;
  try {
    const file = await written(async () => {
      await mkdir(dirname(target), { recursive: true });
      return open(aside, "w");
    });
    try {
      for await (const piece of pieces) {
        const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
        await written(() => file.writeFile(chunk));
        bytes += chunk.length;
      }
      await written(() => file.sync());
    } finally {
      await file.close();
    }
    await written(() => rename(aside, target));
    return bytes;
  } catch (cause) {
    await rm(aside, { force: true });
    throw cause;
  }
}
