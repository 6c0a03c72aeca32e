import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Attribution } from "../../src/report/statements/attribution.ts";
import { isClear, isOfAnother, isPlan, isToBeSaid } from "../../src/report/statements/deeds.ts";
import { plainTree } from "../codebook/plain-tree.ts";

const attribution = (cue: readonly number[], sourceHead: number, content: readonly number[]): Attribution => ({
  cue,
  source: sourceHead < 0 ? [] : [sourceHead],
  sourceHead,
  content,
  rule: "said/learned",
  score: 0.9,
});

describe("what is to be done or to be said", () => {
  const planned = (deed: string) =>
    plainTree(
      `Iran/PROPN/NNP/2/nsubj plans=plan/VERB/VBZ/0/root to/PART/TO/4/mark ${deed}/VERB/VB/2/xcomp firms=firm/NOUN/NNS/4/obj`,
    );
  it("is a plan, unless it is a word", () => {
    const one = attribution([1, 2, 3], 0, [4]);
    assert.equal(isPlan(planned("sue"), one), true);
    assert.equal(isPlan(planned("warn"), one), false);
  });

  // Results are due to be announced.
  const due = plainTree(
    "Results=result/NOUN/NNS/3/nsubj are=be/AUX/VBP/3/cop due/ADJ/JJ/0/root to/PART/TO/6/mark be/AUX/VB/6/aux:pass announced=announce/VERB/VBN/3/xcomp",
  );
  it("is due and nobody's word yet, unless somebody says it", () => {
    assert.equal(isToBeSaid(due, attribution([2, 3, 4, 5], -1, [0])), true);
    assert.equal(isToBeSaid(due, attribution([2, 3, 4, 5], 0, [0])), false);
  });

  // It became clear that Mali slept.
  const clear = plainTree(
    "It/PRON/PRP/3/nsubj became=become/VERB/VBD/3/cop clear/ADJ/JJ/0/root that/SCONJ/IN/6/mark Mali/PROPN/NNP/6/nsubj slept=sleep/VERB/VBD/3/ccomp",
  );
  it("is clear to the reporter, unless somebody makes it so", () => {
    assert.equal(isClear(clear, attribution([1, 2], -1, [3, 4, 5])), true);
    assert.equal(isClear(clear, attribution([1, 2], 0, [3, 4, 5])), false);
  });
});

describe("a verb of what somebody says", () => {
  // Chad said showed Mali slept.
  const tree = (label: string) =>
    plainTree(
      `Chad/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root showed=show/VERB/VBD/2/${label} Mali/PROPN/NNP/5/nsubj slept=sleep/VERB/VBD/3/ccomp`,
    );
  const inner = attribution([2], 0, [3, 4]);
  const outer = attribution([1], 0, [2, 3, 4]);
  it("is not his own word", () => {
    const shown = tree("ccomp");
    assert.equal(isOfAnother(shown, shown.tokens[2]!, inner, [outer, inner]), true);
  });
  it("is where he does both, or somebody else is the one who says it", () => {
    const both = tree("conj");
    const shown = tree("ccomp");
    assert.equal(isOfAnother(both, both.tokens[2]!, inner, [outer, inner]), false);
    assert.equal(isOfAnother(shown, shown.tokens[2]!, inner, [{ ...outer, sourceHead: 3 }, inner]), false);
  });
});
