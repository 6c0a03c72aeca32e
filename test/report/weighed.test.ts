import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Analysis, Scorer } from "../../src/analysis/analysis.ts";
import type { TriggerOdds } from "../../src/analysis/trigger.ts";
import type { Firing, Frames } from "../../src/codebook/index.ts";
import type { Draft } from "../../src/report/events/draft.ts";
import { weighedFirings } from "../../src/report/events/learned.ts";
import { withKnownSides } from "../../src/report/events/same-war.ts";
import { signsOf } from "../../src/report/events/sure.ts";
import { EVENT_WEIGHTS } from "../../src/report/events/weights.ts";
import { learnedRule } from "../../src/report/learned-rule.ts";
import { Odds } from "../../src/report/odds.ts";
import { byLength, sureOf } from "../../src/report/sure.ts";
import { plainTree } from "../codebook/plain-tree.ts";
import { shippedCodebook } from "../codebook/shipped.ts";

const scorer: Scorer = { heads: [], labels: () => [], classes: () => ["O", "ASSAULT"], score: async () => [] };

/** What a model would say of one word: how likely it names an attack, and how likely each word of its sentence does it or has it done to it. */
function oddsOf(
  analysis: Analysis,
  token: number,
  chance: number,
  source: readonly number[],
  target: readonly number[] = source.map(() => 0),
): Odds {
  const roles = { source: Float32Array.from(source), target: Float32Array.from(target) };
  const labels = Float32Array.from([1 - chance, chance]);
  const one: TriggerOdds = { token, labels, traits: {}, first: 0, roles };
  const found = Odds.of(
    { ...analysis, triggers: { event: new Map([[token, one]]), tie: new Map(), link: new Map() } },
    scorer,
    "event",
    {},
  );
  assert.ok(found);
  return found;
}

const framesOf = (analysis: Analysis): Frames => shippedCodebook().frames(analysis, () => null);
const rule = learnedRule("test", { kind: "event", type: "ASSAULT", mode: null, status: null });
const firing = (anchor: number, roles: Firing["roles"]): Firing => ({
  rule,
  anchor,
  trigger: [anchor],
  roles,
  specificity: 0,
});
const never = () => false;

const RAIDED = "Chad/PROPN/NNP/2/nsubj raided=raid/VERB/VBD/0/root Mali/PROPN/NNP/2/obj";
const MORE = ["It/PRON/PRP/2/nsubj rained=rain/VERB/VBD/0/root", "He/PRON/PRP/2/nsubj slept=sleep/VERB/VBD/0/root"];

describe("whom a rule names", () => {
  const analysis = plainTree("Chad/PROPN/NNP/3/nsubj Mali/PROPN/NNP/3/nsubj raided=raid/VERB/VBD/0/root");
  const sourceBy = (odds: readonly number[], target: readonly number[] = []) =>
    weighedFirings(
      framesOf(analysis),
      oddsOf(analysis, 2, 0.9, odds, [0, 0, 0]),
      [firing(2, { source: [0], ...(target.length > 0 ? { target } : {}) })],
      never,
    )[0]?.roles.source;

  it("gives way where the model doubts it and is surer of somebody else", () =>
    assert.deepEqual(sourceBy([0.1, 0.8, 0]), [1]));
  it("stands where the model does not doubt it, or is sure of nobody", () => {
    assert.deepEqual(sourceBy([0.5, 0.8, 0]), [0]);
    assert.deepEqual(sourceBy([0.1, 0.2, 0]), [0]);
  });
  it("stands where the better one is on the other side", () => assert.deepEqual(sourceBy([0.1, 0.8, 0], [1]), [0]));
});

describe("a rule on a word that the model thinks little of", () => {
  const kept = (sentences: readonly string[], chance: number, roles: Firing["roles"], mistaken = never) => {
    const analysis = plainTree(...sentences);
    return weighedFirings(framesOf(analysis), oddsOf(analysis, 1, chance, [0, 0, 0]), [firing(1, roles)], mistaken)
      .length;
  };
  const both = { source: [0], target: [2] };

  it("is not told in a report, and sooner not where it names one side alone", () => {
    assert.equal(kept([RAIDED, ...MORE], 0.01, both), 0);
    assert.equal(kept([RAIDED, ...MORE], 0.1, both), 1);
    assert.equal(kept([RAIDED, ...MORE], 0.05, { source: [0] }), 0);
    assert.equal(kept([RAIDED, ...MORE], 0.2, { source: [0] }), 1);
  });
  it("is told in a text of a sentence or two, where it names both sides", () => {
    assert.equal(kept([RAIDED], 0.001, both), 1);
    assert.equal(kept([RAIDED], 0.001, { source: [0] }), 0);
  });
  it("is told where the model mistook the word itself", () =>
    assert.equal(
      kept([RAIDED, ...MORE], 0.001, both, () => true),
      1,
    ));
});

describe("how likely an event is right", () => {
  const analysis = plainTree(RAIDED);
  const sure = (chance: number, plays: number, named: readonly string[] = ["e1"]) => {
    const odds = oddsOf(analysis, 1, chance, [plays, 0, 0], [0, 0, plays]);
    const one = { firing: firing(1, { source: [0], target: [2] }), word: 1, type: "ASSAULT" };
    return sureOf(signsOf(odds, { ...one, source: named, target: ["e2"] }), EVENT_WEIGHTS);
  };

  it("grows with what the model says of its word and of who takes part", () => {
    assert.ok(sure(0.9, 0.9) > sure(0.3, 0.9));
    assert.ok(sure(0.9, 0.9) > sure(0.9, 0.1));
    assert.ok(sure(0.9, 0.9) > 0.5);
    assert.ok(sure(0.02, 0.02) < 0.3);
  });
  it("is less where a side names nobody", () => assert.ok(sure(0.9, 0.9) > sure(0.9, 0.9, [])));
});

describe("who does something beside an event noun", () => {
  // In fighting, Kenya backed rebels.
  const source = (chance: number, link = "In") => {
    const analysis = plainTree(
      `${link}/ADP/IN/2/case fighting/NOUN/NN/4/obl Kenya/PROPN/NNP/4/nsubj backed=back/VERB/VBD/0/root rebels=rebel/NOUN/NNS/4/obj`,
    );
    return weighedFirings(framesOf(analysis), oddsOf(analysis, 1, 0.95, [0, 0, chance, 0, 0]), [], never)[0]?.roles
      .source;
  };

  it("takes part in it only where the model is surer than of others", () => {
    assert.equal(source(0.3), undefined);
    assert.deepEqual(source(0.6), [2]);
  });
  it("takes no part in the fighting during which it does that, however sure the model is", () =>
    assert.equal(source(0.95, "During"), undefined));
});

describe("fighting that is spoken of as known", () => {
  // Two fought a war; the conflict hurt.
  const analysis = plainTree(
    "Kenya/PROPN/NNP/2/nsubj fought=fight/VERB/VBD/0/root Chad/PROPN/NNP/2/obj",
    "The/DET/DT/2/det conflict/NOUN/NN/3/nsubj hurt/VERB/VBD/0/root",
    "A/DET/DT/2/det conflict/NOUN/NN/3/nsubj hurt/VERB/VBD/0/root",
  );
  const draft = (anchor: number, source: readonly string[], target: readonly string[] = []): Draft => ({
    ...{ firing: firing(anchor, {}), rule, type: "ASSAULT", mode: null, source, target, status: "happened", score: 1 },
    ...{ governors: [], date: null, place: null, killed: null, injured: null, detained: null, displaced: null },
    signs: null,
  });
  const sides = (...drafts: readonly Draft[]) =>
    withKnownSides(framesOf(analysis), drafts).map((one) => [one.source, one.target]);
  const fought = draft(1, ["e1", "e2"]);

  it("is between those who fought last, also where one of them is named", () => {
    assert.deepEqual(sides(fought, draft(4, []))[1], [["e1", "e2"], []]);
    assert.deepEqual(sides(fought, draft(4, [], ["e2"]))[1], [["e1", "e2"], []]);
  });
  it("has no sides that are not told: new fighting, another's, or long after", () => {
    assert.deepEqual(sides(fought, draft(4, [], ["e3"]))[1], [[], ["e3"]]);
    assert.deepEqual(sides(draft(1, ["e1"]), draft(4, []))[1], [[], []]);
    assert.deepEqual(sides(fought, draft(7, []))[1], [[], []]);
  });
});

describe("a threshold by the length of a text", () => {
  it("rises from that of two sentences to that of eight, and stays there", () => {
    assert.deepEqual(
      [1, 2, 5, 8, 40].map((sentences) => byLength(sentences, 0.25, 0.75)),
      [0.25, 0.25, 0.5, 0.75, 0.75],
    );
  });
});
