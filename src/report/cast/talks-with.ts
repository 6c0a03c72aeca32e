import type { Analysis } from "../../analysis/analysis.ts";
import { isBelow } from "../../analysis/subtree.ts";
import type { Changes } from "./tree-change.ts";

const TALKS = /^(?:talk|negotiation|consultation|discussion|meeting|contact|conversation)$/;

/** "A second round of talks *with rebel leaders*": whom the talks are with belongs to the talks, where the model hung him on their verb. */
export function talksWith(analysis: Analysis, changed: Changes): void {
  const { tokens } = analysis;
  for (const link of tokens) {
    const talks = tokens[link.index - 1];
    const whom = tokens[link.head];
    if (link.form !== "with" || link.label !== "case" || !talks || !whom || !whom.label.startsWith("obl")) continue;
    if (talks.upos !== "NOUN" || talks.label !== "nmod" || !TALKS.test(talks.lemma) || changed.has(whom.index))
      continue;
    if (isBelow(analysis, talks.index, whom.head)) changed.set(whom.index, { head: talks.index, label: "nmod" });
  }
}
