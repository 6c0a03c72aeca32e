/** A desk to test in a browser: the product's own server on a record of its own, with one report read in. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { env, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where a Chromium is; `null` where this machine has none. */
export const browserPath: string | null =
  [env.DRAGOMAN_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

/** Why browser tests are left out; `false` where they run. */
export const skip: string | false =
  browserPath === null
    ? "no Chromium here: install one (apt-get install chromium) or name it in DRAGOMAN_CHROMIUM"
    : false;

/** A report with events, speakers, ties and days, written for these tests. */
export const REPORT = {
  published: "2026-03-12",
  title: "Kenya rejects Ethiopian proposal as envoys meet in Nairobi",
  publisher: "Example Wire",
  text: `NAIROBI, March 12 - Kenya rejected a proposal by Ethiopia on Tuesday and accused its neighbour of massing troops near the border.

"We have asked Addis Ababa many times to pull its soldiers back," Kenyan Foreign Minister Grace Mutiso told reporters after she met the Ethiopian ambassador in Nairobi. "Patience is not a policy."

Ethiopia, a longtime ally of Kenya and a member of the African Union, denied the accusation. Three civilians were killed on Sunday when gunmen attacked a bus near the town of Moyale, police said.

The African Union promised 20 million dollars in aid for people who fled the fighting. Analysts say the pledge could calm the dispute.`,
} as const;

export interface TestDesk {
  /** The server's address, with a slash at the end. */
  readonly address: string;
  /** Id of the report that was read in. */
  readonly report: string;
  /** Opens a page of the desk, by its fragment. */
  open(fragment: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openDesk(): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-web-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const server = spawn(
    execPath,
    ["--import", "tsx", join(root, "src/cli/main.ts"), "serve", "--port", String(port), "--db", join(folder, "record")],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  const said: string[] = [];
  server.stdout.on("data", (part) => said.push(String(part)));
  server.stderr.on("data", (part) => said.push(String(part)));
  let browser: Browser | null = null;
  try {
    await answers(server, `${address}documents.json`, said);
    const report = await readIn(address);
    browser = await chromium.launch({ executablePath: browserPath!, args: ["--no-sandbox", "--disable-gpu"] });
    const open = browser;
    return {
      address,
      report,
      async open(fragment, options = {}) {
        const context = await open.newContext({
          viewport: { width: 1280, height: 860 },
          reducedMotion: "reduce",
          ...options,
        });
        const page = await context.newPage();
        await page.goto(`${address}${fragment}`);
        return page;
      },
      async close() {
        await open.close();
        await stop(server);
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    await browser?.close();
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
    throw cause;
  }
}

async function readIn(address: string): Promise<string> {
  const response = await fetch(`${address}read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(REPORT),
  });
  if (!response.ok) throw new Error(`POST /read answered ${response.status}: ${await response.text()}`);
  const list = (await (await fetch(`${address}documents.json`)).json()) as { items: readonly { id: string }[] };
  const first = list.items[0];
  if (!first) throw new Error("the report was read, yet /documents.json is empty");
  return first.id;
}

async function answers(server: ChildProcess, path: string, said: readonly string[]): Promise<void> {
  const until = Date.now() + 240_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}:\n${said.join("")}`);
    if (
      await fetch(path).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((done) => setTimeout(done, 150));
  }
  throw new Error(`no answer from ${path} in 240 s:\n${said.join("")}`);
}

const stop = (server: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (server.exitCode !== null) return done();
    server.once("exit", () => done());
    server.kill("SIGTERM");
    setTimeout(() => server.kill("SIGKILL"), 5000).unref();
  });

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const found = probe.address();
      probe.close(() => (found && typeof found === "object" ? done(found.port) : fail(new Error("no port"))));
    });
  });
