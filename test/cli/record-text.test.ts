import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerText } from "../../src/cli/answer-text.ts";
import { tableText } from "../../src/cli/table.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import type { Columns } from "../../src/desk/columns.ts";
import { inputOf, operations } from "../../src/desk/index.ts";
import { openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";
import { sketch } from "../record/sample.ts";

const plain = new Proxy({}, { get: () => (text: string) => text });
const terminal = { isTerminal: false, width: 2000, paint: plain } as unknown as Terminal;
let at: SampleDesk;
before(async () => {
  at = await openSampleDesk();
  const record = await at.desk.record();
  const text =
    "Norway met Sweden in Hamar on Monday about the ferry, and both spoke of fish, fog and the price of salt.";
  for (const [id, words] of [
    ["hamar", text],
    ["hamar-too", `By Ada Moe\n\n${text}`],
  ] as const) {
    const report = sketch({
      ...{ id, text: words, published: "2025-09-01" },
      entities: [
        { id: "e1", name: "Norway", actor: "NOR", sector: "GOV" },
        { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
      ],
      events: [{ on: "met Sweden", source: ["e1"], target: ["e2"] }],
    });
    await record.keep([{ report, fingerprint: "one" }]);
  }
});
after(() => at.close());

async function told(name: string, given: Record<string, unknown> = {}): Promise<string> {
  const operation = operations.find((one) => one.name === name)!;
  return answerText(await operation.run(at.desk, inputOf(operation, given), []), terminal);
}

test("a story is told with why each document is of it, and how that is undone", async () => {
  const text = await told("story", { id: "hamar" });
  assert.match(text, /^2 documents, 1 story\nhamar {2}2025-09-01/);
  assert.match(text, /hamar-too.*\n +like hamar .*word sequences are shared.*dragoman undo \d+/);
  assert.match(await told("story", { id: "row" }), /^1 document, and no other version of it\nrow/);
});

test("an event is told as how many reports it is, with their words", async () => {
  const text = await told("happening", { key: "hamar#v1" });
  assert.match(text, /^2 reports -> 1 event\nhamar#v1.*\n +met Sweden\nhamar-too#v1.*\n +met Sweden\n +like hamar#v1/);
});

test("readings and what they lost are told in words", async () => {
  assert.equal(await told("lost"), "no decision was lost\n");
  const counted = { kind: "reread", reread: 1, waiting: 2, carried: 0, lost: 3, faults: [] };
  assert.equal(
    await answerText(counted, terminal),
    "1 document read again, 0 decisions carried over, 3 decisions lost (dragoman lost), 2 still to be read again\n",
  );
  assert.match(await answerText({ ...counted, reread: 0, waiting: 0, lost: 0 }, terminal), /^all documents were read/);
});

test("what was put in the queue, taken from it and checked is said", async () => {
  const queued = await answerText({ kind: "read", stored: 0, queued: 3, known: 1, faults: [] }, terminal);
  assert.equal(queued, "3 documents put in the queue (dragoman work reads them), 1 known already\n");
  const worked = await answerText({ kind: "worked", read: 3, known: 0, words: 1067, failed: 0 }, terminal);
  assert.equal(worked, "3 documents read (1,067 words), 0 known already, 0 failed\n");
  const backup = await answerText({ kind: "backup", file: "b.gz", bytes: 2e6, documents: 3, checked: true }, terminal);
  assert.match(backup, /2\.0 MB\), checked by restoring/);
});

test("a table's days are whole however narrow the terminal, and long words are cut", () => {
  const columns: Columns = {
    csv: {},
    table: {
      day: { of: () => "2025-09-01 – 2025-12-31", share: 1 },
      words: { of: () => `met ${"x".repeat(90)}`, share: 9 },
    },
  };
  const text = tableText(columns, [{}], { ...terminal, width: 60 } as Terminal);
  assert.match(text, /2025-09-01/);
  assert.match(text, /2025-12-31/);
  for (const line of text.split("\n")) assert.ok(line.length <= 60, line);
});
