import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { castOfTrees, entityOf, wordsOf } from "./cast-sample.ts";

describe("a noun of number and what it counts", () => {
  const { cast, text } = castOfTrees(`
    Tens NOUN:p 6 nsubj person
    of ADP 3 case
    thousands NOUN:p 1 nmod
    of ADP 5 case
    soldiers NOUN:p 1 nmod
    fled VERB 0 root
    . PUNCT 6 punct

    Dozens NOUN:p 5 nsubj person
    of ADP 4 case
    the DET 4 det
    soldiers NOUN:p 1 nmod person
    returned VERB 0 root
    . PUNCT 5 punct`);
  it("are one mention and one entity, which either word leads to", () => {
    const soldiers = entityOf(cast, text, "Tens of thousands of soldiers");
    assert.equal(soldiers?.name, "Tens of thousands of soldiers");
    assert.equal(soldiers?.type, "people");
    assert.equal(soldiers?.sector, "MIL");
    assert.equal(cast.headed(0)?.entity, soldiers?.id);
    assert.equal(cast.headed(4)?.entity, soldiers?.id);
  });
  it("are two where the number is a part of known ones, and the part has the whole phrase for a name", () => {
    assert.equal(entityOf(cast, text, "Dozens")?.name, "Dozens of the soldiers");
    assert.notEqual(entityOf(cast, text, "Dozens")?.id, entityOf(cast, text, "soldiers")?.id);
  });
});

describe("people told by a quantity", () => {
  const { cast, text } = castOfTrees(`
    Many ADJ 4 nsubj
    in ADP 3 case
    Norway PROPN 1 nmod place
    trust VERB 0 root
    the DET 6 det
    army NOUN 4 obj organization
    . PUNCT 4 punct

    Nobody PRON 2 nsubj person
    protested VERB 0 root
    . PUNCT 2 punct

    No DET 2 det
    country NOUN 3 nsubj place
    helped VERB 0 root
    . PUNCT 3 punct`);
  it("are an entity of where they are, named with it", () => {
    const many = entityOf(cast, text, "Many");
    assert.equal(many?.name, "Many in Norway");
    assert.equal(many?.type, "people");
    assert.equal(many?.actor, "NOR");
  });
  it("of which there are none are no entity", () => {
    assert.equal(entityOf(cast, text, "Nobody"), undefined);
    assert.equal(cast.headed(8), null);
    assert.equal(cast.headed(12), null);
  });
});

describe("a description with a pronoun for its owner", () => {
  const { cast, text } = castOfTrees(`
    Norway PROPN 2 nsubj place
    praised VERB 0 root
    its PRON 4 nmod:poss
    navy NOUN 2 obj organization
    . PUNCT 2 punct`);
  it("is named by the owner's name", () => {
    assert.equal(entityOf(cast, text, "its navy")?.name, "Norway's navy");
    assert.equal(entityOf(cast, text, "its navy")?.actor, "NOR");
  });
});

describe("we in a quotation", () => {
  const { cast, text } = castOfTrees(`
    “ PUNCT 4 punct
    Norway PROPN 4 nsubj place
    is AUX 4 cop
    small ADJ 7 ccomp
    , PUNCT 4 punct
    ” PUNCT 4 punct
    said VERB 0 root
    a DET 10 det
    Norwegian ADJ 10 amod
    farmer NOUN 7 nsubj person
    . PUNCT 7 punct
    ---
    “ PUNCT 4 punct
    We PRON 4 nsubj
    must AUX 4 aux
    leave VERB 10 ccomp
    NATO PROPN 4 obj organization
    , PUNCT 4 punct
    ” PUNCT 4 punct
    the DET 9 det
    farmer NOUN 10 nsubj person
    added VERB 0 root
    . PUNCT 10 punct
    ---
    “ PUNCT 4 punct
    We PRON 4 nsubj
    will AUX 4 aux
    stay VERB 7 ccomp
    , PUNCT 4 punct
    ” PUNCT 4 punct
    said VERB 0 root
    the DET 10 det
    Turkish ADJ 10 amod
    ambassador NOUN 7 nsubj person
    . PUNCT 7 punct`);
  it("is the speaker's country, where the speaker has just spoken of it", () => {
    const norway = entityOf(cast, text, "Norway");
    assert.ok(wordsOf(text, norway).includes("We"));
    assert.equal(norway?.name, "Norway");
  });
  it("is the state that an official serves, who is another than the one of another nation quoted before", () => {
    assert.ok(wordsOf(text, entityOf(cast, text, "Turkish")).includes("We"));
  });
});

describe("a body", () => {
  const { cast, text } = castOfTrees(
    `
    UNICEF PROPN 2 compound organization
    spokesman NOUN 3 nmod:desc
    Kari PROPN 5 nsubj person
    Moe PROPN 3 flat
    left VERB 0 root
    . PUNCT 5 punct`,
    "2023-04-14",
  );
  it("gives its spokesman its own sector, not that of a government", () =>
    assert.equal(entityOf(cast, text, "UNICEF spokesman Kari Moe")?.sector, null));
});

describe("the two countries among others", () => {
  const { cast, text } = castOfTrees(`
    Chad PROPN 4 nsubj place
    and CCONJ 3 cc
    Sudan PROPN 1 conj place
    met VERB 0 root
    . PUNCT 4 punct

    Chad PROPN 2 nsubj place
    thanked VERB 0 root
    Sudan PROPN 2 obj place
    . PUNCT 2 punct

    Turkey PROPN 2 nsubj place
    tried VERB 0 root
    to PART 4 mark
    bring VERB 2 xcomp
    the DET 7 det
    two NUM 7 nummod
    countries NOUN:p 4 obj place
    together ADV 4 advmod
    . PUNCT 2 punct`);
  it("are not the one that acts on them", () =>
    assert.deepEqual(
      entityOf(cast, text, "two countries")?.members?.map((id) => cast.entity(id)?.actor),
      ["TCD", "SDN"],
    ));
});

describe("a description of another nation", () => {
  const { cast, text } = castOfTrees(`
    NASA PROPN 2 nsubj organization
    agreed VERB 0 root
    . PUNCT 2 punct

    The DET 4 det
    Russian ADJ 4 amod
    space NOUN 4 compound
    agency NOUN 5 nsubj organization
    refused VERB 0 root
    . PUNCT 5 punct`);
  it("is another body", () => {
    const agency = entityOf(cast, text, "Russian space agency");
    assert.equal(agency?.actor, "RUS");
    assert.notEqual(agency?.id, entityOf(cast, text, "NASA")?.id);
  });
});
