import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Analysis, Token } from "../../src/analysis/analysis.ts";
import { isTree } from "../../src/analysis/subtree.ts";
import { mend } from "../../src/report/cast/index.ts";

const WORDS = ["President", "Vladimir", "Putin", "'s", "minister", ",", "Ministry", "Kenya", "army", "Monday"] as const;
const LABELS = [
  "nsubj",
  "obj",
  "flat",
  "appos",
  "compound",
  "nmod:poss",
  "case",
  "conj",
  "punct",
  "list",
  "root",
] as const;
const UPOS = ["PROPN", "NOUN", "PART", "PUNCT", "ADJ"] as const;

/** A sentence of any words, hung together in any way that is a tree. */
const sentence = fc
  .array(
    fc.record({
      word: fc.constantFrom(...WORDS),
      label: fc.constantFrom(...LABELS),
      upos: fc.constantFrom(...UPOS),
      up: fc.nat(),
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .chain((parts) =>
    fc
      .shuffledSubarray(
        parts.map((_, index) => index),
        { minLength: parts.length },
      )
      .map((order) => ({ parts, order })),
  )
  .map(({ parts, order }): Analysis => {
    const heads = new Array<number>(parts.length).fill(-1);
    for (const [place, index] of order.entries()) if (place > 0) heads[index] = order[parts[index]!.up % place]!;
    let at = 0;
    const text = parts.map(({ word }) => word).join(" ");
    const tokens = parts.map(({ word, label, upos }, index): Token => {
      const start = at;
      at += word.length + 1;
      const children = heads.flatMap((head, child) => (head === index ? [child] : []));
      const head = heads[index]!;
      const shape = {
        index,
        sentence: 0,
        form: word,
        lemma: word,
        upos,
        xpos: "NNP",
        feats: "",
        start,
        end: start + word.length,
      };
      return { ...shape, head, label: head < 0 ? "root" : label, children, mention: "person", mentionScore: 0.9 };
    });
    const whole = {
      index: 0,
      paragraph: 0,
      start: 0,
      end: text.length,
      first: 0,
      last: tokens.length,
      root: order[0]!,
    };
    return { kind: "analysis", text, tokens, sentences: [whole], attributions: [], influences: [], states: null };
  });

test("mending a tree leaves a tree whose words know their children", () => {
  fc.assert(
    fc.property(sentence, (analysis) => {
      const { tokens } = mend(analysis);
      assert.ok(isTree(tokens, { first: 0, last: tokens.length }));
      for (const token of tokens) {
        const own = tokens.filter((one) => one.head === token.index).map((one) => one.index);
        assert.deepEqual(
          [...token.children].sort((a, b) => a - b),
          own,
        );
      }
    }),
    { numRuns: 3000 },
  );
});
