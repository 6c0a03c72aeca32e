import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import type { Scorer } from "../../src/analysis/analysis.ts";
import type { TriggerOdds } from "../../src/analysis/trigger.ts";
import { makeDocument } from "../../src/document/document.ts";
import { withMode } from "../../src/report/events/mode.ts";
import { Odds } from "../../src/report/odds.ts";
import type { Report } from "../../src/report/report.ts";
import { weighedStatus } from "../../src/report/status/index.ts";
import { plainTree } from "../codebook/plain-tree.ts";
import { openReading, type Reading } from "./reading.ts";

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  event: ["O", "AID", "COERCE", "ASSAULT"],
  eventStatus: ["happened", "negated", "requested"],
  eventMode: ["none", "seize", "arrest"],
};

/** What a model would say of the second word of "Chad seized ships": these chances of its labels, its statuses and its source. */
function odds(labels: readonly number[], status: readonly number[], mode: readonly number[] = [1, 0, 0]): Odds {
  const analysis = plainTree("1 Chad Chad PROPN 2 nsubj\n2 seized seize VERB 0 root\n3 ships ship NOUN 2 obj");
  const one: TriggerOdds = {
    token: 1,
    labels: Float32Array.from(labels),
    traits: { status: Float32Array.from(status), mode: Float32Array.from(mode) },
    first: 0,
    roles: { source: Float32Array.from([0.9, 0, 0.1]), target: Float32Array.from([0.1, 0, 0.4]) },
  };
  const triggers = { event: new Map([[1, one]]), tie: new Map(), link: new Map() };
  const scorer: Scorer = {
    heads: [],
    labels: () => [],
    classes: (output) => CLASSES[output] ?? [],
    score: async () => [],
  };
  const found = Odds.of({ ...analysis, triggers }, scorer, "event", { status: "eventStatus", mode: "eventMode" });
  assert.ok(found);
  return found;
}

describe("the model's odds", () => {
  it("tell how likely a word is a trigger, of which type, and who plays its roles", () => {
    const found = odds([0.2, 0.08, 0.72, 0], [1, 0, 0]);
    assert.ok(Math.abs(found.chance(1) - 0.8) < 1e-6);
    assert.equal(found.chance(0), 0);
    assert.deepEqual(
      found.types(1).map(({ name }) => name),
      ["COERCE", "AID", "ASSAULT"],
    );
    assert.deepEqual(found.players(1, "source"), [0]);
    assert.deepEqual(found.players(1, "target", 0.3), [2]);
  });

  it("are none where the analysis has none, so that rules speak alone", () => {
    const analysis = plainTree("1 Chad Chad PROPN 0 root");
    assert.equal(Odds.of(analysis, null, "event", {}), null);
  });
});

describe("what rule and model say together", () => {
  const happened = { type: "COERCE", mode: null } as const;

  it("takes the mode that the model sees where the rule names none", () => {
    const found = withMode(odds([0.1, 0.3, 0.5, 0.1], [1, 0, 0], [0.2, 0.7, 0.1]), 1, happened, happened);
    assert.deepEqual(found, { type: "COERCE", mode: "seize" });
  });

  it("keeps a mode that the rule names", () => {
    const arrest = { type: "COERCE", mode: "arrest" } as const;
    const found = withMode(odds([0.1, 0, 0.9, 0], [1, 0, 0], [0.2, 0.7, 0.1]), 1, arrest, arrest);
    assert.deepEqual(found, arrest);
  });

  it("lets a sure model tell a request from what only seemed to have happened, but not a negation away", () => {
    const asked = odds([0, 0, 1, 0], [0.02, 0.01, 0.97]);
    assert.equal(weighedStatus(asked, 1, "happened"), "requested");
    const plain = odds([0, 0, 1, 0], [0.85, 0.1, 0.05]);
    assert.equal(weighedStatus(plain, 1, "negated"), "negated");
    assert.equal(weighedStatus(null, 1, "negated"), "negated");
  });
});

const model = existsSync(
  join(process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../../models/en"), "encoder.onnx"),
);

describe("reading beside the rules", { skip: model ? false : "the model is not there" }, () => {
  let reading: Reading;
  before(async () => {
    reading = await openReading();
  });
  const read = (text: string): Promise<Report> =>
    reading.read(makeDocument(text, { published: "2024-05-15", language: "en" }));

  it("tells events and ties that no rule has a word for, under their type's name and on their words", async () => {
    const text =
      "Peru and Chile patched up their quarrel at a meeting in Lima. The junta booted out the French ambassador on Monday.";
    const report = await read(text);
    const learned = [...report.events, ...report.ties].filter(({ rule }) => rule.startsWith("learned/"));
    assert.ok(learned.length > 0);
    for (const { rule, score, evidence } of learned) {
      assert.match(rule, /^learned\/[A-Za-z]+$/);
      assert.ok(score > 0 && score <= 1);
      assert.ok(text.slice(...evidence).length > 0);
    }
    assert.ok(report.events.some(({ type, rule }) => type === "CONSULT" && rule === "learned/CONSULT"));
  });

  it("hears a negation, whatever the model thinks of the verb", async () => {
    const report = await read(
      '"Oslo and the alliance have not helped Iceland," the mayor said. "They are not helping us."',
    );
    const help = report.events.filter(({ type }) => type === "AID");
    assert.ok(help.length > 0);
    for (const { status } of help) assert.equal(status, "negated");
  });

  it("reads what keeps somebody from acting as an influence that lowers", async () => {
    const report = await read("Blue helmets are deterring the gunmen who want to burn the village.");
    assert.ok(report.influences.some(({ sign }) => sign === -1));
  });
});
