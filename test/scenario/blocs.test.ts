import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawBlocs, findBlocs, makeDice, type System } from "../../src/scenario/index.ts";
import { naiveEnergy, naiveMinima } from "./naive.ts";

const LETTERS = ["A", "B", "C", "D", "E", "F", "G", "H"];

function systemOf(sizes: readonly number[], upper: readonly number[]): System {
  const n = sizes.length;
  const propensities = sizes.map(() => new Array<number>(n).fill(0));
  let at = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1, at += 1) propensities[i]![j] = propensities[j]![i] = upper[at]!;
  return { actors: LETTERS.slice(0, n), sizes, propensities };
}

/** Whole numbers, so that equal falls are equal to the bit. */
const systems = fc
  .integer({ min: 2, max: 8 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }),
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: (n * (n - 1)) / 2, maxLength: (n * (n - 1)) / 2 }),
    ),
  )
  .map(([sizes, upper]) => systemOf(sizes, upper));

function random(n: number, seed: number): System {
  const dice = makeDice(seed);
  const actors = Array.from({ length: n }, (_, k) => `a${k}`);
  const propensities = actors.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) propensities[i]![j] = propensities[j]![i] = dice.next() * 2 - 1;
  return { actors, sizes: actors.map(() => 0.5 + dice.next()), propensities };
}

test("minima, energies, basins, margins and gains are those of looking at everything", () => {
  fc.assert(
    fc.property(systems, (system) => {
      const { sizes, propensities, actors } = system;
      const found = findBlocs(system);
      const wanted = naiveMinima(sizes, propensities);
      const shown = found.minima.map(({ energy, sides, basin, margin }) => ({
        energy,
        with: actors.map((actor) => (sides[0].includes(actor) ? 0 : 1)).join(""),
        basin,
        margin,
      }));
      assert.deepEqual(shown, wanted);
      assert.equal(found.exact, true);
      assert.equal(found.descents, null);
      assert.ok(Math.abs(found.minima.reduce((sum, one) => sum + one.basin, 0) - 1) < 1e-12);
      const lowest = [...wanted[0]!.with].map(Number);
      for (const [k, { actor, gain }] of found.flips.entries()) {
        const moved = lowest.map((side, index) => (index === k ? 1 - side : side));
        assert.equal(actor, actors[k]);
        assert.equal(gain, naiveEnergy(sizes, propensities, lowest) - naiveEnergy(sizes, propensities, moved));
      }
    }),
    { numRuns: 150 },
  );
});

test("a tie changed by what is said leaves its actor on the edge, and past it the actor moves", () => {
  fc.assert(
    fc.property(systems, (system) => {
      const { minima, ties } = findBlocs(system);
      const [left] = minima[0]!.sides;
      const sides = system.actors.map((actor) => (left.includes(actor) ? 0 : 1));
      for (const { a, b, change, actor } of ties) {
        const [i, j, k] = [a, b, actor].map((name) => system.actors.indexOf(name)) as [number, number, number];
        const fall = (by: number): number => {
          const changed = system.propensities.map((row) => [...row]);
          changed[i]![j] = changed[j]![i] = changed[i]![j]! + by;
          const moved = sides.map((side, index) => (index === k ? 1 - side : side));
          return naiveEnergy(system.sizes, changed, sides) - naiveEnergy(system.sizes, changed, moved);
        };
        assert.ok(Math.abs(fall(change)) < 1e-9, "on the edge");
        assert.ok(fall(change + (sides[i] === sides[j] ? -0.01 : 0.01)) > 0, "past it");
      }
    }),
    { numRuns: 60 },
  );
});

test("two friends and their common foe divide as by hand", () => {
  // Weights: AB 2*1*1 = 2, AC 2*3*-1 = -6, BC 1*3*-2 = -6. Apart from C: -12 twice is -24.
  const found = findBlocs({
    actors: ["A", "B", "C"],
    sizes: [2, 1, 3],
    propensities: [
      [0, 1, -1],
      [1, 0, -2],
      [-1, -2, 0],
    ],
  });
  assert.deepEqual(found.minima, [{ energy: -24, sides: [["A", "B"], ["C"]], basin: 1, margin: 16 }]);
  // A's move loses A and C apart (12) and gains nothing from B: 12 + 4 = 16.
  assert.deepEqual(found.flips, [
    { actor: "A", gain: -16 },
    { actor: "B", gain: -16 },
    { actor: "C", gain: -24 },
  ]);
  // A and C weigh 6: 8 of 6 more, and A would as soon stand with C.
  assert.deepEqual(found.ties[0], { a: "A", b: "C", propensity: -1, change: 8 / 6, actor: "A" });
});

test("of equal falls the first actor's counts, whose move is everybody else's", () => {
  // Foes all: from {A, B, C} each move falls by the same; A's leaves A alone.
  const found = findBlocs({
    actors: ["A", "B", "C"],
    sizes: [1, 1, 1],
    propensities: [
      [0, -1, -1],
      [-1, 0, -1],
      [-1, -1, 0],
    ],
  });
  assert.deepEqual(
    found.minima.map(({ sides, basin }) => [sides[0].join(""), basin]),
    [
      ["AB", 0.25],
      ["AC", 0.25],
      ["A", 0.5],
    ],
  );
});

test("beyond 20 actors basins are a seeded sample, beyond 26 the minima too, and both say so", () => {
  const some = findBlocs(random(21, 7), 3);
  assert.equal(some.exact, true);
  assert.ok(some.descents! >= 2000);
  for (const one of some.minima) assert.ok(one.margin >= 0);
  const many = random(60, 5);
  const found = findBlocs(many, 3);
  assert.equal(found.exact, false);
  assert.deepEqual(found, findBlocs(many, 3));
  for (const { sides, energy } of found.minima.slice(0, 20)) {
    const of = many.actors.map((actor) => (sides[0].includes(actor) ? 0 : 1));
    assert.equal(of[0], 0);
    assert.ok(Math.abs(energy - naiveEnergy(many.sizes, many.propensities, of)) < 1e-9);
  }
});

test("draws over intervals give each division its share, the same for a seed", () => {
  const base = systemOf([1, 1, 1], [1, -1, 0]);
  const widened = (by: number) => ({
    ...base,
    low: base.propensities.map((row) => row.map((value) => value - by)),
    high: base.propensities.map((row) => row.map((value) => value + by)),
  });
  assert.deepEqual(drawBlocs(widened(0), 50).shares, [{ sides: [["A", "B"], ["C"]], share: 1 }]);
  const found = drawBlocs(widened(1), 2000, 4);
  assert.equal(found.exact, true);
  assert.ok(found.shares.length > 1);
  assert.ok(found.shares[0]!.share > 0.5 && found.shares[0]!.share < 1);
  assert.ok(Math.abs(found.shares.reduce((sum, one) => sum + one.share, 0) - 1) < 1e-12);
  assert.deepEqual(found, drawBlocs(widened(1), 2000, 4));
  assert.notDeepEqual(found, drawBlocs(widened(1), 2000, 5));
});

test("what no landscape can be made of is told with the actors at fault", () => {
  const good = systemOf([1, 2], [1]);
  const rows: [System, string, RegExp][] = [
    [{ ...good, actors: ["A"] }, "scenario/too-few", /at least 2/],
    [{ ...good, actors: ["A", "A"] }, "scenario/same-actor", /A is there twice/],
    [{ ...good, sizes: [1, 0] }, "scenario/size", /size of B is 0/],
    [
      {
        ...good,
        propensities: [
          [0, 1],
          [2, 0],
        ],
      },
      "scenario/asymmetric",
      /A and B is 1 one way and 2 back/,
    ],
    [
      {
        ...good,
        propensities: [
          [0, Number.NaN],
          [1, 0],
        ],
      },
      "scenario/propensity",
      /A and B/,
    ],
  ];
  for (const [system, code, message] of rows) assert.throws(() => findBlocs(system), { code, message });
});
