import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocuments } from "../../src/document/index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("each line is a document with its own id, day and text to the character; unknown fields are ignored", async () => {
  const records = [
    {
      id: "a-1",
      title: "One",
      text: "First.\r\n\u2028Second.\t",
      published: "2022-03-01",
      url: "https://example.org/1",
      publisher: "P",
      author: "A",
      language: "en",
      rank: 7,
    },
    { id: 12, text: "", published: null },
    { text: "No id here." },
  ];
  const { documents, faults } = await readDocuments(utf8(records.map((one) => JSON.stringify(one)).join("\n")), {
    name: "x.jsonl",
    published: "2020-01-01",
  });
  assert.deepEqual(faults, []);
  const { text, ...known } = documents[0] ?? { text: "" };
  assert.equal(text, "First.\r\n\u2028Second.\t");
  assert.deepEqual(known, {
    kind: "document",
    id: "a-1",
    title: "One",
    url: "https://example.org/1",
    publisher: "P",
    author: "A",
    published: "2022-03-01",
    language: "en",
  });
  assert.deepEqual([documents[1]?.id, documents[1]?.text, documents[1]?.published], ["12", "", "2020-01-01"]);
  assert.match(documents[2]?.id ?? "", /^sha256:/);
});

test("a line that holds no document is a fault in its place, and the rest is kept", async () => {
  const lines = [
    '{"id":"1","text":"One."}',
    "not json",
    "",
    '{"id":"2"}',
    '["x"]',
    '{"id":"3","text":"Three.","published":"2023-02-30"}',
    '{"id":"4","text":"Four."}',
  ];
  const { documents, faults, items } = await readDocuments(utf8(lines.join("\r\n")), { name: "x.jsonl" });
  assert.deepEqual(
    documents.map((one) => one.id),
    ["1", "4"],
  );
  assert.deepEqual(
    faults.map((one) => [one.code, one.place]),
    [
      ["document/bad-json", "x.jsonl, line 2"],
      ["document/bad-record", "x.jsonl, line 4"],
      ["document/bad-record", "x.jsonl, line 5"],
      ["document/bad-day", "x.jsonl, line 6"],
    ],
  );
  assert.match(faults[3]?.message ?? "", /"2023-02-30"; write YYYY-MM-DD/);
  assert.deepEqual(
    items.map((one) => one.kind),
    ["document", "fault", "fault", "fault", "fault", "document"],
  );
});

test("a line in broken UTF-8 costs that line alone", async () => {
  const bytes = Buffer.concat([
    utf8('{"text":"One — é."}\n{"text":"'),
    Buffer.from([0xc3, 0x28, 0xe2, 0x80, 0x94]),
    utf8('"}\n{"text":"Three."}\n'),
  ]);
  const { documents, faults } = await readDocuments(bytes, { name: "x.jsonl" });
  assert.deepEqual(
    documents.map((one) => one.text),
    ["One — é.", "Three."],
  );
  assert.deepEqual(
    faults.map((one) => [one.code, one.place]),
    [["document/undecodable", "x.jsonl, line 2"]],
  );
});

test("without a name, lines of records are known by their content, also behind a first line that is broken", async () => {
  const { documents, faults } = await readDocuments(utf8('{"text": \n{"text":"Two."}\n'));
  assert.equal(documents[0]?.text, "Two.");
  assert.equal(faults[0]?.place, "line 1");
});

test("a JSON array of records, or one record over several lines, is read alike", async () => {
  const array = await readDocuments(utf8('[\n {"id":"1","text":"One."},\n 5,\n {"id":"2","text":"Two."}\n]'), {
    name: "x.json",
  });
  assert.deepEqual(
    array.documents.map((one) => one.id),
    ["1", "2"],
  );
  assert.equal(array.faults[0]?.place, "x.json, record 2");
  const one = await readDocuments(utf8('{\n "id": "1",\n "text": "One."\n}'));
  assert.equal(one.documents[0]?.text, "One.");
});

test("timestamps give the day in their own offset", async () => {
  const days = [
    "2024-03-05T23:30:00+03:00",
    "2024-03-05T23:30:00Z",
    "2024-03-05 01:00",
    "Tue, 05 Mar 2024 23:30:00 +0300",
    "20240305",
  ];
  const { documents } = await readDocuments(
    utf8(days.map((published) => JSON.stringify({ text: "x", published })).join("\n")),
    { name: "x.jsonl" },
  );
  assert.deepEqual(
    documents.map((one) => one.published),
    days.map(() => "2024-03-05"),
  );
});
