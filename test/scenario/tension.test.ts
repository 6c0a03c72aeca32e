import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findTension, makeDice, type SignedTie } from "../../src/scenario/index.ts";
import { naiveFrustration } from "./naive.ts";

const networks = fc.integer({ min: 3, max: 8 }).chain((n) =>
  fc
    .array(fc.constantFrom<-1 | 0 | 1>(-1, -1, 0, 1), { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 })
    .map((signs) => {
      const ties: { a: number; b: number; sign: 1 | -1 }[] = [];
      let at = 0;
      for (let a = 0; a < n; a += 1)
        for (let b = a + 1; b < n; b += 1, at += 1) if (signs[at]) ties.push({ a, b, sign: signs[at] as 1 | -1 });
      return { n, ties };
    })
    .filter(({ ties }) => ties.length > 0),
);

test("the least contradictions are those of looking at every division, and proven", async () => {
  await fc.assert(
    fc.asyncProperty(networks, async ({ n, ties }) => {
      const named = ties.map(({ a, b, sign }): SignedTie => ({ a: `n${a}`, b: `n${b}`, sign }));
      const found = await findTension(named);
      assert.equal(found.frustration, naiveFrustration(n, ties));
      assert.equal(found.proven, true);
      assert.equal(found.lower, found.frustration);
      // What is shown is what is counted: with those ties left out, the sides contradict nothing.
      const [left] = found.sides;
      const wrong = named.filter(({ a, b, sign }) => (left.includes(a) === left.includes(b)) !== sign > 0);
      assert.deepEqual(found.contradicting, wrong);
      assert.equal(wrong.length, found.frustration);
    }),
    { numRuns: 60 },
  );
});

test("a square of foes is balanced, a triangle of foes is not", async () => {
  const foes = (pairs: readonly string[]): SignedTie[] => pairs.map((pair) => ({ a: pair[0]!, b: pair[1]!, sign: -1 }));
  const square = await findTension(foes(["AB", "BC", "CD", "DA"]));
  assert.equal(square.frustration, 0);
  assert.deepEqual(square.sides, [
    ["A", "C"],
    ["B", "D"],
  ]);
  assert.deepEqual(square.triangles, []);
  const triangle = await findTension(foes(["AB", "BC", "CA"]));
  assert.equal(triangle.frustration, 1);
  assert.equal(triangle.contradicting.length, 1);
  assert.deepEqual(triangle.triangles, [["A", "B", "C"]]);
  assert.equal(triangle.unbalanced, 1);
});

test("a friend of two foes contradicts once", async () => {
  const found = await findTension([
    { a: "A", b: "B", sign: -1 },
    { a: "A", b: "C", sign: 1 },
    { a: "B", b: "C", sign: 1 },
  ]);
  assert.deepEqual([found.frustration, found.lower, found.proven], [1, 1, true]);
});

test("a network of a size that nobody can look through is proven", async () => {
  const dice = makeDice(3);
  const ties: SignedTie[] = [];
  const seen = new Set<string>();
  while (ties.length < 160) {
    const [a, b] = [dice.below(40), dice.below(40)];
    if (a >= b || seen.has(`${a} ${b}`)) continue;
    seen.add(`${a} ${b}`);
    ties.push({ a: `n${a}`, b: `n${b}`, sign: ties.length % 8 === 0 ? -1 : 1 });
  }
  const found = await findTension(ties);
  assert.equal(found.proven, true);
  assert.ok(found.frustration > 0 && found.frustration <= 20);
  assert.deepEqual(found, await findTension(ties));
});

test("without time there are bounds and no proof", async () => {
  const dice = makeDice(9);
  const ties: SignedTie[] = [];
  for (let a = 0; a < 60; a += 1)
    for (let b = a + 1; b < 60; b += 1)
      if (dice.next() < 0.5) ties.push({ a: `n${a}`, b: `n${b}`, sign: dice.next() < 0.5 ? 1 : -1 });
  const found = await findTension(ties, 0.2);
  assert.equal(found.proven, false);
  assert.ok(found.lower > 0 && found.lower < found.frustration);
  assert.equal(found.contradicting.length, found.frustration);
});

test("ties that are twice, of one actor, unsigned or none are refused with their rows", async () => {
  const tie = (a: string, b: string, sign = 1): SignedTie => ({ a, b, sign: sign as 1 });
  const rows: [SignedTie[], string, RegExp][] = [
    [[], "scenario/no-ties", /at least one row/],
    [[tie("A", "B"), tie("B", "A")], "scenario/twice", /ties 1 and 2 both join B and A/],
    [[tie("A", "A")], "scenario/self-tie", /tie 1: A has a tie with itself/],
    [[tie("A", "B", 0)], "scenario/sign", /tie 1: A, B has the sign "0"; give 1 or -1/],
  ];
  for (const [ties, code, message] of rows) await assert.rejects(findTension(ties), { code, message });
});
