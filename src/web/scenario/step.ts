import type { Step } from "../../desk/scenario/answers.ts";
import { figure } from "./figure.ts";

type Pair = { readonly a: string; readonly b: string };
const same = (one: Pair, other: Pair): boolean =>
  (one.a === other.a && one.b === other.b) || (one.a === other.b && one.b === other.a);

/** Whether the two steps change the same thing, so that the later takes the earlier's place. */
function alike(one: Step, other: Step): boolean {
  if ("strength" in one && "strength" in other) return same(one.strength, other.strength);
  for (const kind of ["size", "position", "salience", "capability"] as const) {
    if (kind in one && kind in other) {
      const [a, b] = [one, other] as unknown as Record<string, { actor: string }>[];
      return a![kind]!.actor === b![kind]!.actor;
    }
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The steps with one more; it takes the place of one that changes the same. */
export function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  const at = steps.findIndex((one) => alike(one, step));
  return at < 0 ? [...steps, step] : steps.map((one, index) => (index === at ? step : one));
}

/** The steps without those that change the same as this one. */
export const withoutStep = (steps: readonly Step[], step: Step): readonly Step[] =>
  steps.filter((one) => !alike(one, step));

/** The strength that the steps give a pair; `null` where they give none. */
export function strengthIn(steps: readonly Step[], pair: Pair): number | null {
  const found = steps.findLast((one) => "strength" in one && same(one.strength, pair));
  return found && "strength" in found ? found.strength.value : null;
}

/** The steps that change the pair. */
export const stepsOfPair = (steps: readonly Step[], pair: Pair): readonly Step[] =>
  steps.filter(
    (one) =>
      ("strength" in one && same(one.strength, pair)) ||
      ("end" in one && same(one.end, pair)) ||
      ("add" in one && same(one.add, pair)),
  );

/** The step in plain words. */
export function tellStep(step: Step, name: (actor: string) => string): string {
  if ("end" in step) {
    const { a, b, type } = step.end;
    return `${type ? `the tie “${type}”` : "every tie"} of ${name(a)} and ${name(b)} ends`;
  }
  if ("add" in step) {
    const { a, b, type, sign } = step.add;
    return `${name(a)} and ${name(b)} become ${type ?? (sign === -1 ? "foes" : "friends")}`;
  }
  if ("strength" in step)
    return `${name(step.strength.a)} with ${name(step.strength.b)} at ${figure(step.strength.value)}`;
  if ("influence" in step) {
    const { cause, effect, end, sign } = step.influence;
    return `“${cause}” ${end ? "no longer drives" : sign === -1 ? "lowers" : "raises"} “${effect}”`;
  }
  const [[kind, given] = ["", { actor: "", value: 0 }]] = Object.entries(step) as [
    string,
    { actor: string; value: number },
  ][];
  return `${kind} of ${name(given.actor)} is ${figure(given.value)}`;
}
