import type { Analysis, Scorer } from "../analysis/analysis.ts";
import { type EventType, isEventType } from "../ground/event-type.ts";
import { overlaps, type Span } from "../ground/span.ts";
import { Odds } from "./odds.ts";
import { type RelateInput, type RelateReading, type Relation, readings, relate } from "./relate.ts";

/** How much a rule whose roles fit both ends in full weighs beside the learned reader's log-probability; by cross-validation. */
const RULE_WEIGHT = 3;
/** The fit of a rule whose roles are just the two ends. */
const FULL_FIT = 4;
/** How much a word that the model takes for a trigger between the two ends weighs beside the same. */
const TRIGGER_WEIGHT = 2;
/** Added to each learned chance, so that a type the learned reader has never met can be had by a rule. */
const FLOOR = 0.05;

/**
 * What the source does to the target, by rules and the learned reader together: the type with the highest sum of the learned
 * log-probability and the best rule's fit. Where no rule gives that type, the rule is named `learned/TYPE`.
 */
export async function relateTogether(
  scorer: Scorer | null,
  input: RelateInput,
  source: readonly Span[],
  target: readonly Span[],
): Promise<Relation> {
  const chances = scorer === null ? null : await chancesOf(scorer, input, source, target);
  if (chances === null) return relate(input, source, target);
  const best = new Map<EventType, RelateReading>();
  for (const reading of readings(input, source, target)) {
    const before = best.get(reading.type);
    if (!before || reading.fit > before.fit) best.set(reading.type, reading);
  }
  let chosen: EventType | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  const between = betweenOf(scorer, input, source, target);
  for (const [type, chance] of chances) {
    const fit = Math.min(Math.max(best.get(type)?.fit ?? 0, 0), FULL_FIT) / FULL_FIT;
    const score = Math.log(chance + FLOOR) + RULE_WEIGHT * fit + TRIGGER_WEIGHT * (between.get(type) ?? 0);
    if (score > highest) [highest, chosen] = [score, type];
  }
  if (chosen === null) return relate(input, source, target);
  const rule = best.get(chosen);
  const chance = Math.round((chances.get(chosen) ?? 0) * 1000) / 1000;
  if (!rule || rule.fit <= 0)
    return { type: chosen, mode: null, status: rule?.status ?? "happened", score: chance, rule: `learned/${chosen}` };
  const { type, mode, status, score } = rule;
  return { type, mode, status, score: Math.max(score, chance), rule: rule.rule };
}

/** For each type, the best of the words that the model takes for its trigger with the two ends in its roles, 0 to 1. */
function betweenOf(
  scorer: Scorer | null,
  { analysis }: RelateInput,
  source: readonly Span[],
  target: readonly Span[],
): ReadonlyMap<EventType, number> {
  const found = new Map<EventType, number>();
  const odds = Odds.of(analysis, scorer, "event", {});
  if (!odds) return found;
  const [doers, sufferers] = [wordsOf(analysis, source), wordsOf(analysis, target)];
  const most = (token: number, role: string, words: readonly number[]) =>
    words.reduce((high, word) => Math.max(high, odds.plays(token, role, word)), 0);
  for (const token of odds.tokens) {
    const does = most(token, "source", doers);
    const suffers = Math.max(most(token, "target", sufferers), most(token, "source", sufferers));
    const weight = odds.chance(token) * (0.5 * does + 0.5 * suffers);
    for (const { name, chance } of odds.types(token))
      if (isEventType(name)) found.set(name, Math.max(found.get(name) ?? 0, weight * chance));
  }
  return found;
}

const wordsOf = (analysis: Analysis, spans: readonly Span[]): readonly number[] =>
  analysis.tokens.filter((token) => spans.some((one) => overlaps(one, token))).map((token) => token.index);

/** The learned reader's chance of each type; `null` where there is no such head or an end has no words. */
async function chancesOf(
  scorer: Scorer,
  { analysis }: RelateInput,
  source: readonly Span[],
  target: readonly Span[],
): Promise<ReadonlyMap<EventType, number> | null> {
  if (!scorer.heads.includes("relation")) return null;
  const roles = [wordsOf(analysis, source), wordsOf(analysis, target)];
  if (roles.some((role) => role.length === 0)) return null;
  const [scores] = await scorer.score("relation", [{ analysis, first: 0, last: analysis.tokens.length, roles }]);
  const found = new Map<EventType, number>();
  for (const [index, label] of scorer.labels("relation").entries())
    if (isEventType(label)) found.set(label, scores?.[index] ?? 0);
  return found;
}
