import assert from "node:assert/strict";
import process from "node:process";
import { after, before, describe, test } from "node:test";
import { databases, sketch } from "./sample.ts";

for (const database of databases) {
  describe(`what one question may cost on ${database.name}`, { skip: database.skip ?? false }, () => {
    let at: Awaited<ReturnType<typeof database.open>>;
    before(async () => {
      process.env.DRAGOMAN_QUERY_SECONDS = "0.001";
      at = await database.open();
      for (let start = 0; start < 300; start += 100) {
        await at.record.keep(
          Array.from({ length: 100 }, (_, index) => {
            const text = `${"The ministers met again. ".repeat(40)} Norway met Sweden for the time numbered ${start + index}.`;
            return {
              report: sketch({ id: `m${start + index}`, text, events: [{ on: "Norway met Sweden" }] }),
              fingerprint: "one",
            };
          }),
        );
      }
    });
    after(async () => {
      delete process.env.DRAGOMAN_QUERY_SECONDS;
      await at.close();
    });

    test("a question that would take too long is a fault that says what to do, and the next is answered", async () => {
      await assert.rejects(at.record.facets({ kind: "event", text: "met or ministers or norway" }), {
        code: "record/too-costly",
        message: /DRAGOMAN_QUERY_SECONDS/,
      });
      assert.equal((await at.record.document("m1"))?.id, "m1");
    });
  });
}
