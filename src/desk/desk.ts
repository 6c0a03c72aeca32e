import type { Directory } from "../actor/directory.ts";
import type { FaultValue } from "../ground/fault.ts";
import type { OpenRecord } from "../record/record.ts";
import type { Reader } from "./reader.ts";
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
  /** The files a user means by a path: the file, or those of a folder in the order of their names. */
  files(paths: readonly string[]): Promise<readonly (Source | FaultValue)[]>;
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
