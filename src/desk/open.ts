import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, statfs } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Directory } from "../actor/directory.ts";
import { type FaultValue, fault } from "../ground/fault.ts";
import type { OpenRecord } from "../record/record.ts";
import type { Desk, Home, Notice } from "./desk.ts";
import type { FetchLimits, Reach } from "./fetch/get.ts";
import { isAddress, webSource } from "./fetch/web-source.ts";
import type { Reader } from "./reader.ts";
import { announce, servedAt } from "./served.ts";
import type { Known, Source } from "./source.ts";

/** What a door knows when it opens the desk. */
export interface DeskOptions {
  /** Address of the record; DRAGOMAN_DB, or `.dragoman` in the working folder, where not given. */
  readonly db?: string | undefined;
  /** What for, in a word. */
  readonly doing: string;
  readonly author?: string | undefined;
  readonly tell?: ((notice: Notice) => void) | undefined;
  /** Rules of the user's own, beside ours. */
  readonly codebook?: string | undefined;
  readonly now?: (() => Date) | undefined;
  /** Which addresses it fetches: any, for a person at this machine; those of the open net alone unless given. */
  readonly reach?: Reach | undefined;
  /** How much and how long it fetches. */
  readonly fetchLimits?: FetchLimits | undefined;
}

const OWN = ".dragoman";
const TABLE = /\.(tsv|csv)$/;
const RULES = /\.ya?ml$/;

/** Opens the desk; the model, the record and the tables are opened when something first asks for them. */
export function openDesk(options: DeskOptions): Desk {
  const now = options.now ?? (() => new Date());
  const address = options.db ?? process.env.DRAGOMAN_DB ?? OWN;
  const isFolder = !/^postgres(ql)?:/.test(address);
  const tell = options.tell ?? (() => undefined);
  const directory = once(async () => {
    const { openDirectory } = await import("../actor/open-directory.ts");
    const ours = texts(join(home.root, "data/actors"), TABLE);
    // A table of the user's own that cannot be read is named and left out: the rest goes on.
    const own = texts(join(OWN, "actors"), TABLE).filter((file) => {
      try {
        openDirectory(file);
        return true;
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        tell({ kind: "warning", message: `${join(OWN, "actors", file.name)} is left out: ${why}` });
        return false;
      }
    });
    return openDirectory(...ours, ...own) as Directory;
  });
  const rules = once(async () => {
    const { makeCodebook } = await import("../codebook/codebook.ts");
    const own = options.codebook === undefined ? texts(join(OWN, "codebook"), RULES) : texts(options.codebook, RULES);
    const codebook = makeCodebook([...texts(join(home.root, "codebook"), RULES), ...own]);
    for (const one of codebook.faults) tell({ kind: "warning", message: `${one.place ?? "codebook"}: ${one.message}` });
    return codebook;
  });
  const reader = once(async (): Promise<Reader> => {
    const [{ openAnalyser }, { openGazetteer }] = await Promise.all([
      import("../analysis/analyser.ts"),
      import("../actor/open-gazetteer.ts"),
    ]);
    const places = (name: string) => gunzipSync(readFileSync(join(home.root, "data/places", name)));
    return {
      analyser: openAnalyser(home.model),
      directory: await directory(),
      gazetteer: openGazetteer({ places: places("places.tsv.gz"), names: places("names.tsv.gz") }),
      codebook: await rules(),
      own: own(),
    };
  });
  const own = () => [
    ...texts(join(OWN, "actors"), TABLE).map(({ name }) => `actors/${name}`),
    ...(options.codebook === undefined
      ? texts(join(OWN, "codebook"), RULES).map(({ name }) => `codebook/${name}`)
      : texts(options.codebook, RULES).map(({ name }) => name)),
  ];
  const get = once(async () =>
    (await import("./fetch/get.ts")).makeFetcher(home.version, options.reach ?? "public", options.fetchLimits),
  );
  let opened: Promise<OpenRecord> | null = null;
  const record = () => {
    opened ??= import("../record/record.ts").then(async ({ openRecord }) => {
      const found = await openRecord({ address, doing: options.doing, now, directory });
      if (found.tookOver) {
        tell({
          kind: "warning",
          message: `process ${found.tookOver.pid} died holding the record; its lock was taken over`,
        });
      }
      return found;
    });
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
  return {
    now,
    author: options.author ?? process.env.DRAGOMAN_AUTHOR ?? process.env.USER ?? "someone",
    address,
    record,
    reader,
    directory,
    files: async (paths) =>
      paths.flatMap((path) =>
        isAddress(path) ? [webSource(path, async (address) => (await get())(address))] : sourcesOf(path),
      ),
    fetch: async (address) => (await get())(address),
    watch: async function* (folder, signal) {
      if (!existsSync(folder) || !statSync(folder).isDirectory())
        throw fault("desk/no-folder", `${folder} is no folder; name one to watch`);
      yield* (await import("./fetch/watch.ts")).watchFolder(folder, signal);
    },
    served: async () => (isFolder ? servedAt(address) : null),
    announce: (served) => (isFolder ? announce(address, served) : () => undefined),
    tables: async () => ({
      ours: texts(join(home.root, "data/actors"), TABLE),
      own: texts(join(OWN, "actors"), TABLE),
    }),
    own,
    fingerprint: once(async () => fingerprint()),
    write: async (path, bytes) => void (await writePieces(path, [bytes])),
    writePieces,
    read: async (path) => {
      try {
        return await readFile(path);
      } catch (cause) {
        throw fault("desk/unreadable", unreadable(path, cause));
      }
    },
    freeSpace: async (path) => {
      const found = await statfs(existsSync(path) ? path : ".");
      return found.bavail * found.bsize;
    },
    home,
    tell,
    close: async () => {
      const closing = opened;
      opened = null;
      if (closing) await (await closing.catch(() => null))?.close();
    },
  };
}

/** The package's root: the first folder above this file that has a package.json. */
const root = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
})();

export const home: Home = {
  root,
  version: (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
  node: `${process.version} on ${process.platform} ${process.arch}`,
  model: process.env.DRAGOMAN_MODEL ?? join(root, "models/en"),
  page: join(root, "dist/web"),
};

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make();
    made.catch(() => {
      made = null;
    });
    return made;
  };
}

/** The folder's files of such names, in order, those of its folders too; one file where the path is one; none where there is nothing. */
function texts(path: string, like: RegExp): readonly { readonly name: string; readonly text: string }[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [{ name: basename(path), text: readFileSync(path, "utf8") }];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => like.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), "utf8") }));
}

/** sha256 of the model's weights, the rules and the actor tables. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const encoder = join(home.model, "encoder.onnx");
  if (existsSync(encoder)) hash.update(readFileSync(encoder));
  for (const folder of [
    join(root, "codebook"),
    join(root, "data/actors"),
    join(OWN, "codebook"),
    join(OWN, "actors"),
  ]) {
    for (const { name, text } of texts(folder, /\.(ya?ml|tsv|csv)$/)) hash.update(`${name}\0${text}\0`);
  }
  return hash.digest("hex").slice(0, 16);
}

const HIDDEN = /^\.|^(node_modules|README\.md)$/;

function sourcesOf(path: string): readonly (Source | FaultValue)[] {
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

const unreadable = (path: string, cause: unknown): string => {
  const code = (cause as NodeJS.ErrnoException).code ?? "";
  return `${path} cannot be read: ${WHY[code] ?? (cause instanceof Error ? cause.message : String(cause))}`;
};

async function input(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Beside, to the disk, then in place; nothing of it stays where it fails. */
async function writePieces(
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
