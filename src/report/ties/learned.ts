import type { Firing, Frames, Rule } from "../../codebook/index.ts";
import { isTieType, TIE_STATUSES, TIE_TYPES, type TieType } from "../../ground/tie-type.ts";
import type { Stance } from "../claims.ts";
import { isLearned, learnedRule } from "../learned-rule.ts";
import { type Odds, settled } from "../odds.ts";
import type { Standing } from "./standing.ts";

/** A word that no rule fires on says a tie from this probability on. */
const LEAST_ALONE = 0.4;
/** From this probability on a word is an end of the tie. */
const PLAYS = 0.45;
/** How much the rule's reading of the status weighs beside the model's log-probabilities. */
const RULE_WEIGHT = 1.5;

/** The words that may carry the model's trigger of a firing. */
export const wordOf = (odds: Odds, { anchor, trigger }: Firing): number =>
  trigger.reduce((best, one) => (odds.chance(one) > odds.chance(best) ? one : best), anchor);

/** The firings of rules, and those that the model alone sees. */
export function weighedFirings(frames: Frames, odds: Odds | null, firings: readonly Firing[]): readonly Firing[] {
  if (odds === null) return firings;
  const taken = new Set(firings.flatMap(({ trigger, anchor }) => [...trigger, anchor]));
  const alone = [...odds.tokens]
    .filter((word) => !taken.has(word) && odds.chance(word) >= LEAST_ALONE)
    .sort((a, b) => a - b)
    .flatMap((word) => learnedFiring(frames, odds, word) ?? []);
  return [...firings, ...alone].sort((a, b) => a.anchor - b.anchor);
}

/** A firing that the model alone sees; `null` where it sees but one end. */
function learnedFiring(frames: Frames, odds: Odds, word: number): Firing | null {
  const [type] = odds.types(word);
  if (!type || !isTieType(type.name) || isRoad(frames, word)) return null;
  const either = TIE_TYPES[type.name].direction === "either";
  // "The only protecting force *against* Azerbaijan" protects somebody else.
  const helps = type.name === "protects" || type.name === "supports";
  const players = (role: string) =>
    odds
      .players(word, role, PLAYS)
      .filter((one) => !(helps && role === "to" && frames.tree.cases(one).includes("against")));
  // Where all parties stand at one end, each may be named in a place of its own.
  const together = either && (players("from").length === 0 || players("to").length === 0);
  const ends = Object.fromEntries(
    ["from", "to", "over"].map((role) => [
      role,
      together || (either && role === "over") ? players(role) : listed(frames, odds, word, role, players(role)),
    ]),
  );
  const parties = either ? [...ends.from!, ...ends.to!] : [];
  // A word that seems to stand at both ends stands at the likelier.
  const own = (role: "from" | "to", other: "from" | "to") =>
    ends[role]!.filter(
      (one) => !ends[other]!.includes(one) || odds.plays(word, role, one) > odds.plays(word, other, one),
    );
  const from = either && ends.from!.length === 0 ? parties : own("from", "to");
  const to = either && ends.to!.length === 0 ? parties : own("to", "from");
  if (from.length === 0 || to.length === 0) return null;
  if (type.name === "part" && isTeller(frames, from[0]!, to[0]!)) return null;
  const roles = { from, to, ...(ends.over!.length > 0 ? { over: ends.over! } : {}) };
  return { rule: LEARNED[type.name], anchor: word, trigger: [word], roles, specificity: 0 };
}

/** "*SAPA* said *officials* were locked in talks": whoever speaks of somebody is not whom he belongs to, but for "its officials". */
function isTeller({ tree }: Frames, from: number, to: number): boolean {
  const verb = tree.head(to);
  if (verb === null || !tree.is(to, "nsubj") || !SAYS.test(tree.lemma(verb)) || from < verb) return false;
  const own = tree.children(from, "nmod:poss").some((one) => tree.token(one).upos === "PRON");
  return !own && tree.under(verb).includes(from);
}

const SAYS = /^(?:say|report|add|tell|write|announce|note|quote|cite)$/;

/** "The sole land link between the two": a road, no bond. */
const isRoad = ({ tree }: Frames, word: number): boolean =>
  /^(?:link|connection|corridor)$/.test(tree.lemma(word)) &&
  tree
    .children(word, "amod", "compound")
    .some((one) => /^(?:land|road|rail|railway|sea|air|ferry|transport|power|gas|telephone)$/.test(tree.lemma(one)));

/** The likeliest player of a role with those that are named beside it: "Chad and Niger" joined the bloc, another's premier did not. */
function listed(
  { tree }: Frames,
  odds: Odds,
  word: number,
  role: string,
  players: readonly number[],
): readonly number[] {
  if (players.length < 2) return players;
  const best = players.reduce((most, one) => (odds.plays(word, role, one) > odds.plays(word, role, most) ? one : most));
  const first = (one: number): number => {
    let at = one;
    for (let steps = 0; steps < 8 && tree.is(at, "conj", "appos", "flat"); steps++) at = tree.head(at) ?? at;
    return at;
  };
  return players.filter((one) => first(one) === first(best));
}

const LEARNED = Object.fromEntries(
  (Object.keys(TIE_TYPES) as TieType[]).map((type) => [
    type,
    learnedRule(type, { kind: "tie", type, sign: null, status: "holds" }),
  ]),
) as Record<TieType, Rule>;

/** The standing by what the rule and its tree say and by what the model thinks of the trigger. */
export function weighedStanding(odds: Odds | null, firing: Firing, ruled: Standing): Standing {
  const word = odds ? wordOf(odds, firing) : firing.anchor;
  const known = odds?.trait(word, "status") ?? [];
  if (!odds || known.length === 0) return ruled;
  const alone = isLearned(firing.rule);
  // A rule or a tree that reads an end, a denial or a proposal has words for it.
  const { gives } = firing.rule;
  const plain = gives.kind === "tie" && gives.status === "holds" && ruled.status === "holds";
  const status =
    alone || plain
      ? settled(known, ruled.status, TIE_STATUSES, (one) => (one === ruled.status ? RULE_WEIGHT : 0))
      : ruled.status;
  const sign = alone ? settled(odds.trait(word, "sign"), "0", ["-1", "0", "1"] as const, () => 0) : null;
  return { status, sign: sign === null ? ruled.sign : (Number(sign) as Stance) };
}
