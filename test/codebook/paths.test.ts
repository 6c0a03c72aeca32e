import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Step } from "../../src/codebook/index.ts";
import { plainTree } from "./plain-tree.ts";
import { shippedCodebook } from "./shipped.ts";

/** Sentence, anchor, path, what it leads to. */
const TABLE: readonly (readonly [what: string, tree: string, anchor: string, step: Step, found: string])[] = [
  [
    "the subject of an active verb",
    "Ruritania/PROPN/NNP/2/nsubj blocked=block/VERB/VBD/0/root the/DET/DT/4/det road/NOUN/NN/2/obj",
    "blocked",
    "subject",
    "Ruritania",
  ],
  [
    "the object of an active verb",
    "Ruritania/PROPN/NNP/2/nsubj blocked=block/VERB/VBD/0/root the/DET/DT/4/det road/NOUN/NN/2/obj",
    "blocked",
    "object",
    "road",
  ],
  [
    "the object of a passive verb",
    "The/DET/DT/2/det road/NOUN/NN/4/nsubj:pass was=be/AUX/VBD/4/aux:pass blocked=block/VERB/VBN/0/root by/ADP/IN/6/case rebels=rebel/NOUN/NNS/4/obl:agent",
    "blocked",
    "object",
    "road",
  ],
  [
    "the subject of a passive verb",
    "The/DET/DT/2/det road/NOUN/NN/4/nsubj:pass was=be/AUX/VBD/4/aux:pass blocked=block/VERB/VBN/0/root by/ADP/IN/6/case rebels=rebel/NOUN/NNS/4/obl:agent",
    "blocked",
    "subject",
    "rebels",
  ],
  [
    "both of a past participle",
    "a/DET/DT/2/det town/NOUN/NN/0/root seized=seize/VERB/VBN/2/acl by/ADP/IN/5/case rebels=rebel/NOUN/NNS/3/obl:agent",
    "seized",
    "object",
    "town",
  ],
  [
    "the antecedent of a relative clause",
    "rebels=rebel/NOUN/NNS/0/root who/PRON/WP/3/nsubj attacked=attack/VERB/VBD/1/acl:relcl the/DET/DT/5/det town/NOUN/NN/3/obj",
    "attacked",
    "subject",
    "rebels",
  ],
  [
    "the antecedent of an object relative",
    "the/DET/DT/2/det town/NOUN/NN/0/root that/PRON/WDT/5/obj rebels=rebel/NOUN/NNS/5/nsubj attacked=attack/VERB/VBD/2/acl:relcl",
    "attacked",
    "object",
    "town",
  ],
  [
    "the subject shared by coordinated verbs",
    "Rebels=rebel/NOUN/NNS/2/nsubj attacked=attack/VERB/VBD/0/root and/CCONJ/CC/4/cc looted=loot/VERB/VBD/2/conj the/DET/DT/6/det town/NOUN/NN/4/obj",
    "looted",
    "subject",
    "Rebels",
  ],
  [
    "the object shared by coordinated verbs",
    "Rebels=rebel/NOUN/NNS/2/nsubj attacked=attack/VERB/VBD/0/root and/CCONJ/CC/4/cc looted=loot/VERB/VBD/2/conj the/DET/DT/6/det town/NOUN/NN/4/obj",
    "attacked",
    "object",
    "town",
  ],
  [
    "who agrees to do",
    "Ruritania/PROPN/NNP/2/nsubj agreed=agree/VERB/VBD/0/root to/PART/TO/4/mark withdraw/VERB/VB/2/xcomp",
    "withdraw",
    "subject",
    "Ruritania",
  ],
  [
    "who is forced to do",
    "Ruritania/PROPN/NNP/3/nsubj:pass was=be/AUX/VBD/3/aux:pass forced=force/VERB/VBN/0/root to/PART/TO/5/mark cede/VERB/VB/3/xcomp land/NOUN/NN/5/obj",
    "cede",
    "subject",
    "Ruritania",
  ],
  [
    "who is told to do",
    "Ruritania/PROPN/NNP/2/nsubj urged=urge/VERB/VBD/0/root Graustark/PROPN/NNP/2/obj to/PART/TO/5/mark leave/VERB/VB/2/xcomp",
    "leave",
    "subject",
    "Graustark",
  ],
  [
    "who is called on to do",
    "Ruritania/PROPN/NNP/2/nsubj called=call/VERB/VBD/0/root on/ADP/IN/4/case Graustark/PROPN/NNP/2/obl to/PART/TO/6/mark leave/VERB/VB/2/xcomp",
    "leave",
    "subject",
    "Graustark",
  ],
  [
    "who threatens to do",
    "Ruritania/PROPN/NNP/2/nsubj threatened=threaten/VERB/VBD/0/root to/PART/TO/4/mark leave/VERB/VB/2/xcomp",
    "leave",
    "subject",
    "Ruritania",
  ],
  [
    "whom one accuses of doing",
    "Ruritania/PROPN/NNP/2/nsubj accused=accuse/VERB/VBD/0/root Graustark/PROPN/NNP/2/obj of/SCONJ/IN/5/mark shelling=shell/VERB/VBG/2/advcl towns=town/NOUN/NNS/5/obj",
    "shelling",
    "subject",
    "Graustark",
  ],
  [
    "the doer of a light verb's noun",
    "Ruritania/PROPN/NNP/2/nsubj imposed=impose/VERB/VBD/0/root a/DET/DT/4/det blockade/NOUN/NN/2/obj on/ADP/IN/6/case Graustark/PROPN/NNP/2/obl",
    "blockade",
    "subject",
    "Ruritania",
  ],
  [
    "what a light verb's noun is on",
    "Ruritania/PROPN/NNP/2/nsubj imposed=impose/VERB/VBD/0/root a/DET/DT/4/det blockade/NOUN/NN/2/obj on/ADP/IN/6/case Graustark/PROPN/NNP/2/obl",
    "blockade",
    "on",
    "Graustark",
  ],
  [
    "the possessor of an event noun",
    "Ruritania/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case invasion/NOUN/NN/0/root of/ADP/IN/5/case Graustark/PROPN/NNP/3/nmod",
    "invasion",
    "subject",
    "Ruritania",
  ],
  [
    "the nationality of an event noun",
    "the/DET/DT/3/det Ruritanian/ADJ/JJ/3/amod invasion/NOUN/NN/0/root of/ADP/IN/5/case Graustark/PROPN/NNP/3/nmod",
    "invasion",
    "subject",
    "Ruritanian",
  ],
  [
    "of of an event noun",
    "the/DET/DT/3/det Ruritanian/ADJ/JJ/3/amod invasion/NOUN/NN/0/root of/ADP/IN/5/case Graustark/PROPN/NNP/3/nmod",
    "invasion",
    "object",
    "Graustark",
  ],
  [
    "whose arrest it is",
    "the/DET/DT/2/det poet/NOUN/NN/4/nmod:poss 's/PART/POS/2/case arrest/NOUN/NN/0/root",
    "arrest",
    "object",
    "poet",
  ],
  [
    "not the one arrested as the doer",
    "the/DET/DT/2/det poet/NOUN/NN/4/nmod:poss 's/PART/POS/2/case arrest/NOUN/NN/0/root",
    "arrest",
    "subject",
    "",
  ],
  [
    "both sides of clashes",
    "clashes=clash/NOUN/NNS/0/root between/ADP/IN/3/case rebels=rebel/NOUN/NNS/1/nmod and/CCONJ/CC/5/cc soldiers=soldier/NOUN/NNS/3/conj",
    "clashes",
    "parties",
    "rebels soldiers",
  ],
  [
    "no weekday as an argument",
    "Rebels=rebel/NOUN/NNS/2/nsubj fired=fire/VERB/VBD/0/root on/ADP/IN/4/case Tuesday/PROPN/NNP/2/obl",
    "fired",
    "on",
    "",
  ],
  [
    "a counted object that looks like an adjunct",
    "Rebels=rebel/NOUN/NNS/2/nsubj killed=kill/VERB/VBD/0/root at/ADP/IN/6/case least/ADJ/JJS/5/advmod nine/NUM/CD/6/nummod villagers=villager/NOUN/NNS/2/obl",
    "killed",
    "object",
    "villagers",
  ],
  [
    "whom a copula describes",
    "Ruritania/PROPN/NNP/4/nsubj is=be/AUX/VBZ/4/cop an/DET/DT/4/det ally/NOUN/NN/0/root of/ADP/IN/6/case Graustark/PROPN/NNP/4/nmod",
    "ally",
    "bearer",
    "Ruritania",
  ],
];

describe("a named path leads to", () => {
  for (const [what, tree, anchor, step, wanted] of TABLE)
    it(`${what}: ${step} of "${anchor}"`, () => {
      const analysis = plainTree(tree);
      const frames = shippedCodebook().frames(analysis);
      const token = analysis.tokens.find((one) => one.form === anchor);
      assert.ok(token);
      const found = frames.step(token.index, step).map((one) => analysis.tokens[one]?.form);
      assert.equal(found.join(" "), wanted);
    });
});
