import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OpenRecord } from "../../src/record/index.ts";
import { databases, sketch } from "./sample.ts";

const TEXT = "Norway met Sweden on Monday. Denmark sent tents to Iceland. Finland left the talks.";
const reading = (ids: readonly string[]) => {
  const all = [
    { on: "Norway met Sweden", type: "CONSULT" as const },
    { on: "Denmark sent tents", type: "AID" as const },
    { on: "Finland left the talks", type: "REJECT" as const },
  ];
  return sketch({
    id: "day",
    text: TEXT,
    events: all.flatMap((event, at) => (ids[at] ? [{ ...event, id: ids[at] }] : [])),
  });
};
const page = { limit: 50 };
const by = { author: "mara", reason: "seen it" };

for (const database of databases) {
  describe(`a document read again on ${database.name}`, { skip: database.skip ?? false }, () => {
    let at: Awaited<ReturnType<typeof database.open>>;
    let record: OpenRecord;
    let [accepted, rejected] = [0, 0];
    before(async () => {
      at = await database.open();
      record = at.record;
      await record.keep([{ report: reading(["v1", "v2", "v3"]), fingerprint: "one" }]);
      accepted = (await record.decide({ kind: "accept", target: "day#v1", ...by })).step;
      rejected = (await record.decide({ kind: "reject", target: "day#v2", ...by })).step;
      at.tick("2024-04-01T08:00:00.000Z");
    });
    after(() => at.close());

    test("is found by what read it last", async () => {
      assert.deepEqual(await record.readOtherwise("one"), []);
      assert.deepEqual(await record.readOtherwise("two"), ["day"]);
      assert.deepEqual(await record.readOtherwise(null, "day"), ["day"]);
    });

    test("gives decisions to the claims that match, under their new names, and lists what matches none", async () => {
      // The new reading calls the meeting v2, which was the name of the tents, and has no claim of the tents.
      await record.keep([{ report: reading(["v2", "", "v1"]), fingerprint: "two" }]);
      const now = (await record.claims({ kind: "event", decided: "any" }, page)).items;
      assert.deepEqual(now.map((one) => [one.key, one.verdict]).sort(), [
        ["day#v1", null],
        ["day#v2", "accepted"],
      ]);
      const lost = await record.lost(page);
      assert.equal(lost.total, 1);
      const [{ key, verdict, decidedBy, reason, words, claim } = {} as never] = lost.items;
      assert.deepEqual(
        { key, verdict, decidedBy, reason, words, claim },
        {
          ...{ key: "day#v2", verdict: "rejected", decidedBy: "mara", reason: "seen it", words: "Denmark sent tents" },
          claim: "event AID",
        },
      );
      assert.deepEqual(await record.decisionsCarried(), { carried: 1, lost: 1 });
    });

    test("lets a decision be undone on the claim that it went over to, and not on another of the old name", async () => {
      await assert.rejects(record.decide({ kind: "undo", target: String(rejected), ...by }), {
        code: "record/superseded",
      });
      await record.decide({ kind: "undo", target: String(accepted), ...by });
      const [met] = (await record.claims({ kind: "event", type: ["CONSULT"], decided: "any" }, page)).items;
      assert.deepEqual([met?.key, met?.verdict], ["day#v2", null]);
    });

    test("tells all that befell a claim, under the keys it had", async () => {
      const lines = (await record.trail("day#v2"))!;
      const told = lines.map((one) => [one.what, one.id, one.words ?? one.by, one.undoneBy === null]);
      assert.deepEqual(told, [
        ["read", "day#v1", "Norway met Sweden", true],
        ["read", "day#v2", "Denmark sent tents", true],
        ["accept", "day#v1", "mara", false],
        ["reject", "day#v2", "mara", true],
        ["superseded", "day#v1", "Norway met Sweden", true],
        ["superseded", "day#v2", "Denmark sent tents", true],
        ["read", "day#v2", "Norway met Sweden", true],
        ["read", "day#v1", "Finland left the talks", true],
        ["carry", "day#v2", "dragoman", true],
        ["lost", "day#v2", "dragoman", true],
        ["undo", "day#v1", "mara", true],
      ]);
      const document = (await record.trail("day"))!;
      assert.deepEqual(
        document.map((one) => [one.what, one.reason]),
        [
          ["read", "by one"],
          ["superseded", "by one"],
          ["read", "by two"],
        ],
      );
      assert.equal(await record.trail("nobody"), null);
    });

    test("tries a decision that found no claim again at the next reading", async () => {
      at.tick("2024-05-01T08:00:00.000Z");
      await record.keep([{ report: reading(["v1", "v2", "v3"]), fingerprint: "two", again: true }]);
      assert.equal((await record.lost(page)).total, 0);
      const [tents] = (await record.claims({ kind: "event", type: ["AID"], decided: "any" }, page)).items;
      assert.equal(tents?.verdict, "rejected");
      assert.deepEqual((await record.integrity()).problems, []);
    });
  });
}
