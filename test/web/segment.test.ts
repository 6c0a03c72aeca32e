import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Report } from "../../src/report/report.ts";
import { makeReading } from "../../src/web/reader/claim.ts";
import { cutText } from "../../src/web/reader/segment.ts";

const span = (text: string, words: string): [number, number] => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, `"${words}" is not in the text`);
  return [start, start + words.length];
};

function report(text: string, change: Partial<Report> = {}): Report {
  return {
    kind: "report",
    version: 1,
    document: { id: "d", title: null, url: null, publisher: null, author: null, published: null, language: "en", text },
    sentences: [{ start: 0, end: text.length }],
    entities: [],
    dates: [],
    events: [],
    statements: [],
    ties: [],
    influences: [],
    warnings: [],
    ...change,
  };
}

const entity = (id: string, text: string, words: string): Report["entities"][number] => {
  const [start, end] = span(text, words);
  return {
    id,
    name: words,
    type: "state",
    actor: null,
    candidates: [],
    sector: null,
    roles: [],
    place: null,
    mentions: [{ start, end, form: "name" }],
  };
};

test("marks that overlap are cut where either begins or ends", () => {
  const text = "The foreign ministry of Peru spoke.";
  const both = report(text, {
    entities: [entity("e1", text, "The foreign ministry of Peru"), entity("e2", text, "Peru spoke")],
  });
  const segments = cutText(makeReading(both))
    .flatMap((one) => one.pieces)
    .flatMap((one) => one.segments);
  assert.deepEqual(
    segments.map((one) => [one.text, one.claims.map((claim) => claim.id)]),
    [
      ["The foreign ministry of ", ["e1"]],
      ["Peru", ["e2", "e1"]],
      [" spoke", ["e2"]],
      [".", []],
    ],
  );
});

test("segments put together are the text, whatever the marks", () => {
  const text = "One two three four. Five six seven?\n\nEight nine ten eleven.\n\nTwelve.";
  const any = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (spans) => {
      const entities = spans.map((one, at) => ({
        ...entity(`e${at}`, text, "One"),
        mentions: [{ ...one, form: "name" as const }],
      }));
      const paragraphs = cutText(
        makeReading(
          report(text, {
            entities,
            sentences: [
              { start: 0, end: 19 },
              { start: 20, end: 35 },
            ],
          }),
        ),
      );
      const again = paragraphs.map((one) =>
        one.pieces
          .flatMap((piece) => piece.segments)
          .map((segment) => segment.text)
          .join(""),
      );
      assert.deepEqual(again, ["One two three four. Five six seven?", "Eight nine ten eleven.", "Twelve."]);
    }),
  );
});

test("lines make paragraphs only where the text has no blank line", () => {
  const count = (text: string) => cutText(makeReading(report(text))).length;
  assert.equal(count("a b\nc d\n\ne f"), 2);
  assert.equal(count("a b\nc d\ne f"), 3);
});
