import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bySizeAndProb,
  chancesOf,
  crps,
  crpsOfChances,
  forecastCounts,
  ign,
  makeDice,
  mis,
  monthAfter,
} from "../../src/scenario/index.ts";

const series = (values: readonly number[], from = "2021-01") =>
  values.map((value, index) => ({ month: monthAfter(from, index), value }));

test("the score of a negative binomial is that of the published cases", () => {
  const rows = [
    [5, 100, 0.95, 0.53215257681],
    [44, 200.1, 0.82, 1.70859687251],
    [41, 200.1, 0.83, 1.63833674721],
    [222, 2000.1, 0.9, 3.66926727576],
    [2222, 20000.1, 0.9, 11.6114812752],
  ] as const;
  for (const [y, size, prob, wanted] of rows) {
    const score = crpsOfChances(y, chancesOf(bySizeAndProb(size, prob)));
    assert.ok(Math.abs(score - wanted) < 1e-9 * wanted, `${y}, ${size}, ${prob}: ${score}, not ${wanted}`);
  }
});

test("chances add up to one, also where they spread far or hardly more than a Poisson", () => {
  for (const [mean, size] of [
    [2, 0.05],
    [0, 1],
    [40, 1e12],
    [3, Number.POSITIVE_INFINITY],
    [900, 0.5],
  ] as const) {
    const found = chancesOf({ mean, size });
    const sum = found.reduce((all, chance) => all + chance, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9, `${mean}, ${size}: ${sum}`);
  }
});

test("scores of draws are those of their definitions", () => {
  // |x - y|: 2, 1, 1; |x - x'|: 1, 3, 2 twice, over nine pairs.
  assert.ok(Math.abs(crps(3, [1, 2, 4]) - (4 / 3 - 12 / 9 / 2)) < 1e-12);
  const dice = makeDice(2);
  const draws = Array.from({ length: 60 }, () => dice.below(30));
  const apart = draws.reduce((sum, a) => sum + draws.reduce((all, b) => all + Math.abs(a - b), 0), 0) / 60 ** 2;
  const away = draws.reduce((sum, a) => sum + Math.abs(a - 11), 0) / 60;
  assert.ok(Math.abs(crps(11, draws) - (away - apart / 2)) < 1e-12);
  // Bins: 0; 1 and 2; 3 to 5; … eleven of them, each with a draw that is none.
  assert.equal(ign(0, [0, 0, 1, 2, 5]), -Math.log2(3 / 16));
  assert.equal(ign(2, [0, 0, 1, 2, 5]), -Math.log2(3 / 16));
  assert.equal(ign(3, [0, 0, 1, 2, 5]), -Math.log2(2 / 16));
  assert.equal(ign(5000, [1001, 0, 0, 0, 0]), -Math.log2(2 / 16));
  const hundred = Array.from({ length: 101 }, (_, k) => k);
  assert.ok(Math.abs(mis(50, hundred) - 90) < 1e-9);
  assert.ok(Math.abs(mis(100, hundred) - (90 + 20 * 5)) < 1e-9);
  assert.ok(Math.abs(mis(0, hundred) - (90 + 20 * 5)) < 1e-9);
});

test("six months are forecast from the months given, with the skill over both baselines", () => {
  const dice = makeDice(4);
  const values = Array.from({ length: 60 }, () => Math.floor(-Math.log(1 - dice.next()) * 8));
  const found = forecastCounts(series(values), 11);
  assert.deepEqual(
    found.forecast.map((one) => one.month),
    ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"],
  );
  const mean = values.slice(-24).reduce((sum, value) => sum + value, 0) / 24;
  for (const one of found.forecast) {
    assert.equal(one.draws.length, 1000);
    assert.ok(Math.abs(one.mean - mean) < mean * 0.25);
    assert.ok(one.p05 <= one.mean && one.mean <= one.p95);
  }
  assert.ok(found.scores!.crps > 0 && found.scores!.ign > 0 && found.scores!.mis > 0);
  assert.ok(found.skill.last! > 0, "a series without memory is carried on better by its mean than by its last value");
  assert.equal(found.scored, 36 * 6 - 15);
  assert.equal(found.widened, false);
  assert.match(found.notes[0]!, /reported events/);
  assert.deepEqual(found, forecastCounts(series([...values]), 11));
  assert.notDeepEqual(found.forecast, forecastCounts(series(values), 12).forecast);
});

test("under 24 months the forecast is wider and says so; under seven nothing is scored", () => {
  const wide = (count: number) => forecastCounts(series(new Array<number>(count).fill(30).map((v, k) => v + (k % 3))));
  const width = (of: ReturnType<typeof wide>) => of.forecast[0]!.p95 - of.forecast[0]!.p05;
  const [long, short, single] = [wide(24), wide(12), wide(1)];
  assert.equal(long.widened, false);
  assert.equal(short.widened, true);
  assert.ok(width(short) > width(long) && width(single) > width(long));
  assert.match(short.notes.join(" "), /Only 12 of 24 months .* widened/);
  assert.ok(short.scores !== null);
  assert.equal(single.scores, null);
  assert.deepEqual(single.skill, { bootstrap: null, last: null });
});

test("months of nothing are carried on as nothing", () => {
  const nothing = (count: number) => forecastCounts(series(new Array<number>(count).fill(0)));
  assert.equal(nothing(62).forecast[5]!.p95, 0);
  assert.deepEqual(nothing(62).skill, { bootstrap: 0, last: 0 });
  // Where the widened model erred and the baselines never did, there is no share to tell.
  assert.deepEqual(nothing(30).skill, { bootstrap: null, last: null });
});

test("no history, gaps, months that are none and counts that are none are refused with the month", () => {
  const rows: [{ month: string; value: number }[], string, RegExp][] = [
    [[], "scenario/no-history", /from nothing nothing follows/],
    [[{ month: "2023-13", value: 1 }], "scenario/month", /"2023-13"/],
    [[{ month: "2023-01", value: 1.5 }], "scenario/count", /2023-01: "1.5"/],
    [[{ month: "2023-01", value: -1 }], "scenario/count", /from 0/],
    [
      [
        { month: "2023-01", value: 1 },
        { month: "2023-03", value: 1 },
      ],
      "scenario/gap",
      /2023-01 is followed by 2023-03/,
    ],
    [
      [
        { month: "2023-01", value: 1 },
        { month: "2023-01", value: 2 },
      ],
      "scenario/twice",
      /2023-01 is there twice/,
    ],
  ];
  for (const [months, code, message] of rows) assert.throws(() => forecastCounts(months), { code, message });
});
