import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { readScenario } from "../../src/desk/scenario/file.ts";
import { playApart } from "../../src/desk/scenario/thread.ts";
import { leastEnergyOf } from "../../src/scenario/bound.ts";
import {
  type Board,
  findBlocs,
  forecastCounts,
  makeDice,
  proposePositions,
  sizeOfEvents,
  sizesOf,
} from "../../src/scenario/index.ts";
import { makeLandscape } from "../../src/scenario/landscape.ts";

const systemOf = (n: number, seed: number) => {
  const dice = makeDice(seed);
  const actors = Array.from({ length: n }, (_, at) => `a${at}`);
  const propensities = actors.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) propensities[i]![j] = propensities[j]![i] = 2 * dice.next() - 1;
  return { actors, sizes: actors.map(() => 0.5 + dice.next()), propensities };
};

test("no division has less energy than the bound, and a system at peace with itself reaches it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(1e6), (n, seed) => {
      const system = systemOf(n, seed);
      assert.ok(leastEnergyOf(makeLandscape(system)) <= findBlocs(system).minima[0]!.energy + 1e-9);
    }),
    { numRuns: 60 },
  );
  const friends = {
    actors: ["A", "B", "C"],
    sizes: [1, 1, 1],
    propensities: [
      [0, 1, -1],
      [1, 0, -1],
      [-1, -1, 0],
    ],
  };
  assert.equal(leastEnergyOf(makeLandscape(friends)), -4);
  assert.equal(findBlocs(friends).minima[0]!.energy, -4);
});

test("beyond what can be looked at, two hostile camps are proven by the bound and a tangle is said not to be", () => {
  const n = 30;
  const camps = systemOf(n, 1);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) camps.propensities[i]![j] = i === j ? 0 : i % 2 === j % 2 ? 0.5 : -0.5;
  const found = findBlocs(camps, 1);
  assert.deepEqual([found.exact, found.proven, found.minima[0]!.energy === found.lower], [false, true, true]);
  const tangle = findBlocs(systemOf(n, 2), 1);
  assert.equal(tangle.proven, false);
  assert.ok(tangle.lower < tangle.minima[0]!.energy && (tangle.descents ?? 0) > 1000);
});

test("sizes are the analyst's own, else the picture's by its formula, else alike", () => {
  assert.equal(sizeOfEvents([]).value, 1);
  assert.equal(sizeOfEvents(["x#v1", "x#v2"]).value, 2);
  const board = {
    actors: ["A", "B", "C"],
    sizes: new Map([["A", 7]]),
    pictureSizes: new Map([
      ["A", sizeOfEvents([])],
      ["B", sizeOfEvents(["x#v1", "x#v2"])],
    ]),
  } as unknown as Board;
  assert.deepEqual(
    sizesOf(board).map(({ size, from, picture }) => [size, from, picture]),
    [
      [7, "own", 1],
      [2, "picture", 2],
      [1, "equal", null],
    ],
  );
});

test("positions follow from stances by the stated formula, and nobody silent has one", () => {
  const said = (
    [
      ["A", 1],
      ["A", 1],
      ["A", 0],
      ["B", -1],
    ] as const
  ).map(([actor, stance], at) => ({ actor, stance, claim: `x#s${at}` }));
  const [a, b, ...rest] = proposePositions(said, ["A", "B", "C"], () => 2);
  assert.deepEqual([a?.position, a?.salience, a?.capability, a?.claims.length], [75, 1, 2, 3]);
  assert.deepEqual([b?.position, b?.salience, b?.says], [25, 0.333, "1 statement: 0 for, 1 against, 0 neither"]);
  assert.ok(a!.low < 75 && a!.high > 75 && b!.low === 0);
  assert.deepEqual(rest, []);
});

test("a short history is widened towards the record's prior, and says over what it was pooled", () => {
  const months = [1, 0, 2, 1].map((value, at) => ({ month: `2024-0${at + 1}`, value }));
  const pooled = { mean: 20, weight: 1, size: 1, from: "40 pairs of the record" };
  const [plain, drawn] = [forecastCounts(months), forecastCounts(months, 1, pooled)];
  assert.ok(drawn.forecast[0]!.mean > plain.forecast[0]!.mean + 1);
  assert.ok(drawn.notes.some((note) => note.includes("40 pairs of the record")));
  assert.deepEqual(drawn.baselines.last.p05 <= drawn.baselines.last.mean, true);
  assert.equal(
    forecastCounts(
      Array.from({ length: 24 }, (_, at) => ({
        month: `20${22 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
        value: 2,
      })),
      1,
      pooled,
    ).widened,
    false,
  );
});

test("a play that nobody waits for is broken off, and the next one is played", async () => {
  const n = 25;
  const { actors } = systemOf(n, 1);
  const board: Board = {
    ...{ actors, sizes: new Map(), pictureSizes: new Map(), ties: [], events: [], memberships: new Map(), prior: null },
    ...{ own: [{ a: "a0", b: "a1", value: 1 }], positions: [], arrows: [], series: [] },
  };
  const stop = new AbortController();
  const long = playApart({ boards: [board], questions: [{ kind: "blocs", draws: 10_000 }], seed: 1 }, stop.signal);
  setTimeout(() => stop.abort(), 50);
  await assert.rejects(long, { code: "desk/scenario-ended" });
  const small = { ...board, actors: ["a0", "a1"] };
  const [answers] = await playApart({ boards: [small], questions: [{ kind: "blocs", draws: 10 }], seed: 1 });
  assert.equal(answers?.[0]?.kind, "blocs");
  await assert.rejects(
    playApart({ boards: [{ ...small, actors: ["a0"] }], questions: [{ kind: "blocs", draws: 10 }], seed: 1 }),
    {
      code: "scenario/too-few",
    },
  );
});

test("a fault of a file names the line", () => {
  const text =
    "title: x\nactors: [A, B]\nsteps:\n  - end: { a: A, b: B }\n  - size:\n      actor: A\n      value: -1\nquestions: [blocs]";
  assert.throws(() => readScenario(text, "w.yaml"), {
    code: "desk/scenario-file",
    message: /^w\.yaml, line 7, steps 2 size value: /,
  });
});
