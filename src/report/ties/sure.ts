import type { Firing } from "../../codebook/index.ts";
import { isLearned } from "../learned-rule.ts";
import type { Odds } from "../odds.ts";
import { logit, type Signs } from "../sure.ts";

/** What the model says of the word that ties, of the type, and of the words at both ends. */
export function signsOf(odds: Odds, firing: Firing, word: number, type: string): Signs {
  const best = (role: string): number =>
    Math.max(0, ...(firing.roles[role] ?? []).map((head) => odds.plays(word, role, head)));
  return {
    all: 1,
    learned: isLearned(firing.rule) ? 1 : 0,
    trigger: logit(odds.chance(word)),
    type: logit(odds.types(word).find((one) => one.name === type)?.chance ?? 0),
    from: logit(best("from")),
    to: logit(best("to")),
  };
}
