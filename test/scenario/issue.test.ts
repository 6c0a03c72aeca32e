import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findIssue, type Position } from "../../src/scenario/index.ts";

const stand = (actor: string, capability: number, position: number, salience: number): Position => ({
  actor,
  capability,
  position,
  salience,
});

test("compromise and median are as by hand", () => {
  // Weights 0.5, 1 and 0.25: (0 + 40 + 25) / 1.75.
  const found = findIssue([stand("A", 1, 0, 0.5), stand("B", 1, 40, 1), stand("C", 0.5, 100, 0.5)]);
  assert.equal(found.compromise, 65 / 1.75);
  assert.equal(found.median, 40);
  assert.deepEqual(
    found.weights.map(({ share }) => share),
    [0.5 / 1.75, 1 / 1.75, 0.25 / 1.75],
  );
});

test("equal weights give the mean and the middle, half a weight on each side the point between", () => {
  assert.equal(findIssue([stand("A", 1, 0, 1), stand("B", 1, 100, 1)]).median, 50);
  assert.equal(findIssue([stand("A", 0.1, 1, 1), stand("B", 0.2, 2, 1), stand("C", 0.3, 3, 1)]).median, 2.5);
  assert.equal(findIssue([stand("A", 1, 3, 1), stand("B", 1, 1, 1), stand("C", 1, 9, 1)]).median, 3);
  assert.equal(findIssue([stand("A", 1, 3, 1), stand("B", 0, 1, 1)]).median, 3);
});

test("a turned scale turns the answer, and both stay among the positions", () => {
  const positions = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 9 })),
    { minLength: 1, maxLength: 7 },
  );
  fc.assert(
    fc.property(positions, (rows) => {
      const one = rows.map(([c, x, s], k) => stand(`a${k}`, c, x, s));
      const turned = one.map((row) => ({ ...row, position: 100 - row.position }));
      const [a, b] = [findIssue(one, { draws: 10 }), findIssue(turned, { draws: 10 })];
      assert.ok(Math.abs(a.compromise - (100 - b.compromise)) < 1e-9);
      assert.equal(a.median, 100 - b.median);
      const places = one.map((row) => row.position);
      for (const value of [a.compromise, a.median])
        assert.ok(value >= Math.min(...places) - 1e-9 && value <= Math.max(...places) + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("the spread lies about the compromise, comes from the intervals and is the seed's", () => {
  const rows = [stand("A", 1, 0, 0.5), stand("B", 1, 40, 1), stand("C", 0.5, 100, 0.5)];
  const found = findIssue(rows, { seed: 7 });
  assert.ok(found.spread.p10 < found.compromise && found.compromise < found.spread.p90);
  assert.deepEqual(found, findIssue(rows, { seed: 7 }));
  assert.notDeepEqual(found.spread, findIssue(rows, { seed: 8 }).spread);
  const fixed = rows.map((row) => ({
    ...row,
    intervals: {
      capability: [row.capability, row.capability] as const,
      position: [row.position, row.position] as const,
      salience: [row.salience, row.salience] as const,
    },
  }));
  const { spread, compromise } = findIssue(fixed, { draws: 100 });
  assert.ok(Math.abs(spread.p10 - compromise) < 1e-12 && Math.abs(spread.p90 - compromise) < 1e-12);
});

test("stands that cannot be weighed are told by their actor", () => {
  const rows: [Position[], string, RegExp][] = [
    [[], "scenario/no-positions", /at least one/],
    [[stand("A", 1, Number.NaN, 1)], "scenario/position", /A has no position/],
    [[stand("A", -1, 0, 1)], "scenario/weight", /A has a capability/],
    [[stand("A", 1, 0, 0)], "scenario/weight", /every/],
    [[stand("A", 1, 0, 1), stand("A", 1, 2, 1)], "scenario/same-actor", /A is there twice/],
    [[{ ...stand("A", 1, 5, 1), intervals: { position: [6, 9] } }], "scenario/interval", /A: the position 5/],
  ];
  for (const [positions, code, message] of rows) assert.throws(() => findIssue(positions), { code, message });
});
