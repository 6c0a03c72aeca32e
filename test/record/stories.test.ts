import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OpenRecord } from "../../src/record/index.ts";
import { databases, sketch } from "./sample.ts";

const TEXT =
  `Finland closed its border with Norway near Kilpis on Monday after two lorries had been set on fire. Drivers waited for six
hours in the snow. The customs office in Tromso opened a hall for them. Nobody was hurt, and the police of both countries are
looking for three men in a red car.`.replaceAll("\n", " ");

const closing = (
  id: string,
  of: { text?: string; published?: string; day?: string; publisher?: string; type?: string } = {},
) => {
  const text = of.text ?? TEXT;
  const day = of.day ?? "2024-03-04";
  const at = text.indexOf("Monday") >= 0 ? text.indexOf("Monday") : 0;
  const report = sketch({
    ...{
      id,
      text,
      title: "Border closed",
      publisher: of.publisher ?? "Fjord Wire",
      published: of.published ?? "2024-03-05",
    },
    entities: [
      { id: "e1", name: "Finland", actor: "FIN", sector: "GOV" },
      { id: "e2", name: "Norway", actor: "NOR", sector: "GOV" },
    ],
    events: [
      {
        ...{
          on: "closed",
          type: (of.type ?? "COERCE") as "COERCE",
          source: ["e1"],
          target: ["e2"],
          evidence: [0, text.indexOf(".")] as const,
        },
        ...{ date: { from: day, to: day, precision: "day", start: at, end: at + 6 } },
      },
    ],
  });
  return { ...report, dates: [{ from: day, to: day, precision: "day" as const, start: at, end: at + 6 }] };
};

const copy = closing("copy", {
  text: `By Ada Moe\n\n${TEXT.slice(0, TEXT.indexOf(" Nobody"))}`,
  publisher: "Bothnia Post",
});
const rewrite = closing("rewrite", {
  text: "Lorries burned, and so Finland has closed the road to Norway at Kilpis. On Monday the drivers were taken to a hall in Tromso by six buses.",
  publisher: "Aland Star",
});
const weekLater = closing("later", {
  text: TEXT.replace("two lorries", "four cars"),
  published: "2024-03-13",
  day: "2024-03-11",
});

const page = { limit: 50 };
const by = { author: "mara", reason: "a test" };
const keep = (record: OpenRecord, report: ReturnType<typeof closing>, fingerprint = "one") =>
  record.keep([{ report, fingerprint }]);
const events = (record: OpenRecord, more = {}) => record.claims({ kind: "event", ...more }, page);

for (const database of databases) {
  describe(`stories and events on ${database.name}`, { skip: database.skip ?? false }, () => {
    let at: Awaited<ReturnType<typeof database.open>>;
    let record: OpenRecord;
    before(async () => {
      at = await database.open();
      record = at.record;
      await keep(record, closing("first"));
      await record.keep([copy, rewrite, weekLater].map((report) => ({ report, fingerprint: "one" })));
    });
    after(() => at.close());

    test("a copy and a rewrite are versions of one story, a look-alike of another week is none", async () => {
      const rows = (await record.documents({}, page)).items;
      assert.deepEqual(Object.fromEntries(rows.map((row) => [row.id, row.versions])), {
        first: 3,
        copy: 3,
        rewrite: 3,
        later: 1,
      });
      const story = await record.story("copy");
      assert.deepEqual(
        story?.map((one) => [one.id, one.how]),
        [
          ["first", null],
          ["copy", "copy"],
          ["rewrite", "rewrite"],
        ],
      );
      assert.match(story?.[1]?.reasons.join() ?? "", /word sequences are shared/);
    });

    test("reports of one event count as one, with how many there are beside", async () => {
      const listed = await events(record);
      assert.deepEqual([listed.total, listed.reports], [2, 4]);
      assert.deepEqual(
        listed.items.map((one) => [one.key, one.reports]),
        [
          ["later#v1", 1],
          ["first#v1", 3],
        ],
      );
      assert.equal((await events(record, { each: true })).total, 4);
      const { type } = await record.facets({ kind: "event" });
      assert.deepEqual(type, [{ value: "COERCE", count: 2, reports: 4 }]);
      const pairs = await record.pairRows({ kind: "event" }, ["FIN"], ["NOR"]);
      assert.deepEqual(pairs.map((row) => row.reports).sort(), [1, 3]);
    });

    test("an event is found by any of its reports", async () => {
      assert.deepEqual(
        (await events(record, { source: ["Aland Star"] })).items.map((one) => one.key),
        ["rewrite#v1"],
      );
      assert.equal((await events(record, { source: ["Aland Star", "Bothnia Post"] })).total, 1);
    });

    test("tells the reports of an event, with why each was put with it", async () => {
      const told = await record.happening("rewrite#v1");
      assert.deepEqual(
        told?.map((one) => one.key),
        ["first#v1", "copy#v1", "rewrite#v1"],
      );
      assert.match(told?.[2]?.reasons.join() ?? "", /same source/);
      assert.equal(told?.[2]?.step !== null, true);
    });

    test("a report that a person takes out stays out when its document is read again", async () => {
      const split = await record.decide({ kind: "split", target: "rewrite#v1", ...by });
      assert.equal((await events(record)).total, 3);
      await keep(record, { ...rewrite, events: rewrite.events.map((event) => ({ ...event, id: "v5" })) }, "two");
      assert.deepEqual((await events(record)).items.map((one) => one.reports).sort(), [1, 1, 2]);
      await keep(record, rewrite, "three");
      assert.equal((await events(record)).total, 3);
      await record.decide({ kind: "group", target: "rewrite#v1", into: "first#v1", ...by });
      assert.deepEqual((await events(record)).items.map((one) => one.reports).sort(), [1, 3]);
      assert.ok(split.step > 0);
    });

    test("what the record put together by itself is a step that can be undone", async () => {
      const [step] = (await record.steps("copy#v1", page)).items;
      assert.equal(step?.author, "dragoman");
      await record.decide({ kind: "undo", target: String(step?.step), ...by });
      assert.deepEqual(
        (await record.happening("copy#v1"))?.map((one) => one.key),
        ["copy#v1"],
      );
      const [told] = (await record.steps("copy", page)).items;
      await record.decide({ kind: "undo", target: String(told?.step), ...by });
      assert.equal((await record.story("copy"))?.length, 1);
      await keep(record, copy, "two");
      assert.equal((await record.story("copy"))?.length, 1);
      assert.equal((await record.happening("copy#v1"))?.length, 1);
    });

    test("another report stands for the event where the first is rejected or forgotten", async () => {
      await record.decide({ kind: "reject", target: "first#v1", ...by });
      const leads = async () => (await events(record)).items.map((one) => one.key);
      assert.ok((await leads()).includes("rewrite#v1"));
      assert.equal(await record.forget("first", "mara", "takedown"), true);
      assert.ok((await leads()).includes("rewrite#v1"));
      assert.equal((await record.story("rewrite"))?.length, 1);
      const steps = JSON.stringify(
        (await record.steps(undefined, { limit: 500 })).items.filter((step) => step.kind !== "forget"),
      );
      assert.doesNotMatch(steps, /"first|first#/);
      assert.deepEqual((await record.integrity()).problems, []);
    });

    test("a list has as many rows as it says, whoever and whatever day is asked for, in any order", async () => {
      // One that is superseded, one rejected, several of one event, and one that lasts.
      const lasting = closing("lasting", { text: `${TEXT} It lasts.`, day: "2024-03-09" });
      const [event] = lasting.events;
      const days = { ...event!, date: { ...event!.date!, from: "2024-03-07" } };
      await record.keep([
        { report: { ...lasting, events: [days] }, fingerprint: "one" },
        { report: rewrite, fingerprint: "three", again: true },
      ]);
      await record.decide({ kind: "reject", target: "later#v1", author: "mara", reason: "not so" });
      const who = [
        {},
        { actor: ["FIN"] },
        { actor: ["FIN"], other: ["NOR"] },
        { other: ["NOR"], each: true },
        { actor: ["SWE"] },
      ];
      const what = [{}, { type: ["COERCE"] }, { decided: "any" as const }];
      const when = [{}, ...["03", "04", "08", "30"].map((day) => ({ asOf: `2024-03-${day}` }))];
      for (const filter of who.flatMap((a) => what.flatMap((b) => when.map((c) => ({ ...a, ...b, ...c }))))) {
        const asked = { kind: "event", ...filter } as const;
        const of = JSON.stringify(filter);
        const latest = await record.claims(asked, page);
        const each = await record.claims({ ...asked, each: true }, page);
        assert.deepEqual([latest.total, latest.reports], [latest.items.length, each.items.length], of);
        const keys = latest.items.map((one) => one.key);
        const other = await record.claims(asked, { ...page, sort: "day" });
        assert.deepEqual(other.items.map((one) => one.key).sort(), [...keys].sort(), of);
        const pages: string[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const one = await record.claims(asked, { limit: 2, ...(cursor ? { cursor } : {}) });
          pages.push(...one.items.map((item) => item.key));
          cursor = one.next;
        }
        assert.deepEqual(pages, keys, of);
        const { asOf } = filter as { readonly asOf?: string };
        if (asOf) {
          const all = (await record.claims({ ...asked, asOf: undefined, each: true }, page)).items;
          assert.equal(each.total, all.filter((one) => one.low <= asOf && one.high >= asOf).length, of);
        }
      }
    });
  });
}
