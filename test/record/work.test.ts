import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { makeDocument } from "../../src/document/document.ts";
import { openQueue } from "../../src/record/queue.ts";
import { databases, sketch } from "./sample.ts";

const root = resolve(import.meta.dirname, "../..");
const COUNT = 12;
const CITIES = ["Oslo", "Bergen", "Turku", "Tampere", "Malmo", "Uppsala"];
const server = databases.find((database) => database.name === "PostgreSQL")!;

const dragoman = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", join(root, "src/cli/main.ts"), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout?.on("data", (chunk) => out.push(String(chunk)));
    child.stderr?.on("data", (chunk) => err.push(String(chunk)));
    child.on("close", (code) => done({ code, out: out.join(""), err: err.join("") }));
  });

test("an embedded record has no queue, and says what has", async () => {
  await assert.rejects(openQueue("/nowhere"), { code: "record/no-queue", message: /--db postgres/ });
});

test("what is forgotten waits in the queue no longer, under whatever day or name it was put", {
  skip: server.skip ?? false,
}, async () => {
  const at = await server.open();
  const queue = await openQueue(at.address);
  try {
    const text = "Norway met Sweden in Hamar.";
    await at.record.keep([{ report: sketch({ id: "hamar", text }), fingerprint: "one" }]);
    const other = makeDocument("Finland met Sweden in Turku.", { id: "turku", language: "en" });
    const put = await queue.put(
      [
        makeDocument(text, { id: "hamar", published: "2024-03-05", language: "en" }),
        makeDocument(text, { id: "again", published: "2024-03-06", language: "en" }),
        other,
      ],
      300,
    );
    assert.equal(put, 3);
    assert.equal(await at.record.forget("hamar", "mara", "takedown"), true);
    const taken = await queue.take(10);
    assert.deepEqual(
      taken.map((one) => one.document.text),
      [other.text],
    );
    assert.deepEqual(await queue.waiting(), { waiting: 0, taken: 1, failed: 0 });
  } finally {
    await queue.close();
    await at.close();
  }
});

test("workers that are killed lose no document and double none", {
  skip: server.skip ?? false,
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-work-"));
  for (let at = 0; at < COUNT; at += 1) {
    const [here, there] = [CITIES[at % CITIES.length], CITIES[(at + 1 + Math.floor(at / 6)) % CITIES.length]];
    writeFileSync(
      join(folder, `${at}.txt`),
      `The mayor of ${here} met the mayor of ${there} on Monday about ferry number ${at}.`,
    );
  }
  const at = await server.open();
  const db = ["--db", at.address];
  const queue = await openQueue(at.address);
  try {
    const put = ["read", folder, "--queue", "--published", "2024-03-05", "--patience", "2", "--format", "json", ...db];
    const first = await ended(dragoman(put));
    assert.equal(first.code, 0, first.err);
    assert.equal((JSON.parse(first.out) as { queued: number }).queued, COUNT);
    assert.equal((JSON.parse((await ended(dragoman(put))).out) as { queued: number }).queued, 0);

    // Each is killed while it holds documents, a little later in what it does each time.
    for (const later of [0, 120, 350]) {
      const before = (await queue.waiting()).waiting;
      const worker = dragoman(["work", ...db]);
      while ((await queue.waiting()).taken === 0 && worker.exitCode === null) await pause(20);
      assert.equal(worker.exitCode, null);
      await pause(later);
      worker.kill("SIGKILL");
      await new Promise((done) => worker.on("close", done));
      assert.ok(before >= (await queue.waiting()).waiting);
    }
    const rest = await Promise.all([
      ended(dragoman(["work", "--once", ...db])),
      ended(dragoman(["work", "--once", ...db])),
    ]);
    for (const one of rest) assert.equal(one.code, 0, one.err);

    const documents = await at.record.documents({}, { limit: 100 });
    assert.equal(documents.total, COUNT);
    const { counts, problems } = await at.record.integrity();
    assert.deepEqual(problems, []);
    assert.equal(counts.report, COUNT);
    const keys = (await at.record.claims({ kind: "event", each: true, decided: "any" }, { limit: 500 })).items.map(
      (one) => one.key,
    );
    assert.equal(new Set(keys).size, keys.length);
    assert.deepEqual(await queue.waiting(), { waiting: 0, taken: 0, failed: 0 });
  } finally {
    await queue.close();
    await at.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
