import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OpenRecord } from "../../src/record/index.ts";
import { databases, sketch } from "./sample.ts";

const text = "Norway met Sweden in Oslo. The visit calmed the quarrel. Anna Berg said Sweden had kept its word.";
const talks = sketch({
  id: "talks",
  text,
  entities: [
    { id: "e1", name: "Norway", actor: "NOR", sector: "GOV" },
    { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
    { id: "e3", name: "Anna Berg", type: "person", actor: "NOR", sector: "CVL" },
  ],
  events: [{ on: "met Sweden", source: ["e1"], target: ["e2"] }],
});
const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
const page = { limit: 50 };

for (const database of databases) {
  describe(`claims made by hand, on ${database.name}`, { skip: database.skip ?? false }, () => {
    let open: Awaited<ReturnType<typeof database.open>>;
    let record: OpenRecord;
    before(async () => {
      open = await database.open();
      record = open.record;
      await record.keep([{ report: talks, fingerprint: "one" }]);
    });
    after(() => open.close());
    const add = (fields: Record<string, unknown>) =>
      record.decide({ kind: "add", target: "talks", author: "mara", reason: "", fields });
    const ties = async () => (await record.claims({ kind: "tie" }, page)).items;

    test("each kind stands on its words, with who takes part, as an accepted claim of an author", async () => {
      const step = await add({ kind: "tie", type: "trusts", from: "e3", to: "e2", evidence: at("kept its word") });
      assert.deepEqual([step.kind, step.author, step.target], ["add", "mara", "talks#h1"]);
      await add({ kind: "event", type: "CONSULT", source: ["e1"], target: ["e2"], evidence: at("The visit") });
      await add({
        kind: "statement",
        speaker: "e3",
        about: [{ entity: "e2", stance: 1 }],
        evidence: at("Sweden had kept"),
      });
      await add({
        kind: "influence",
        sign: -1,
        cause: at("The visit"),
        effect: at("the quarrel"),
        evidence: at("The visit calmed the quarrel"),
      });
      const [tie] = await ties();
      assert.deepEqual(
        [tie?.key, tie?.words.evidence, tie?.verdict, tie?.parts.map((part) => part.actor)],
        ["talks#h1", "kept its word", "accepted", ["~person:anna-berg:NOR", "SWE"]],
      );
      const events = await record.claims({ kind: "event", actor: ["NOR"], each: true }, page);
      assert.deepEqual(events.items.map((one) => one.key).sort(), ["talks#h2", "talks#v1"]);
      assert.equal((await record.claims({ kind: "influence" }, page)).items[0]?.words.effect, "the quarrel");
      assert.equal((await record.claims({ kind: "statement", text: "kept" }, page)).items[0]?.key, "talks#h3");
      assert.deepEqual((await record.integrity()).problems, []);
    });

    test("it can be taken back and put in again, and what was known stays known", async () => {
      const [step] = (await record.steps("talks#h1", page)).items;
      const undone = await record.decide({ kind: "undo", target: String(step!.step), author: "mara", reason: "" });
      assert.deepEqual(await ties(), []);
      assert.equal((await record.document("talks"))?.ties, 0);
      await record.decide({ kind: "undo", target: String(undone.step), author: "mara", reason: "" });
      assert.equal((await ties())[0]?.key, "talks#h1");
      assert.deepEqual((await record.integrity()).problems, []);
    });

    test("it stays when the document is read again", async () => {
      await record.keep([{ report: talks, fingerprint: "two" }]);
      assert.equal((await ties())[0]?.key, "talks#h1");
      assert.equal((await record.claims({ kind: "event", document: "talks" }, page)).items.length, 2);
      assert.deepEqual((await record.integrity()).problems, []);
    });

    test("an edit of who takes part changes whose claim it is, and comes back by undo", async () => {
      const edit = { kind: "edit", target: "talks#v1", author: "mara", reason: "" } as const;
      const step = await record.decide({ ...edit, fields: { source: ["e3"], target: ["e1"] } });
      const of = async (actor: string) =>
        (await record.claims({ kind: "event", actor: [actor] }, page)).items.map((one) => one.key);
      assert.ok(!(await of("SWE")).includes("talks#v1"));
      assert.ok((await of("~person:anna-berg:NOR")).includes("talks#v1"));
      await record.decide({ kind: "undo", target: String(step.step), author: "mara", reason: "" });
      assert.ok((await of("SWE")).includes("talks#v1"));
    });

    test("an edit of type, day and words changes what lists, scores and days are told by, and comes back by undo", async () => {
      const edit = { kind: "edit", target: "talks#v1", author: "mara", reason: "" } as const;
      const row = async () =>
        (await record.claims({ kind: "event", document: "talks", decided: "any" }, page)).items.find(
          (one) => one.key === "talks#v1",
        )!;
      const before = await row();
      const fields = { type: "ASSAULT", mode: null, date: { from: "2024-02-01", to: "2024-02-02" }, evidence: [0, 6] };
      const step = await record.decide({ ...edit, fields });
      const after = await row();
      assert.deepEqual(
        [after.quad, after.low, after.dated?.to, after.words.evidence.length],
        [4, "2024-02-01", "2024-02-02", 6],
      );
      assert.ok(after.plover! < 0);
      await record.decide({ kind: "undo", target: String(step.step), author: "mara", reason: "" });
      assert.deepEqual(await row(), before);
    });

    test("an edit that is not sound is refused with what to choose from", async () => {
      const rows: [Record<string, unknown>, RegExp][] = [
        [{ status: "nonsense" }, /choose from: happened/],
        [{ type: "WAR" }, /choose from: AGREE/],
        [{ mode: "tank" }, /CONSULT has: visit/],
        [{ colour: 1 }, /no field to edit; choose from: type/],
        [{ source: ["e99"] }, /no entity of the report; choose from: e1/],
        [{ evidence: [5, 2] }, /within 0 and/],
        [{ date: { from: "2024-99-01", to: null } }, /YYYY-MM-DD/],
      ];
      for (const [fields, message] of rows) {
        const decision = { kind: "edit", target: "talks#v1", author: "mara", reason: "", fields } as const;
        await assert.rejects(record.decide(decision), { code: "record/edit", message });
      }
    });

    test("a note on nothing, and a group of one, are refused", async () => {
      const by = { author: "mara", reason: "" };
      await assert.rejects(record.decide({ kind: "note", target: "nothing", ...by }), { code: "record/no-claim" });
      await assert.rejects(record.decide({ kind: "group", target: "talks#v1", into: "talks#v1", ...by }), {
        code: "record/merge-itself",
      });
    });

    test("what is not sound is refused with what to choose from", async () => {
      const rows: [Record<string, unknown>, RegExp][] = [
        [{ kind: "weather" }, /choose from: event, statement, tie, influence/],
        [{ kind: "tie", type: "friend", from: "e1", to: "e2", evidence: [0, 6] }, /type "friend"; choose from: member/],
        [{ kind: "tie", type: "ally", from: "e9", to: "e2", evidence: [0, 6] }, /e9.*e1 Norway/],
        [{ kind: "event", type: "CONSULT", evidence: [5, 9000] }, /evidence.*within 0 and/],
      ];
      for (const [fields, message] of rows) await assert.rejects(add(fields), { code: "record/by-hand", message });
      const nowhere = record.decide({
        kind: "add",
        target: "nowhere",
        author: "mara",
        reason: "",
        fields: { kind: "tie" },
      });
      await assert.rejects(nowhere, { code: "record/no-document" });
    });
  });
}
