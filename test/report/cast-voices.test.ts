import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { castOfTrees, entityOf, wordsOf } from "./cast-sample.ts";

/** The name of the entity that the first mention of these words belongs to. */
const nameFor = (written: string, words: string, published: string | null = null): string | undefined => {
  const { cast, text } = castOfTrees(written, published);
  return entityOf(cast, text, words)?.name;
};

const REPORTED = `
    The DET 3 det
    Harbour PROPN 3 compound
    Post PROPN 4 nsubj organization
    said VERB 0 root
    ferries NOUN:p 6 nsubj
    stopped VERB 4 ccomp
    . PUNCT 4 punct
    `;

describe("who speaks outside quotation marks", () => {
  it("is taken up by a pronoun behind what is said, whatever stands before it", () =>
    assert.equal(
      nameFor(
        `${REPORTED}
    A DET 2 det
    company NOUN 3 nsubj organization
    lost VERB 0 root
    money NOUN 3 obj
    , PUNCT 7 punct
    it PRON 7 nsubj
    added VERB 3 parataxis
    . PUNCT 3 punct`,
        "it",
      ),
      "Harbour Post",
    ));
  it("is taken up by a noun that any body goes by", () =>
    assert.equal(
      nameFor(
        `${REPORTED}
    The DET 2 det
    newspaper NOUN 3 nsubj organization
    added VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct`,
        "newspaper",
      ),
      "Harbour Post",
    ));
  it("is the one who says what somebody else is said to do", () => {
    const { cast, text } = castOfTrees(`
    Mia PROPN 3 nsubj person
    Strand PROPN 1 flat
    said VERB 0 root
    Ola PROPN 6 nsubj person
    Vik PROPN 4 flat
    claimed VERB 3 ccomp
    victory NOUN 6 obj
    . PUNCT 3 punct

    Both DET 3 nsubj
    are AUX 3 cop
    tired ADJ 6 parataxis
    , PUNCT 6 punct
    she PRON 6 nsubj
    added VERB 0 root
    . PUNCT 6 punct`);
    assert.equal(entityOf(cast, text, "she")?.name, "Mia Strand");
  });
  it("is another where a word says so", () => {
    const { cast, text } = castOfTrees(`
    Mia PROPN 3 nsubj person
    Strand PROPN 1 flat
    said VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct

    The DET 3 det
    other ADJ 3 amod
    woman NOUN 4 nsubj person
    said VERB 0 root
    more PRON 4 obj
    . PUNCT 4 punct`);
    assert.ok(!wordsOf(text, entityOf(cast, text, "Mia Strand")).includes("other woman"));
  });
  it("may be the force whose name ends with the noun", () =>
    assert.equal(
      nameFor(
        `
    Brekke PROPN 3 compound
    State PROPN 3 compound
    Police PROPN 4 nsubj organization
    closed VERB 0 root
    roads NOUN:p 4 obj
    . PUNCT 4 punct

    State NOUN 2 compound
    police NOUN 3 nsubj organization
    said VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct`,
        "State police",
      ),
      "Brekke State Police",
    ));
});

describe("what speaks though it is no actor elsewhere", () => {
  const { cast, text } = castOfTrees(`
    The DET 2 det
    campaign NOUN 3 nsubj event
    said VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct

    Each DET 2 det
    side NOUN 3 nsubj abstract
    said VERB 0 root
    more PRON 3 obj
    . PUNCT 3 punct

    The DET 2 det
    campaign NOUN 3 nsubj event
    ended VERB 0 root
    . PUNCT 3 punct`);
  it("is somebody", () => {
    assert.equal(cast.entity(cast.headed(1)?.entity ?? "")?.type, "organization");
    assert.equal(entityOf(cast, text, "Each side")?.type, "people");
  });
});

describe("offices", () => {
  it("are held by whom the tables know on the day, where the text names that person", () => {
    const text = `
    Emmanuel PROPN 3 nsubj person
    Macron PROPN 1 flat
    left VERB 0 root
    . PUNCT 3 punct

    The DET 3 det
    French ADJ 3 amod
    president NOUN 4 nsubj person
    waved VERB 0 root
    . PUNCT 4 punct`;
    assert.equal(nameFor(text, "French president", "2020-05-01"), "Emmanuel Macron");
    assert.notEqual(nameFor(text, "French president", "2015-05-01"), "Emmanuel Macron");
  });
  it("without a name before them are whose title comes, though the noun is tagged as a name", () =>
    assert.equal(
      nameFor(
        `
    The DET 2 det
    governor PROPN 3 nsubj person
    waved VERB 0 root
    . PUNCT 3 punct

    Crowds NOUN:p 2 nsubj person
    greeted VERB 0 root
    Gov. PROPN 4 nmod:desc
    Liv PROPN 2 obj person
    Dahl PROPN 4 flat
    . PUNCT 2 punct`,
        "governor",
      ),
      "Liv Dahl",
    ));
});

describe("names of persons", () => {
  it("are told from a title that the tree takes for a part of them", () => {
    const { cast, text } = castOfTrees(`
    Defence PROPN 2 compound
    Minister PROPN 5 nsubj
    Liv PROPN 5 nsubj person
    Dahl PROPN 3 flat
    resigned VERB 0 root
    . PUNCT 5 punct

    Dahl PROPN 2 nsubj person
    said VERB 0 root
    nothing PRON 2 obj
    . PUNCT 2 punct`);
    assert.equal(entityOf(cast, text, "Dahl")?.name, "Liv Dahl");
    assert.equal(entityOf(cast, text, "Dahl")?.mentions.length, 2);
  });
  it("end before the day of the week", () =>
    assert.equal(
      nameFor(
        `
    President PROPN 2 nmod:desc
    Liv PROPN 5 nsubj person
    Dahl PROPN 2 flat
    Friday PROPN 2 flat
    promised VERB 0 root
    rain NOUN 5 obj
    . PUNCT 5 punct`,
        "President Liv Dahl",
      ),
      "Liv Dahl",
    ));
  it("may end with what a people goes by", () =>
    assert.equal(
      nameFor(
        `
    Liv PROPN 3 nsubj person
    German PROPN 1 flat
    left VERB 0 root
    . PUNCT 3 punct

    German PROPN 2 nsubj person
    said VERB 0 root
    nothing PRON 2 obj
    . PUNCT 2 punct`,
        "German",
      ),
      "Liv German",
    ));
  it("are not those of a namesake in passing", () =>
    assert.equal(
      nameFor(
        `
    Mia PROPN 9 nsubj person
    Strand PROPN 1 flat
    , PUNCT 4 punct
    sister NOUN 1 appos person
    of ADP 6 case
    Liv PROPN 4 nmod person
    Strand PROPN 6 flat
    , PUNCT 4 punct
    spoke VERB 0 root
    . PUNCT 9 punct

    Strand PROPN 2 nsubj person
    said VERB 0 root
    nothing PRON 2 obj
    . PUNCT 2 punct`,
        "Strand",
      ),
      "Mia Strand",
    ));
  it("are not that of a party, where one of it speaks", () => {
    const { cast, text } = castOfTrees(`
    The DET 2 det
    Republican PROPN 3 nsubj person
    said VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct`);
    assert.equal(entityOf(cast, text, "Republican")?.type, "person");
  });
});
