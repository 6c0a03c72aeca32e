import assert from "node:assert/strict";
import { test } from "node:test";
import { type Arrow, followChain } from "../../src/scenario/index.ts";

const arrow = (
  id: string,
  cause: string,
  effect: string,
  sign: 1 | -1 = 1,
  certainty: Arrow["certainty"] = "stated",
) => ({
  id,
  cause,
  effect,
  sign,
  certainty,
});

test("signs multiply along a path, and the claims are named in order", () => {
  const { ends } = followChain(
    [arrow("i1", "drought", "harvest", -1), arrow("i2", "harvest", "unrest", -1, "hedged")],
    "drought",
  );
  assert.deepEqual(ends, [
    { node: "harvest", sign: -1, steps: 1, hedged: false, paths: [{ arrows: ["i1"], sign: -1, hedged: false }] },
    { node: "unrest", sign: 1, steps: 2, hedged: true, paths: [{ arrows: ["i1", "i2"], sign: 1, hedged: true }] },
  ]);
});

test("what falls turns every sign", () => {
  const arrows = [arrow("i1", "aid", "calm"), arrow("i2", "calm", "flight", -1)];
  assert.deepEqual(
    followChain(arrows, "aid", -1).ends.map(({ node, sign }) => [node, sign]),
    [
      ["calm", -1],
      ["flight", 1],
    ],
  );
});

test("two paths that disagree leave the sign open, and one stated path is enough not to be hedged", () => {
  const { ends } = followChain(
    [
      arrow("i1", "embargo", "prices"),
      arrow("i2", "embargo", "trade", -1),
      arrow("i3", "trade", "prices", 1, "hedged"),
    ],
    "embargo",
  );
  const prices = ends.find(({ node }) => node === "prices")!;
  assert.equal(prices.sign, 0);
  assert.equal(prices.hedged, false);
  assert.equal(prices.steps, 1);
  assert.deepEqual(
    prices.paths.map(({ arrows }) => arrows),
    [["i1"], ["i2", "i3"]],
  );
});

test("what a source denies is shown and not followed, and a circle ends", () => {
  const found = followChain([arrow("i1", "a", "b"), arrow("i2", "b", "a"), arrow("i3", "b", "c", 1, "denied")], "a");
  assert.deepEqual(
    found.ends.map(({ node }) => node),
    ["b"],
  );
  assert.deepEqual(found.denied, ["i3"]);
  assert.equal(found.complete, true);
});

test("too many paths are cut off and said so", () => {
  const arrows: Arrow[] = [];
  const names = Array.from({ length: 14 }, (_, k) => `n${k}`);
  for (const a of names) for (const b of names) if (a !== b) arrows.push(arrow(`${a}${b}`, a, b));
  assert.equal(followChain(arrows, "n0").complete, false);
});

test("from what no influence speaks of nothing can be followed", () => {
  assert.throws(() => followChain([arrow("i1", "a", "b")], "z"), {
    code: "scenario/no-node",
    message: /"z".*choose from: a; b/,
  });
});
