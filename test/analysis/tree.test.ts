import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeTree } from "../../src/analysis/tree.ts";

const total = (heads: Iterable<number>, scores: readonly (readonly number[])[]): number =>
  [...heads].reduce((sum, head, word) => sum + scores[word]![head]!, 0);

/** Whether every word reaches the root and one alone hangs on it. */
function isTree(heads: readonly number[]): boolean {
  if (heads.filter((head) => head === 0).length !== 1) return false;
  return heads.every((_, word) => {
    let at = word + 1;
    for (let steps = 0; at !== 0; steps++) {
      if (steps > heads.length) return false;
      at = heads[at - 1]!;
    }
    return true;
  });
}

/** The best score of any tree, by trying all. */
function bestOfAll(scores: readonly (readonly number[])[]): number {
  const count = scores.length;
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(count).fill(0);
  const go = (word: number): void => {
    if (word === count) {
      if (isTree(heads)) best = Math.max(best, total(heads, scores));
      return;
    }
    for (let head = 0; head <= count; head++) {
      if (head === word + 1) continue;
      heads[word] = head;
      go(word + 1);
    }
  };
  go(0);
  return best;
}

test("the tree found is the best there is, with one root", () => {
  const matrices = fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc.array(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: count + 1, maxLength: count + 1 }), {
      minLength: count,
      maxLength: count,
    }),
  );
  fc.assert(
    fc.property(matrices, (scores) => {
      const heads = decodeTree(scores.length, (word, head) => scores[word]![head]!);
      assert.ok(isTree([...heads]));
      assert.equal(total(heads, scores), bestOfAll(scores));
    }),
    { numRuns: 150 },
  );
});

test("a long sentence whose every word wants its neighbour still gives a tree", () => {
  const heads = decodeTree(254, (word, head) =>
    head === (word % 2 === 0 ? word + 2 : word) ? 5 : head === 0 ? -3 : 0,
  );
  assert.ok(isTree([...heads]));
});

test("numbers that are none give a tree all the same", () => {
  assert.ok(isTree([...decodeTree(4, () => Number.NaN)]));
  assert.equal(decodeTree(0, () => 0).length, 0);
});
