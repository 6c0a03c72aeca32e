import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readFile, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { Directory } from "../actor/directory.ts";
import { fault } from "../ground/fault.ts";
import type { OpenRecord } from "../record/record.ts";
import type { Desk, Home, Notice } from "./desk.ts";
import type { FetchLimits, Reach } from "./fetch/get.ts";
import { isAddress, webSource } from "./fetch/web-source.ts";
import { sourcesOf, unreadable, writePieces } from "./files.ts";
import type { Reader } from "./reader.ts";
import { announce, servedAt } from "./served.ts";

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
  // A table of the user's own that cannot be read is named and left out: the rest goes on.
  const ownTables = once(async () => {
    const { openDirectory } = await import("../actor/open-directory.ts");
    return texts(join(OWN, "actors"), TABLE).filter((file) => {
      try {
        openDirectory(file);
        return true;
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        tell({ kind: "warning", message: `${join(OWN, "actors", file.name)} is left out: ${why}` });
        return false;
      }
    });
  });
  const directory = once(async () => {
    const { openDirectory } = await import("../actor/open-directory.ts");
    return openDirectory(...texts(join(home.root, "data/actors"), TABLE), ...(await ownTables())) as Directory;
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
      own: await own(),
    };
  });
  const own = async () => [
    ...(await ownTables()).map(({ name }) => `actors/${name}`),
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
