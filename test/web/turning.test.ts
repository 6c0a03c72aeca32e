import assert from "node:assert/strict";
import test from "node:test";
import type { DyadPoint } from "../../src/web/dyad/series.ts";
import { turningPoints } from "../../src/web/dyad/turning.ts";

const none = { events: 0, reports: 0, mean: null };
const month = (at: number): string => `20${20 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
const series = (means: readonly (number | null)[], events = 3): readonly DyadPoint[] =>
  means.map((mean, at) => ({
    from: month(at),
    to: month(at),
    events: mean === null ? 0 : events,
    reports: events,
    mean,
    cooperation: none,
    conflict: none,
  }));

test("a change of level is found where it happened, with the means on either side", () => {
  const found = turningPoints(series([3, 3.5, 2.8, 3.2, 3.1, null, -5, -4.5, -5.2, -4.9]));
  assert.deepEqual(
    found.map((one) => one.from),
    [month(6)],
  );
  assert.ok(found[0]!.before > 3 && found[0]!.after < -4.5 && found[0]!.explains > 0.9);
});

test("there and back are two turning points", () => {
  const found = turningPoints(series([3, 3.2, 2.9, 3.1, -6, -5.8, -6.1, -6, 3, 2.9, 3.2, 3.1]));
  assert.deepEqual(
    found.map((one) => one.from),
    [month(4), month(8)],
  );
});

test("noise about one level has none, and neither has a history that is short", () => {
  assert.deepEqual(turningPoints(series([1, -1, 1.2, -0.8, 0.9, -1.1, 1, -1, 1.1, -0.9])), []);
  assert.deepEqual(turningPoints(series([3, -5, -5])), []);
  assert.deepEqual(turningPoints(series([])), []);
  assert.deepEqual(turningPoints(series([2, 2, 2, 2, 2])), []);
});

test("a month of many events weighs more than one of few", () => {
  const quiet = series([2, 2.1, 1.9, 2, 2.1, 1.9]);
  const loud = quiet.map((one, at) => (at === 3 ? { ...one, mean: -8, events: 1 } : { ...one, events: 40 }));
  assert.deepEqual(turningPoints(loud), []);
});
