/** How fast reports are read, in how much memory, and how soon the page is served. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openDesk } from "../src/desk/index.ts";
import { reportsOf } from "../src/desk/reader.ts";
import { makeDocument } from "../src/document/document.ts";

export const name = "speed";
export const about = "words per second of report, peak memory, time from start to a served page [WORDS] [--no-start]";

const root = resolve(import.meta.dirname, "..");
const count = (text: string) => text.split(/\s+/).filter(Boolean).length;

export async function run(args: readonly string[]): Promise<void> {
  const wanted = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100_000);
  await reading(wanted);
  if (!args.includes("--no-start")) await starting();
}

async function reading(wanted: number): Promise<void> {
  const texts = readdirSync(join(root, "examples"))
    .filter((file) => file.endsWith(".txt"))
    .sort()
    .map((file) => readFileSync(join(root, "examples", file), "utf8"));
  const desk = openDesk({ doing: "bench" });
  const reader = await desk.reader();
  const one = async function* () {
    yield makeDocument(texts[0]!, { published: "2024-03-08" });
  };
  for await (const _ of reportsOf(reader, one())) break; // The session opens at the first text.
  let words = 0;
  async function* documents() {
    for (let index = 0; words < wanted; index += 1) {
      const text = texts[index % texts.length]!;
      words += count(text);
      // Each is a text of its own, so that nothing is read twice.
      yield makeDocument(`${text}\n\nNote ${index}.`, { published: "2024-03-08" });
    }
  }
  const began = performance.now();
  let reports = 0;
  let claims = 0;
  for await (const report of reportsOf(reader, documents())) {
    reports += 1;
    if (report.kind === "report") claims += report.events.length + report.statements.length + report.ties.length;
  }
  const seconds = (performance.now() - began) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `report: ${Math.round(words / seconds).toLocaleString("en")} words/s (${words.toLocaleString("en")} words, ${reports} reports, ${claims} claims, ${seconds.toFixed(1)} s), peak memory ${Math.round(peak)} MB`,
  );
  await desk.close();
}

async function starting(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-speed-"));
  try {
    console.log(`first start, examples read: ${(await served(folder)).toFixed(1)} s to the page`);
    console.log(`start with a record: ${(await served(folder)).toFixed(2)} s to the page`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds from start to a page that was answered. */
async function served(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs"), "--port", "0", "--db", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((done) => child.on("close", () => done()));
  const url = await new Promise<string>((done, fail) => {
    child.stdout.on("data", (chunk) => {
      const found = /http:\S+/.exec(String(chunk));
      if (found) done(found[0]);
    });
    child.on("close", () => fail(new Error("the server ended before it served")));
  });
  await (await fetch(url)).text();
  const seconds = (performance.now() - began) / 1000;
  child.kill("SIGTERM");
  await ended;
  return seconds;
}
