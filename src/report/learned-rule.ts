import type { Gives, Rule } from "../codebook/index.ts";

/** Where a rule stands that the codebook does not hold: the model alone speaks for what it gives. */
const FILE = "models/en";

/** The rule `learned/NAME` that a claim stands under where only the model reads it; it looks for no words. */
export const learnedRule = (name: string, gives: Gives): Rule => ({
  name: `learned/${name}`,
  gives,
  anchors: [],
  roles: [],
  where: [],
  unless: [],
  score: 0.7,
  rank: 0,
  finds: [],
  passesOver: [],
  file: FILE,
  line: 0,
});

/** Whether only the model speaks for what the rule gives. */
export const isLearned = (rule: Rule): boolean => rule.file === FILE;

/** The same by the rule's name, as a claim carries it: `learned/ASSAULT`, `influence/learned`. */
export const isLearnedName = (name: string): boolean => /(?:^|\/)learned(?:\/|$)/.test(name);
