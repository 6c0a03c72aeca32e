import type { Firing } from "../../codebook/index.ts";
import { isLearned } from "../learned-rule.ts";
import type { Odds } from "../odds.ts";
import { logit, type Signs } from "../sure.ts";
import { typeOf } from "./learned.ts";

/** The event of a firing as it is weighed: its word for the model, its type, and whom it names on each side. */
interface Weighed {
  readonly firing: Firing;
  readonly word: number;
  readonly type: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** What the model says of the word, of the type or what it was before its status turned it, and the players of each role; where a side names nobody, how likely somebody plays it. */
export function signsOf(odds: Odds, { firing, word, type, source, target }: Weighed): Signs {
  const signs: Record<string, number> = {
    all: 1,
    learned: isLearned(firing.rule) ? 1 : 0,
    trigger: logit(odds.chance(word)),
    type: logit(Math.max(odds.ofType(word, type), odds.ofType(word, typeOf(firing)))),
  };
  for (const [role, named] of [
    ["source", source],
    ["target", target],
  ] as const) {
    const heads = firing.roles[role] ?? [];
    const best = Math.max(0, ...heads.map((head) => odds.plays(word, role, head)));
    signs[role] = heads.length > 0 ? logit(best) : 0;
    signs[`${role}-none`] = named.length === 0 ? 1 : 0;
    signs[`${role}-missed`] = named.length === 0 ? logit(odds.highest(word, role)) : 0;
  }
  return signs;
}
