import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeDocument } from "../../src/document/document.ts";
import type { Cast, CastMention } from "../../src/report/cast.ts";
import type { Entity, ReportEvent, Statement } from "../../src/report/claims.ts";
import { amountOf, findEvents, mended, readNumber } from "../../src/report/events/index.ts";
import { relate } from "../../src/report/relate.ts";
import type { Scene } from "../../src/report/scene.ts";
import { plainTree } from "../codebook/plain-tree.ts";
import { shippedCodebook } from "../codebook/shipped.ts";

/** A scene of hand-written trees in which these words are actors: form, id in the tables, type. */
function scene(trees: readonly string[], actors: Readonly<Record<string, Entity["type"]>>): Scene {
  const analysis = plainTree(...trees);
  const mentions: CastMention[] = [];
  const entities = new Map<string, Entity>();
  for (const token of analysis.tokens) {
    const type = actors[token.form];
    if (!type) continue;
    mentions.push({
      start: token.start,
      end: token.end,
      form: token.upos === "PROPN" ? "name" : "nominal",
      head: token.index,
      first: token.index,
      last: token.index + 1,
      entity: token.form,
    });
    entities.set(token.form, {
      id: token.form,
      name: token.form,
      type,
      actor: token.upos === "PROPN" ? token.form.toUpperCase() : null,
      candidates: [],
      sector: null,
      roles: [],
      mentions: [],
      place:
        type === "place" || type === "state"
          ? { lat: 0, lon: 0, country: null, geonames: null, precision: "city", score: 1 }
          : null,
    });
  }
  const cast: Cast = {
    entities: [...entities.values()],
    mentions,
    headed: (token) => mentions.find((one) => one.head === token) ?? null,
    covering: (token) => mentions.find((one) => one.head === token) ?? null,
    entity: (id) => entities.get(id) ?? null,
  };
  return {
    document: makeDocument(analysis.text),
    analysis,
    codebook: shippedCodebook(),
    cast,
    dates: [],
    scorer: null,
  } as unknown as Scene;
}

const BLOCKADE =
  "Ruritania/PROPN/NNP/2/nsubj imposed=impose/VERB/VBD/0/root a/DET/DT/4/det blockade/NOUN/NN/2/obj on/ADP/IN/6/case Graustark/PROPN/NNP/2/obl";
const FILLER =
  "The/DET/DT/2/det day/NOUN/NN/4/nsubj was=be/AUX/VBD/4/cop long/ADJ/JJ/0/root and/CCONJ/CC/6/cc dark/ADJ/JJ/4/conj";
const STATES = { Ruritania: "state", Graustark: "state" } as const;
const told = ({ type, mode, status, source, target }: ReportEvent) => [
  type,
  mode,
  status,
  source.join("+"),
  target.join("+"),
];

describe("events of a report", () => {
  it("name type, mode, status and both actors", async () => {
    const [event, ...more] = await findEvents(scene([BLOCKADE], STATES), []);
    assert.ok(event);
    assert.deepEqual(told(event), ["COERCE", "restrict", "happened", "Ruritania", "Graustark"]);
    assert.deepEqual(more, []);
    assert.match(event.rule, /^coerce\//);
  });
  it("rest on the words of their trigger and clause", async () => {
    const given = scene([BLOCKADE], STATES);
    const [event] = await findEvents(given, []);
    assert.match(given.document.text.slice(...(event?.trigger ?? [0, 0])), /^(?:imposed|blockade)$/);
    assert.equal(
      given.document.text.slice(...(event?.evidence ?? [0, 0])),
      "Ruritania imposed a blockade on Graustark",
    );
  });
  it("are a control verb's own event and what it governs", async () => {
    const tree =
      "Ruritania/PROPN/NNP/3/nsubj has=have/AUX/VBZ/3/aux refused=refuse/VERB/VBN/0/root to/PART/TO/5/mark quit/VERB/VB/3/xcomp the/DET/DT/7/det Pact/PROPN/NNP/5/obj";
    const found = await findEvents(scene([tree, FILLER, FILLER, FILLER], { ...STATES, Pact: "organization" }), []);
    assert.deepEqual(
      found.slice(0, 2).map((event) => [event.type, event.status]),
      [
        ["REJECT", "happened"],
        ["SANCTION", "negated"],
      ],
    );
  });
  it("put every party of what is done together in source", async () => {
    const tree = "Ruritania/PROPN/NNP/2/nsubj met=meet/VERB/VBD/0/root Graustark/PROPN/NNP/2/obj";
    const [event] = await findEvents(scene([tree], STATES), []);
    assert.ok(event);
    assert.deepEqual(told(event), ["CONSULT", null, "happened", "Ruritania+Graustark", ""]);
  });
  it("count the harm with what kind of people", async () => {
    const tree =
      "Rebels=rebel/NOUN/NNS/2/nsubj killed=kill/VERB/VBD/0/root seven/NUM/CD/4/nummod servicemen=serviceman/NOUN/NNS/2/obj";
    const [event] = await findEvents(scene([tree], { Rebels: "people", servicemen: "people" }), []);
    assert.deepEqual(
      { from: event?.killed?.from, to: event?.killed?.to, who: event?.killed?.who },
      { from: 7, to: 7, who: "servicemen" },
    );
  });
  it("are AGREE where talks are to come, THREATEN where force is, REJECT and a deed undone where giving way is refused", async () => {
    const coming = (verb: string) =>
      `Ruritania/PROPN/NNP/3/nsubj will/AUX/MD/3/aux ${verb}/VERB/VB/0/root Graustark/PROPN/NNP/3/obj`;
    assert.deepEqual(
      (await findEvents(scene([coming("meet")], STATES), [])).map((event) => [event.type, event.status]),
      [["AGREE", "planned"]],
    );
    assert.deepEqual(
      (await findEvents(scene([coming("attack")], STATES), [])).map((event) => [event.type, event.mode]),
      [["THREATEN", "violence"]],
    );
    const not =
      "Ruritania/PROPN/NNP/4/nsubj will/AUX/MD/4/aux not/PART/RB/4/advmod apologise/VERB/VB/0/root to/ADP/IN/6/case Graustark/PROPN/NNP/4/obl";
    assert.deepEqual(
      (await findEvents(scene([not], STATES), [])).map((event) => [event.type, event.mode, event.status]),
      [
        ["REJECT", "yield", "happened"],
        ["CONCEDE", null, "negated"],
      ],
    );
  });
  it("stand in the innermost statement that holds their words", async () => {
    const given = scene([BLOCKADE], STATES);
    const statement = (id: string, end: number) => ({ id, cue: null, content: [[0, end]] }) as unknown as Statement;
    const [event] = await findEvents(given, [statement("s1", 500), statement("s2", 60)]);
    assert.equal(event?.statement, "s2");
  });
  it("told again are one event", async () => {
    assert.equal((await findEvents(scene([BLOCKADE, FILLER, FILLER, BLOCKADE], STATES), [])).length, 1);
  });
  it("are none where nobody is named and none harmed", async () => {
    assert.deepEqual(
      await findEvents(scene(["It/PRON/PRP/2/nsubj attacked=attack/VERB/VBD/0/root it/PRON/PRP/2/obj"], {}), []),
      [],
    );
  });
  it("are at most one for twelve words, and three more", async () => {
    const found = await findEvents(
      scene(
        Array.from(
          { length: 12 },
          (_, at) =>
            `Ruritania/PROPN/NNP/2/nsubj ${["met=meet", "praised=praise", "sued=sue", "attacked=attack", "visited=visit", "pardoned=pardon"][at % 6]}/VERB/VBD/0/root ${at < 6 ? "Graustark" : "Syldavia"}/PROPN/NNP/2/obj`,
        ),
        { ...STATES, Syldavia: "state" },
      ),
      [],
    );
    assert.equal(found.length, 6);
  });
});

describe("numbers as said", () => {
  const NUMBERS: readonly (readonly [tree: string, noun: string, from: number, to: number])[] = [
    ["seven/NUM/CD/2/nummod men=man/NOUN/NNS/0/root", "men", 7, 7],
    ["1,200/NUM/CD/2/nummod men=man/NOUN/NNS/0/root", "men", 1200, 1200],
    ["a/DET/DT/2/det man/NOUN/NN/0/root", "man", 1, 1],
    ["dozens=dozen/NOUN/NNS/0/root of/ADP/IN/3/case men=man/NOUN/NNS/1/nmod", "men", 24, 99],
    ["hundreds=hundred/NOUN/NNS/0/root of/ADP/IN/3/case men=man/NOUN/NNS/1/nmod", "hundreds", 200, 999],
    ["more/ADJ/JJR/3/advmod than/ADP/IN/1/fixed 80/NUM/CD/4/nummod men=man/NOUN/NNS/0/root", "men", 81, 89],
    ["up/ADP/IN/3/advmod to/ADP/IN/3/advmod 30/NUM/CD/4/nummod men=man/NOUN/NNS/0/root", "men", 1, 30],
  ];
  for (const [tree, noun, from, to] of NUMBERS)
    it(`${tree.replace(/[=/][^ ]*/g, "")}: ${from} to ${to}`, () => {
      const analysis = plainTree(tree);
      const frames = shippedCodebook().frames(analysis);
      const token = analysis.tokens.find((one) => one.form === noun);
      const found = amountOf(frames, token?.index ?? 0);
      assert.deepEqual([found?.from, found?.to], [from, to]);
    });
  it("are read in words and digits", () => {
    assert.equal(readNumber(["twenty-two"]), 22);
    assert.equal(readNumber(["two", "hundred", "thousand"]), 200_000);
    assert.equal(readNumber(["1.5", "million"]), 1_500_000);
    assert.equal(readNumber(["some"]), null);
  });
});

describe("relate", () => {
  const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  it("says what the source does to the target, and by which rule", () => {
    const analysis = plainTree(BLOCKADE);
    const found = relate(
      { analysis, codebook: shippedCodebook() },
      [at(analysis.text, "Ruritania")],
      [at(analysis.text, "Graustark")],
    );
    assert.deepEqual([found.type, found.mode], ["COERCE", "restrict"]);
    assert.match(found.rule, /^coerce\//);
  });
  it("picks the reading that the two stand in", () => {
    const tree =
      "Ruritania/PROPN/NNP/2/nsubj praised=praise/VERB/VBD/0/root Syldavia/PROPN/NNP/2/obj after/SCONJ/IN/6/mark Borduria/PROPN/NNP/6/nsubj attacked=attack/VERB/VBD/2/advcl Graustark/PROPN/NNP/6/obj";
    const analysis = plainTree(tree);
    const of = (source: string, target: string) =>
      relate({ analysis, codebook: shippedCodebook() }, [at(analysis.text, source)], [at(analysis.text, target)]).type;
    assert.equal(of("Borduria", "Graustark"), "ASSAULT");
    assert.equal(of("Ruritania", "Syldavia"), "SUPPORT");
  });
  it("answers with a low score where no rule has a word", () => {
    const analysis = plainTree("Ruritania/PROPN/NNP/3/nsubj like/ADP/IN/3/case Graustark/PROPN/NNP/0/root");
    assert.ok(
      relate(
        { analysis, codebook: shippedCodebook() },
        [at(analysis.text, "Ruritania")],
        [at(analysis.text, "Graustark")],
      ).score < 0.1,
    );
  });
});

describe("a mended tree", () => {
  it("is a tree", () => {
    const analysis = plainTree(BLOCKADE);
    for (const token of mended(analysis).tokens) {
      let steps = 0;
      for (let up = token.index; up >= 0; up = mended(analysis).tokens[up]?.head ?? -1) assert.ok(steps++ < 20);
    }
  });
});
