/** Makes docs/images/*.png for the README: node scripts/screenshots.mjs [ADDRESS [NAME]]; a desk with the examples must be served there. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { argv, env, exit, stderr, stdout } from "node:process";
import { chromium } from "playwright-core";
import { root } from "./freshness.mjs";

const address = (argv[2] ?? "http://127.0.0.1:8080/").replace(/\/?$/, "/");
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

const ask = (path) =>
  fetch(address + path).then(
    (response) => response.json(),
    () => {
      stderr.write(`screenshots: nothing answers at ${address}; run npm start first, or name the address\n`);
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
  { name: "reader", fragment: reader, viewport: desktop },
  { name: "reader-event", fragment: chosen, viewport: desktop },
  { name: "reader-dark", fragment: chosen, viewport: desktop, colorScheme: "dark" },
  { name: "reader-400", fragment: chosen, viewport: { width: 400, height: 860 } },
  { name: "picture", fragment: "#/picture", viewport: desktop },
  { name: "events", fragment: "#/events", viewport: desktop },
  { name: "today", fragment: "#/today", viewport: desktop },
  { name: "map", fragment: "#/map", viewport: desktop },
  { name: "dyad", fragment: "#/dyad?a=PAK&b=AFG", viewport: desktop },
  { name: "brief", fragment: "#/brief/SRB", viewport: desktop },
  { name: "review", fragment: "#/review", viewport: desktop },
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
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const { name, fragment, viewport, colorScheme = "light" } of shots.filter((shot) =>
  shot.name.startsWith(argv[3] ?? ""),
)) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(address + fragment);
  await page.locator("main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[role="status"]')].some((one) => one.checkVisibility()),
  );
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  stdout.write(`docs/images/${name}.png\n`);
}
await browser.close();
