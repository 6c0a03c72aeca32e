import assert from "node:assert/strict";
import { test } from "node:test";
import { Alpha } from "../../bench/statements/alpha.ts";

const alphaOf = (one: string, other: string): number => {
  const alpha = new Alpha();
  const others = other.split(" ");
  for (const [at, label] of one.split(" ").entries()) alpha.add(label, others[at]!);
  return Math.round(alpha.value * 1000) / 1000;
};

test("alpha is that of Krippendorff's two worked examples", () => {
  assert.equal(alphaOf("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095);
  assert.equal(alphaOf("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692);
});

test("alpha is one for the same labels and below nothing for opposite ones", () => {
  assert.equal(alphaOf("a b a", "a b a"), 1);
  assert.equal(alphaOf("a a", "a a"), 1);
  assert.ok(alphaOf("a b a b", "b a b a") < 0);
});
