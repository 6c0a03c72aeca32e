import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readGum } from "../../bench/coreference/gum.ts";
import { addB3, addCeaf, addMuc, align, type Chains, figures, tally } from "../../bench/coreference/metrics.ts";

const close = (found: number, wanted: number) =>
  assert.ok(Math.abs(found - wanted) < 1e-9, `${found} is not ${wanted}`);
const measured = (add: typeof addMuc, gold: Chains, found: Chains) => {
  const sums = tally();
  add(sums, gold, found);
  return figures(sums);
};

/** Gold {a b c} {d e}; found {a b} {c d e}. */
const GOLD: Chains = [
  ["a", "b", "c"],
  ["d", "e"],
];
const FOUND: Chains = [
  ["a", "b"],
  ["c", "d", "e"],
];

describe("the metrics of coreference, worked by hand", () => {
  it("MUC counts links: 2 of 3 kept, 2 of 3 right", () => {
    const { precision, recall } = measured(addMuc, GOLD, FOUND);
    close(recall, 2 / 3);
    close(precision, 2 / 3);
  });
  it("B3 weighs each mention: (2·2 + 1·1)/3 + (2·2)/2 of five", () => {
    const { precision, recall } = measured(addB3, GOLD, FOUND);
    close(recall, (5 / 3 + 2) / 5);
    close(precision, (2 + 5 / 3) / 5);
  });
  it("CEAF-phi4 aligns chains: 4/5 and 4/5 of two chains", () => {
    const { precision, recall } = measured(addCeaf, GOLD, FOUND);
    close(recall, (4 / 5 + 4 / 5) / 2);
    close(precision, (4 / 5 + 4 / 5) / 2);
  });
  it("all are 1 where the chains are the same, and 0 where nothing is found", () => {
    for (const add of [addMuc, addB3, addCeaf]) {
      close(measured(add, GOLD, GOLD).f1, 1);
      close(measured(add, GOLD, []).f1, 0);
    }
  });
  it("a mention that is not in the other's chains stands alone there", () => {
    const { recall } = measured(addMuc, [["a", "b", "c"]], [["a", "b"]]);
    close(recall, 1 / 2);
    close(measured(addB3, [["a", "b", "c"]], [["a", "b"]]).recall, 4 / 3 / 3);
  });
  it("the alignment is the best one, not the greedy one", () => {
    close(
      align(
        [
          [0.9, 0.8],
          [0.8, 0.1],
        ],
        2,
        2,
      ),
      1.6,
    );
    close(align([[1, 2, 3]], 1, 3), 3);
  });
});

describe("the treebank's reader", () => {
  const [document] = readGum(
    [
      "# newdoc id = sample",
      "# newpar",
      "# sent_id = 1",
      "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-cf1-1-coref",
      "2\tteacher\tteacher\tNOUN\tNN\t_\t5\tnsubj\t_\t_",
      "3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_",
      "4\tOslo\tOslo\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-place-new-cf2-1-sgl)1)",
      "5-6\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
      "5\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\t_",
      "6\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_",
      "7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_",
      "",
    ].join("\n"),
    true,
  );
  it("gives the text, words inside a contraction with their own places", () => {
    assert.equal(document?.analysis.text, "The teacher of Oslo didn't.");
    assert.deepEqual(
      document?.analysis.tokens.map(({ start, end }) => document.analysis.text.slice(start, end)),
      ["The", "teacher", "of", "Oslo", "did", "n't", "."],
    );
  });
  it("gives nested mentions with their heads and types", () => {
    assert.deepEqual(
      document?.mentions.map(({ first, last, head, type, group }) => [first, last, head, type, group]),
      [
        [3, 4, 3, "place", "2"],
        [0, 4, 1, "person", "1"],
      ],
    );
    assert.equal(document?.analysis.tokens[1]?.mention, "person");
  });
});
