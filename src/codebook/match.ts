import { acts, type Conditions, follow, followAll, holds, meets } from "./condition.ts";
import type { Frames } from "./frame.ts";
import type { Anchor, Role, Rule } from "./rule.ts";
import { ROLES } from "./rule.ts";

/** A rule that fired: the words it fired on. */
export interface Firing {
  readonly rule: Rule;
  readonly anchor: number;
  /** Tokens of the trigger, ascending: the anchor and the words that belong to it. */
  readonly trigger: readonly number[];
  /** For each role that is filled, the heads of its fillers. */
  readonly roles: Readonly<Record<string, readonly number[]>>;
  /** The more the rule asked for, the higher; the highest of a trigger wins. */
  readonly specificity: number;
}

/** Why a rule that has this anchor did not fire. */
export interface Miss {
  readonly rule: Rule;
  readonly anchor: number;
  /** In words: `where object: wanted [road, bridge], found "talks"`. */
  readonly reason: string;
}

/** The words of the anchor where it stands here: its own and those that must stand with it; `null` where they do not. */
export function standing(frames: Frames, index: number, anchor: Anchor): readonly number[] | null {
  const { tree } = frames;
  const token = tree.token(index);
  if (!POS[anchor.kind](token.upos, token.xpos, token.form)) return null;
  if (anchor.beside.length === 0) return [index];
  const found = [index];
  if (anchor.kind === "noun") {
    let at = index - 1;
    for (const word of anchor.beside.toReversed()) {
      while (at > 0 && tree.token(at).upos === "PUNCT") at--;
      if (at < 0 || (tree.form(at) !== word && tree.lemma(at) !== word)) return null;
      found.push(at--);
    }
    return found.sort((a, b) => a - b);
  }
  let after = index + 1;
  for (const word of anchor.beside) {
    const child = tree.token(index).children.find((one) => one > index && tree.form(one) === word && one - index < 8);
    const next = frames.tree.analysis.tokens[after];
    if (next && next.sentence === token.sentence && (tree.form(after) === word || tree.lemma(after) === word))
      found.push(after++);
    else if (child !== undefined) found.push(child);
    else return null;
  }
  return found;
}

const POS: Record<Anchor["kind"], (upos: string, xpos: string, form: string) => boolean> = {
  verb: (upos, xpos, form) => upos === "VERB" || xpos.startsWith("VB") || (upos === "ADJ" && /(?:ed|ing)$/i.test(form)),
  noun: (upos, xpos) => upos === "NOUN" || upos === "PROPN" || (upos === "VERB" && xpos.startsWith("N")),
  adjective: (upos, xpos) => upos === "ADJ" || upos === "ADV" || /^VB[NG]$/.test(xpos),
  word: () => true,
};

/** The rule on this anchor: a firing, or why not. */
export function tryRule(frames: Frames, rule: Rule, anchor: number, trigger: readonly number[]): Firing | Miss {
  const miss = (reason: string): Miss => ({ rule, anchor, reason });
  if (rule.where.length > 0) {
    const failed = rule.where.map((conditions) => firstFailing(frames, anchor, conditions));
    const nearest = failed.find((one) => one !== null);
    if (failed.every((one) => one !== null) && nearest) return miss(`where ${nearest}`);
  }
  for (const conditions of rule.unless)
    if (conditions.length > 0 && firstFailing(frames, anchor, conditions) === null)
      return miss(`unless ${conditions.map((one) => `${one.written}: ${one.wanted}`).join(", ")}`);
  const roles: Record<string, readonly number[]> = {};
  for (const role of rule.roles) {
    const found = fill(frames, anchor, role).filter(
      (one) => one !== anchor || role.path.some((ways) => ways.some((way) => way[0] === "self")),
    );
    if (found.length > 0) roles[role.name] = found;
    else if (mustFill(rule, role.name)) return miss(`${role.name}: nothing found`);
  }
  return { rule, anchor, trigger, roles, specificity: specificity(rule, trigger.length) };
}

const mustFill = (rule: Rule, role: string): boolean =>
  (ROLES[rule.gives.kind] as readonly string[]).includes(`${role}!`);

function firstFailing(frames: Frames, anchor: number, conditions: Conditions): string | null {
  for (const condition of conditions) {
    if (holds(frames, anchor, condition)) continue;
    const found = followAll(frames, anchor, condition.path).map((one) => `"${frames.tree.token(one).form}"`);
    return `${condition.written}: wanted ${condition.wanted}, found ${found.join(", ") || "nothing"}`;
  }
  return null;
}

/** The fillers of a role: of the path's alternatives the first with someone who acts, else the first that leads anywhere. */
function fill(frames: Frames, anchor: number, role: Role): readonly number[] {
  const { demand } = role;
  let first: readonly number[] = [];
  for (const ways of role.path) {
    let found = follow(frames, anchor, [ways]);
    if (demand) found = found.filter((one) => meets(frames, one, demand));
    if (found.length === 0) continue;
    if (found.some((one) => acts(frames, one))) return found;
    if (first.length === 0) first = found;
  }
  return first;
}

const SPECIFICITY = new WeakMap<Rule, number>();

function specificity(rule: Rule, words: number): number {
  let known = SPECIFICITY.get(rule);
  if (known === undefined) {
    const lists = rule.where.map((conditions) =>
      conditions.reduce((sum, one) => sum + (typeof one.want === "string" ? 1 : 2), 0),
    );
    known = (lists.length > 0 ? Math.min(...lists) : 0) + rule.rank;
    SPECIFICITY.set(rule, known);
  }
  return known + 2 * (words - 1);
}
