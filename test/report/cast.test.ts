import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { castOfTrees, entityOf, wordsOf } from "./cast-sample.ts";

const BAKERY = `
  Kari PROPN 3 nsubj
  Moe PROPN 1 flat
  lives VERB 0 root
  in ADP 5 case
  Norway PROPN 3 obl
  . PUNCT 3 punct
  ---
  “ PUNCT 3 punct
  I PRON 3 nsubj
  hope VERB 15 ccomp
  Norway PROPN 5 nsubj
  leaves VERB 3 ccomp
  the DET 10 det
  North PROPN 8 compound
  Atlantic PROPN 10 amod
  Treaty PROPN 10 compound
  Organization PROPN 5 obj
  ( PUNCT 12 punct
  NATO PROPN 10 appos
  ) PUNCT 12 punct
  ” PUNCT 3 punct
  said VERB 0 root
  Moe PROPN 15 nsubj
  , PUNCT 19 punct
  an DET 19 det
  engineer NOUN 16 appos
  . PUNCT 15 punct
`;

describe("mentions", () => {
  const { cast, text } = castOfTrees(`
    Prime ADJ 2 amod
    Minister PROPN 3 nmod:desc
    Anna PROPN 5 nsubj
    Berg PROPN 3 flat
    met VERB 0 root
    the DET 10 det
    two NUM 10 nummod
    young ADJ 10 amod
    Russian ADJ 10 amod
    soldiers NOUN:p 5 obj
    who PRON 12 nsubj
    fled VERB 10 acl:relcl
    at ADP 15 case
    the DET 15 det
    Bank PROPN 5 obl
    of ADP 17 case
    England PROPN 15 nmod
    . PUNCT 5 punct`);
  const all = cast.mentions.map(({ start, end }) => text.slice(start, end));
  it("run from the first pre-modifier to the head, titles inside", () => {
    assert.ok(all.includes("Prime Minister Anna Berg"));
    assert.equal(entityOf(cast, text, "Prime Minister Anna Berg")?.name, "Anna Berg");
  });
  it("have no leading article and no relative clause", () => {
    assert.ok(all.includes("two young Russian soldiers"));
    assert.ok(!all.some((words) => /who|^the /.test(words)));
  });
  it("take a prepositional phrase only inside an official name", () => {
    assert.ok(all.includes("Bank of England"));
    assert.ok(!all.includes("Bank"));
  });
  it("stand inside one another where an adjective names a state", () => {
    assert.equal(entityOf(cast, text, "Russian")?.actor, "RUS");
    const soldiers = entityOf(cast, text, "two young Russian soldiers");
    assert.equal(soldiers?.actor, "RUS");
    assert.equal(soldiers?.sector, "MIL");
    assert.equal(soldiers?.type, "people");
  });
});

describe("one entity", () => {
  const { cast, text } = castOfTrees(BAKERY);
  it("holds a name, its short form, and the I of what its bearer says", () => {
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "Kari Moe")), ["Kari Moe", "I", "Moe", "engineer"]);
  });
  it("holds a name and its abbreviation in brackets", () => {
    const nato = entityOf(cast, text, "NATO");
    assert.deepEqual(wordsOf(text, nato), ["North Atlantic Treaty Organization", "NATO"]);
    assert.equal(nato?.actor, "NATO");
    assert.equal(nato?.type, "organization");
  });
  it("keeps what an apposition says of it as a role, on its words", () => {
    const [role] = entityOf(cast, text, "Kari Moe")!.roles;
    assert.equal(role?.text, "engineer");
    assert.equal(text.slice(role!.start, role!.end), "engineer");
  });
  it("has the id of its first mention's turn, and tells by which sieve a mention was joined", () => {
    assert.deepEqual(
      cast.entities.map(({ id }) => id),
      cast.entities.map((_, index) => `e${index + 1}`),
    );
    assert.equal(cast.mentions.find(({ start, end }) => text.slice(start, end) === "I")?.by, "pronoun/speaker");
  });
});

describe("a capital's name", () => {
  const { cast, text } = castOfTrees(`
    Moscow PROPN 2 nsubj
    warned VERB 0 root
    Ankara PROPN 2 obj
    . PUNCT 2 punct

    Crowds NOUN:p 2 nsubj
    gathered VERB 0 root
    in ADP 4 case
    Moscow PROPN 2 obl
    , PUNCT 7 punct
    and CCONJ 7 cc
    Russia PROPN 2 conj
    . PUNCT 2 punct`);
  it("stands for the government where it acts or is spoken to", () => {
    const [first] = cast.mentions;
    assert.equal(cast.entity(first!.entity)?.type, "state");
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "Russia")), ["Moscow", "Russia"]);
    assert.equal(entityOf(cast, text, "Ankara")?.actor, "TUR");
    assert.equal(entityOf(cast, text, "Ankara")?.type, "state");
  });
  it("is the town where things happen, and on the map", () => {
    const town = cast.entity(cast.mentions.filter(({ start, end }) => text.slice(start, end) === "Moscow")[1]!.entity);
    assert.equal(town?.type, "place");
    assert.equal(town?.place?.country, "RUS");
    assert.equal(town?.place?.precision, "city");
  });
});

describe("the two countries", () => {
  const { cast, text } = castOfTrees(`
    Chad PROPN 4 nsubj
    and CCONJ 3 cc
    Sudan PROPN 1 conj
    met VERB 0 root
    . PUNCT 4 punct

    The DET 3 det
    two NUM 3 nummod
    countries NOUN:p 4 nsubj
    signed VERB 0 root
    a DET 6 det
    deal NOUN 4 obj
    . PUNCT 4 punct

    Both DET 2 det
    nations NOUN:p 3 nsubj
    agreed VERB 0 root
    . PUNCT 3 punct`);
  const pair = entityOf(cast, text, "two countries");
  it("are an entity of their own that names both members and chooses neither", () => {
    assert.deepEqual(
      pair?.members?.map((id) => cast.entity(id)?.actor),
      ["TCD", "SDN"],
    );
    assert.equal(pair?.actor, null);
    assert.deepEqual(pair?.candidates.map(({ actor }) => actor).sort(), ["SDN", "TCD"]);
  });
  it("are the same two when spoken of again", () =>
    assert.deepEqual(wordsOf(text, pair), ["two countries", "Both nations"]));
});

describe("pronouns", () => {
  const { cast, text } = castOfTrees(`
    Maria PROPN 3 nsubj
    Lopez PROPN 1 flat
    told VERB 0 root
    Peter PROPN 3 obj
    Hall PROPN 4 flat
    that SCONJ 8 mark
    she PRON 8 nsubj
    trusted VERB 3 ccomp
    him PRON 8 obj
    . PUNCT 3 punct

    It PRON 3 expl
    was AUX 3 cop
    clear ADJ 0 root
    that SCONJ 7 mark
    they PRON 7 nsubj
    had AUX 7 aux
    met VERB 3 csubj
    . PUNCT 3 punct`);
  it("agree in gender with whom they mean", () => {
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "Maria Lopez")), ["Maria Lopez", "she"]);
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "Peter Hall")), ["Peter Hall", "him"]);
  });
  it("that mean nothing are no mention", () => assert.equal(entityOf(cast, text, "It"), undefined));
});

describe("descriptions", () => {
  const { cast, text } = castOfTrees(`
    Estonia PROPN 2 nsubj
    joined VERB 0 root
    NATO PROPN 2 obj
    . PUNCT 2 punct

    The DET 3 det
    small ADJ 3 amod
    country NOUN 4 nsubj
    trusts VERB 0 root
    the DET 7 det
    military ADJ 7 amod
    alliance NOUN 4 obj
    . PUNCT 4 punct

    A DET 2 det
    country NOUN 3 nsubj
    voted VERB 0 root
    . PUNCT 3 punct`);
  it("take up the state and the body that were named", () => {
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "Estonia")), ["Estonia", "small country"]);
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "NATO")), ["NATO", "military alliance"]);
  });
  it("with an indefinite article bring in someone new", () =>
    assert.deepEqual(wordsOf(text, entityOf(cast, text, "country")), ["country"]));
});

describe("a person", () => {
  const { cast, text } = castOfTrees(
    `
    Its PRON 2 nmod:poss
    minister NOUN 6 nsubj
    , PUNCT 4 punct
    Anna PROPN 2 appos
    Berg PROPN 4 flat
    left VERB 0 root
    Oslo PROPN 6 obj
    . PUNCT 6 punct

    Independent ADJ 3 amod
    Turkish ADJ 3 amod
    analyst NOUN 4 nmod:desc
    Ali PROPN 6 nsubj
    Demir PROPN 4 flat
    agreed VERB 0 root
    . PUNCT 6 punct`,
    "2023-04-14",
  );
  it("acts for the state that the document puts beside the name, and has the sector of the role", () => {
    const analyst = entityOf(cast, text, "Independent Turkish analyst Ali Demir");
    assert.equal(analyst?.actor, "TUR");
    assert.equal(analyst?.sector, "EDU");
    assert.equal(cast.entity(analyst!.roles[0]!.of!)?.actor, "TUR");
  });
  it("in office is of the government", () => assert.equal(entityOf(cast, text, "Anna Berg")?.sector, "GOV"));
});

describe("what is no entity", () => {
  const { cast, text } = castOfTrees(`
    The DET 2 det
    disappointment NOUN 5 nsubj
    on ADP 4 case
    Tuesday PROPN 2 nmod
    grew VERB 0 root
    in ADP 7 case
    Kenya PROPN 5 obl
    . PUNCT 5 punct`);
  it("is left out: abstractions and times", () =>
    assert.deepEqual(
      cast.mentions.map(({ start, end }) => text.slice(start, end)),
      ["Kenya"],
    ));
  it("answers which mention a word heads or lies in", () => {
    assert.equal(cast.headed(6)?.entity, "e1");
    assert.equal(cast.covering(6)?.head, 6);
    assert.equal(cast.headed(1), null);
  });
});
