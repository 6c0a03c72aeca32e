import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/** A server that holds a record's folder: whoever may read the folder may ask through it. */
export interface Served {
  readonly url: string;
  readonly pid: number;
  /** What lets in, where a token is asked for. */
  readonly secret: string | null;
}

const FILE = "server.json";
const SECONDS = 2;

/** Notes beside the record where it is served, for other processes of the same user; gives what takes the note away. */
export function announce(folder: string, served: Omit<Served, "pid">): () => void {
  const path = join(folder, FILE);
  writeFileSync(path, JSON.stringify({ ...served, pid: process.pid }), { mode: 0o600 });
  const away = () => {
    process.off("exit", away);
    if (noted(folder)?.pid === process.pid) rmSync(path, { force: true });
  };
  process.on("exit", away);
  return away;
}

/** The server that holds the folder and answers; `null` where there is none. */
export async function servedAt(folder: string): Promise<Served | null> {
  const note = noted(folder);
  if (!note || note.pid === process.pid) return null;
  try {
    const answer = await fetch(new URL("health", note.url), { signal: AbortSignal.timeout(SECONDS * 1000) });
    // Another program may sit on the port of a server that was killed.
    const { kind } = (await answer.json()) as { readonly kind?: unknown };
    return answer.ok && kind === "health" ? note : null;
  } catch {
    return null;
  }
}

function noted(folder: string): Served | null {
  try {
    const { url, pid, secret } = JSON.parse(readFileSync(join(folder, FILE), "utf8")) as Served;
    return typeof url === "string" && typeof pid === "number" ? { url, pid, secret: secret ?? null } : null;
  } catch {
    return null;
  }
}
