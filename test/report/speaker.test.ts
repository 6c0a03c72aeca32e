import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeDocument } from "../../src/document/document.ts";
import { findCast } from "../../src/report/cast/index.ts";
import type { Attribution } from "../../src/report/statements/attribution.ts";
import { type Spoken, speakerEntity, withOwner } from "../../src/report/statements/speaker.ts";
import { directory, gazetteer, treesOf } from "./cast-sample.ts";

const attribution = (source: readonly number[], cue: number, rule = "said/say-clause"): Attribution => ({
  cue: [cue],
  source,
  sourceHead: source.at(-1) ?? -1,
  content: [],
  rule,
  score: 1,
});

function sceneOf(written: string, before: readonly Spoken[] = []) {
  const tree = treesOf(written);
  const cast = findCast({ document: makeDocument(tree.text), analysis: tree, directory, gazetteer });
  return { tree, cast, before };
}

describe("what is written", () => {
  const GIVEN = `
    The DET 3 det
    Harbour PROPN 3 compound
    Union PROPN 4 nsubj organization
    issued VERB 0 root
    a DET 6 det
    statement NOUN 4 obj
    . PUNCT 4 punct

    `;
  it("speaks for whom it is from", () => {
    const scene = sceneOf(`
    The DET 2 det
    union NOUN 4 nmod:poss organization
    's PART 2 case
    statement NOUN 5 nsubj
    said VERB 0 root
    nothing PRON 5 obj
    . PUNCT 5 punct`);
    assert.equal(speakerEntity(scene, attribution([0, 1, 2, 3], 4)), scene.cast.headed(1)?.entity);
  });
  it("speaks for who gave it out before", () => {
    const scene = sceneOf(`${GIVEN}
    The DET 2 det
    statement NOUN 3 nsubj
    said VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct`);
    const entity = speakerEntity(scene, attribution([7, 8], 9));
    assert.equal(scene.cast.entity(entity ?? "")?.name, "Harbour Union");
  });
  it("speaks for nobody where it is new or many", () => {
    const scene = sceneOf(
      `${GIVEN}
    A DET 2 det
    report NOUN 3 nsubj
    said VERB 0 root
    nothing PRON 3 obj
    . PUNCT 3 punct

    Reports NOUN:p 2 nsubj
    said VERB 0 root
    nothing PRON 2 obj
    . PUNCT 2 punct`,
      [{ sentence: 0, speaker: "e1", content: [], inner: false }],
    );
    assert.equal(speakerEntity(scene, attribution([7, 8], 9)), null);
    assert.equal(speakerEntity(scene, attribution([12], 13)), null);
  });
});

describe("who says, thinks or hopes something in his own words", () => {
  const said = (pronoun: string, type: string) =>
    sceneOf(
      `
    Kabila PROPN 2 nsubj person
    slept VERB 0 root
    . PUNCT 2 punct

    The DET 2 det
    envoy NOUN${type === "people" ? ":p" : ""} 3 nsubj ${type}
    said VERB 0 root
    ${pronoun} PRON 5 nsubj
    hoped VERB 3 ccomp
    Kabila PROPN 7 nsubj person
    spoke VERB 5 ccomp
    . PUNCT 3 punct`,
    );
  const asked = (pronoun: string, type: string, content = [6, 7, 8, 9]) => {
    const scene = said(pronoun, type);
    const speaker = scene.cast.headed(4)?.entity ?? null;
    const before = [{ sentence: 1, speaker, content, inner: false }];
    return [speakerEntity({ ...scene, before }, attribution([6], 7)), speaker];
  };
  it("is whoever speaks around them", () => {
    const [found, speaker] = asked("he", "person");
    assert.ok(speaker);
    assert.equal(found, speaker);
  });
  it("is not one where many are meant", () => {
    const [found, speaker] = asked("they", "person");
    assert.notEqual(found, speaker);
  });
});

describe("a noun that reports", () => {
  const scene = sceneOf(`
    The DET 2 det
    mayor NOUN 4 nmod:poss person
    's PART 2 case
    promise NOUN 5 nsubj
    failed VERB 0 root
    . PUNCT 5 punct`);
  it("is its owner's", () => {
    const found = withOwner(scene.tree, scene.cast, attribution([], 3, "said/noun-clause"));
    assert.equal(found.sourceHead, 1);
    assert.deepEqual(found.source, [0, 1]);
  });
  it("is the nation's whose adjective stands before it", () => {
    const french = sceneOf(`
    French ADJ 2 amod
    claims NOUN:p 3 nsubj
    failed VERB 0 root
    . PUNCT 3 punct`);
    const found = withOwner(french.tree, french.cast, attribution([], 1, "said/noun-clause"));
    assert.equal(french.cast.entity(speakerEntity(french, found) ?? "")?.actor, "FRA");
  });
  it("leaves a speaker who is told", () =>
    assert.equal(withOwner(scene.tree, scene.cast, attribution([3], 4)).sourceHead, 3));
});

describe("who", () => {
  it("speaks for the word that its clause describes", () => {
    const scene = sceneOf(`
    The DET 2 det
    miners NOUN:p 8 nsubj person
    , PUNCT 5 punct
    who PRON 5 nsubj
    said VERB 2 acl:relcl
    nothing PRON 5 obj
    , PUNCT 5 punct
    left VERB 0 root
    . PUNCT 8 punct`);
    const entity = scene.cast.headed(1)?.entity;
    assert.ok(entity);
    assert.equal(speakerEntity(scene, attribution([3], 4)), entity);
  });
});
