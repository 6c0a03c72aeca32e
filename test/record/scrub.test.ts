import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openRecord } from "../../src/record/index.ts";
import { freshFolder } from "./fresh.ts";
import { sketch } from "./sample.ts";

/** The folder's files in which the bytes of the word stand. */
const filesWith = (folder: string, word: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name)).includes(word),
  );

test("what was forgotten is in no file of an embedded record, and in no backup made since", async () => {
  const folder = await freshFolder();
  const now = () => new Date("2024-03-10T12:00:00.000Z");
  const open = () => openRecord({ address: folder, doing: "test", now, directory: async () => null });
  let record = await open();
  const report = (id: string, word: string) =>
    sketch({ id, title: `${word} one`, text: `Norway met ${word} on Monday.`, events: [{ on: `met ${word}` }] });
  await record.keep([
    { report: report("gone", "Quuxzanne"), fingerprint: "one" },
    { report: report("kept", "Kuuxzanne"), fingerprint: "one" },
  ]);
  await record.decide({ kind: "accept", target: "gone#v1", author: "mara", reason: "Quuxzanne said so" });
  await record.close();
  assert.ok(filesWith(folder, "Quuxzanne").length > 0);
  record = await open();
  assert.equal(await record.forget("gone", "mara", "takedown"), true);
  const { gunzipSync } = await import("node:zlib");
  assert.equal(gunzipSync((await record.image())!).includes("Quuxzanne"), false);
  await record.close();
  assert.deepEqual(filesWith(folder, "Quuxzanne"), []);
  assert.ok(filesWith(folder, "Kuuxzanne").length > 0);
  record = await open();
  assert.equal((await record.claims({ kind: "event" }, { limit: 9 })).total, 1);
  assert.deepEqual((await record.integrity()).problems, []);
  await record.close();
  rmSync(folder, { recursive: true, force: true });
});
