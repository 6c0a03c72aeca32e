import assert from "node:assert/strict";
import { test } from "node:test";
import { Lexicon, possibleLemmas } from "../../src/analysis/lexicon.ts";

const vocabulary = new Set(["study", "studied", "hope", "hop", "annex", "glass"]);
const lexicon = new Lexicon(
  { VERB: "try hop refuse lay lie leave", NOUN: "study army", ADJ: "large", ADV: "well" },
  { VBD: "tried/try lay/lie/lay left/leave", JJS: "largest/large" },
  (word) => vocabulary.has(word),
);

test("a form that the treebanks saw has the lemma that they gave it", () => {
  assert.equal(lexicon.lemma("tried", "tri", "VERB", "VBD"), "try");
  assert.equal(lexicon.lemma("largest", "larg", "ADJ", "JJS"), "large");
});

test("of two lemmas that the treebanks gave, the guess decides", () => {
  assert.equal(lexicon.lemma("lay", "lay", "VERB", "VBD"), "lay");
  assert.equal(lexicon.lemma("lay", "lie", "VERB", "VBD"), "lie");
  assert.equal(lexicon.lemma("lay", "la", "VERB", "VBD"), "lie");
});

test("a guess that is no word gives way to a known word that the ending allows", () => {
  assert.equal(lexicon.lemma("Armies", "armie", "NOUN", "NNS"), "army");
  assert.equal(lexicon.lemma("refused", "refus", "VERB", "VBN"), "refuse");
  assert.equal(lexicon.lemma("annexing", "annexe", "VERB", "VBG"), "annex");
});

test("names, unknown words and other tags keep the guess", () => {
  assert.equal(lexicon.lemma("Libraries", "Librarie", "NOUN", "NNS"), "Librarie");
  assert.equal(lexicon.lemma("grokked", "grok", "VERB", "VBD"), "grok");
  assert.equal(lexicon.lemma("whom", "who", "PRON", "WP"), "who");
});

test("endings give the likeliest lemma first", () => {
  assert.deepEqual(possibleLemmas("stopped", "VBD"), ["stop", "stoppe", "stopp"]);
  assert.deepEqual(possibleLemmas("passed", "VBD"), ["passe", "pass", "pas"]);
  assert.equal(possibleLemmas("witnesses", "NNS")[0], "witness");
  assert.deepEqual(possibleLemmas("went", "VBD"), []);
});
