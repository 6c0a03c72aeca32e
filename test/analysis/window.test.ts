import assert from "node:assert/strict";
import { test } from "node:test";
import { caseOf, shapeOf } from "../../src/analysis/shape.ts";
import { makeReady, pad, WINDOW_PIECES, windowFrom, windowsOf } from "../../src/analysis/window.ts";
import { WordPiece } from "../../src/analysis/wordpiece.ts";

const wordPiece = new WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##b", "."]);
const paragraph = (words: number) => `${"ab ".repeat(words).trim()} .`;

test("short paragraphs are packed together, none is cut, and windows hold every word once", () => {
  const text = Array.from({ length: 40 }, (_, index) => paragraph(10 + (index % 7))).join("\n\n");
  const reading = makeReady(text, wordPiece);
  const windows = [...windowsOf(reading)];
  assert.ok(windows.length > 3 && windows.length < 12);
  let before = 0;
  for (const { first, last, pieces, openTo } of windows) {
    assert.equal(first, before);
    assert.ok(pieces <= WINDOW_PIECES && openTo === null);
    assert.ok(reading.layout.paragraphs.includes(last));
    before = last;
  }
  assert.equal(before, reading.words.count);
});

test("a paragraph that does not fit is begun, and read on from where it is told", () => {
  const reading = makeReady(`${paragraph(5)}\n\n${paragraph(300)}\n\n${paragraph(5)}`, wordPiece);
  const [before, long, after] = [...windowsOf(reading)];
  assert.deepEqual([before!.first, before!.last, before!.openTo], [0, 6, null]);
  assert.deepEqual([long!.first, long!.last, long!.pieces, long!.openTo], [6, 6 + 127, 256, 307]);
  assert.deepEqual([after!.first, after!.last], [307, 313]);
  const rest = windowFrom(reading, 120, 307);
  assert.deepEqual([rest.first, rest.last, rest.openTo], [120, 247, 307]);
  assert.equal(windowFrom(reading, 200, 307).openTo, null);
});

test("windows are padded to the longest, with the place of each word's first piece", () => {
  const reading = makeReady("ab a\n\nA.", wordPiece);
  const input = pad(
    [
      { reading, window: { first: 0, last: 2, pieces: 5, openTo: null } },
      { reading, window: { first: 2, last: 4, pieces: 4, openTo: null } },
    ],
    wordPiece,
  );
  assert.deepEqual([input.windows, input.pieceWidth, input.wordWidth], [2, 5, 2]);
  assert.deepEqual([...input.pieces], [2, 4, 5, 4, 3, 2, 4, 6, 3, 0]);
  assert.deepEqual([...input.mask], [1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  assert.deepEqual([...input.first], [1, 3, 1, 2]);
  const [blank, space] = [8 * 3, 8];
  assert.deepEqual([...input.shape], [0, 1 + blank, 1 + blank, 1 + space, 0, 0, 1 + 2 + blank, 1 + 6, 0, 0]);
});

test("letter case has eight kinds", () => {
  const words = ["lower", "Title", "I", "UPPER", "mIxed", "12.5", "...", "\u0301", "COVID-19", "Ärzte", "3rd", "日本"];
  assert.deepEqual(words.map(caseOf), [0, 1, 2, 3, 4, 5, 6, 7, 3, 1, 0, 0]);
  assert.equal(shapeOf("I", 1), 11);
});
