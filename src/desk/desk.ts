import type { Directory } from "../actor/directory.ts";
import type { FaultValue } from "../ground/fault.ts";
import type { OpenRecord } from "../record/record.ts";
import type { Fetched } from "./fetch/get.ts";
import type { Reader } from "./reader.ts";
import type { Served } from "./served.ts";
import type { Source } from "./source.ts";

/** What an operation is handed: everything of the outside, opened on first use. */
export interface Desk {
  readonly now: () => Date;
  /** Who decides. */
  readonly author: string;
  /** Address of the record. */
  readonly address: string;
  /** The record, opened or made on first use. */
  record(): Promise<OpenRecord>;
  /** The model, the rules and the tables, loaded on first use. */
  reader(): Promise<Reader>;
  directory(): Promise<Directory>;
  /** What a user means by a path: the file, those of a folder in the order of their names, or what is at an address of the web. */
  files(paths: readonly string[]): Promise<readonly (Source | FaultValue)[]>;
  /** What is at an address of the web, within limits and where the site's robots.txt allows it. */
  fetch(address: string): Promise<Fetched | FaultValue>;
  /** Files under the folder that are new or changed and whole, again and again until the signal ends. */
  watch(folder: string, signal: AbortSignal): AsyncIterable<readonly string[]>;
  /** The server of another process that holds the record, where there is one: what asks the record can ask through it. */
  served(): Promise<Served | null>;
  /** Tells other processes that the record is served here; gives what takes that back. */
  announce(served: Omit<Served, "pid">): () => void;
  /** The files of who is who: ours, and the user's own beside them. */
  tables(): Promise<Readonly<Record<"ours" | "own", readonly { readonly name: string; readonly text: string }[]>>>;
  /** Of model, rules and tables: tells whether a report would come out otherwise now. */
  fingerprint(): Promise<string>;
  /** Writes a file whole or not at all, and to the disk. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** The same of pieces as they come; how many bytes they were. */
  writePieces(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<number>;
  read(path: string): Promise<Uint8Array>;
  /** Free bytes where the path is. */
  freeSpace(path: string): Promise<number>;
  /** Where the package's own files are, and what they are. */
  readonly home: Home;
  /** Ended where nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Says something that is no answer: progress, a warning. */
  tell(notice: Notice): void;
  /** Closes the record; asked for again, it is opened again. */
  close(): Promise<void>;
}

/** Folders of the package and of the user. */
export interface Home {
  readonly root: string;
  readonly version: string;
  /** Version and machine. */
  readonly node: string;
  readonly model: string;
  readonly page: string;
}

/** Something said on the way. */
export type Notice =
  | { readonly kind: "warning"; readonly message: string }
  | { readonly kind: "progress"; readonly done: number; readonly words: number; readonly name: string };
