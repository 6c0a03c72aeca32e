import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { csvOf, everyItem, inputOf, type Operation, operations, readReport, textSource } from "../../src/desk/index.ts";
import { noModel, openSampleDesk, type SampleDesk } from "./sample-desk.ts";

let at: SampleDesk;
before(async () => {
  at = await openSampleDesk();
});
after(() => at.close());

const named = (name: string): Operation => operations.find((one) => one.name === name)!;
const ask = async <Answer = Record<string, unknown>>(
  name: string,
  given: Record<string, unknown> = {},
): Promise<Answer> => {
  const operation = named(name);
  const answer = await operation.run(at.desk, inputOf(operation, given), []);
  const shape = operation.output.safeParse(answer);
  assert.ok(shape.success, `${name} gave what its shape does not allow: ${shape.error?.message}`);
  return answer as Answer;
};
interface List {
  readonly items: readonly { readonly key: string; readonly document: { readonly id: string } }[];
  readonly total: number;
}
const keys = async (name: string, given: Record<string, unknown> = {}) =>
  (await ask<List>(name, given)).items.map((item) => item.key);

test("every operation is in the documentation", () => {
  const text = readFileSync(new URL("../../docs/desk.md", import.meta.url), "utf8");
  assert.deepEqual(
    operations.filter((one) => !text.includes(`\`${one.name}\``)).map((one) => one.name),
    [],
  );
});

test("lists are asked with names, ids, and words with or without hyphens", async () => {
  assert.deepEqual(await keys("events"), ["row#v1", "talks#v1"]);
  assert.deepEqual(await keys("events", { actor: "Finland" }), ["row#v1"]);
  assert.deepEqual(await keys("events", { actor: "swe", other: "NOR" }), ["talks#v1"]);
  assert.deepEqual(await keys("events", { type: "CONSULT,AID" }), ["talks#v1"]);
  assert.deepEqual(await keys("statements", { actor: "Anna Berg" }), ["talks#s1"]);
  assert.deepEqual(await keys("statements", { speaker: "Anna Berg", about: "Sweden" }), ["talks#s1"]);
  assert.deepEqual(await keys("statements", { speaker: "Sweden" }), []);
  assert.deepEqual(await keys("statements", { about: "Anna Berg" }), []);
  assert.deepEqual(await keys("ties", { "as-of": "2024-03-04" }), []);
  assert.deepEqual(await keys("ties", { asOf: "2024-03-05" }), ["talks#t1"]);
  assert.deepEqual(await keys("influences", { status: "hedged" }), ["row#i1"]);
});

test("what is asked wrongly is told with what to choose from", async () => {
  const rows: [string, Record<string, unknown>, RegExp][] = [
    ["events", { colour: "red" }, /events has no "colour"; one of: .*as-of/],
    ["events", { from: "2024-02-30" }, /from: "2024-02-30" is no day/],
    ["events", { type: "DANCE" }, /type: .*one of: AGREE/],
    ["events", { limit: "many" }, /limit/],
    ["dyad", { a: "NOR" }, /dyad needs b/],
  ];
  for (const [name, given, message] of rows)
    assert.throws(() => inputOf(named(name), given), { code: "desk/wrong-input", message });
  await assert.rejects(ask("events", { actor: "Zzyzx" }), { code: "desk/unknown-actor" });
  await assert.rejects(ask("document", { id: "none" }), { code: "desk/no-document" });
  await assert.rejects(ask("changes", { since: "lately" }), { code: "desk/since" });
});

test("a list says how many there are of each value over all that fits", async () => {
  const { facets } = await ask<{ facets: Record<string, readonly unknown[]> }>("events", { facets: "true", limit: 1 });
  assert.deepEqual(facets.type, [
    { value: "ACCUSE", count: 1, reports: 1 },
    { value: "CONSULT", count: 1, reports: 1 },
  ]);
  assert.equal(facets.publisher?.length, 2);
});

test("a list is the same in pages as in one", async () => {
  const operation = named("events");
  const items: unknown[] = [];
  for await (const item of everyItem(at.desk, operation, inputOf(operation, {})))
    items.push((item as { key: string }).key);
  assert.deepEqual(items, ["row#v1", "talks#v1"]);
});

test("CSV has a head and does not run in a spreadsheet", async () => {
  const { items } = await ask<List>("documents");
  const [head, first] = csvOf(named("documents").columns!, items).split("\n");
  assert.match(head ?? "", /^id,title,publisher,published,/);
  assert.match(first ?? "", /^row,,'=Bothnia Post,2024-04-01,/);
});

test("a document comes with its report, an actor with what is held of it", async () => {
  const { report, document } = await ask<{
    report: { document: { text: string } };
    document: { counts: { events: number } };
  }>("document", { id: "row" });
  assert.match(report.document.text, /^Finland accused/);
  assert.equal(document.counts.events, 1);
  const { items } = await ask<{ items: readonly { id: string; documents: number }[] }>("actors", { q: "swe" });
  assert.deepEqual(
    items.map((one) => [one.id, one.documents]),
    [["SWE", 2]],
  );
});

test("the picture of a day names the claims it stands on", async () => {
  const { ties } = await ask<{ ties: readonly { type: string; claims: readonly string[] }[] }>("picture", {
    asOf: "2024-06-01",
  });
  assert.deepEqual(
    ties.map((tie) => [tie.type, tie.claims]),
    [["ally", ["talks#t1"]]],
  );
});

test("a pair's series counts what they did to each other alone", async () => {
  const { points, total } = await ask<{ points: readonly { from: string; events: number }[]; total: { mean: number } }>(
    "dyad",
    { a: "Finland", b: "Sweden" },
  );
  assert.deepEqual(
    points.map((point) => [point.from, point.events]),
    [["2024-03-01", 1]],
  );
  assert.equal(total.mean, -3);
});

test("changes since a day are what the record took in from then on", async () => {
  assert.equal((await ask<{ totals: { events: number } }>("changes", { since: "2024-05-01" })).totals.events, 2);
  assert.equal((await ask<{ totals: { events: number } }>("changes", { since: "2024-05-02" })).totals.events, 0);
});

test("going on from where changes were cut short meets each once", async () => {
  const all = await ask<{ events: readonly { key: string }[]; steps: readonly { step: number }[] }>("changes", {
    since: "2024-04-01",
  });
  const seen: string[] = [];
  let since = "2024-04-01";
  let more = true;
  while (more) {
    const part = await ask<{
      until: string;
      more: boolean;
      events: readonly { key: string }[];
      steps: readonly { step: number }[];
    }>("changes", { since, limit: 1 });
    seen.push(...part.events.map((event) => event.key), ...part.steps.map((step) => String(step.step)));
    ({ until: since, more } = part);
  }
  const once = [...all.events.map((event) => event.key), ...all.steps.map((step) => String(step.step))];
  assert.deepEqual([...seen].sort(), [...once].sort());
});

test("a decision carries its author, and can be looked up and undone", async () => {
  const step = await ask<{ step: number; author: string }>("decide", {
    kind: "reject",
    target: "row#v1",
    reason: "hearsay",
  });
  assert.equal(step.author, "mara");
  assert.deepEqual(await keys("events"), ["talks#v1"]);
  await ask("decide", { kind: "undo", target: String(step.step) });
  assert.deepEqual(await keys("events"), ["row#v1", "talks#v1"]);
  assert.equal((await ask<List>("steps", { target: "row#v1" })).total, 2);
});

test("a step is taken back by its number, and a claim's history tells both", async () => {
  const { step } = await ask<{ step: number }>("decide", { kind: "accept", target: "talks#t1" });
  const undone = await ask<{ kind: string }>("undo", { step: String(step), reason: "too early" });
  assert.equal(undone.kind, "undo");
  const { items } = await ask<{ items: readonly Record<string, unknown>[] }>("history", { id: "talks#t1" });
  assert.deepEqual(
    items.map((one) => [one.what, one.reason]),
    [
      ["read", "by one"],
      ["accept", ""],
      ["undo", "too early"],
    ],
  );
  assert.equal((await ask<{ items: readonly { what: string }[] }>("history", { id: "NOR" })).items[0]?.what, "known");
  await assert.rejects(ask("history", { id: "row#v99" }), { code: "desk/no-history" });
  await assert.rejects(ask("undo", { step: "last" }), { code: "record/no-step" });
});

test("who a name is on a day is told with reasons", async () => {
  interface Named {
    readonly id: string;
    readonly name: string;
  }
  const { items, about } = await ask<{
    items: readonly { actor: { id: string }; reason: string }[];
    about: Readonly<Record<string, { bodies: readonly Named[]; members: readonly Named[]; offices: readonly Named[] }>>;
  }>("actors lookup", { name: "Norway", on: "2024-01-01" });
  assert.equal(items[0]?.actor.id, "NOR");
  assert.notEqual(items[0]?.reason, "");
  const { bodies, members, offices } = about.NOR!;
  assert.ok(bodies.some((body) => body.id === "NATO" && body.name !== "NATO"));
  assert.ok(offices.some((held) => held.id === "jonas-gahr-store"));
  assert.deepEqual(members, []);
});

test("a backup is checked by restoring it, and what was there is kept", async () => {
  const file = `${at.folder}/backup.tgz`;
  assert.equal((await ask<{ documents: number }>("backup", { file })).documents, 2);
  await at.desk.close();
  const restored = await openSampleDesk();
  try {
    await (await restored.desk.record()).forget("row", "mara", "a test");
    await restored.desk.close();
    const operation = named("restore");
    const answer = (await operation.run(restored.desk, inputOf(operation, { file }), [])) as {
      documents: number;
      before: string;
    };
    assert.equal(answer.documents, 2);
    assert.ok(existsSync(answer.before));
    assert.notEqual(await (await restored.desk.record()).report("row"), null);
  } finally {
    await restored.close();
  }
});

test("a text becomes a report whose spans are its words", { skip: noModel }, async () => {
  const text = "Norway accused Sweden of massing troops near the border, its defence minister said on Tuesday.";
  const report = await readReport(at.desk, text, { published: "2024-03-08" });
  assert.equal(report.document.text, text);
  assert.equal(report.document.published, "2024-03-08");
  assert.ok(report.entities.some((entity) => entity.actor === "NOR"));
  for (const claim of [...report.events, ...report.statements]) assert.ok(text.slice(...claim.evidence).length > 0);
});

test("a text is read into the record once", { skip: noModel }, async () => {
  const operation = named("read");
  const read = async () =>
    (await operation.run(at.desk, inputOf(operation, { published: "2024-03-08" }), [
      textSource("Denmark met Iceland."),
      textSource("  "),
    ])) as { stored: number; known: number; faults: readonly { code: string }[] };
  const [first, second] = [await read(), await read()];
  assert.deepEqual([first.stored, first.known, first.faults.map((one) => one.code)], [1, 0, ["document/empty"]]);
  assert.deepEqual([second.stored, second.known], [0, 1]);
});
