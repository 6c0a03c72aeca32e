import assert from "node:assert/strict";
import test from "node:test";
import { type DyadEvent, pictureOn, quadSplit, seriesOf, type TieClaim } from "../../src/picture/index.ts";

const actor = (id: string) => ({ actor: id, name: id });
const claim = (key: string, changes: Partial<TieClaim> = {}): TieClaim => ({
  key,
  document: key.split("#")[0]!,
  published: "2024-03-01",
  type: "ally",
  from: actor("A"),
  to: actor("B"),
  over: null,
  sign: 1,
  status: "holds",
  valid: { from: null, to: null },
  low: "2024-03-01",
  high: "9999",
  claimed: false,
  score: 0.9,
  ...changes,
});

test("adds up what reports say of one pair, whoever is named first", () => {
  const [tie, ...rest] = pictureOn(
    [claim("one#t1"), claim("two#t1", { from: actor("B"), to: actor("A") })],
    "2024-04-01",
  );
  assert.equal(rest.length, 0);
  assert.deepEqual([tie?.reports, tie?.claims], [2, ["one#t1", "two#t1"]]);
});

test("keeps a directed tie apart from its counterpart", () => {
  const ties = pictureOn(
    [claim("one#t1", { type: "depends" }), claim("one#t2", { type: "depends", from: actor("B"), to: actor("A") })],
    "2024-04-01",
  );
  assert.equal(ties.length, 2);
});

test("shows a tie that a later report calls ended on the days before, and not after", () => {
  const told = [
    claim("one#t1"),
    claim("two#t1", {
      published: "2024-06-10",
      status: "ended",
      valid: { from: null, to: "2024-06-01" },
      low: "",
      high: "2024-06-01",
    }),
  ];
  assert.deepEqual(
    pictureOn(told, "2024-05-31").map((tie) => [tie.status, tie.valid.to]),
    [["holds", "2024-06-01"]],
  );
  assert.deepEqual(pictureOn(told, "2024-06-01"), []);
  assert.deepEqual(
    pictureOn(told, "2024-06-01", true).map((tie) => [tie.status, tie.valid.to, tie.reports]),
    [["ended", "2024-06-01", 2]],
  );
  assert.equal(pictureOn(told, "2024-05-31", true)[0]?.status, "holds");
  assert.deepEqual(pictureOn([claim("one#t1")], "2024-02-01"), []);
});

test("lets the latest report say how a tie stands, the reporter before a speaker", () => {
  const told = [
    claim("one#t1"),
    claim("two#t1", { published: "2024-05-01", status: "weakening" }),
    claim("three#t1", { published: "2024-06-01", status: "denied", claimed: true }),
  ];
  assert.equal(pictureOn(told, "2024-07-01")[0]?.status, "weakening");
  assert.equal(pictureOn(told, "2024-07-01")[0]?.onlyClaimed, false);
  assert.equal(pictureOn(told.slice(2), "2024-07-01")[0]?.onlyClaimed, true);
});

const event = (key: string, from: string | null, changes: Partial<DyadEvent> = {}): DyadEvent => ({
  key,
  days: from === null ? null : { from, to: from },
  quad: 1,
  plover: 2.5,
  status: "happened",
  reports: 1,
  by: "a",
  ...changes,
});

test("counts a pair's events by month, cooperation and conflict apart, empty months too", () => {
  const series = seriesOf(
    [
      event("a", "2024-01-31"),
      event("b", "2024-03-05", { quad: 4, plover: -9, reports: 3, by: "b" }),
      event("c", "2024-03-06"),
      event("d", null),
      event("e", "2024-03-07", { status: "planned" }),
      event("f", "2024-01-01", { days: { from: "2024-01-01", to: "2024-12-31" } }),
    ],
    "month",
  );
  assert.deepEqual(
    series.points.map((point) => [point.from, point.to, point.events]),
    [
      ["2024-01-01", "2024-01-31", 1],
      ["2024-02-01", "2024-02-29", 0],
      ["2024-03-01", "2024-03-31", 2],
    ],
  );
  const march = series.points[2]!;
  assert.deepEqual(march.conflict, { events: 1, reports: 3, mean: -9 });
  assert.deepEqual([march.cooperation.mean, march.mean, march.reports], [2.5, -3.25, 4]);
  assert.deepEqual(march.quads, [1, 0, 0, 1]);
  assert.deepEqual([series.unplaced, series.unreal], [2, 1]);
});

test("begins weeks on Monday, over the turn of a year", () => {
  const series = seriesOf([event("a", "2024-12-31"), event("b", "2025-01-05"), event("c", "2025-01-06")], "week");
  assert.deepEqual(
    series.points.map((point) => [point.from, point.events]),
    [
      ["2024-12-30", 2],
      ["2025-01-06", 1],
    ],
  );
});

test("fills the series out to the days asked for", () => {
  const series = seriesOf([], "month", { from: "2024-11-15", to: "2025-01-02" });
  assert.deepEqual(
    series.points.map((point) => point.from),
    ["2024-11-01", "2024-12-01", "2025-01-01"],
  );
  assert.equal(series.points[0]?.mean, null);
});

test("splits events by quad class", () => {
  assert.deepEqual(quadSplit([{ quad: 1 }, { quad: 4 }, { quad: 4 }]), [1, 0, 0, 2]);
});
