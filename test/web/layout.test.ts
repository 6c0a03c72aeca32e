import assert from "node:assert/strict";
import test from "node:test";
import { layOut } from "../../src/web/picture/layout.ts";

const ids = ["a", "b", "c", "d", "e", "f"];
const pulls = [
  { from: "a", to: "b", sign: 1 as const },
  { from: "c", to: "d", sign: -1 as const },
  { from: "a", to: "c", sign: 1 as const },
];
const gap = (places: ReturnType<typeof layOut>, one: string, other: string) =>
  Math.hypot(places.get(one)!.x - places.get(other)!.x, places.get(one)!.y - places.get(other)!.y);

test("the same ties give the same places", () => {
  assert.deepEqual(layOut(ids, pulls), layOut(ids, pulls));
});

test("friends stand nearer than foes, and nobody on top of another", () => {
  const places = layOut(ids, pulls);
  assert.ok(gap(places, "a", "b") < gap(places, "c", "d"));
  for (const one of ids) for (const other of ids) if (one < other) assert.ok(gap(places, one, other) > 0.2);
});

test("an actor keeps about its place when a tie is added", () => {
  const before = layOut(ids, pulls);
  const after = layOut(ids, [...pulls, { from: "e", to: "f", sign: 1 }], before);
  for (const id of ["a", "b"]) {
    const [was, is] = [before.get(id)!, after.get(id)!];
    assert.ok(Math.hypot(was.x - is.x, was.y - is.y) < 0.6, id);
  }
});
