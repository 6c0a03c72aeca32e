import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { statusOf } from "../../src/report/status/index.ts";
import { plainTree } from "../codebook/plain-tree.ts";
import { shippedCodebook } from "../codebook/shipped.ts";

const R = "Ruritania/PROPN/NNP";
/** Tree, the word whose status is asked, the status. */
const TABLE: readonly (readonly [tree: string, anchor: string, status: string])[] = [
  [`${R}/2/nsubj withdrew=withdraw/VERB/VBD/0/root`, "withdrew", "happened"],
  [`${R}/4/nsubj did=do/AUX/VBD/4/aux not/PART/RB/4/advmod withdraw/VERB/VB/0/root`, "withdraw", "negated"],
  [`${R}/3/nsubj will/AUX/MD/3/aux withdraw/VERB/VB/0/root`, "withdraw", "planned"],
  [`${R}/3/nsubj may/AUX/MD/3/aux withdraw/VERB/VB/0/root`, "withdraw", "hypothetical"],
  [`${R}/3/nsubj must/AUX/MD/3/aux withdraw/VERB/VB/0/root`, "withdraw", "requested"],
  [`${R}/3/nsubj is=be/AUX/VBZ/3/aux withdrawing=withdraw/VERB/VBG/0/root`, "withdrawing", "ongoing"],
  [`${R}/2/nsubj refused=refuse/VERB/VBD/0/root to/PART/TO/4/mark withdraw/VERB/VB/2/xcomp`, "withdraw", "negated"],
  [`${R}/2/nsubj agreed=agree/VERB/VBD/0/root to/PART/TO/4/mark withdraw/VERB/VB/2/xcomp`, "withdraw", "planned"],
  [`${R}/2/nsubj threatened=threaten/VERB/VBD/0/root to/PART/TO/4/mark attack/VERB/VB/2/xcomp`, "attack", "threatened"],
  [
    `${R}/2/nsubj urged=urge/VERB/VBD/0/root Graustark/PROPN/NNP/2/obj to/PART/TO/5/mark withdraw/VERB/VB/2/xcomp`,
    "withdraw",
    "requested",
  ],
  [
    `${R}/2/nsubj denied=deny/VERB/VBD/0/root that/SCONJ/IN/5/mark it/PRON/PRP/5/nsubj attacked=attack/VERB/VBD/2/ccomp`,
    "attacked",
    "denied",
  ],
  [`${R}/2/nsubj began=begin/VERB/VBD/0/root to/PART/TO/4/mark withdraw/VERB/VB/2/xcomp`, "withdraw", "happened"],
  [
    `${R}/3/nsubj:pass was=be/AUX/VBD/3/aux:pass forced=force/VERB/VBN/0/root to/PART/TO/5/mark withdraw/VERB/VB/3/xcomp`,
    "withdraw",
    "happened",
  ],
  [`If/SCONJ/IN/3/mark ${R}/3/nsubj attacks=attack/VERB/VBZ/4/advcl leave/VERB/VB/0/root`, "attacks", "hypothetical"],
  [
    `${R}/2/nsubj scrapped=scrap/VERB/VBD/0/root plans=plan/NOUN/NNS/2/obj to/PART/TO/5/mark attack/VERB/VB/3/acl`,
    "attack",
    "negated",
  ],
  [
    `${R}/2/nsubj fled=flee/VERB/VBD/0/root after/SCONJ/IN/5/mark Graustark/PROPN/NNP/5/nsubj attacked=attack/VERB/VBD/2/advcl`,
    "attacked",
    "happened",
  ],
  [`${R}/2/nsubj imposed=impose/VERB/VBD/0/root no/DET/DT/4/det blockade/NOUN/NN/2/obj`, "blockade", "negated"],
  [`${R}/3/nsubj will/AUX/MD/3/aux impose/VERB/VB/0/root a/DET/DT/5/det blockade/NOUN/NN/3/obj`, "blockade", "planned"],
  [`an/DET/DT/3/det alleged/ADJ/JJ/3/amod attack/NOUN/NN/0/root`, "attack", "happened"],
  [`a/DET/DT/3/det planned/ADJ/JJ/3/amod attack/NOUN/NN/0/root`, "attack", "planned"],
  [
    `${R}/3/nsubj will/AUX/MD/3/aux withdraw/VERB/VB/0/root and/CCONJ/CC/5/cc disarm/VERB/VB/3/conj`,
    "disarm",
    "planned",
  ],
  [
    `${R}/2/nsubj rejected=reject/VERB/VBD/0/root reports=report/NOUN/NNS/2/obj that/SCONJ/IN/6/mark it/PRON/PRP/6/nsubj attacked=attack/VERB/VBD/3/acl`,
    "attacked",
    "denied",
  ],
  [
    `${R}/2/nsubj resisted=resist/VERB/VBD/0/root pressure/NOUN/NN/2/obj to/PART/TO/5/mark withdraw/VERB/VB/3/acl`,
    "withdraw",
    "negated",
  ],
  [`Nobody/PRON/NN/3/nsubj:pass was=be/AUX/VBD/3/aux:pass arrested=arrest/VERB/VBN/0/root`, "arrested", "negated"],
  [`${R}/4/nsubj no/DET/DT/3/det longer/ADV/RB/4/advmod withdraws=withdraw/VERB/VBZ/0/root`, "withdraws", "negated"],
  [`${R}/3/nsubj was=be/AUX/VBD/3/aux withdrawing=withdraw/VERB/VBG/0/root`, "withdrawing", "ongoing"],
  [
    `${R}/2/nsubj left=leave/VERB/VBD/0/root without/SCONJ/IN/4/mark signing=sign/VERB/VBG/2/advcl`,
    "signing",
    "negated",
  ],
  [`${R}/2/nsubj continues=continue/VERB/VBZ/0/root to/PART/TO/4/mark attack/VERB/VB/2/xcomp`, "attack", "ongoing"],
  [
    `${R}/2/nsubj announced=announce/VERB/VBD/0/root that/SCONJ/IN/5/mark Graustark/PROPN/NNP/5/nsubj attacked=attack/VERB/VBD/2/ccomp`,
    "attacked",
    "happened",
  ],
];

describe("the status of an event", () => {
  for (const [tree, anchor, status] of TABLE)
    it(`is ${status}: ${tree.replace(/[=/][^ ]*/g, "")}`, () => {
      const analysis = plainTree(tree);
      const codebook = shippedCodebook();
      const token = analysis.tokens.find((one) => one.form === anchor);
      assert.ok(token);
      assert.equal(statusOf(codebook, codebook.frames(analysis), token.index).status, status);
    });
});
