import type { Firing } from "../../codebook/index.ts";
import { isLearned } from "../learned-rule.ts";
import type { Odds } from "../odds.ts";
import { EVENT_WEIGHTS } from "./weights.ts";

/** What speaks for an event, by name: 0 or 1, or the log-odds of the model's chance. */
export type Signs = Readonly<Record<string, number>>;

/** No chance is taken for surer than this, either way. */
const SOFT = 0.01;
const logit = (chance: number): number => Math.log((chance + SOFT) / (1 - chance + SOFT));

/** The event of a firing as it is weighed: its word for the model, its type, and whom it names on each side. */
interface Weighed {
  readonly firing: Firing;
  readonly word: number;
  readonly type: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** What the model says of the word, the type, and the players of each role; where a side names nobody, how likely somebody plays it. */
export function signsOf(odds: Odds, { firing, word, type, source, target }: Weighed): Signs {
  const signs: Record<string, number> = {
    all: 1,
    learned: isLearned(firing.rule) ? 1 : 0,
    trigger: logit(odds.chance(word)),
    type: logit(odds.types(word).find((one) => one.name === type)?.chance ?? 0),
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

/** How likely the event is right in its type and in both its sides, 0 to 1: a logistic regression of the signs. */
export function sureOf(signs: Signs): number {
  let sum = 0;
  for (const name in signs) sum += signs[name]! * (EVENT_WEIGHTS[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
