import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, test } from "node:test";
import { command } from "../desk/command.ts";
import { noModel, openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";

const folder = mkdtempSync(join(tmpdir(), "dragoman-served-"));
let at: SampleDesk;
let server: ChildProcess;
let url: string;
before(async () => {
  at = await openSampleDesk();
  await at.desk.close();
  server = spawn(process.execPath, [...command, "serve", "--port", "0", "--db", at.folder], {
    cwd: folder,
    env: { ...process.env, DRAGOMAN_TOKENS: "ilse:a-secret-of-ilse-only" },
  });
  url = await new Promise<string>((done) =>
    server.stdout!.on("data", (chunk) => done(/http:\S+/.exec(String(chunk))?.[0] ?? "")),
  );
});
after(async () => {
  const ended = new Promise((done) => server.on("close", done));
  server.kill("SIGTERM");
  await ended;
  await at.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(words: string): ChildProcess {
  return spawn(process.execPath, [...command, ...words.split(" ")], {
    cwd: folder,
    env: { ...process.env, DRAGOMAN_AUTHOR: "jon" },
  });
}
async function dragoman(words: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(words);
  let [out, err] = ["", ""];
  child.stdout!.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr!.on("data", (chunk) => {
    err += chunk;
  });
  child.stdin!.end();
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, out, err };
}

test("while a server holds the record, the command line asks, decides, exports and imports through it", async () => {
  const db = `--db ${at.folder}`;
  const csv = await dragoman(`events --format csv ${db}`);
  assert.equal(csv.code, 0, csv.err);
  assert.equal(csv.out.trim().split("\n").length, 3);
  const step = JSON.parse((await dragoman(`decide reject row#v1 --reason hearsay ${db}`)).out) as { author: string };
  assert.equal(step.author, "jon", "who decides is who asks, not who serves");
  const left = JSON.parse((await dragoman(`events --actor Finland ${db}`)).out) as { total: number };
  assert.equal(left.total, 0);
  const written = await dragoman(`export out.gexf --as-of 2024-06-01 ${db}`);
  assert.deepEqual([written.code, written.out], [0, ""], written.err);
  assert.match(readFileSync(join(folder, "out.gexf"), "utf8"), /<gexf[\s\S]*Norway[\s\S]*<\/gexf>/);
  writeFileSync(
    join(folder, "week.tsv"),
    "Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\nA1\t2024-01-05\tPROTEST\tTeachers\tSWE\nA2\tnever\tPROTEST\tTeachers\tSWE\n",
  );
  const imported = await dragoman(`import week.tsv ${db}`);
  assert.equal(imported.code, 1);
  assert.match(imported.err, /row 3, column "Event Date"/);
  assert.equal((JSON.parse(imported.out) as { events: number }).events, 1);
});

test("what needs the record alone says which process to stop", async () => {
  const refused = await dragoman(`backup x.gz --db ${at.folder}`);
  assert.equal(refused.code, 2);
  assert.match(refused.err, new RegExp(`served by process ${server.pid} at ${url}.*stop the server first`));
  const note = JSON.parse(readFileSync(join(at.folder, "server.json"), "utf8")) as { secret: string };
  assert.equal((await fetch(`${url}events.json`)).status, 401, "the token is asked for all the same");
  assert.equal((await fetch(`${url}events.json`, { headers: { authorization: `Bearer ${note.secret}` } })).status, 200);
});

test("a table of one's own is taken in under either name, and used from then on", async () => {
  writeFileSync(
    join(folder, "cabinet.csv"),
    "person,office,state,from,to\nAnna Bergstad,prime minister,NOR,2031-01-02,\nX,minister,QQQ,2031,\n",
  );
  const first = await dragoman("import actors cabinet.csv --format text");
  assert.match(
    first.out,
    /\.dragoman\/actors\/cabinet\.offices\.tsv \(offices\): 1 added, 0 changed, 1 left out\n {2}line 3: is of "QQQ"/,
  );
  assert.ok(existsSync(join(folder, ".dragoman/actors/cabinet.offices.tsv")));
  const again = await dragoman("actors import cabinet.csv --format text");
  assert.match(again.out, /0 added, 0 changed, 2 left out/);
  writeFileSync(join(folder, ".dragoman/actors/plain.csv"), "name,kind,state\nFjord Guard,group,NOR\n");
  writeFileSync(join(folder, ".dragoman/actors/broken.csv"), "brand,wheels\nx,4\n");
  const found = await dragoman("actors lookup Fjord\u00a0Guard --format json".replace("\u00a0", "-"));
  assert.match(found.err, /broken\.csv is left out: .*columns brand, wheels/);
  assert.match(found.out, /"id": "fjord-guard"/);
  const held = await dragoman("actors lookup Bergstad --on 2032-01-01 --format json");
  assert.match(held.out, /prime minister of Norway 2031-01-02 to now/);
});

test("a report names the rules and tables of one's own that it was read by", { skip: noModel }, async () => {
  mkdirSync(join(folder, ".dragoman/codebook"), { recursive: true });
  mkdirSync(join(folder, ".dragoman/actors"), { recursive: true });
  writeFileSync(join(folder, ".dragoman/codebook/mine.yaml"), "# nothing yet\n");
  writeFileSync(join(folder, ".dragoman/actors/plain.csv"), "name,kind,state\nFjord Guard,group,NOR\n");
  writeFileSync(join(folder, ".dragoman/actors/broken.csv"), "brand,wheels\nx,4\n");
  writeFileSync(join(folder, "short.txt"), "Denmark met Iceland on Monday.");
  const report = JSON.parse((await dragoman("report short.txt --published 2024-03-08 --format json")).out) as {
    rules: string[];
  };
  assert.ok(report.rules.includes("actors/plain.csv") && report.rules.includes("codebook/mine.yaml"));
  assert.ok(!report.rules.includes("actors/broken.csv"));
});

test("a watched folder is read as files come; a bad one is named, and Ctrl-C ends it cleanly", {
  skip: noModel,
}, async () => {
  mkdirSync(join(folder, "inbox"));
  const watching = start(`read --watch inbox --published 2024-03-08 --db ${at.folder}`);
  let [out, err] = ["", ""];
  watching.stdout!.on("data", (chunk) => {
    out += chunk;
  });
  watching.stderr!.on("data", (chunk) => {
    err += chunk;
  });
  const until = async (what: () => boolean) => {
    for (let time = 0; time < 1200 && !what(); time += 1) await new Promise((done) => setTimeout(done, 100));
    assert.ok(what(), `${out}\n${err}`);
  };
  await until(() => err.includes("watching inbox"));
  writeFileSync(join(folder, "inbox", "bad.zip"), Buffer.from("504b0304ffffffff", "hex"));
  writeFileSync(join(folder, "inbox", "good.txt"), "Denmark met Iceland on Monday.");
  await until(() => /1 document stored/.test(out) && err.includes("bad.zip"));
  const ended = new Promise((done) => watching.on("close", done));
  watching.kill("SIGINT");
  assert.equal(await ended, 1, "ended by itself, with what could not be read told");
  assert.match(err, /stopped watching/);
});
