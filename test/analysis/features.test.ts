import assert from "node:assert/strict";
import { test } from "node:test";
import type { Token } from "../../src/analysis/analysis.ts";
import { agreedFeatures, featuresInTree } from "../../src/analysis/features.ts";

/** Tokens of rows `form xpos head label feats`; heads count from 1, 0 is the root. */
function sentence(...rows: readonly string[]): readonly Token[] {
  const tokens = rows.map((row, index) => {
    const [form, xpos, head, label, feats = ""] = row.split(" ");
    return { index, form, xpos, head: Number(head) - 1, label, feats, children: [] as number[] };
  });
  for (const { index, head } of tokens) if (head >= 0) tokens[head]!.children.push(index);
  return tokens as unknown as readonly Token[];
}

const PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin";
const mended = (tokens: readonly Token[], index: number): string => featuresInTree(tokens[index]!, tokens);

test("a verb takes person and number of its subject", () => {
  const plural = sentence("Ministers NNS 2 nsubj Number=Plur", `met VBD 0 root ${PAST}`);
  assert.equal(mended(plural, 1), PAST.replace("Sing", "Plur"));
  const first = sentence("I PRP 3 nsubj Number=Sing|Person=1", `was VBD 3 cop ${PAST}`, "late JJ 0 root Degree=Pos");
  assert.equal(mended(first, 1), PAST.replace("Person=3", "Person=1"));
});

test("things joined by and are many, those joined by or are not", () => {
  const joined = (word: string) =>
    sentence("rain NN 4 nsubj Number=Sing", `${word} CC 3 cc`, "wind NN 1 conj Number=Sing", `came VBD 0 root ${PAST}`);
  assert.equal(mended(joined("and"), 3), PAST.replace("Sing", "Plur"));
  assert.equal(mended(joined("or"), 3), PAST);
});

test("a second verb shares the subject of the first, and has its own where there is one", () => {
  const shared = sentence(
    "They PRP 2 nsubj Number=Plur|Person=3",
    `came VBD 0 root ${PAST}`,
    "and CC 4 cc",
    `left VBD 2 conj ${PAST}`,
  );
  assert.equal(mended(shared, 3), PAST.replace("Sing", "Plur"));
  const own = sentence(
    "They PRP 2 nsubj Number=Plur|Person=3",
    "came VBD 0 root Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin",
    "she PRP 4 nsubj Number=Sing|Person=3",
    `left VBD 2 conj ${PAST}`,
  );
  assert.equal(mended(own, 3), PAST);
});

test("a word without number, and a verb without subject, ask for nothing", () => {
  assert.equal(mended(sentence("which WDT 2 nsubj PronType=Rel", `fell VBD 0 root ${PAST}`), 1), PAST);
  assert.equal(mended(sentence(`Arrived VBD 0 root ${PAST}`), 0), PAST);
});

test("an -ing form is a participle beside a clause or after be, a gerund inside one", () => {
  const beside = sentence("left VBD 0 root", "saying VBG 1 advcl VerbForm=Ger");
  assert.equal(mended(beside, 1), "Tense=Pres|VerbForm=Part");
  const inside = sentence("men NNS 0 root", "carrying VBG 1 acl Tense=Pres|VerbForm=Part");
  assert.equal(mended(inside, 1), "VerbForm=Ger");
  const helped = sentence("that WDT 3 nsubj", "are VBP 3 aux", "rising VBG 0 acl:relcl VerbForm=Ger");
  assert.equal(mended(helped, 2), "Tense=Pres|VerbForm=Part");
  const joined = sentence(
    "stopped VBD 0 root",
    "eating VBG 1 xcomp VerbForm=Ger",
    "drinking VBG 2 conj Tense=Pres|VerbForm=Part",
  );
  assert.equal(mended(joined, 2), "VerbForm=Ger");
});

test("it and you have the case of their relation", () => {
  const tokens = sentence("saw VBD 0 root", "you PRP 1 obj Case=Nom|Person=2|PronType=Prs");
  assert.equal(mended(tokens, 1), "Case=Acc|Person=2|PronType=Prs");
  const subject = sentence("It PRP 2 nsubj Case=Acc|PronType=Prs", "rained VBD 0 root");
  assert.equal(mended(subject, 0), "Case=Nom|PronType=Prs");
});

test("features that both tags contradict are mended, others stay", () => {
  assert.equal(agreedFeatures("2.5", "NUM", "CD", "NumType=Card"), "NumType=Frac");
  assert.equal(agreedFeatures("25", "NUM", "CD", "NumType=Card"), "NumType=Card");
  assert.equal(agreedFeatures("10.5.21", "NUM", "CD", "NumType=Card"), "NumType=Card");
  assert.equal(agreedFeatures("striking", "ADJ", "JJ", "VerbForm=Ger"), "Degree=Pos");
  assert.equal(agreedFeatures("striking", "NOUN", "JJ", "Number=Sing"), "Number=Sing");
  assert.equal(agreedFeatures("Yes", "INTJ", "UH", "Polarity=Pos"), "Polarity=Pos");
});
