import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fault } from "../../src/ground/fault.ts";

const root = resolve(import.meta.dirname, "../..");
/** How long the long report is, and how many claims it should have at least. */
export const WORDS = 5000;
export const CLAIMS = 300;

/** A server on a record of its own with the examples; the one at the address, where one is named. */
export async function servedDesk(
  address: string | undefined,
): Promise<{ readonly address: string; close(): Promise<void> }> {
  if (address) return { address: address.replace(/\/?$/, "/"), close: async () => undefined };
  if (spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" }).status !== 0)
    throw fault("bench/not-built", "the page could not be built; the lines above say why");
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-page-"));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ["dist/cli/main.js", "serve", "--read", "examples", "--port", String(port), "--db", join(folder, "record")],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
  );
  const at = `http://127.0.0.1:${port}/`;
  const close = async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await new Promise((done) => server.once("exit", done));
    rmSync(folder, { recursive: true, force: true });
  };
  for (let waited = 0; ; waited += 250) {
    const there = await fetch(`${at}health`).then(
      (response) => response.ok,
      () => false,
    );
    if (there) return { address: at, close };
    if (server.exitCode !== null || waited > 600_000) {
      await close();
      throw fault("bench/no-server", "the server on the examples did not come up; the lines above say why");
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

interface Item {
  readonly id: string;
  readonly title: string;
}
/** The reports of the examples, the oldest first. */
async function examples(address: string): Promise<readonly Item[]> {
  const list = (await (await fetch(`${address}documents.json?limit=1000&sort=published`)).json()) as {
    readonly items: readonly Item[];
  };
  return list.items.filter((item) => item.title !== TITLE);
}

/** The example that was published last. */
export const newest = async (address: string): Promise<Item> => (await examples(address)).at(-1)!;

/** A report of 5,000 words made of the examples' texts, read in as any other. */
export async function longReport(
  address: string,
): Promise<{ readonly id: string; readonly claims: number; readonly words: number }> {
  const ids = (await examples(address)).map((item) => item.id);
  const paragraphs: string[] = [];
  let words = 0;
  for (const id of ids) {
    const { report } = (await (await fetch(`${address}documents/${encodeURIComponent(id)}.json`)).json()) as {
      report: { document: { text: string } };
    };
    for (const paragraph of report.document.text.split(/\n\s*\n/)) {
      if (words >= WORDS) break;
      paragraphs.push(paragraph);
      words += paragraph.split(/\s+/).length;
    }
  }
  const sent = await fetch(`${address}read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: paragraphs.join("\n\n"), title: TITLE, published: "2026-01-05", publisher: "Bench" }),
  });
  const { documents } = (await sent.json()) as { documents: readonly { id: string }[] };
  const { report } = (await (
    await fetch(`${address}documents/${encodeURIComponent(documents[0]!.id)}.json`)
  ).json()) as {
    report: Record<"events" | "statements" | "ties" | "influences", readonly unknown[]>;
  };
  const claims = report.events.length + report.statements.length + report.ties.length + report.influences.length;
  return { id: documents[0]!.id, claims, words };
}
const TITLE = "A long report, for the bench";

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const found = probe.address();
      probe.close(() => (found && typeof found === "object" ? done(found.port) : fail(new Error("no port"))));
    });
  });
