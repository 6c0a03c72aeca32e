import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeDocument } from "../../src/document/document.ts";
import { findCast, mend } from "../../src/report/cast/index.ts";
import { layoutOf, OWN, PAIR } from "../../src/report/cast/rank/fields.ts";
import { openRanker } from "../../src/report/cast/rank/ranker.ts";
import { settleTypes } from "../../src/report/cast/settle-types.ts";
import { RULES, ranked } from "../../src/report/cast/sieves.ts";
import { castOfTrees, directory, entityOf, gazetteer, treesOf, wordsOf } from "./cast-sample.ts";

describe("a title", () => {
  const { cast, text } = castOfTrees(`
    Foreign PROPN 2 amod
    Minister PROPN 3 nmod:desc
    Ola PROPN 5 nsubj
    Vik PROPN 3 flat
    greeted VERB 0 root
    Deputy PROPN 7 compound
    Governor PROPN 8 nmod:desc
    Liv PROPN 5 obj
    Dahl PROPN 8 flat
    . PUNCT 5 punct

    The DET 3 det
    tired ADJ 3 amod
    minister NOUN 4 nsubj
    thanked VERB 0 root
    the DET 6 det
    governor NOUN 4 obj
    . PUNCT 4 punct`);
  it("is what its bearer can be called by again, whatever else is said of them", () =>
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "Foreign Minister Ola Vik")), [
      "Foreign Minister Ola Vik",
      "tired minister",
    ]));
  it("is not borne by a deputy", () =>
    assert.ok(!wordsOf(text, entityOf(cast, text, "Deputy Governor Liv Dahl")).includes("governor")));
});

describe("who speaks", () => {
  const { cast, text } = castOfTrees(`
    Mia PROPN 3 nsubj
    Strand PROPN 1 flat
    left VERB 0 root
    . PUNCT 3 punct

    “ PUNCT 3 punct
    We PRON 3 nsubj
    lost VERB 10 ccomp
    our PRON 5 nmod:poss
    homes NOUN:p 3 obj
    , PUNCT 3 punct
    ” PUNCT 3 punct
    she PRON 9 nsubj
    nodded VERB 10 dep
    said VERB 0 root
    she PRON 10 nsubj
    . PUNCT 10 punct

    “ PUNCT 3 punct
    I PRON 3 nsubj
    wept VERB 6 ccomp
    , PUNCT 3 punct
    ” PUNCT 3 punct
    added VERB 0 root
    she PRON 6 nsubj
    . PUNCT 6 punct`);
  it("is known before what the quotation says, so that I is the one whom the pronoun behind it means", () => {
    const words = wordsOf(text, entityOf(cast, text, "Mia Strand"));
    assert.ok(words.includes("I") && words.includes("she"), words.join(", "));
  });
});

describe("names", () => {
  it("of bodies in one word that any body goes by stay apart where the words before tell them apart", () => {
    const { cast, text } = castOfTrees(`
      The DET 4 det
      Farmers PROPN:p 4 nmod:poss
      ' PART 2 case
      Party PROPN 5 nsubj
      beat VERB 0 root
      the DET 8 det
      Green PROPN 8 compound
      Party PROPN 5 obj
      . PUNCT 5 punct`);
    assert.notEqual(entityOf(cast, text, "Green Party")?.id, cast.headed(3)?.entity);
  });
  it("behind Radio are bodies, not the land they are named after", () => {
    const { cast } = castOfTrees(`
      Radio PROPN 3 nsubj
      Oslo PROPN 1 flat
      praised VERB 0 root
      farmers NOUN:p 3 obj
      . PUNCT 3 punct`);
    assert.equal(cast.entity(cast.headed(0)!.entity)?.type, "organization");
  });
  it("have one type wherever they stand: what most of their places say most surely", () => {
    const trees = treesOf(`
      Brekke PROPN 2 nsubj
      grew VERB 0 root
      . PUNCT 2 punct

      Crowds NOUN:p 2 nsubj
      left VERB 0 root
      Brekke PROPN 2 obj
      . PUNCT 2 punct

      Brekke PROPN 2 nsubj
      slept VERB 0 root
      . PUNCT 2 punct`);
    const said = ["place", "organization", "place"];
    const tokens = trees.tokens.map((token) =>
      token.form === "Brekke"
        ? { ...token, mention: said.shift()!, mentionScore: said.length === 1 ? 0.5 : 0.8 }
        : token,
    );
    const settled = settleTypes({ ...trees, tokens }).tokens.filter(({ form }) => form === "Brekke");
    assert.deepEqual(
      settled.map(({ mention }) => mention),
      ["place", "place", "place"],
    );
  });
});

describe("the ranker", () => {
  const trees = treesOf(`
    The DET 2 det
    firm NOUN 3 nsubj
    grew VERB 0 root
    . PUNCT 3 punct

    It PRON 2 nsubj
    hired VERB 0 root
    the DET 4 det
    engineers NOUN:p 2 obj
    . PUNCT 2 punct`);
  const input = { document: makeDocument(trees.text), analysis: trees, directory, gazetteer };
  const sizes = { own: layoutOf(OWN).size, pair: layoutOf(PAIR).size };
  const packed = (bytes: readonly number[]) => ({
    scale: 1,
    values: Buffer.from(Int8Array.from(bytes)).toString("base64"),
  });
  const zeros = (count: number) => packed(new Array<number>(count).fill(0));
  const weights = (direct: number) => ({
    hidden: 2,
    own: zeros(sizes.own * 2),
    pair: zeros(sizes.pair * 2),
    bias: zeros(2),
    out: zeros(2),
    direct: packed(new Array<number>(sizes.pair).fill(direct)),
    newOwn: zeros(sizes.own),
    newBias: zeros(1),
    newOut: zeros(1),
  });
  const entity = (direct: number) => findCast(input, ranked(openRanker(weights(direct)))).headed(4)?.entity;
  it("joins where a choice scores above something new, and leaves alone where none does", () => {
    const firm = (direct: number) => findCast(input, ranked(openRanker(weights(direct)))).headed(1)!.entity;
    assert.equal(entity(1), firm(1));
    assert.notEqual(entity(-1), firm(-1));
  });
  it("refuses weights that were made for other fields", () =>
    assert.throws(() => openRanker({ ...weights(1), direct: zeros(3) }), { code: "report/ranker" }));
  it("stands in for rules that are still there alone", () =>
    assert.deepEqual(
      RULES.map(({ name }) => name),
      ["names", "apposition", "description", "pronoun", "possession"],
    ));
});

describe("the mended tree", () => {
  it("is made once, whoever asks", () => {
    const trees = treesOf("Mia PROPN 2 nsubj\nleft VERB 0 root");
    assert.equal(mend(trees), mend(trees));
    assert.equal(mend(mend(trees)), mend(trees));
  });
});

describe("a description before a state", () => {
  const { cast } = castOfTrees(`
    They PRON 2 nsubj
    praised VERB 0 root
    Serbia PROPN 6 nmod:poss place
    's PART 3 case
    patron NOUN 6 nmod:desc
    Turkey PROPN 2 obj place
    . PUNCT 2 punct`);
  it("leaves it a state where the model sees no person", () =>
    assert.deepEqual(
      cast.entities.filter(({ name }) => name.endsWith("Turkey")).map(({ type, actor }) => [type, actor]),
      [["state", "TUR"]],
    ));
});
