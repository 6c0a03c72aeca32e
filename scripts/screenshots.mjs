/**
 * Makes docs/images/*.png, one of each view: npm run screenshots [-- NAME …], all without a name (those that begin with it, else).
 * Serves the examples on a record of its own; an address, where one is given, is looked at instead.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process, { argv, env, execPath, exit, stderr, stdout } from "node:process";
import { chromium } from "playwright-core";
import { build } from "./build.mjs";
import { root } from "./freshness.mjs";
import { inFewColours } from "./palette.mjs";

/** A busy machine is waited for. */
const PATIENCE_MS = 180_000;

const words = argv.slice(2);
const given = words.find((word) => /^https?:/.test(word));
const names = words.filter((word) => word !== given);
const executablePath = [
  env.DRAGOMAN_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));
if (!executablePath) {
  stderr.write(
    "screenshots: no Chromium here; install one (apt-get install chromium) or name it in DRAGOMAN_CHROMIUM\n",
  );
  exit(2);
}

const port = await new Promise((done) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});
const address = (given ?? `http://127.0.0.1:${port}`).replace(/\/?$/, "/");
let stop = () => {};
if (!given) {
  if (!build()) exit(1);
  const folder = mkdtempSync(join(tmpdir(), "dragoman-screenshots-"));
  const server = spawn(
    execPath,
    ["dist/cli/main.js", "serve", "--read", "examples", "--port", String(port), "--db", join(folder, "record")],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  stop = () => {
    server.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    server.kill("SIGTERM");
  };
  process.on("exit", () => server.kill("SIGTERM"));
  const answers = () =>
    fetch(`${address}health`).then(
      (response) => response.ok,
      () => false,
    );
  while (!(await answers())) {
    if (server.exitCode !== null) {
      stderr.write("screenshots: the server on the examples did not come up; the lines above say why\n");
      exit(2);
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

const ask = (path) =>
  fetch(address + path).then(
    (response) => response.json(),
    () => {
      stderr.write(`screenshots: nothing answers at ${address}; is it the address of dragoman serve?\n`);
      exit(2);
    },
  );
const { items } = await ask("documents.json?limit=1000");
const richest = [...items].sort((a, b) => weight(b) - weight(a))[0];
if (!richest) {
  stderr.write("screenshots: the record is empty; read the examples first: dragoman read examples\n");
  exit(2);
}
function weight({ counts }) {
  return (
    Math.min(counts.events, 12) +
    Math.min(counts.statements, 8) +
    2 * Math.min(counts.ties, 8) +
    3 * Math.min(counts.influences, 4)
  );
}
const { report } = await ask(`documents/${encodeURIComponent(richest.id)}.json`);
const event =
  report.events.find((one) => one.source.length > 0 && one.target.length > 0 && one.date) ?? report.events[0];
const reader = `#/reader/${richest.id}`;
const chosen = event ? `${reader}?claim=${event.id}` : reader;

/** A what-if on the examples: a tie that draws together is turned about. */
const steps = [{ strength: { a: "RUS", b: "SRB", value: -0.8 } }];
const whatIf = new URLSearchParams({
  ...{ who: "RUS,SRB,CHN,MNG,MDA,ROU", window: "1825", at: "RUS~SRB", steps: JSON.stringify(steps) },
});
const desktop = { width: 1280, height: 860 };
const shots = [
  { name: "today", fragment: "#/today" },
  { name: "reports", fragment: "#/reports" },
  { name: "reader", fragment: reader },
  { name: "reader-event", fragment: chosen },
  { name: "reader-dark", fragment: chosen, colorScheme: "dark" },
  { name: "reader-400", fragment: chosen, viewport: { width: 400, height: 860 } },
  { name: "picture", fragment: "#/picture" },
  { name: "picture-dark", fragment: "#/picture?region=Eastern+Europe", colorScheme: "dark" },
  { name: "picture-table", fragment: "#/picture?as=table" },
  { name: "events", fragment: "#/events" },
  { name: "statements", fragment: "#/statements?speaker=RUS" },
  { name: "ties", fragment: "#/ties" },
  { name: "influences", fragment: "#/influences" },
  { name: "actors", fragment: "#/actors" },
  { name: "actor", fragment: "#/actor/SRB" },
  { name: "dyad", fragment: "#/dyad?a=PAK&b=AFG" },
  { name: "map", fragment: "#/map" },
  { name: "map-near", fragment: "#/map?see=4,38,40" },
  { name: "brief", fragment: "#/brief/SRB" },
  { name: "brief-dyad", fragment: "#/brief?a=PAK&b=AFG" },
  { name: "review", fragment: "#/review" },
  { name: "add", fragment: "#/add" },
  { name: "scenario", fragment: `#/scenario?${whatIf}`, viewport: { width: 1280, height: 1000 } },
  {
    name: "scenario-dark",
    fragment: `#/scenario?${whatIf}`,
    viewport: { width: 1280, height: 1000 },
    colorScheme: "dark",
  },
];

const folder = join(root, "docs/images");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], timeout: PATIENCE_MS });
const asked = shots.filter((shot) => names.length === 0 || names.some((name) => shot.name.startsWith(name)));
try {
  for (const { name, fragment, viewport = desktop, colorScheme = "light" } of asked) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(address + fragment);
    await page.locator("main h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.waitForFunction(
      () => ![...document.querySelectorAll('[role="status"], [aria-busy="true"]')].some((one) => one.checkVisibility()),
    );
    await page.waitForTimeout(600);
    const path = join(folder, `${name}.png`);
    writeFileSync(path, inFewColours(await page.screenshot()));
    await context.close();
    stdout.write(`docs/images/${name}.png ${Math.round(statSync(path).size / 1000)} KB\n`);
  }
} catch (cause) {
  stderr.write(`screenshots: ${cause.message}\n`);
  process.exitCode = 1;
} finally {
  await browser.close();
  stop();
}
