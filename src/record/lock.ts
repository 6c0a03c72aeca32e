import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fault } from "../ground/fault.ts";

/** Who holds a record's folder. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own count; tells a pid used anew from the old one. `null` where it cannot be told. */
  readonly born: string | null;
  readonly since: string;
  /** What it was started as: "serve", "read". */
  readonly doing: string;
}

/** A folder held for this process alone. */
export interface Lock {
  release(): void;
  /** The holder that was found dead, where the lock was left behind by one. */
  readonly tookOver: Holder | null;
}

/**
 * Holds the folder for this process, readers too: two processes on one embedded database destroy it silently.
 * A lock of a dead process is taken over; one of a live process never.
 * @throws Fault `record/in-use` where a live process holds it.
 */
export function lock(folder: string, doing: string, now: Date): Lock {
  const path = join(folder, "lock");
  const mine: Holder = { pid: process.pid, host: hostname(), born: born(process.pid), since: now.toISOString(), doing };
  let tookOver: Holder | null = null;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(path, mine)) return held(path, mine, tookOver);
    const found = read(path);
    if (found && lives(found)) throw inUse(folder, found);
    tookOver = found ?? tookOver;
    if (!setAside(path, found, mine)) continue;
  }
  throw fault("record/in-use", `${path} keeps changing hands; wait for the other processes on ${folder} to end`);
}

const create = (path: string, holder: Holder): boolean => {
  try {
    const file = openSync(path, "wx");
    writeSync(file, JSON.stringify(holder));
    closeSync(file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw cause;
  }
};

const read = (path: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return null;
  }
};

/** Moves the dead one's lock away; only one of several that try succeeds, and a live lock caught by mistake is put back. */
function setAside(path: string, seen: Holder | null, mine: Holder): boolean {
  const aside = `${path}.${mine.pid}.old`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const caught = read(aside);
  if (caught && JSON.stringify(caught) !== JSON.stringify(seen) && lives(caught)) {
    renameSync(aside, path);
    return false;
  }
  rmSync(aside, { force: true });
  return true;
}

function held(path: string, mine: Holder, tookOver: Holder | null): Lock {
  const release = () => {
    process.off("exit", release);
    if (JSON.stringify(read(path)) === JSON.stringify(mine)) rmSync(path, { force: true });
  };
  process.on("exit", release);
  return { release, tookOver };
}

/** The 22nd field of the process's stat: its start in clock ticks since boot. */
function born(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

/** Whether the holder still runs; one on another host counts as running, for we cannot see it. */
export function lives(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM";
  }
  const now = born(holder.pid);
  return now === null || holder.born === null || now === holder.born;
}

const inUse = (folder: string, by: Holder) => {
  const where = by.host === hostname() ? "" : ` on ${by.host}`;
  const elsewhere = where === "" ? "" : `, or remove ${join(folder, "lock")} if nothing runs there any more`;
  return fault(
    "record/in-use",
    `the record in ${folder} is in use by process ${by.pid}${where} (dragoman ${by.doing}, since ${by.since}); ` +
      `stop it${elsewhere}, or name another record by --db; several processes at once need PostgreSQL: --db postgres://…`,
  );
};
