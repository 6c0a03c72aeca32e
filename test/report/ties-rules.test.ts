import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { openDirectory, openGazetteer } from "../../src/actor/index.ts";
import { openAnalyser } from "../../src/analysis/index.ts";
import { exampleTexts, type Rule, type Trial, tryExamples } from "../../src/codebook/index.ts";
import { makeDocument } from "../../src/document/document.ts";
import { TIE_TYPES, type TieType } from "../../src/ground/tie-type.ts";
import { findCast } from "../../src/report/cast/index.ts";
import { describer, mended } from "../../src/report/events/index.ts";
import { shippedCodebook } from "../codebook/shipped.ts";

const ROOT = join(import.meta.dirname, "../..");
const MODEL = process.env.DRAGOMAN_MODEL ?? join(ROOT, "models/en");
const codebook = shippedCodebook();
const rulesOf = (kind: "tie" | "influence"): readonly Rule[] =>
  codebook.rules.filter(({ gives }) => gives.kind === kind);

describe("rules of ties and influences", () => {
  it("tell every type of tie", () => {
    const told = new Set(codebook.rules.map(({ gives }) => (gives.kind === "tie" ? gives.type : null)));
    assert.deepEqual(
      (Object.keys(TIE_TYPES) as TieType[]).filter((type) => !told.has(type)),
      [],
    );
  });
  it("are as many as an analyst needs", () => {
    assert.ok(rulesOf("tie").length >= 120, `${rulesOf("tie").length} rules of ties`);
    assert.ok(rulesOf("influence").length >= 60, `${rulesOf("influence").length} rules of influences`);
  });
  it("tell a sign for each view", () => {
    const without = rulesOf("tie").filter(
      ({ gives }) => gives.kind === "tie" && gives.type === "trusts" && gives.sign === null,
    );
    assert.deepEqual(
      without.map(({ name }) => name),
      [],
    );
  });
});

/** Of a hundred sentences the parser may misread so many; a rule that is wrong loses more than one. */
const MISREAD = 3;

describe("every rule of a tie or influence finds its sentences and passes over the others", {
  skip: existsSync(join(MODEL, "encoder.onnx")) ? false : "the model is not there",
}, () => {
  for (const kind of ["tie", "influence"] as const)
    it(kind, async () => {
      const rules = rulesOf(kind);
      const texts = exampleTexts(rules);
      const trials = await analyse(texts);
      const found = tryExamples(codebook, rules, trials);
      const told = found.map((one) => `${one.rule}: "${one.text}" ${one.reason}`).join("\n");
      assert.ok(found.length <= (MISREAD * texts.length) / 100, told);
    });
});

async function analyse(texts: readonly string[]): Promise<readonly Trial[]> {
  const tables = join(ROOT, "data/actors");
  const directory = openDirectory(
    ...readdirSync(tables)
      .filter((name) => name.endsWith(".tsv"))
      .map((name) => ({ name, text: readFileSync(join(tables, name), "utf8") })),
  );
  const places = (name: string) => gunzipSync(readFileSync(join(ROOT, "data/places", name)));
  const gazetteer = openGazetteer({ places: places("places.tsv.gz"), names: places("names.tsv.gz") });
  const found: Trial[] = [];
  for await (const analysis of openAnalyser(MODEL).analyse(texts)) {
    const document = makeDocument(texts[found.length] as string, { published: "2023-04-14", language: "en" });
    found.push({
      analysis: mended(analysis),
      describe: describer(findCast({ document, analysis, directory, gazetteer })),
    });
  }
  return found;
}
