import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationDay, readDocuments } from "../../src/document/index.ts";

const READ: readonly (readonly [written: string, day: string])[] = [
  ["2016-12-08", "2016-12-08"],
  ["2016-12-08T23:30:00-05:00", "2016-12-08"],
  ["2016-12-8", "2016-12-08"],
  ["20161208", "2016-12-08"],
  ["2016/12/8", "2016-12-08"],
  ["2016.12.08", "2016-12-08"],
  ["1481155200", "2016-12-08"],
  ["1481155200000", "2016-12-08"],
  ["Thu, 08 Dec 2016 10:00:00 +0000", "2016-12-08"],
  ["Thu Dec 08 10:00:00 +0000 2016", "2016-12-08"],
  ["Dec 08, 2016", "2016-12-08"],
  ["Dec. 8,2016", "2016-12-08"],
  ["DEC 8 2016", "2016-12-08"],
  ["8 MAY 2016", "2016-05-08"],
  ["8-Dec-2016", "2016-12-08"],
  ["08/Dec/2016", "2016-12-08"],
  ["December 9th 2016", "2016-12-09"],
  ["Friday, December the 9th, 2016", "2016-12-09"],
  ["the 9th of December, 2016", "2016-12-09"],
  ["9th December 2016", "2016-12-09"],
  ["Fri. 9 December 2016", "2016-12-09"],
  ["2016 Oct 10", "2016-10-10"],
  ["2016, October 10th", "2016-10-10"],
  ["2016-Oct-10", "2016-10-10"],
  ["9:43 PM, Dec 11, 2016", "2016-12-11"],
  ["9 p.m. on Dec 11, 2016", "2016-12-11"],
  ["3:58 PM ET, Wed December 14, 2016", "2016-12-14"],
  ["Updated 1551 GMT (2351 HKT) December 14, 2016", "2016-12-14"],
  ["Updated: 15:51 GMT, 14 December 2016", "2016-12-14"],
  ["Published on December 14, 2016 at 3:58 pm", "2016-12-14"],
  ["First published 14 December 2016", "2016-12-14"],
  ["December 14, 2016 3:58 PM (UTC+1)", "2016-12-14"],
  ["11:05 EST, 8 December 2016", "2016-12-08"],
  ["14/12/2016", "2016-12-14"],
  ["12/14/2016 10:00", "2016-12-14"],
  ["05.05.2016", "2016-05-05"],
  ["03/04/2016", "none"],
  ["3.4.2016", "none"],
  ["31/11/2016", "none"],
  ["30 February 2016", "none"],
  ["2016-13-01", "none"],
  ["2016/12/8/9", "none"],
  ["December 2016", "none"],
  ["Dec 8", "none"],
  ["8 Dec 16", "none"],
  ["yesterday", "none"],
  ["3:58 PM", "none"],
  ["2016", "none"],
  ["12345", "none"],
  ["", "none"],
];

for (const [written, day] of READ) {
  test(`"${written}" is ${day === "none" ? "no day" : day}`, () => {
    assert.equal(publicationDay(written), day === "none" ? null : day);
  });
}

test("a day that could be two is refused with both", async () => {
  const line = JSON.stringify({ text: "One.", published: "03/04/2016" });
  const { faults } = await readDocuments(new TextEncoder().encode(line), { name: "x.jsonl" });
  assert.equal(faults[0]?.code, "document/bad-day");
  assert.match(faults[0]?.message ?? "", /could be 2016-04-03 or 2016-03-04; write YYYY-MM-DD/);
});
