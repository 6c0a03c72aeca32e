import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { ListedEvent } from "../../src/desk/listed.ts";
import { clustersOf } from "../../src/web/map/cluster.ts";
import { placeLabels } from "../../src/web/picture/label.ts";
import { contextOf } from "../../src/web/review/context.ts";

describe("names of the picture", () => {
  const dot = fc.record({
    id: fc.uuid(),
    name: fc.string({ minLength: 1, maxLength: 20 }),
    x: fc.integer({ min: 20, max: 780 }),
    y: fc.integer({ min: 20, max: 580 }),
    size: fc.integer({ min: 4, max: 12 }),
  });
  test("never cover the dot of another", () =>
    fc.assert(
      fc.property(fc.uniqueArray(dot, { selector: (one) => one.id, maxLength: 60 }), (dots) => {
        const labels = placeLabels(dots, 800);
        for (const one of dots) {
          const label = labels.get(one.id);
          if (label?.anchor !== "middle") continue;
          const covers = dots.some((other) => other !== one && Math.hypot(other.x - label.x, other.y - label.y) < 1);
          assert.ok(!covers);
        }
      }),
    ));
  test("give way to those that come first", () => {
    const at = (id: string, x: number) => ({ id, name: "A rather long name", x, y: 100, size: 5 });
    const alone = placeLabels([at("a", 300)], 800);
    assert.deepEqual([alone.get("a")?.anchor, alone.get("a")?.y], ["middle", 91]);
    const crowd = placeLabels(
      [0, 1, 2, 3, 4, 5, 6, 7].map((step) => at(`n${step}`, 300 + step * 9)),
      800,
    );
    assert.ok(crowd.has("n0"));
    assert.ok(crowd.size < 8);
  });
});

describe("marks of the map", () => {
  const spot = (id: string, mean: number, count: number) => ({
    ...{ id, name: id, lat: 0, lon: 0, mean },
    events: Array.from({ length: count }, () => ({}) as ListedEvent),
  });
  test("near places share one where the busiest is, and keep their events", () => {
    const found = clustersOf(
      [
        { spot: spot("big", -4, 3), x: 10, y: 10 },
        { spot: spot("near", 2, 1), x: 18, y: 10 },
        { spot: spot("far", 5, 2), x: 90, y: 10 },
      ],
      17,
    );
    assert.deepEqual(
      found.map(({ id, events, mean, x }) => [id, events, mean, x]),
      [
        ["big", 4, -2.5, 10],
        ["far", 2, 5, 90],
      ],
    );
  });
});

describe("the words about a claim", () => {
  const text = "One came. Two saw three. Four left. Five stayed.";
  const sentences = [
    { start: 0, end: 9 },
    { start: 10, end: 24 },
    { start: 25, end: 35 },
    { start: 36, end: 48 },
  ];
  test("are its sentence with one before and one after", () => {
    assert.deepEqual(contextOf(text, sentences, [14, 17]), { before: "One came. Two ", after: " three. Four left." });
  });
  test("end where the text ends, and are none outside of it", () => {
    assert.deepEqual(contextOf(text, sentences, [36, 48]), { before: "Four left. ", after: "" });
    assert.deepEqual(contextOf(text, [], [0, 3]), { before: "", after: "" });
  });
});
