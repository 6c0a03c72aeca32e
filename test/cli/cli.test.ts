import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { command } from "../desk/command.ts";
import { noModel, openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "dragoman-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in the test's folder, with no terminal. */
function dragoman(words: string, input = ""): Promise<Ended> {
  const child = spawn(process.execPath, [...command, ...words.split(" ")], { cwd: folder });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((done) => child.on("close", (code) => done({ code, out, err })));
}

const lines = (text: string) => text.trim().split("\n").filter(Boolean);

test("help names every command, and a command that is not there is told with one like it", async () => {
  const help = await dragoman("--help");
  assert.equal(help.code, 0);
  for (const name of ["report", "parse", "read", "serve", "events", "picture", "dyad", "mcp", "doctor"])
    assert.match(help.out, new RegExp(`^ +${name}\\b`, "m"));
  const wrong = await dragoman("evnts");
  assert.deepEqual([wrong.code, wrong.out], [2, ""]);
  assert.match(wrong.err, /unknown command 'evnts'[\s\S]*events/);
});

test("what is asked wrongly ends with 2 and one line", async () => {
  const rows: [string, RegExp][] = [
    ["report a.txt --published yesterday", /"yesterday" is no day .*YYYY-MM-DD/],
    ["report a.txt --format xml", /no format "xml"; one of: text, json, jsonl/],
    ["report", /needs a file, or -/],
    ["events --type DANCE", /one of: AGREE/],
    ["serve --port many", /"many" is no port/],
    ["events --colour red", /unknown option '--colour'/],
    [
      "events --db postgres://nobody@127.0.0.1:1/none",
      /no PostgreSQL answers at postgres:\/\/nobody@127.0.0.1:1\/none/,
    ],
    ["restore none.tgz", /none.tgz cannot be read: there is no such file/],
  ];
  for (const [words, message] of rows) {
    const ended = await dragoman(words);
    assert.deepEqual([ended.code, ended.out], [2, ""], words);
    assert.match(ended.err, message, words);
    assert.equal(lines(ended.err).length, 1, `${words}: ${ended.err}`);
  }
});

describe("report", { skip: noModel }, () => {
  const text =
    'Norway accused Sweden of massing troops on Tuesday. "It must stop," Norwegian Defence Minister Anna Berg said.';
  before(() => {
    writeFileSync(join(folder, "good.txt"), text);
    writeFileSync(join(folder, "empty.txt"), "");
    writeFileSync(
      join(folder, "binary.txt"),
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
    );
    writeFileSync(
      join(folder, "many.jsonl"),
      `{"id":"a","text":"Norway met Sweden.","published":"2024-03-08"}\n{"id":"b"}\n{"id":"c","text":"Sweden met Norway."}\n`,
    );
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "folder", "one.txt"), "Norway met Sweden.");
  });

  test("gives an object for one document, to the character", async () => {
    const ended = await dragoman("report good.txt --published 2024-03-08");
    assert.deepEqual([ended.code, ended.err], [0, ""]);
    const report = JSON.parse(ended.out) as {
      kind: string;
      document: { text: string; published: string };
      events: readonly unknown[];
    };
    assert.deepEqual([report.kind, report.document.text, report.document.published], ["report", text, "2024-03-08"]);
    assert.ok(report.events.length > 0);
  });

  test("names what cannot be read, keeps the rest in order, and ends with 1", async () => {
    const ended = await dragoman("report none.txt good.txt binary.txt many.jsonl folder --format jsonl");
    assert.equal(ended.code, 1);
    const items = lines(ended.out).map(
      (line) => JSON.parse(line) as { kind: string; code?: string; document?: { id: string } },
    );
    assert.deepEqual(
      items.map((item) => item.code ?? item.kind),
      ["document/unreadable", "report", "document/unknown-format", "report", items[4]?.code, "report", "report"],
    );
    assert.equal(items[4]?.kind, "fault");
    assert.equal(lines(ended.err).length, 3);
    assert.match(ended.err, /none\.txt cannot be read: there is no such file/);
  });

  test("gives a report with empty lists of an empty text, and reads what is piped in", async () => {
    const ended = await dragoman("report empty.txt");
    assert.equal(ended.code, 0);
    const { events, statements, entities } = JSON.parse(ended.out) as Record<string, readonly unknown[]>;
    assert.deepEqual([events, statements, entities], [[], [], []]);
    assert.match((await dragoman("report - --format text --published 2024-03-08", text)).out, /ACCUSE/);
  });

  test("rules are tried on sentences whose actors are known, as in a report", async () => {
    const rule = (verb: string, sentence: string) =>
      `rules:\n  - rule: ally/own\n    tie: ally\n    verb: [${verb}]\n    roles:\n      from: { path: subject, type: [state] }\n      to: { path: with, type: [state], actor: true }\n    finds:\n      - "${sentence}"\n    passes over:\n      - "The boy danced with joy."\n`;
    writeFileSync(join(folder, "own.yaml"), rule("dance", "[Norway]from [danced]trigger with [Sweden]to."));
    const sound = await dragoman("codebook check own.yaml");
    assert.deepEqual([sound.code, JSON.parse(sound.out).faults], [0, []]);
    writeFileSync(join(folder, "own.yaml"), rule("dance", "[Clerks]from [danced]trigger with [Sweden]to."));
    const { faults } = JSON.parse((await dragoman("codebook check own.yaml")).out);
    assert.match(faults[0].message, /"ally\/own" on "Clerks danced with Sweden.": does not fire: from/);
  });

  test("a text of 50 MB is refused with one line", async () => {
    writeFileSync(join(folder, "large.txt"), "Norway met Sweden. ".repeat(2_700_000));
    const ended = await dragoman("report large.txt");
    assert.equal(ended.code, 1);
    assert.equal(lines(ended.err).length, 1);
    rmSync(join(folder, "large.txt"));
  });

  test("shows a person who did what to whom, on which words and by which rule, in few columns", async () => {
    process.env.COLUMNS = "50";
    const { out } = await dragoman("report good.txt --published 2024-03-08 --format text --explain");
    delete process.env.COLUMNS;
    for (const part of [
      /ACCUSE/,
      /Norway.* → .*Sweden/,
      /“Norway accused Sweden/,
      /accuse\/\w+ 0\.\d\d/,
      /fired accuse/,
    ])
      assert.match(out, part);
    // Only what must not be cut, a code or a rule's name, is longer.
    assert.ok(lines(out).filter((line) => line.length > 72).length === 0, out);
  });

  test("parse gives CoNLL-U", async () => {
    const { out, code } = await dragoman("parse -", "Norway met Sweden.");
    assert.equal(code, 0);
    assert.match(out, /^# newdoc/m);
    assert.match(out, /^1\tNorway\t/m);
  });
});

describe("a record", () => {
  let at: SampleDesk;
  before(async () => {
    at = await openSampleDesk();
  });
  after(() => at.close());

  test("is refused to a second process with one line, and nothing is lost", async () => {
    const second = await dragoman(`events --db ${at.folder}`);
    assert.deepEqual([second.code, second.out, lines(second.err).length], [2, "", 1]);
    assert.match(second.err, new RegExp(`in use by process ${process.pid} .*stop it, or name another record`));
    assert.equal((await (await at.desk.record()).documents({}, { limit: 1 })).total, 2);
  });

  test("is asked in tables, CSV, JSON and JSON Lines", async () => {
    await at.desk.close();
    const db = `--db ${at.folder}`;
    const json = JSON.parse((await dragoman(`events ${db}`)).out) as { kind: string; total: number };
    assert.deepEqual([json.kind, json.total], ["events", 2]);
    assert.equal(lines((await dragoman(`events --actor Finland --format jsonl ${db}`)).out).length, 1);
    assert.match((await dragoman(`documents --format csv ${db}`)).out, /^id,title,publisher/);
    const table = await dragoman(`events --format table ${db}`);
    assert.match(table.out, /2024-03-30 .*Finland .*ACCUSE .*Sweden/);
    assert.match(table.err, /2 rows/);
    const page = await dragoman(`events --limit 1 --format table ${db}`);
    assert.match(page.err, /1 of 2; .*--cursor /);
  });

  test("is read into, and serves the page until it is told to stop", { skip: noModel }, async () => {
    writeFileSync(join(folder, "new.txt"), "Denmark met Iceland on Monday.");
    const db = `--db ${at.folder}`;
    const first = await dragoman(`read new.txt none.txt --published 2024-03-08 --format text ${db}`);
    assert.equal(first.code, 1);
    assert.match(first.out, /1 document stored, 1 could not be read/);
    assert.match((await dragoman(`read new.txt --format text ${db}`)).out, /0 documents stored, 1 known already/);

    const child = spawn(process.execPath, [...command, "serve", "--port", "0", "--db", at.folder], { cwd: root });
    const url = await new Promise<string>((done) =>
      child.stdout.on("data", (chunk) => done(/http:\S+/.exec(String(chunk))?.[0] ?? "")),
    );
    assert.equal(((await (await fetch(`${url}documents.json`)).json()) as { total: number }).total, 3);
    const ended = new Promise((done) => child.on("close", done));
    child.kill("SIGTERM");
    assert.equal(await ended, 0);
  });

  test("opens again after its process was killed, and says so", async () => {
    const child = spawn(process.execPath, [...command, "serve", "--port", "0", "--db", at.folder], { cwd: root });
    await new Promise((done) => child.stdout.once("data", done));
    const ended = new Promise((done) => child.on("close", done));
    child.kill("SIGKILL");
    await ended;
    const after = await dragoman(`documents --db ${at.folder}`);
    assert.equal(after.code, 0);
    assert.match(after.err, /died holding the record; its lock was taken over/);
    assert.ok((JSON.parse(after.out) as { total: number }).total >= 2);
  });
});
