import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findDateline, readDocuments } from "../../src/document/index.ts";

const FOUND: readonly (readonly [
  text: string,
  place: string | null,
  agency: string | null,
  day: string | null,
  rest: string,
])[] = [
  ["YEREVAN, April 14 (Agency) - The minister spoke.", "YEREVAN", "(Agency)", "2023-04-14", "The minister"],
  ["GENEVA (Agency) — The minister spoke.", "GENEVA", "(Agency)", null, "The minister"],
  ["Armenia: Standing in a street, she said no.", "Armenia", null, null, "Standing"],
  ["LONDON — The minister spoke.", "LONDON", null, null, "The minister"],
  ["(Agency) - The minister spoke.", null, "(Agency)", null, "The minister"],
  ["PORT-AU-PRINCE, Haiti (Agency) _ The minister spoke.", "PORT-AU-PRINCE, Haiti", "(Agency)", null, "The minister"],
  ["RIO DE JANEIRO, 3 Nov 2022 — The minister spoke.", "RIO DE JANEIRO", null, "2022-11-03", "The minister"],
  ["BEIRUT, Dec. 30 (Agency) – The minister spoke.", "BEIRUT", "(Agency)", "2022-12-30", "The minister"],
  ["Beirut, December 30, 2019 (Agency) - The minister spoke.", "Beirut", "(Agency)", "2019-12-30", "The minister"],
  ["WASHINGTON/KYIV, Feb 31 (Agency) - The minister spoke.", "WASHINGTON/KYIV", "(Agency)", null, "The minister"],
];

test("datelines are found with their parts", () => {
  for (const [text, place, agency, day, rest] of FOUND) {
    const found = findDateline(text, "2023-04-15");
    assert.ok(found, text);
    const words = (at: { start: number; end: number } | null) => (at === null ? null : text.slice(at.start, at.end));
    assert.deepEqual([words(found.place), words(found.agency), found.day], [place, agency, day], text);
    assert.ok(text.slice(found.end).startsWith(rest), text);
  }
});

test("what only looks like one is passed over", () => {
  for (const text of [
    "The minister - a lawyer - spoke.",
    "Two men were held, police said.",
    "BREAKING: The minister resigned.",
    "Q: What happened?",
    "NATO-led troops — some of them Polish — left.",
    "",
    "In April 14 people died.",
  ])
    assert.equal(findDateline(text, "2023-04-15"), null, text);
});

test("a date without a year has no day where nothing tells the year", () => {
  assert.equal(findDateline("YEREVAN, April 14 (Agency) - He spoke.", null)?.day, null);
});

test("the full date of a dateline is the day of a document that has no other, and the text stays whole", async () => {
  const text = "KHARTOUM, April 16, 2023 (Agency) - Fighting went on.";
  const read = async (published: string | null) =>
    (await readDocuments(new TextEncoder().encode(text), { published })).documents[0];
  assert.equal((await read(null))?.published, "2023-04-16");
  assert.equal((await read("2023-04-17"))?.published, "2023-04-17");
  assert.equal((await read(null))?.text, text);
});

test("whatever the text, the parts lie inside the dateline and the dateline inside the text", () => {
  const piece = fc.constantFrom(
    "YEREVAN",
    "Paris",
    ", ",
    " ",
    "April 14",
    "(",
    ")",
    "Agency",
    " - ",
    " — ",
    ":",
    "2023",
    "\n",
    "De",
    "St.",
    "'",
    "é",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const found = findDateline(text, "2023-04-15");
      if (found === null) return;
      assert.ok(found.start >= 0 && found.start < found.end && found.end <= text.length);
      for (const part of [found.place, found.date, found.agency]) {
        if (part) assert.ok(part.start >= found.start && part.start < part.end && part.end <= found.end);
      }
    }),
  );
});
