import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OpenRecord } from "../../src/record/index.ts";
import { databases, sketch } from "./sample.ts";

const talks = sketch({
  id: "talks",
  title: "Talks",
  publisher: "Fjord Wire",
  text: "Norway met Sweden in Oslo on Monday. Norway is an ally of Sweden. Anna Berg said Sweden had kept its word.",
  entities: [
    { id: "e1", name: "Norway", actor: "NOR", sector: "GOV" },
    { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
    {
      id: "e3",
      name: "Oslo",
      type: "place",
      place: { lat: 59.9, lon: 10.7, country: "NOR", geonames: 1, precision: "city", score: 1 },
    },
    { id: "e4", name: "Anna Berg", type: "person", actor: "NOR", sector: "CVL" },
  ],
  events: [
    {
      on: "met Sweden",
      source: ["e1", "e2"],
      place: "e3",
      date: { from: "2024-03-04", to: "2024-03-04", precision: "day", start: 28, end: 34 },
    },
  ],
  ties: [{ on: "an ally of Sweden", from: "e1", to: "e2" }],
  statements: [{ on: "Sweden had kept its word", by: "e4", about: [{ entity: "e2", stance: 1 }] }],
});

const row = sketch({
  id: "row",
  publisher: "Bothnia Post",
  published: "2024-04-01",
  text: "Finland accused Sweden of a breach. The row could slow the treaty. Sweden left the Nordic Council. Residents are angry.",
  entities: [
    { id: "e1", name: "Finland", actor: "FIN", sector: "GOV" },
    { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
    { id: "e3", name: "Nordic Council", type: "organization", actor: "NC" },
    { id: "e4", name: "residents", type: "people", mentions: [{ start: 99, end: 108, form: "nominal" }] },
  ],
  events: [{ on: "accused Sweden", type: "ACCUSE", mode: "disapprove", source: ["e1"], target: ["e2"] }],
  ties: [
    {
      on: "left the Nordic Council",
      type: "member",
      from: "e2",
      to: "e3",
      status: "ended",
      valid: { from: "1952-02-01", to: "2024-03-20" },
    },
  ],
  influences: [
    { on: "The row could slow the treaty", cause_: "The row", effect_: "the treaty", sign: -1, certainty: "hedged" },
  ],
});

const page = { limit: 100 };
const keys = async (record: OpenRecord, filter: Parameters<OpenRecord["claims"]>[0]) =>
  (await record.claims(filter, page)).items.map((claim) => claim.key).sort();

for (const database of databases) {
  describe(`a record on ${database.name}`, { skip: database.skip ?? false }, () => {
    let at: Awaited<ReturnType<typeof database.open>>;
    let record: OpenRecord;
    before(async () => {
      at = await database.open();
      record = at.record;
      const kept = await record.keep([
        { report: talks, fingerprint: "one" },
        { report: row, fingerprint: "one" },
      ]);
      assert.deepEqual(
        kept.map((one) => one.outcome),
        ["stored", "stored"],
      );
    });
    after(() => at.close());

    test("gives back a report to the character", async () => {
      assert.deepEqual(await record.report("talks"), talks);
      assert.equal(await record.report("nowhere"), null);
    });

    test("keeps a text once, however often it is read, and says where else it was seen", async () => {
      const { id: _, ...again } = { ...talks.document };
      const reprint = { ...talks, document: { ...again, id: "reprint", publisher: "Other Wire" } };
      assert.deepEqual(await record.keep([{ report: reprint, fingerprint: "one" }]), [
        { id: "talks", outcome: "known", versionOf: null },
      ]);
      const listed = await record.documents({}, page);
      assert.equal(listed.total, 2);
      assert.equal(listed.items.find((document) => document.id === "talks")?.sightings, 1);
      assert.equal((await record.report("reprint"))?.document.id, "talks");
      assert.equal((await record.documents({ source: ["Other Wire"] }, page)).total, 1);
    });

    test("keeps a text once that comes twice in one batch, by the copy that knows its day", async () => {
      const twice = {
        text: "Iceland thanked Norway for its help.",
        entities: [{ id: "e1", name: "Norway", actor: "NOR" }],
      };
      const made = (id: string, published: string | null) => {
        const report = sketch({
          ...twice,
          id,
          published,
          events: [{ on: "thanked Norway", type: "SUPPORT", target: ["e1"] }],
        });
        return { report, fingerprint: "one" };
      };
      const kept = await record.keep([
        made("twice-a", null),
        made("twice-b", "2024-03-02"),
        made("twice-c", "2024-03-02"),
      ]);
      assert.deepEqual(
        kept.map((one) => [one.id, one.outcome]),
        [
          ["twice-a", "stored"],
          ["twice-a", "known"],
          ["twice-a", "known"],
        ],
      );
      assert.deepEqual(await keys(record, { kind: "event", type: ["SUPPORT"] }), ["twice-a#v1"]);
      assert.equal((await record.report("twice-a"))?.document.published, "2024-03-02");
      assert.deepEqual((await record.integrity()).problems, []);
      await record.forget("twice-a", "mara", "test");
    });

    test("keeps a changed text under its own name beside the first", async () => {
      const changed = sketch({ id: "row", text: "Finland withdrew what it had said.", published: "2024-04-02" });
      const [kept] = await record.keep([{ report: changed, fingerprint: "one" }]);
      assert.equal(kept?.versionOf, "row");
      assert.match(kept?.id ?? "", /^row@[0-9a-f]{8}$/);
      assert.equal((await record.report("row"))?.document.text, row.document.text);
    });

    test("lists what a filter lets through", async () => {
      const rows: [Parameters<OpenRecord["claims"]>[0], string[]][] = [
        [{ kind: "event" }, ["row#v1", "talks#v1"]],
        [{ kind: "event", type: ["ACCUSE"] }, ["row#v1"]],
        [{ kind: "event", quad: [1] }, ["talks#v1"]],
        [{ kind: "event", actor: ["SWE"] }, ["row#v1", "talks#v1"]],
        [{ kind: "event", actor: ["SWE"], other: ["FIN"] }, ["row#v1"]],
        [{ kind: "event", actor: ["NOR"], other: ["FIN"] }, []],
        [{ kind: "event", source: ["Fjord Wire"] }, ["talks#v1"]],
        [{ kind: "event", from: "2024-03-01", to: "2024-03-31" }, ["talks#v1"]],
        [{ kind: "event", near: { lat: 59.9, lon: 10.8, km: 20 } }, ["talks#v1"]],
        [{ kind: "event", near: { lat: 60.9, lon: 10.8, km: 20 } }, []],
        [{ kind: "event", text: '"accused sweden"' }, ["row#v1"]],
        [{ kind: "event", text: '"sweden accused"' }, []],
        [{ kind: "event", document: "reprint" }, ["talks#v1"]],
        [{ kind: "event", score: 0.95 }, []],
        [{ kind: "statement", actor: ["NOR"] }, ["talks#s1"]],
        [{ kind: "statement", sign: [1] }, ["talks#s1"]],
        [{ kind: "tie", status: ["ended"] }, ["row#t1"]],
        [{ kind: "influence", status: ["hedged"] }, ["row#i1"]],
      ];
      for (const [filter, expected] of rows)
        assert.deepEqual(await keys(record, filter), expected, JSON.stringify(filter));
    });

    test("shows a tie that ended on an earlier day, and not on a later one", async () => {
      assert.deepEqual(await keys(record, { kind: "tie", asOf: "2024-03-19" }), ["row#t1", "talks#t1"]);
      assert.deepEqual(await keys(record, { kind: "tie", asOf: "2024-03-21" }), ["talks#t1"]);
      assert.deepEqual(await keys(record, { kind: "tie", asOf: "2000-01-01" }), ["row#t1"]);
    });

    test("tells an entity's actor by code where sure, by name where not, and not at all where nothing tells it", async () => {
      const [met] = (await record.claims({ kind: "event", type: ["CONSULT"] }, page)).items;
      assert.deepEqual(
        met?.parts.map((part) => [part.role, part.actor]),
        [
          ["source", "NOR"],
          ["source", "SWE"],
          ["place", "NOR"],
        ],
      );
      const listed = (await record.actors({}, page)).items;
      assert.deepEqual(
        listed.map((actor) => [actor.id, actor.documents]),
        [
          ["SWE", 2],
          ["FIN", 1],
          ["NC", 1],
          ["NOR", 1],
          ["~person:anna-berg:NOR", 1],
        ],
      );
    });

    test("counts facets over the whole filtered set", async () => {
      const found = await record.facets({ kind: "event" });
      assert.deepEqual(found.type, [
        { value: "ACCUSE", count: 1, reports: 1 },
        { value: "CONSULT", count: 1, reports: 1 },
      ]);
      assert.deepEqual(found.actor?.[0], { value: "SWE", count: 2, reports: 2 });
      assert.deepEqual(found.country, [{ value: "NOR", count: 1, reports: 1 }]);
    });

    test("goes through a list page by page and meets each once", async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const part = await record.claims({ kind: "tie" }, { limit: 1, cursor, sort: "day" });
        assert.equal(part.total, 2);
        seen.push(...part.items.map((claim) => claim.key));
        cursor = part.next ?? undefined;
      } while (cursor);
      assert.deepEqual(seen, ["talks#t1", "row#t1"]);
      await assert.rejects(record.claims({ kind: "tie" }, { limit: 1, cursor: "nonsense" }), { code: "record/cursor" });
      const { next } = await record.claims({ kind: "tie" }, { limit: 1 });
      for (const [filter, sort] of [
        [{ kind: "tie", type: ["ally", "rival"] }, "-day"],
        [{ kind: "event" }, "-day"],
        [{ kind: "tie" }, "-score"],
      ] as const) {
        await assert.rejects(record.claims(filter as never, { limit: 1, sort, cursor: next! }), {
          code: "record/cursor",
        });
      }
      await assert.rejects(record.documents({}, { limit: 1, cursor: next! }), { code: "record/cursor" });
      await assert.rejects(record.claims({ kind: "tie" }, { limit: 1, sort: "colour" }), { code: "record/sort" });
    });

    test("takes decisions as steps and takes them back", async () => {
      const decision = { target: "row#v1", author: "mara", reason: "hearsay" };
      const rejected = await record.decide({ kind: "reject", ...decision });
      assert.deepEqual(await keys(record, { kind: "event" }), ["talks#v1"]);
      assert.deepEqual(await keys(record, { kind: "event", decided: "rejected" }), ["row#v1"]);
      const accepted = await record.decide({ kind: "accept", ...decision });
      await assert.rejects(record.decide({ kind: "undo", ...decision, target: String(rejected.step) }), {
        code: "record/undo-order",
      });
      await record.decide({ kind: "undo", ...decision, target: String(accepted.step) });
      await record.decide({ kind: "undo", ...decision, target: String(rejected.step) });
      assert.deepEqual(await keys(record, { kind: "event", decided: "undecided" }), ["row#v1", "talks#v1"]);
      const history = await record.steps("row#v1", page);
      assert.deepEqual(
        history.items.map((step) => step.kind),
        ["undo", "undo", "accept", "reject"],
      );
      await assert.rejects(record.decide({ kind: "accept", ...decision, target: "row#v9" }), {
        code: "record/no-claim",
      });
    });

    test("keeps what a person changed beside what the machine said", async () => {
      const step = await record.decide({
        kind: "edit",
        target: "talks#v1",
        author: "mara",
        reason: "a phone call",
        fields: { mode: "phone" },
      });
      const [changed] = (await record.claims({ kind: "event", mode: ["phone"] }, page)).items;
      assert.equal(changed?.edited, true);
      assert.equal((await record.report("talks"))?.events[0]?.mode, null);
      await record.decide({ kind: "undo", target: String(step.step), author: "mara", reason: "no" });
      assert.equal((await record.claims({ kind: "event", document: "talks" }, page)).items[0]?.edited, false);
    });

    test("merges two actors and parts them again", async () => {
      const merge = {
        kind: "merge",
        target: "~person:anna-berg:NOR",
        into: "FIN",
        author: "mara",
        reason: "a test",
      } as const;
      const step = await record.decide(merge);
      assert.deepEqual(await keys(record, { kind: "statement", actor: ["FIN"] }), ["talks#s1"]);
      assert.equal((await record.actors({ id: ["FIN"] }, page)).items[0]?.documents, 2);
      await record.decide({ ...merge, kind: "undo", target: String(step.step) });
      assert.deepEqual(await keys(record, { kind: "statement", actor: ["FIN"] }), []);
      await assert.rejects(record.decide({ ...merge, into: "nobody" }), { code: "record/no-actor" });
    });

    test("keeps the old claims as superseded when a document is read again, and carries decisions over", async () => {
      await record.decide({ kind: "accept", target: "row#v1", author: "mara", reason: "seen it" });
      at.tick("2024-05-01T08:00:00.000Z");
      const better = { ...row, events: [{ ...row.events[0]!, id: "v7", mode: "allege", score: 0.99 }] };
      const [kept] = await record.keep([{ report: better, fingerprint: "two" }]);
      assert.equal(kept?.outcome, "reread");
      const [now] = (await record.claims({ kind: "event", type: ["ACCUSE"] }, page)).items;
      assert.deepEqual([now?.key, now?.verdict], ["row#v7", "accepted"]);
      assert.deepEqual(await keys(record, { kind: "event", type: ["ACCUSE"], knownBy: "2024-04-15" }), ["row#v1"]);
      assert.equal((await record.report("row", "2024-04-15"))?.events[0]?.mode, "disapprove");
      assert.deepEqual(await keys(record, { kind: "event", knownBy: "2024-03-01" }), []);
    });

    test("keeps characters that a database cannot hold", async () => {
      const odd = sketch({ id: "odd", text: "A\0B \ud800 met C\u2028 'quoted' \\ \"so\".", events: [{ on: "met C" }] });
      await record.keep([{ report: odd, fingerprint: "one" }]);
      assert.equal((await record.report("odd"))?.document.text, odd.document.text);
    });

    test("forgets a document: its words are gone, a tombstone stays", async () => {
      assert.equal(await record.forget("talks", "mara", "takedown"), true);
      assert.equal(await record.forget("talks", "mara", "takedown"), false);
      assert.equal(await record.report("talks"), null);
      assert.deepEqual(await keys(record, { kind: "tie" }), ["row#t1"]);
      const [tombstone] = (await record.documents({}, page)).items.filter((document) => document.id === "talks");
      assert.deepEqual([tombstone?.opening, typeof tombstone?.forgotten_at], ["", "string"]);
      const told = (await record.trail("talks"))!;
      assert.deepEqual(
        told.map((one) => [one.what, one.by]),
        [["forget", "mara"]],
      );
      const undoing = { kind: "undo", target: String(told[0]!.step), author: "mara", reason: "" } as const;
      await assert.rejects(record.decide(undoing), { code: "record/final" });
    });

    test("fits together", async () => {
      assert.deepEqual((await record.integrity()).problems, []);
    });
  });
}
