import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Analysis, Sentence, Token } from "../../src/analysis/analysis.ts";
import { writeConllu } from "../../src/analysis/conllu.ts";
import { readConllu } from "../../src/analysis/conllu-read.ts";
import { layOut } from "../../src/analysis/paragraph.ts";
import { cutWords } from "../../src/analysis/words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An analysis of any text, whose tags, trees and readings are drawn by `draw(limit)`. */
function drawn(text: string, draw: (limit: number) => number): Analysis {
  const words = cutWords(text);
  const layout = layOut(text, words);
  const tokens: Mutable<Token>[] = [];
  const sentences: Mutable<Sentence>[] = [];
  let paragraph = -1;
  for (let index = 0; index < words.count; index++) {
    const [start, end] = [words.bounds[index * 2]!, words.bounds[index * 2 + 1]!];
    const begins = layout.paragraphs[paragraph + 1] === index;
    if (begins) paragraph++;
    if (begins || draw(6) === 0) {
      sentences.push({ index: sentences.length, paragraph, first: index, last: index, root: index, start, end });
    }
    const sentence = sentences.at(-1)!;
    sentence.last = index + 1;
    sentence.end = end;
    const mention = ["person", "place", null][draw(3)] ?? null;
    tokens.push({
      index,
      sentence: sentence.index,
      start,
      end,
      form: text.slice(start, end),
      lemma: text.slice(start, end).toLowerCase(),
      upos: ["NOUN", "VERB", "PUNCT"][draw(3)]!,
      xpos: ["NN", "POS", "VBD"][draw(3)]!,
      feats: ["", "Number=Sing", "Mood=Ind|Tense=Past"][draw(3)]!,
      head: index === sentence.first ? -1 : sentence.first + draw(index - sentence.first),
      label: index === sentence.first ? "root" : ["nsubj", "obl:agent"][draw(2)]!,
      children: [],
      mention,
      mentionScore: mention === null ? 0 : draw(10_000) / 10_000,
    });
  }
  for (const token of tokens) if (token.head >= 0) (tokens[token.head]!.children as number[]).push(token.index);
  const some = tokens.length > 0;
  return {
    kind: "analysis",
    text,
    tokens,
    sentences,
    attributions: some ? [{ cue: [draw(tokens.length)], source: [0], content: [], score: 0.5 }] : [],
    influences: some ? [{ part: "cause", first: draw(tokens.length), last: tokens.length, score: 0.25 }] : [],
    states: null,
  };
}

test("what is written to CoNLL-U is read back the same, whatever the text", () => {
  const piece = fc.constantFrom(
    "Ministers",
    "don't",
    "cannot",
    " ",
    "  ",
    "\n\n",
    "\r\n",
    "\t",
    "\u00a0",
    ".",
    "“No”",
    "|",
    "\\",
    "_",
    "#",
    "states'",
    "👍🏽",
    "=",
    "\u2028",
    "U.S.",
  );
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
    fc.string({ unit: "grapheme" }),
  );
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.nat()), (text, numbers) => {
      const analysis = drawn(text, (limit) => numbers.next().value! % limit);
      const read = readConllu(writeConllu(analysis, "one"));
      assert.equal(read.length, 1);
      assert.equal(read[0]!.id, "one");
      assert.deepEqual(read[0]!.analysis, analysis);
    }),
    { numRuns: 300 },
  );
});

test("contractions are multiword tokens, and places are of the text", () => {
  const text = "We don't.\n\nIt's the states' law.";
  const lines = writeConllu(drawn(text, () => 1)).split("\n");
  assert.ok(lines.includes("2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=3:8"));
  assert.ok(lines.some((line) => line.startsWith("1-2\tIt's\t")));
  assert.ok(lines.some((line) => /^4-5\tstates'\t/.test(line)));
  assert.deepEqual(
    lines.filter((line) => line.startsWith("#")),
    [
      "# newdoc",
      "# newpar",
      "# sent_id = 1",
      "# text = We don't.",
      '# attribution = {"cue":[1],"source":[0],"content":[],"score":0.5}',
      '# influence = {"part":"cause","first":1,"last":11,"score":0.25}',
      "# newpar",
      "# sent_id = 2",
      "# text = It's the states' law.",
    ],
  );
});

const BY_HAND = `# newdoc id = hand
# newpar
# text = Rebels left.
1\tRebels\trebel\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_

`;

test("CoNLL-U written by hand gives a text, a tree and places", () => {
  const [{ id, analysis } = assert.fail("one document")] = readConllu(BY_HAND);
  assert.equal(id, "hand");
  assert.equal(analysis.text, "Rebels left.\n\ndon't");
  assert.deepEqual(
    analysis.tokens.map(({ form, head, children, start, end }) => [
      form,
      head,
      children,
      analysis.text.slice(start, end),
    ]),
    [
      ["Rebels", 1, [], "Rebels"],
      ["left", -1, [0, 2], "left"],
      [".", 1, [], "."],
      ["do", -1, [4], "do"],
      ["n't", 3, [], "n't"],
    ],
  );
  assert.deepEqual(
    analysis.sentences.map(({ paragraph, first, last, root }) => [paragraph, first, last, root]),
    [
      [0, 0, 3, 1],
      [1, 3, 5, 3],
    ],
  );
});

test("a line that is no CoNLL-U is a fault that names it", () => {
  assert.throws(
    () => readConllu("1\tone\n"),
    (wrong: { code: string; message: string }) => {
      assert.equal(wrong.code, "analysis/conllu");
      assert.match(wrong.message, /line 1/);
      return true;
    },
  );
  assert.throws(() => readConllu("1\ta\ta\tX\tX\t_\t7\tdep\t_\t_\n\n"), { code: "analysis/conllu" });
});
