import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Analysis } from "../../src/analysis/analysis.ts";
import { withApart } from "../../src/report/statements/apart.ts";
import { plainTree } from "../codebook/plain-tree.ts";

/** The words of the content after the mends; `cue` and `content` are the words from one to another, counted from 0. */
function said(
  tree: Analysis,
  cue: readonly [number, number],
  sourceHead: number,
  content: readonly [number, number],
  cues: readonly number[] = [],
): string {
  const words = ([first, last]: readonly [number, number]) =>
    Array.from({ length: last - first + 1 }, (_, step) => first + step);
  const source = sourceHead < 0 ? [] : [sourceHead];
  const one = { cue: words(cue), source, sourceHead, content: words(content), rule: "said/learned", score: 0.9 };
  return withApart(tree, one, new Set([...one.cue, ...cues]))
    .content.map((index) => tree.tokens[index]!.form)
    .join(" ");
}

describe("of whom it is told", () => {
  // Kenya was accused of theft.
  const accused = plainTree(
    "Kenya/PROPN/NNP/3/nsubj:pass was=be/AUX/VBD/3/aux:pass accused=accuse/VERB/VBN/0/root of/ADP/IN/5/case theft/NOUN/NN/3/obl",
  );
  it("is part of what is told in a passive", () => assert.equal(said(accused, [1, 2], -1, [3, 4]), "Kenya of theft"));
  it("is not where it speaks", () => assert.equal(said(accused, [1, 2], 0, [3, 4]), "of theft"));
  it("is given its reason where that was left out", () =>
    assert.equal(said(accused, [1, 2], -1, [0, 0]), "Kenya of theft"));

  it("is whom a participle describes", () => {
    const tree = plainTree(
      "Men/NOUN/NNS/5/nsubj accused=accuse/VERB/VBN/1/acl of/ADP/IN/4/case theft/NOUN/NN/2/obl fled=flee/VERB/VBD/0/root",
    );
    assert.equal(said(tree, [1, 1], -1, [2, 3]), "Men of theft");
  });

  it("is not whom somebody tells that something is so", () => {
    const tree = plainTree(
      "Kenya/PROPN/NNP/3/nsubj:pass was=be/AUX/VBD/3/aux:pass reported=report/VERB/VBN/0/root that/SCONJ/IN/6/mark Mali/PROPN/NNP/6/nsubj slept=sleep/VERB/VBD/3/ccomp",
    );
    assert.equal(said(tree, [1, 2], -1, [3, 5]), "that Mali slept");
  });
});

describe("what stands before what is said", () => {
  // Kenya vowed Friday to pay.
  const vowed = plainTree(
    "Kenya/PROPN/NNP/2/nsubj vowed=vow/VERB/VBD/0/root Friday/PROPN/NNP/2/obl to/PART/TO/5/mark pay/VERB/VB/2/xcomp",
  );
  const timed = (tree: Analysis): Analysis => ({
    ...tree,
    tokens: tree.tokens.map((one) => ({ ...one, mention: one.form === "Friday" ? "time" : null })),
  });
  it("is left out where it says when", () => assert.equal(said(timed(vowed), [1, 1], 0, [2, 4]), "to pay"));
  it("stays where it says no time", () => assert.equal(said(vowed, [1, 1], 0, [2, 4]), "Friday to pay"));

  // Peace “is near”, Kenya said.
  const near = (first: string) =>
    plainTree(
      `${first}/PROPN/NNP/4/nsubj “/PUNCT/\`\`/4/punct is=be/AUX/VBZ/4/cop near/ADJ/JJ/8/ccomp ”/PUNCT/''/4/punct ,/PUNCT/,/8/punct Kenya/PROPN/NNP/8/nsubj said=say/VERB/VBD/0/root`,
    );
  it("is given to a quotation that lacks its subject", () =>
    assert.equal(said(near("Peace"), [7, 7], 6, [1, 4]), "Peace “ is near ”"));
  it("is not where another's cue stands in it", () =>
    assert.equal(said(near("Peace"), [7, 7], 6, [1, 4], [0]), "“ is near ”"));
});

describe("what stands behind what is said", () => {
  const crashed = (verb: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root it/PRON/PRP/4/nsubj crashed=crash/VERB/VBD/2/ccomp ,/PUNCT/,/6/punct ${verb}/VERB/VBG/4/advcl two/NUM/CD/6/obj`,
    );
  it("goes on with a participle behind a comma", () =>
    assert.equal(said(crashed("killing=kill"), [1, 1], 0, [2, 3]), "it crashed , killing two"));
  it("ends before a participle that speaks, and before another's cue", () => {
    assert.equal(said(crashed("citing=cite"), [1, 1], 0, [2, 3]), "it crashed");
    assert.equal(said(crashed("killing=kill"), [1, 1], 0, [2, 3], [5]), "it crashed");
  });

  const hurt = (second: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root a/DET/DT/4/det man/NOUN/NN/5/nsubj slept=sleep/VERB/VBD/2/ccomp but/CCONJ/CC/7/cc ${second}/VERB/VBD/5/conj`,
    );
  it("ends before what the speaker does next", () =>
    assert.equal(said(hurt("declined=decline"), [1, 1], 0, [2, 6]), "a man slept"));
  it("has what is not of a speaker's making", () =>
    assert.equal(said(hurt("woke=wake"), [1, 1], 0, [2, 6]), "a man slept but woke"));

  const hoped = (label: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj predicted=predict/VERB/VBD/0/root “/PUNCT/\`\`/5/punct good/ADJ/JJ/5/amod results=result/NOUN/NNS/2/obj ”/PUNCT/''/5/punct from/ADP/IN/8/case talks=talk/NOUN/NNS/${label}`,
    );
  it("goes on over a mark of quotation with what hangs on the words", () =>
    assert.equal(said(hoped("5/nmod"), [1, 1], 0, [2, 5]), "“ good results ” from talks"));
  it("ends at the mark where what follows hangs on the cue", () =>
    assert.equal(said(hoped("2/obl"), [1, 1], 0, [2, 5]), "“ good results ”"));

  const asked = (mark: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj asked=ask/VERB/VBD/0/root Chad/PROPN/NNP/2/obj to/PART/TO/5/mark pay/VERB/VB/2/xcomp ,/PUNCT/,/9/punct and/CCONJ/CC/9/cc ${mark}/9/mark reconsider/VERB/VB/5/conj`,
    );
  it("goes on with a second order, be it a cue or not", () => {
    assert.equal(said(asked("to/PART/TO"), [1, 1], 0, [3, 4], [8]), "to pay , and to reconsider");
    assert.equal(said(asked("that/SCONJ/IN"), [1, 1], 0, [3, 4], [8]), "to pay");
  });

  const amid = (opener: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj urged=urge/VERB/VBD/0/root talks=talk/NOUN/NNS/2/obj ${opener}/ADP/IN/5/case fears=fear/NOUN/NNS/3/nmod`,
    );
  it("ends before what it is said amid", () => {
    assert.equal(said(amid("amid"), [1, 1], 0, [2, 4]), "talks");
    assert.equal(said(amid("about"), [1, 1], 0, [2, 4]), "talks about fears");
  });

  const noted = (verb: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root in/ADP/IN/4/case notes=note/NOUN/NNS/2/obl ${verb}/4/acl cuts=cut/NOUN/NNS/5/obj that/SCONJ/IN/9/mark it/PRON/PRP/9/nsubj paid=pay/VERB/VBD/2/ccomp`,
    );
  it("begins behind where it was said, unless a verb of its own stands there", () => {
    assert.equal(said(noted("giving=give/VERB/VBG"), [1, 1], 0, [2, 8]), "that it paid");
    assert.equal(said(noted("gave=give/VERB/VBD"), [1, 1], 0, [2, 8]), "in notes gave cuts that it paid");
  });
});
