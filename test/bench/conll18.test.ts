import assert from "node:assert/strict";
import { test } from "node:test";
import { type Measure, score } from "../../bench/conll18.ts";
import { rawText, readTreebank } from "../../bench/treebank.ts";

/** CoNLL-U of rows "ID FORM LEMMA UPOS FEATS HEAD LABEL [MISC]"; an empty row ends a sentence. */
const conllu = (rows: readonly string[]): string =>
  rows
    .map((row) => {
      if (row === "") return "";
      const [id, form, lemma = "_", upos = "_", feats = "_", head = "_", label = "_", misc = "_"] = row.split(" ");
      return [id, form, lemma, upos, upos, feats, head, label, "_", misc].join("\t");
    })
    .concat("")
    .join("\n");

const GOLD = [
  "1-2 don't",
  "1 do do AUX Mood=Ind|Typo=Yes 3 aux",
  "2 n't not PART _ 3 advmod:neg",
  "3 go _ VERB _ 0 root",
  "",
  "1 Stay stay VERB _ 0 root",
  "",
];

const f1 = (system: readonly string[], measure: Measure): number =>
  Math.round(score(readTreebank(conllu(GOLD)), readTreebank(conllu(system)))[measure].f1 * 10) / 10;

test("gold against itself is all right", () => {
  for (const measure of ["Tokens", "Words", "Sentences", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS"] as const) {
    assert.equal(f1(GOLD, measure), 100, measure);
  }
});

test("words of a contraction are aligned though the system wrote them as tokens", () => {
  const system = GOLD.filter((row) => !row.startsWith("1-2")).map((row) =>
    row.startsWith("1 do") ? `${row} SpaceAfter=No` : row,
  );
  assert.equal(f1(system, "Words"), 100);
  assert.equal(f1(system, "LAS"), 100);
  assert.equal(f1(system, "Tokens"), 57.1);
});

test("a word cut otherwise costs itself, and what hangs on it", () => {
  const system = ["1 don't do AUX _ 2 aux", "2 go go VERB _ 0 root", "", "1 Stay stay VERB _ 0 root", ""];
  assert.equal(f1(system, "Words"), 57.1);
  assert.equal(f1(system, "Sentences"), 100);
});

test("subtypes and language's own features do not count, a gold lemma of _ takes any", () => {
  const system = GOLD.map((row) =>
    row.replace("advmod:neg", "advmod").replace("|Typo=Yes", "").replace("go _ VERB", "go went VERB"),
  );
  assert.equal(f1(system, "LAS"), 100);
  assert.equal(f1(system, "UFeats"), 100);
  assert.equal(f1(system, "Lemmas"), 100);
});

test("a wrong head counts against UAS, a wrong label against LAS alone", () => {
  const headed = GOLD.map((row) => row.replace("_ 3 advmod", "_ 1 advmod"));
  assert.equal(f1(headed, "UAS"), 75);
  const labelled = GOLD.map((row) => row.replace("3 aux", "3 cop"));
  assert.deepEqual([f1(labelled, "UAS"), f1(labelled, "LAS")], [100, 75]);
});

test("sentences joined are lost both, and a root that hangs elsewhere is wrong", () => {
  const system = [...GOLD.slice(0, 4), "4 Stay stay VERB _ 3 parataxis", ""];
  assert.equal(f1(system, "Sentences"), 0);
  assert.equal(f1(system, "UAS"), 75);
});

test("another text is a fault that shows where", () => {
  assert.throws(() => f1(["1 other x X _ 0 root", ""], "Words"), { code: "bench/other-text" });
});

test("raw text has a blank line before each paragraph and spaces as marked", () => {
  const document = readTreebank(
    "# newdoc id = a\n# newpar\n1\tNo\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\n2\t.\t_\t_\t_\t_\t1\tpunct\t_\t_\n\n# newpar\n1\tGo\t_\t_\t_\t_\t0\troot\t_\t_\n\n",
  );
  assert.equal(rawText(document[0]!), "No.\n\nGo");
});
