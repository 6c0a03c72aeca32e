import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { openDirectory, openGazetteer } from "../../src/actor/index.ts";
import { openAnalyser } from "../../src/analysis/index.ts";
import { exampleTexts, type Rule, type Trial, tryExamples } from "../../src/codebook/index.ts";
import { makeDocument } from "../../src/document/document.ts";
import { findCast } from "../../src/report/cast/index.ts";

import { describer, mended } from "../../src/report/events/index.ts";
import { shippedCodebook } from "./shipped.ts";

const ROOT = join(import.meta.dirname, "../..");
const MODEL = process.env.DRAGOMAN_MODEL ?? join(ROOT, "models/en");
const codebook = shippedCodebook();

describe("the shipped codebook", () => {
  it("has no faults", () => assert.deepEqual(codebook.faults, []));
  it("has rules for each of the sixteen types of event", () => {
    const types = new Set(codebook.rules.map(({ gives }) => (gives.kind === "event" ? gives.type : null)));
    types.delete(null);
    assert.equal(types.size, 16);
  });
});

describe("every rule of an event finds its sentences and passes over the others", {
  skip: existsSync(join(MODEL, "encoder.onnx")) ? false : "the model is not there",
}, () => {
  const files = grouped();
  const tried = analyse([...files.values()].flat());
  for (const [file, rules] of files)
    it(file, async () => {
      const trials = await tried;
      const texts = exampleTexts(rules);
      const found = tryExamples(
        codebook,
        rules,
        texts.map((text) => trials.get(text) as Trial),
      );
      assert.deepEqual(
        found.map((one) => `${one.rule}: "${one.text}" ${one.reason}`),
        [],
      );
    });
});

function grouped(): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of codebook.rules)
    if (rule.gives.kind === "event") found.set(rule.file, [...(found.get(rule.file) ?? []), rule]);
  return found;
}

async function analyse(rules: readonly Rule[]): Promise<ReadonlyMap<string, Trial>> {
  const found = new Map<string, Trial>();
  if (!existsSync(join(MODEL, "encoder.onnx"))) return found;
  const tables = join(ROOT, "data/actors");
  const directory = openDirectory(
    ...readdirSync(tables)
      .filter((name) => name.endsWith(".tsv"))
      .map((name) => ({ name, text: readFileSync(join(tables, name), "utf8") })),
  );
  const places = (name: string) => gunzipSync(readFileSync(join(ROOT, "data/places", name)));
  const gazetteer = openGazetteer({ places: places("places.tsv.gz"), names: places("names.tsv.gz") });
  const texts = [...new Set(exampleTexts(rules))];
  let at = 0;
  for await (const analysis of openAnalyser(MODEL).analyse(texts)) {
    const text = texts[at++] as string;
    const document = makeDocument(text, { published: "2023-04-14", language: "en" });
    found.set(text, {
      analysis: mended(analysis),
      describe: describer(findCast({ document, analysis, directory, gazetteer })),
    });
  }
  return found;
}
