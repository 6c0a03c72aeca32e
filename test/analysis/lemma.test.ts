import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { applyRule } from "../../src/analysis/lemma.ts";

test("edit rules make the lemmas that training says they make", () => {
  const path = join(import.meta.dirname, "../../training/lemma_cases.json");
  const cases = JSON.parse(readFileSync(path, "utf8")) as { form: string; rule: string; lemma: string }[];
  assert.ok(cases.length > 50);
  for (const { form, rule, lemma } of cases) assert.equal(applyRule(form, rule), lemma, `${form} by ${rule}`);
});

test("a form too short for its rule is its own lemma", () => {
  assert.equal(applyRule("a", "l|1|2|x"), "a");
  assert.equal(applyRule("go", "k|0|2|"), "go");
});

test("characters beyond the basic plane are counted as one", () => {
  assert.equal(applyRule("𝒳s", "k|0|1|"), "𝒳");
  assert.equal(applyRule("𝒳YZ", "k|1|0|"), "YZ");
});
