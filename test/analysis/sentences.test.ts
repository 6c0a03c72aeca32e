import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut } from "../../src/analysis/paragraph.ts";
import { forcedCut, sentenceStarts } from "../../src/analysis/sentences.ts";
import { cutWords } from "../../src/analysis/words.ts";

/** The sentences of a text where the model says that the words marked by `|` before them begin one. */
function sentences(marked: string): readonly string[] {
  const text = marked.replaceAll("|", "");
  const said = new Set<number>();
  for (let at = 0, seen = 0; at < marked.length; at++) {
    if (marked[at] === "|") said.add(at - seen++);
  }
  const words = cutWords(text);
  const layout = layOut(text, words);
  const starts = sentenceStarts({
    count: words.count,
    logit: (index) => (said.has(words.bounds[index * 2]!) ? 3 : -3),
    gap: (index) => layout.gaps[index]!,
    form: (index) => text.slice(words.bounds[index * 2], words.bounds[index * 2 + 1]),
    begins: (index) => index === layout.afterDateline,
  });
  const found: string[] = [];
  for (let index = 0; index < words.count; index++) {
    if (starts[index] === 0) continue;
    let last = index;
    while (last + 1 < words.count && starts[last + 1] === 0) last++;
    found.push(text.slice(words.bounds[index * 2], words.bounds[last * 2 + 1]));
  }
  return found;
}

test("the model's boundaries are kept", () => {
  assert.deepEqual(sentences("He left. |She stayed."), ["He left.", "She stayed."]);
});

test("a blank line ends a sentence whatever the model says", () => {
  assert.deepEqual(sentences("A headline\n\nThe text"), ["A headline", "The text"]);
});

test("a text without blank lines has its paragraphs line by line", () => {
  assert.deepEqual(sentences("It rained.\nIt snowed.\nIt froze."), ["It rained.", "It snowed.", "It froze."]);
});

test("lines cut at a margin go on", () => {
  const text = "The talks that began in the\nspring have ended with no\nresult, a person close to\nthem said";
  assert.deepEqual(sentences(text), [text]);
});

test("nothing is split inside what is written together", () => {
  assert.deepEqual(sentences("They do|n't well|-|known"), ["They don't well-known"]);
  assert.deepEqual(sentences("It ended.|Then war"), ["It ended.", "Then war"]);
});

test("a closing quotation mark stays with the sentence it closes", () => {
  assert.deepEqual(sentences("“We won.|” He left."), ["“We won.”", "He left."]);
  assert.deepEqual(sentences("“We won.|” |He left."), ["“We won.”", "He left."]);
});

test("a dateline is a sentence of its own", () => {
  assert.deepEqual(sentences("NAIROBI, June 2 (Newsroom) - Talks began."), [
    "NAIROBI, June 2 (Newsroom) -",
    "Talks began.",
  ]);
});

test("a window without a boundary is cut late, where the model is least unsure", () => {
  assert.equal(
    forcedCut(30, (index) => (index === 25 ? -1 : -2)),
    25,
  );
  assert.equal(
    forcedCut(30, () => -9),
    30,
  );
});
