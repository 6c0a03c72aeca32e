import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { readScenario } from "../../src/desk/scenario/file.ts";
import { readAddress, writeAddress } from "../../src/web/route/address.ts";
import { choicesOf, type Draft, draftOf, draftOfFile, fileOf } from "../../src/web/scenario/draft.ts";
import { stepsOfPair, strengthIn, tellStep, withoutStep, withStep } from "../../src/web/scenario/step.ts";

const name = fc.stringMatching(/^[A-Za-z~:%, ]{1,8}$/).filter((text) => text.trim() === text);
const step = fc.oneof(
  fc.record({ end: fc.record({ a: name, b: name }, { noNullPrototype: true }) }, { noNullPrototype: true }),
  fc.record(
    { strength: fc.record({ a: name, b: name, value: fc.constantFrom(-0.5, 0, 1) }, { noNullPrototype: true }) },
    { noNullPrototype: true },
  ),
  fc.record(
    { size: fc.record({ actor: name, value: fc.constantFrom(0.5, 3) }, { noNullPrototype: true }) },
    { noNullPrototype: true },
  ),
);
const draft: fc.Arbitrary<Draft> = fc.record(
  {
    title: fc.constantFrom("", "Does it hold?"),
    actors: fc.uniqueArray(name, { maxLength: 5 }),
    pictured: fc.boolean(),
    asOf: fc.constantFrom("", "2024-04-20"),
    window: fc.integer({ min: 1, max: 999 }),
    sizes: fc.constantFrom("equal" as const, "events" as const),
    seed: fc.integer({ min: 1, max: 99 }),
    tables: fc.constantFrom(
      {},
      { sizes: { A: 2 } },
      { positions: [{ actor: "A", capability: 1, position: 3, salience: 1 }] },
    ),
    steps: fc.array(step, { maxLength: 4 }),
  },
  { noNullPrototype: true },
);

test("a draft that is written into an address and read again is the same", () => {
  fc.assert(
    fc.property(draft, (one) => {
      const again = draftOf(readAddress(writeAddress({ view: "scenario", choices: choicesOf(one) })).choices);
      assert.deepEqual(again, one);
    }),
  );
});

test("a draft's file is one that the desk reads, and gives the draft back", () => {
  fc.assert(
    fc.property(draft, (one) => {
      const file = readScenario(JSON.stringify(fileOf(one, "2024-01-02", ["blocs"])), "the file");
      const again = draftOfFile(file);
      assert.equal(again.ask, "blocs");
      assert.deepEqual(again.draft.actors, one.actors);
      assert.deepEqual(again.draft.steps, one.steps);
      if (one.pictured) assert.deepEqual([again.draft.window, again.draft.sizes], [one.window, one.sizes]);
    }),
  );
});

test("a step takes the place of one that changes the same, and can be taken back", () => {
  const first = withStep([], { strength: { a: "A", b: "B", value: 0.2 } });
  const second = withStep(withStep(first, { end: { a: "B", b: "A", type: "ally" } }), {
    strength: { a: "B", b: "A", value: -1 },
  });
  assert.equal(second.length, 2);
  assert.equal(strengthIn(second, { a: "A", b: "B" }), -1);
  assert.equal(strengthIn(second, { a: "A", b: "C" }), null);
  assert.equal(stepsOfPair(second, { a: "A", b: "B" }).length, 2);
  assert.deepEqual(withoutStep(second, { strength: { a: "A", b: "B", value: 0 } }), [
    { end: { a: "B", b: "A", type: "ally" } },
  ]);
  const sized = withStep(withStep([], { size: { actor: "A", value: 1 } }), { size: { actor: "B", value: 2 } });
  assert.equal(withStep(sized, { size: { actor: "A", value: 5 } }).length, 2);
});

test("a step is told in plain words", () => {
  const names = (id: string) => ({ A: "Norland", B: "Isle" })[id] ?? id;
  assert.equal(tellStep({ end: { a: "A", b: "B", type: "ally" } }, names), "the tie “ally” of Norland and Isle ends");
  assert.equal(tellStep({ add: { a: "A", b: "B", sign: -1 } }, names), "Norland and Isle become foes");
  assert.equal(tellStep({ strength: { a: "A", b: "B", value: -0.5 } }, names), "Norland with Isle at −0.5");
  assert.equal(tellStep({ size: { actor: "B", value: 2.5 } }, names), "size of Isle is 2.5");
});
