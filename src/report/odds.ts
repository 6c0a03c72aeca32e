import type { Analysis, Scorer } from "../analysis/analysis.ts";
import type { Group, TriggerOdds } from "../analysis/trigger.ts";

/** A class with how likely it is, 0 to 1. */
export interface Likely<T extends string = string> {
  readonly name: T;
  readonly chance: number;
}

/** What the model says of the triggers of one kind of claim; the names of its classes are the scorer's. */
export class Odds {
  private constructor(
    private readonly found: ReadonlyMap<number, TriggerOdds>,
    private readonly labels: readonly string[],
    private readonly traits: Readonly<Record<string, readonly string[]>>,
  ) {}

  /** `null` where there is no model to ask: the analysis was read from CoNLL-U. */
  static of(
    analysis: Analysis,
    scorer: Scorer | null,
    group: Group,
    traits: Readonly<Record<string, string>>,
  ): Odds | null {
    if (scorer === null || analysis.triggers === undefined) return null;
    const named = Object.entries(traits).map(([trait, output]) => [trait, scorer.classes(output)] as const);
    return new Odds(analysis.triggers[group], scorer.classes(group), Object.fromEntries(named));
  }

  /** The words that may be a trigger, in no order. */
  get tokens(): Iterable<number> {
    return this.found.keys();
  }

  /** How likely the word is a trigger of any type. */
  chance(token: number): number {
    const one = this.found.get(token);
    return one ? 1 - one.labels[0]! : 0;
  }

  /** How likely each type is if the word is a trigger, the likeliest first; none where it hardly is. */
  types(token: number): readonly Likely[] {
    const one = this.found.get(token);
    if (!one) return [];
    const all = 1 - one.labels[0]!;
    return this.labels
      .slice(1)
      .map((name, at) => ({ name, chance: one.labels[at + 1]! / all }))
      .sort((a, b) => b.chance - a.chance);
  }

  /** How likely the word is of this type if it is a trigger. */
  ofType(token: number, type: string | null): number {
    return this.types(token).find(({ name }) => name === type)?.chance ?? 0;
  }

  /** How likely each class of a trait is (`status`, `mode`, `sign`, `certainty`), in the model's order. */
  trait(token: number, trait: string): readonly Likely[] {
    const row = this.found.get(token)?.traits[trait];
    return row ? this.traits[trait]!.map((name, at) => ({ name, chance: row[at]! })) : [];
  }

  /** How likely the word heads who plays the role for the trigger; 0 outside the trigger's sentence. */
  plays(token: number, role: string, word: number): number {
    const one = this.found.get(token);
    return one?.roles[role]?.[word - one.first] ?? 0;
  }

  /** How likely the likeliest player of the role plays it; 0 where the word is no trigger. */
  highest(token: number, role: string): number {
    return Math.max(0, ...(this.found.get(token)?.roles[role] ?? []));
  }

  /** The words that more likely play the role than `least`, in text order. */
  players(token: number, role: string, least = 0.5): readonly number[] {
    const one = this.found.get(token);
    const row = one?.roles[role];
    if (!one || !row) return [];
    return [...row.keys()].filter((at) => row[at]! > least).map((at) => at + one.first);
  }
}

/** No chance is taken for smaller, so that a rule can always be heard. */
const LEAST = 0.02;

/** The class with the highest sum of the model's log-probability and what the rules add to it; `given` where the model has no say. */
export function settled<T extends string>(
  known: readonly Likely[],
  given: T,
  names: readonly T[],
  added: (name: T) => number,
): T {
  let best = given;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { name, chance } of known) {
    const found = names.find((one) => one === name);
    if (found === undefined) continue;
    const score = Math.log(chance + LEAST) + added(found);
    if (score > highest) [highest, best] = [score, found];
  }
  return best;
}
