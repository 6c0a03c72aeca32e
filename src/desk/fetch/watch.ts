import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

/** Names of what is not there to be read: hidden files, and what other programs are still writing. */
const UNREADY = /(^|[\\/])(\.|~\$)|~$|\.(tmp|temp|part|partial|crdownload|swp|lock)$/i;

interface Seen {
  readonly size: number;
  readonly time: number;
}

/**
 * The files under the folder that are new or changed, again and again until the signal ends; first those that are there. A
 * file is told of when it has kept its size and time from one look to the next, so that none is read half-written.
 */
export async function* watchFolder(
  folder: string,
  signal: AbortSignal,
  every = 1000,
): AsyncGenerator<readonly string[]> {
  const told = new Map<string, Seen>();
  let before = new Map<string, Seen>();
  while (!signal.aborted) {
    const now = await look(folder);
    const settled = [...now]
      .filter(([path, seen]) => same(before.get(path), seen) && !same(told.get(path), seen))
      .map(([path]) => path)
      .sort();
    for (const path of settled) told.set(path, now.get(path)!);
    // A file that goes and comes back is new.
    for (const path of told.keys()) if (!now.has(path)) told.delete(path);
    before = now;
    if (settled.length > 0) yield settled;
    await after(every, undefined, { signal }).catch(() => undefined);
  }
}

const same = (a: Seen | undefined, b: Seen): boolean => a !== undefined && a.size === b.size && a.time === b.time;

/** Every file under the folder with its size and time; what vanishes meanwhile is not there. */
async function look(folder: string): Promise<Map<string, Seen>> {
  const found = new Map<string, Seen>();
  const names = await readdir(folder, { recursive: true, encoding: "utf8" });
  for (const name of names) {
    if (UNREADY.test(name)) continue;
    const path = join(folder, name);
    try {
      const { size, mtimeMs, isFile } = await stat(path).then((of) => ({ ...of, isFile: of.isFile() }));
      if (isFile && size > 0) found.set(path, { size, time: mtimeMs });
    } catch {
      // Gone between two looks.
    }
  }
  return found;
}
