import { isLearnedName } from "../learned-rule.ts";
import { logit, type Signs } from "../sure.ts";
import type { Link } from "./links.ts";

/** What the model says of the word that joins the two ends and of the words of each; of nothing where it reads no link there. */
export function signsOf(rule: string, link: Link | null): Signs {
  return {
    all: 1,
    learned: isLearnedName(rule) ? 1 : 0,
    unread: link ? 0 : 1,
    link: link ? logit(link.chance) : 0,
    cause: link ? logit(link.cause.score) : 0,
    effect: link ? logit(link.effect.score) : 0,
  };
}
