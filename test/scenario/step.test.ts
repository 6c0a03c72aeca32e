import assert from "node:assert/strict";
import { test } from "node:test";
import { afterSteps, type Board, differenceOf, play, propensitiesOf, type Step } from "../../src/scenario/index.ts";

const tie = (a: string, b: string, type: "ally" | "rival" | "supports", claims: readonly string[] = []) =>
  ({
    a,
    b,
    type,
    sign: type === "rival" ? -1 : 1,
    status: "holds",
    reports: claims.length,
    claimed: false,
    claims,
  }) as const;

const board: Board = {
  actors: ["A", "B", "C"],
  sizes: new Map([["A", 2]]),
  pictureSizes: new Map(),
  ties: [
    tie("A", "B", "ally", ["one#t1", "two#t3"]),
    tie("C", "A", "rival", ["one#t2"]),
    tie("B", "X", "rival"),
    tie("X", "A", "rival"),
  ],
  events: [{ a: "A", b: "C", scores: [-9, -7, -8], claims: ["one#v1", "one#v2", "two#v1"] }],
  memberships: new Map([
    ["A", ["Pact"]],
    ["B", ["Pact"]],
  ]),
  own: [],
  positions: [{ actor: "A", capability: 1, position: 10, salience: 1 }],
  arrows: [
    {
      id: "one#i1",
      cause: "one#v1",
      effect: "trust",
      causeWords: "the strike",
      effectWords: "trust",
      sign: -1,
      certainty: "stated",
    },
  ],
  series: [],
  prior: null,
};

test("a propensity is the stated sum of ties, events and third parties, each with its claims", () => {
  const [ab, ac, bc] = propensitiesOf(board);
  // Ally 1; no events; of one mind on X and the Pact: 2 / (2 + 2).
  assert.equal(ab!.value, 0.5 * 1 + 0.2 * 0.5);
  assert.deepEqual(ab!.picture.parts[0]!.claims, ["one#t1", "two#t3"]);
  // Rival -0.6; mean of events -24 / (3 + 5) / 10; nobody shared but B, whom only A knows.
  assert.equal(ac!.value, Math.round((0.5 * -0.6 + 0.3 * -0.3) * 1e6) / 1e6);
  assert.deepEqual(ac!.picture.parts[1]!.claims, ["one#v1", "one#v2", "two#v1"]);
  // No tie; A is B's ally and C's rival: -1 / (1 + 2).
  assert.ok(Math.abs(bc!.value - 0.2 * (-1 / 3)) < 1e-6);
  for (const pair of [ab!, ac!, bc!]) assert.ok(pair.low < pair.value && pair.value < pair.high);
});

test("an analyst's own value goes before the picture's, which stays beside it", () => {
  const [ab] = propensitiesOf(afterSteps(board, [{ strength: { a: "B", b: "A", value: -0.5 } }]));
  assert.deepEqual([ab!.value, ab!.low, ab!.high, ab!.from, ab!.picture.value], [-0.5, -0.6, -0.4, "own", 0.6]);
});

test("a step makes a new board and leaves the old as it was", () => {
  const shown = JSON.stringify([...board.memberships, board]);
  const steps: Step[] = [
    { end: { a: "B", b: "A" } },
    { end: { a: "A", b: "Pact" } },
    { add: { a: "C", b: "B", type: "supports" } },
    { size: { actor: "C", value: 3 } },
    { position: { actor: "A", value: 60, low: 50, high: 70 } },
    { influence: { cause: "the strike", effect: "trust", sign: 1 } },
    { influence: { cause: "trust", effect: "trade" } },
  ];
  const after = afterSteps(board, steps);
  assert.equal(JSON.stringify([...board.memberships, board]), shown);
  assert.equal(after.ties.length, 4);
  assert.deepEqual(after.memberships.get("A"), []);
  assert.equal(after.sizes.get("C"), 3);
  assert.deepEqual(after.positions[0]!.intervals, { position: [50, 70] });
  assert.deepEqual(
    after.arrows.map(({ cause, effect, sign }) => [cause, effect, sign]),
    [
      ["one#v1", "trust", 1],
      ["trust", "trade", 1],
    ],
  );
});

test("steps that change what is not there are refused with what is", () => {
  const rows: [Step, string, RegExp][] = [
    [{ end: { a: "B", b: "C" } }, "scenario/no-tie", /B and C.*A ally B/],
    [{ end: { a: "A", b: "B", type: "rival" } }, "scenario/no-tie", /the tie rival/],
    [{ size: { actor: "Z", value: 1 } }, "scenario/unknown-actor", /Z.*A, B, C/],
    [{ position: { actor: "B", value: 1 } }, "scenario/no-position", /choose from: A/],
    [{ add: { a: "A", b: "C" } }, "scenario/sign", /a type or a sign/],
    [{ influence: { cause: "x", effect: "y", end: true } }, "scenario/no-influence", /"x" on "y"/],
  ];
  for (const [step, code, message] of rows) assert.throws(() => afterSteps(board, [step]), { code, message });
});

test("base and scenario are played alike and the difference names who parted and who joined", async () => {
  const questions = [
    { kind: "blocs", draws: 100 },
    { kind: "tension", seconds: 10 },
    { kind: "chain", from: "strike", sign: 1, steps: 6 },
  ] as const;
  const base = await play(board, questions, 5);
  const changed = afterSteps(board, [
    { strength: { a: "A", b: "B", value: -1 } },
    { strength: { a: "B", b: "C", value: 1 } },
    { influence: { cause: "the strike", effect: "trust", sign: 1 } },
  ]);
  const after = await play(changed, questions, 5);
  const [blocs, tension, chain] = base.map((one, index) => differenceOf(one, after[index]!));
  assert.ok(blocs?.kind === "blocs" && tension?.kind === "tension" && chain?.kind === "chain");
  assert.deepEqual(blocs.parted, [["A", "B"]]);
  assert.deepEqual(blocs.joined, [["B", "C"]]);
  assert.ok(blocs.together.some(({ a, b, base, after }) => a === "A" && b === "B" && base > 0.9 && after < 0.1));
  assert.equal(tension.frustration, 0);
  assert.deepEqual(chain.ends, [{ node: "trust", base: -1, after: 1 }]);
  assert.deepEqual(await play(board, questions, 5), base);
});
