import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Analysis, Token } from "../../src/analysis/analysis.ts";
import { isTree } from "../../src/analysis/subtree.ts";
import { mend } from "../../src/report/cast/index.ts";
import { plainTree } from "../codebook/plain-tree.ts";

const WORDS = [
  "President",
  "Vladimir",
  "Putin",
  "'s",
  "minister",
  ",",
  "Ministry",
  "Kenya",
  "army",
  "Monday",
  "saw",
  "cede",
  "to",
  "asked",
  "if",
  "who",
  "talks",
  "with",
  "Ltd.",
] as const;
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
  "xcomp",
  "mark",
  "obl",
  "nmod",
  "nmod:desc",
  "ccomp",
  "acl:relcl",
  "root",
] as const;
const MENTIONS = ["person", "event"] as const;
const LEMMAS: Readonly<Record<string, string>> = { saw: "see", asked: "ask", talks: "talk" };
const UPOS = ["PROPN", "NOUN", "PART", "PUNCT", "ADJ", "VERB"] as const;

/** A sentence of any words, hung together in any way that is a tree. */
const sentence = fc
  .array(
    fc.record({
      word: fc.constantFrom(...WORDS),
      label: fc.constantFrom(...LABELS),
      upos: fc.constantFrom(...UPOS),
      mention: fc.constantFrom(...MENTIONS),
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
    const tokens = parts.map(({ word, label, upos, mention }, index): Token => {
      const start = at;
      at += word.length + 1;
      const children = heads.flatMap((head, child) => (head === index ? [child] : []));
      const head = heads[index]!;
      const shape = {
        index,
        sentence: 0,
        form: word,
        lemma: LEMMAS[word] ?? word,
        upos,
        xpos: upos === "VERB" ? "VBD" : "NNP",
        feats: "",
        start,
        end: start + word.length,
      };
      return { ...shape, head, label: head < 0 ? "root" : label, children, mention, mentionScore: 0.9 };
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

const shown = ({ tokens }: Analysis) => tokens.map(({ upos, head, label }) => `${upos} ${head + 1} ${label}`);

test("a word in small letters behind a bare name is the verb of what was seen", () => {
  const it = "It/PRON/PRP/2/nsubj saw=see/VERB/VBD/0/root";
  const analysis = plainTree(`${it} Oslo/PROPN/NNP/5/nmod:poss cede/PROPN/NNP/5/compound land/NOUN/NN/2/obj`);
  assert.deepEqual(shown(mend(analysis)), [
    "PRON 2 nsubj",
    "VERB 0 root",
    "PROPN 4 nsubj",
    "VERB 2 ccomp",
    "NOUN 4 obj",
  ]);
  const owned = plainTree(`${it} Oslo/PROPN/NNP/4/compound reports=report/NOUN/NNS/2/obj`);
  assert.deepEqual(shown(mend(owned)), shown(owned));
});

test("a noun before 'to' is the object of the verb before it", () => {
  const analysis = plainTree(
    "He/PRON/PRP/2/nsubj wants=want/VERB/VBZ/0/root Oslo/PROPN/NNP/5/obj to/PART/TO/5/mark leave/VERB/VB/2/xcomp",
  );
  assert.deepEqual(shown(mend(analysis))[2], "PROPN 2 obj");
  const asked = plainTree(
    "Whom/PRON/WP/5/obj do/AUX/VBP/4/aux they/PRON/PRP/4/nsubj want/VERB/VBP/0/root meet/VERB/VB/4/xcomp",
  );
  assert.deepEqual(shown(mend(asked)), shown(asked));
});

test("a past verb joined to an infinitive goes on with the past verb above it", () => {
  const analysis = plainTree(
    "They/PRON/PRP/2/nsubj agreed=agree/VERB/VBD/0/root to/PART/TO/4/mark meet/VERB/VB/2/xcomp but/CCONJ/CC/6/cc rejected=reject/VERB/VBD/4/conj talks=talk/NOUN/NNS/6/obj",
  );
  const feats = ["", "Tense=Past|VerbForm=Fin", "", "VerbForm=Inf", "", "Tense=Past|VerbForm=Fin", ""];
  const told = { ...analysis, tokens: analysis.tokens.map((token, index) => ({ ...token, feats: feats[index]! })) };
  assert.deepEqual(shown(mend(told))[5], "VERB 2 conj");
  const bare = {
    ...told,
    tokens: told.tokens.map((token) => ({ ...token, feats: token.index === 5 ? "" : token.feats })),
  };
  assert.deepEqual(shown(mend(bare))[5], "VERB 4 conj");
});

test("who stands before a participle that goes on with a passive clause is whom it is done to", () => {
  const analysis = plainTree(
    "Officers=officer/NOUN/NNS/3/nsubj:pass were=be/AUX/VBD/3/aux:pass wounded=wound/VERB/VBN/0/root and/CCONJ/CC/6/cc people/NOUN/NNS/3/conj detained=detain/VERB/VBN/3/conj",
  );
  const told = {
    ...analysis,
    tokens: analysis.tokens.map((token) => ({ ...token, feats: token.xpos === "VBN" ? "VerbForm=Part" : "" })),
  };
  assert.deepEqual(shown(mend(told))[4], "NOUN 6 nsubj:pass");
});
