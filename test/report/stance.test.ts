import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { readStances } from "../../src/report/stance.ts";
import { plainTree } from "../codebook/plain-tree.ts";
import { openReading, type Reading } from "./reading.ts";

const model = existsSync(join(import.meta.dirname, "../../models/en/encoder.onnx"));

/** Sentence, the actor in it, and the stance towards it. */
const CASES: readonly (readonly [sentence: string, actor: string, stance: -1 | 0 | 1])[] = [
  ["The governor praised Norway for sending doctors.", "Norway", 1],
  ["The union leader condemned Norway for closing the port.", "Norway", -1],
  ["Norway is not helping us, the mayor said.", "Norway", -1],
  ["Norway has never betrayed us, the mayor said.", "Norway", 1],
  ["Norway is an unreliable partner, the mayor said.", "Norway", -1],
  ["Norway is a trustworthy friend of our people, the mayor said.", "Norway", 1],
  ["The strike was a consequence of Norway's arrogance.", "Norway", -1],
  ["Norway broke its promise, the fishermen said.", "Norway", -1],
  ["Norway stands accused of neglect.", "Norway", -1],
  ["The ferry from Norway arrives at noon.", "Norway", 0],
  ["The talks in Norway begin on Monday.", "Norway", 0],
];

describe("stance towards an actor", { skip: model ? false : "the model is not there" }, () => {
  let reading: Reading;
  before(async () => {
    reading = await openReading();
  });

  for (const [sentence, actor, stance] of CASES)
    it(`is ${stance} in: ${sentence}`, async () => {
      for await (const analysis of reading.scorer.analyse([sentence])) {
        const target = analysis.tokens.filter(({ form }) => form === actor).map(({ index }) => index);
        const [found] = await readStances(reading.scorer, [{ analysis, target }]);
        assert.equal(found?.stance, stance);
        assert.ok(found.score > 0 && found.score <= 1);
      }
    });

  it("is told from the tree alone where there is no model to ask", async () => {
    for await (const analysis of reading.scorer.analyse(["The governor praised Norway."])) {
      const [found] = await readStances(null, [{ analysis, target: [3] }]);
      assert.equal(found?.stance, 1);
    }
  });
});

const US = "We/PRON/PRP/3/nsubj";
/** Tree, the word that is asked about, the stance that its construction alone tells. */
const TREES: readonly (readonly [tree: string, actor: string, stance: -1 | 0 | 1])[] = [
  [`${US} must/AUX/MD/3/aux join/VERB/VB/0/root Norway/PROPN/NNP/3/obj`, "Norway", 1],
  [`${US} must/AUX/MD/3/aux leave/VERB/VB/0/root Norway/PROPN/NNP/3/obj`, "Norway", -1],
  [`${US} did=do/AUX/VBD/3/aux leave/VERB/VB/0/root Norway/PROPN/NNP/3/obj`, "Norway", 0],
  [
    "Peru/PROPN/NNP/2/nsubj defends=defend/VERB/VBZ/0/root us=we/PRON/PRP/2/obj against/ADP/IN/5/case Norway/PROPN/NNP/2/obl",
    "Norway",
    -1,
  ],
  [
    "Peru/PROPN/NNP/2/nsubj plays=play/VERB/VBZ/0/root chess/NOUN/NN/2/obj against/ADP/IN/5/case Norway/PROPN/NNP/2/obl",
    "Norway",
    0,
  ],
  ["They/PRON/PRP/2/nsubj doubt/VERB/VBP/0/root Norway/PROPN/NNP/4/nmod:poss integrity/NOUN/NN/2/obj", "Norway", -1],
  ["Norway/PROPN/NNP/2/nsubj wants=want/VERB/VBZ/0/root to/PART/TO/4/mark kill/VERB/VB/2/xcomp", "Norway", -1],
  ["Norway/PROPN/NNP/2/nsubj wants=want/VERB/VBZ/0/root to/PART/TO/4/mark sleep/VERB/VB/2/xcomp", "Norway", 0],
];

describe("stance by the tree alone", () => {
  for (const [tree, actor, stance] of TREES)
    it(`is ${stance} towards ${actor} in: ${tree.replace(/[=/][^ ]*/g, "")}`, async () => {
      const analysis = plainTree(tree);
      const target = analysis.tokens.filter(({ form }) => form === actor).map(({ index }) => index);
      const [found] = await readStances(null, [{ analysis, target }]);
      assert.equal(found?.stance, stance);
    });
});
