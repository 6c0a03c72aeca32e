import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { findDateline, readDocuments } from "../../src/document/index.ts";
import { findDates } from "../../src/report/dates/index.ts";

const folder = resolve(import.meta.dirname, "../../examples");
const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as readonly {
  readonly file: string;
  readonly published: string;
  readonly publisher: string;
  readonly title: string;
}[];

test("every example is listed, is read without a fault and has a day, a dateline and between 100 and 900 words", async () => {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:README\.md|index\.json)$/.test(entry.name))
    .map((entry) => entry.name);
  assert.deepEqual(index.map((one) => one.file).sort(), files.sort());
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  let documents = 0;
  for (const { file, published } of index) {
    assert.ok(readme.includes(`\`${file}\``), file);
    const reading = await readDocuments(readFileSync(join(folder, file)), { name: file, published });
    assert.deepEqual(reading.faults, [], file);
    for (const document of reading.documents) {
      documents += 1;
      assert.ok(document.published !== null && document.language === "en", file);
      assert.ok(findDateline(document.text, document.published), `${file}: ${document.text.slice(0, 60)}`);
      const words = document.text.split(/\s+/).length;
      assert.ok(words > 100 && words < 900, `${file}: ${words} words`);
    }
  }
  assert.ok(documents >= 16);
});

test("no example tells a day in the past tense that lies after its publication by more than a week", async () => {
  for (const { file, published } of index) {
    const { documents } = await readDocuments(readFileSync(join(folder, file)), { name: file, published });
    for (const { text, published: day } of documents) {
      const { dates, warnings } = findDates({ text, tokens: [], sentences: [] }, day);
      assert.ok(dates.length >= 4, file);
      assert.deepEqual(warnings, [], file);
    }
  }
});
