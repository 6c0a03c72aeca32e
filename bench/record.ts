/** How fast the record stores and answers: reports made by a generator, on PGlite or on the server that DRAGOMAN_TEST_PG names. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { inputOf, openDesk, operations } from "../src/desk/index.ts";
import { EVENT_TYPES, type EventType } from "../src/ground/event-type.ts";
import { openRecord } from "../src/record/index.ts";
import type { Report } from "../src/report/report.ts";

export const name = "record";
export const about =
  "storing, first pages, a dyad and a picture of [EVENTS] made events; [--kills N] kills a writer N times";

const root = resolve(import.meta.dirname, "..");
const STATES = [
  "ARM",
  "AZE",
  "RUS",
  "TUR",
  "IRN",
  "GEO",
  "USA",
  "FRA",
  "DEU",
  "GBR",
  "CHN",
  "IND",
  "PAK",
  "KEN",
  "ETH",
  "SOM",
  "EGY",
  "ISR",
  "LBN",
  "SYR",
];
const TYPES = Object.keys(EVENT_TYPES) as EventType[];
const EVENTS_A_REPORT = 10;
const WORDS_A_REPORT = 400;

/** A made report: ten events, two statements, two ties in 400 words. */
export function madeReport(index: number): Report {
  const random = dice(index);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const day = new Date(Date.UTC(2014, 0, 1) + Math.floor(random() * 3652) * 86_400_000).toISOString().slice(0, 10);
  const cast = [...new Set(Array.from({ length: 6 }, () => pick(STATES)))].slice(0, 4);
  const head = `Report ${index}. `;
  const text =
    head + Array.from({ length: WORDS_A_REPORT }, (_, at) => `word${(index * 31 + at * 7) % 5000}`).join(" ");
  const evidence = [0, head.length] as const;
  const base = { statement: null, evidence, rule: "made/made", score: 0.5 + random() / 2 };
  const entities = cast.map((code, at) => ({
    ...{
      id: `e${at}`,
      name: code,
      type: "state" as const,
      actor: code,
      candidates: [],
      sector: "GOV" as const,
      roles: [],
      place: null,
    },
    mentions: [{ start: 0, end: 6, form: "name" as const }],
  }));
  const two = () => [entities[0]!.id, entities[1 % entities.length]!.id] as const;
  return {
    kind: "report",
    version: 1,
    document: {
      id: `made-${index}`,
      title: `Report ${index}`,
      url: null,
      publisher: pick(["One", "Two", "Three"]),
      author: null,
      published: day,
      language: "en",
      text,
    },
    sentences: [{ start: 0, end: text.length }],
    entities,
    dates: [],
    events: Array.from({ length: EVENTS_A_REPORT }, (_, at) => ({
      ...base,
      ...{
        id: `v${at}`,
        type: pick(TYPES),
        mode: null,
        contexts: [],
        source: [pick(entities).id],
        target: [pick(entities).id],
        status: "happened" as const,
      },
      ...{ date: { from: day, to: day, precision: "day" as const, start: 0, end: 6 }, place: null, trigger: evidence },
      ...{ killed: null, injured: null, detained: null, displaced: null },
    })),
    statements: [0, 1].map((at) => ({
      ...base,
      ...{
        id: `s${at}`,
        speaker: { entity: pick(entities).id, start: 0, end: 6 },
        addressee: null,
        cue: null,
        content: [evidence],
      },
      ...{ outer: null, form: "direct" as const, about: [], date: null },
    })),
    ties: [0, 1].map((at) => ({
      ...base,
      ...{
        id: `t${at}`,
        type: pick(["ally", "rival", "supports"] as const),
        from: two()[0],
        to: two()[1],
        over: null,
        sign: 1 as const,
      },
      ...{ status: "holds" as const, valid: { from: null, to: null } },
    })),
    influences: [],
    warnings: [],
  };
}

function dice(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state / 4_294_967_296;
  };
}

export async function run(args: readonly string[]): Promise<void> {
  const events = Number(args.find((arg, at) => /^\d+$/.test(arg) && args[at - 1] !== "--kills") ?? 200_000);
  const folder = mkdtempSync(join(tmpdir(), "dragoman-bench-"));
  try {
    await asking(folder, events);
    const kills = Number(args[args.indexOf("--kills") + 1] ?? 0);
    if (args.includes("--kills")) await killing(join(folder, "killed"), kills);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asking(folder: string, events: number): Promise<void> {
  const desk = openDesk({ db: folder, doing: "bench" });
  const record = await desk.record();
  const reports = Math.ceil(events / EVENTS_A_REPORT);
  let [storing, worked, told] = [0, 0, performance.now()];
  for (let start = 0; start < reports; start += 50) {
    const batch = Array.from({ length: Math.min(50, reports - start) }, (_, at) => ({
      report: madeReport(start + at),
      fingerprint: "made",
    }));
    const [began, used] = [performance.now(), process.cpuUsage()];
    await record.keep(batch);
    storing += performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    worked += (user + system) / 1000;
    if (performance.now() - told > 15_000) {
      told = performance.now();
      const done = Math.min(start + 50, reports);
      console.error(`  ${done} of ${reports} reports, ${rate(done, worked)} words a second of processor`);
    }
  }
  console.log(
    `stored ${reports * EVENTS_A_REPORT} events of ${reports} reports: ${rate(reports, storing)} words/s, ${rate(reports, worked)} a second of processor`,
  );
  const rows: readonly (readonly [string, Record<string, unknown>])[] = [
    ["documents", {}],
    ["documents", { q: "word77 word84" }],
    ["events", {}],
    ["events", { actor: "ARM", exact: true }],
    ["events", { actor: "ARM", other: "AZE", exact: true, type: "ASSAULT" }],
    ["events", { q: "report 777" }],
    ["events", { asOf: "2018-06-01" }],
    ["events", { facets: true }],
    ["statements", {}],
    ["ties", { asOf: "2018-06-01" }],
    ["actors", {}],
    ["dyad", { a: "ARM", b: "AZE" }],
    ["picture", { asOf: "2018-06-01" }],
  ];
  for (const [asked, given] of rows) {
    const used: number[] = [];
    const operation = operations.find((one) => one.name === asked)!;
    const times: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const [began, before] = [performance.now(), process.cpuUsage()];
      await operation.run(desk, inputOf(operation, given), []);
      times.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      used.push((user + system) / 1000);
    }
    const [first, ...rest] = times;
    console.log(
      `${asked} ${JSON.stringify(given)}: ${Math.round(Math.min(...rest))} ms, ${Math.round(Math.min(...used.slice(1)))} of processor (the first time ${Math.round(first!)})`,
    );
  }
  await desk.close();
}

/** Words that were stored in a second of so many milliseconds. */
const rate = (reports: number, milliseconds: number): string =>
  Math.round((reports * (WORDS_A_REPORT + 2)) / (milliseconds / 1000)).toLocaleString("en");

/** Kills a writer again and again, and looks for what it had been told was kept. */
async function killing(folder: string, kills: number): Promise<void> {
  let next = 0;
  let kept = 0;
  let lost = 0;
  for (let turn = 0; turn < kills; turn += 1) {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", join(root, "bench/record-writer.ts"), folder, String(next)],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    const told: string[] = [];
    child.stdout.on("data", (chunk) => told.push(...String(chunk).split("\n").filter(Boolean)));
    await new Promise<void>((done) => child.stdout.once("data", () => done()));
    await new Promise((done) => setTimeout(done, 50 + ((turn * 37) % 400)));
    child.kill("SIGKILL");
    await new Promise((done) => child.on("close", done));
    const record = await openRecord({
      address: folder,
      doing: "bench",
      now: () => new Date(),
      directory: async () => null,
    });
    for (const id of told) if (!(await record.report(id))) lost += 1;
    kept += told.length;
    if (turn % 5 === 4) console.error(`  ${turn + 1} kills, ${kept} acknowledged, ${lost} lost`);
    const { problems } = await record.integrity();
    for (const problem of problems) console.log(`after kill ${turn + 1}: ${problem}`);
    await record.close();
    next += 100_000;
  }
  console.log(`${kills} kills: ${kept} reports acknowledged, ${lost} lost`);
}
