import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Analysis } from "../../src/analysis/analysis.ts";
import type { Attribution } from "../../src/report/statements/attribution.ts";
import { withInnerSpeaker } from "../../src/report/statements/inner-speaker.ts";
import { whole } from "../../src/report/statements/whole.ts";
import { plainTree } from "../codebook/plain-tree.ts";

const attribution = (
  cue: readonly number[],
  sourceHead: number,
  [first, last]: readonly [number, number],
): Attribution => ({
  cue,
  source: sourceHead < 0 ? [] : [sourceHead],
  sourceHead,
  content: Array.from({ length: last - first + 1 }, (_, step) => first + step),
  rule: "said/learned",
  score: 0.9,
});

const words = (analysis: Analysis, indexes: readonly number[]): string =>
  indexes.map((index) => analysis.tokens[index]!.form).join(" ");

const said = (analysis: Analysis, one: Attribution, cues: readonly number[] = one.cue): string =>
  words(analysis, whole(analysis, one, new Set(cues)).content);

describe("what is said is told whole", () => {
  // Kenya feared a warrant against Mwangi.
  const warrant = plainTree(
    "Kenya/PROPN/NNP/2/nsubj feared=fear/VERB/VBD/0/root a/DET/DT/4/det warrant/NOUN/NN/2/obj against/ADP/IN/6/case Mwangi/PROPN/NNP/4/nmod",
  );
  it("is not broken off at the first word of a phrase", () =>
    assert.equal(said(warrant, attribution([1], 0, [2, 4])), "a warrant against Mwangi"));
  it("ends where it ended before somebody's own words or a cue", () =>
    assert.equal(said(warrant, attribution([1], 0, [2, 4]), [1, 5]), "a warrant against"));

  // She spoke of a film. It will show a war.
  const film = plainTree(
    "She/PRON/PRP/2/nsubj spoke=speak/VERB/VBD/0/root of/ADP/IN/5/case a/DET/DT/5/det film/NOUN/NN/2/obl",
    "It/PRON/PRP/3/nsubj will/AUX/MD/3/aux show/VERB/VB/0/root a/DET/DT/5/det war/NOUN/NN/3/obj",
  );
  it("goes on in the next sentence from its beginning", () => {
    const one = attribution([1], 0, [3, 9]);
    assert.equal(said(film, { ...one, content: [3, 4, 8, 9] }), "a film It will show a war");
  });

  // Kenya said on a day it would pay; Chad paid.
  it("has no colon before it, no day in it, and nothing of a neighbour before a semicolon", () => {
    const told = plainTree(
      "Chad/PROPN/NNP/2/nsubj paid=pay/VERB/VBD/5/parataxis ;/PUNCT/:/5/punct Kenya/PROPN/NNP/5/nsubj said=say/VERB/VBD/0/root Tuesday/PROPN/NNP/5/obl :/PUNCT/:/9/punct it/PRON/PRP/9/nsubj paid=pay/VERB/VBD/5/ccomp",
    );
    const tokens = told.tokens.map((one) => ({ ...one, mention: one.form === "Tuesday" ? "time" : null }));
    const one = { ...attribution([4], 3, [6, 8]), content: [0, 1, 5, 7, 8] };
    assert.equal(said({ ...told, tokens }, one), "it paid");
    assert.equal(said(told, attribution([4], 3, [6, 8])), "it paid");
  });

  const twin = (second: string) =>
    plainTree(
      `Kenya/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root Chad/PROPN/NNP/5/nsubj had=have/AUX/VBD/5/aux slept=sleep/VERB/VBN/2/ccomp and/CCONJ/CC/8/cc ${second}/AUX/VBD/8/aux blamed=blame/VERB/VBN/5/conj Mali/PROPN/NNP/8/obj`,
    );
  it("has a second verb with the auxiliaries of the first, also where that is a cue", () => {
    assert.equal(said(twin("had=have"), attribution([1], 0, [2, 4]), [1, 7]), "Chad had slept and had blamed Mali");
    assert.equal(said(twin("was=be"), attribution([1], 0, [2, 4]), [1, 7]), "Chad had slept");
  });
});

describe("who speaks inside somebody's words", () => {
  // Kenya said Chad had slept and had blamed Mali.
  const tree = (tag: string): Analysis => {
    const plain = plainTree(
      `Kenya/PROPN/NNP/2/nsubj said=say/VERB/VBD/0/root Chad/PROPN/NNP/5/nsubj had=have/AUX/VBD/5/aux slept=sleep/VERB/VBN/2/ccomp and/CCONJ/CC/8/cc had=have/AUX/VBD/8/aux blamed=blame/VERB/${tag}/5/conj Mali/PROPN/NNP/8/obj`,
    );
    return {
      ...plain,
      tokens: plain.tokens.map((one) => ({ ...one, mention: one.upos === "PROPN" ? "place" : null })),
    };
  };
  const speaker = (analysis: Analysis, end: number): string => {
    const [outer, inner] = [attribution([1], 0, [2, end]), attribution([7], 0, [8, 8])];
    return words(analysis, withInnerSpeaker(analysis, inner, [outer, inner]).source);
  };
  it("is the verb's own subject, and not who tells of it", () => {
    assert.equal(speaker(tree("VBN"), 8), "Chad");
    assert.equal(speaker(tree("VBN"), 4), "Chad");
  });
  it("is who tells of it where the verb is of another make", () => assert.equal(speaker(tree("VBD"), 8), "Kenya"));

  // "The trial failed," Steiner said, adding that it rained.
  const trial = plainTree(
    "trial/NOUN/NN/2/nsubj failed=fail/VERB/VBD/4/ccomp Steiner/PROPN/NNP/4/nsubj said=say/VERB/VBD/0/root adding=add/VERB/VBG/2/advcl rain/NOUN/NN/5/obj",
  );
  it("goes on speaking, whatever he spoke of", () => {
    const [first, second] = [attribution([3], 2, [0, 1]), attribution([4], 0, [5, 5])];
    assert.equal(words(trial, withInnerSpeaker(trial, second, [first, second]).source), "Steiner");
  });

  // The agency quoted the premier as saying so.
  const quoted = plainTree(
    "Tass/PROPN/NNP/2/nsubj quoted=quote/VERB/VBD/0/root Abe/PROPN/NNP/2/obj as/SCONJ/IN/5/mark saying=say/VERB/VBG/2/advcl so/ADV/RB/5/advmod",
  );
  it("is whom somebody quotes", () => {
    const one = attribution([1], 0, [5, 5]);
    assert.equal(words(quoted, withInnerSpeaker(quoted, one, [one]).source), "Abe");
  });
});
