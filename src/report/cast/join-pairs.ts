import type { Draft } from "./draft.ts";
import type { Group } from "./groups.ts";
import { nounKind } from "./noun-kinds.ts";
import { type Sight, sharesModifier, WINDOW } from "./sight.ts";

const STATES: ReadonlySet<string> = new Set(
  "country nation state neighbour neighbor side government capital republic power party foe rival ally".split(" "),
);

/** Whether the words speak of two known things together ("the two countries", "both sides", "the two"). */
export const pairs = (sight: Sight, draft: Draft): boolean =>
  sight.analysis.tokens.slice(draft.first, draft.last).some((word) => /^(?:two|both)$/i.test(word.form)) &&
  (draft.number === "many" || /^(?:two|both)$/.test(draft.noun));

/** Makes of a description of two an entity of its own with the two as members; false where it is none or they are not told. */
export function joinPair(sight: Sight, draft: Draft): boolean {
  const { analysis, groups } = sight;
  if (!pairs(sight, draft)) return false;
  const definite =
    draft.determiner === "definite" ||
    draft.noun === "both" ||
    analysis.tokens[draft.first]!.form.toLowerCase() === "both" ||
    analysis.tokens[draft.first - 1]?.form.toLowerCase() === "the";
  if (!definite) return false;
  if (RIVALS.test(draft.noun) && joinCouple(sight, draft)) return true;
  const state = STATES.has(draft.noun);
  const wanted = state
    ? ["state"]
    : nounKind(draft.noun) === "person"
      ? ["person"]
      : /^(?:two|both)$/.test(draft.noun)
        ? ["state", "person", "organization"]
        : [];
  const choices: { readonly index: number; readonly score: number }[] = [];
  const before = pairedBefore(sight, draft);
  let type: string | null = null;
  for (let index = draft.index - 1; index >= 0 && index > draft.index - WINDOW; index -= 1) {
    const other = groups.drafts[index]!;
    const group = groups.of(index);
    const distance = draft.sentence - other.sentence;
    if (distance > (state ? FAR : NEAR)) break;
    if (group.members.length > 0 && group.type !== null && wanted.includes(group.type) && distance < 3)
      return groups.join(draft.index, index, "pair/again", true);
    if (group.type === null || !wanted.includes(group.type) || (type !== null && group.type !== type)) continue;
    if (other.form === "pronoun" || (group.number === "many" && group.type !== "state") || group.members.length > 0)
      continue;
    if (!group.named || isDescribing(sight, other) || choices.some((one) => groups.same(one.index, index))) continue;
    if (group.type === "state" && (isListed(sight, other) || actsOn(sight, draft, group))) continue;
    type = group.type;
    const known = before.some((member) => groups.same(member, index)) ? 2 : 0;
    const nearest = choices.length === 0 && distance <= NEAR ? lead(draft, group) : 0;
    const coupled = distance <= 1 && isCoupled(sight, other) ? 2 : 0;
    const together = choices[0] && groups.drafts[choices[0].index]!.sentence === other.sentence ? 1 : 0;
    choices.push({ index, score: pairScore(sight, draft, other, group) + known + nearest + together + coupled });
  }
  const members = choices
    .sort((a, b) => b.score - a.score)
    .slice(0, 2)
    .map((one) => one.index)
    .sort((a, b) => a - b);
  if (members.length < 2) return false;
  const group = groups.of(draft.index);
  for (let index = draft.index - 1; index >= 0 && index > draft.index - 4 * WINDOW; index -= 1) {
    const other = groups.of(index);
    if (other.members.length === 2 && members.every((member) => other.members.some((one) => groups.same(one, member))))
      return groups.join(draft.index, index, "pair/again", true);
  }
  group.members = members;
  group.type = type as Group["type"];
  return true;
}

/** Nouns for two who deal with each other, of whatever sort. */
const RIVALS = /^(?:side|party|foe|rival|enemy|adversary|faction)$/;

/** The two who were named side by side before ("Mobutu and Kabila", "the rebels and the government"), near and often, if they can be each other's sides. */
function joinCouple(sight: Sight, draft: Draft): boolean {
  const { analysis, byHead, groups } = sight;
  let best: { readonly members: readonly number[]; readonly score: number } | null = null;
  for (let index = draft.index - 1; index >= 0; index -= 1) {
    const second = groups.drafts[index]!;
    if (draft.sentence - second.sentence > COUPLE) break;
    const group = groups.of(index);
    const known = group.members.length === 2 && /^(?:state|people)$/.test(group.type ?? "");
    if (!best && known && draft.sentence - second.sentence < 3)
      return groups.join(draft.index, index, "pair/again", true);
    const token = analysis.tokens[second.head]!;
    if (token.label !== "conj" || second.form === "pronoun" || isListed(sight, second)) continue;
    const first = token.head >= 0 && byHead[token.head]! >= 0 ? groups.drafts[byHead[token.head]!]! : null;
    if (!first || first.form === "pronoun" || !isSide(sight, first) || !isSide(sight, second)) continue;
    if (groups.same(first.index, index) || groups.of(first.index).members.length > 0) continue;
    if (groups.of(first.index).type === "state" && actsOn(sight, draft, groups.of(first.index))) continue;
    const often = timesBefore(draft, group) + timesBefore(draft, groups.of(first.index));
    const score = Math.log2(often) - 0.2 * (draft.sentence - second.sentence);
    if (!best || score > best.score) best = { members: [first.index, index].sort((a, b) => a - b), score };
  }
  if (!best) return false;
  const own = groups.of(draft.index);
  const [one, other] = best.members.map((member) => groups.of(member).type);
  own.members = [...best.members];
  own.type = one === other ? one! : "people";
  return true;
}

/** How many sentences back the two may have been named side by side. */
const COUPLE = 8;

/** Whether the mention is of somebody who can deal with another: a state, a person with a name, a body, or those who are told by one word ("the rebels"). */
function isSide({ groups }: Sight, draft: Draft): boolean {
  const { type, named } = groups.of(draft.index);
  if (type === "state" || type === "person") return named && !draft.adjective;
  const government = /^(?:government|rebel|guerrilla|insurgent|opposition|junta|militia|army|separatist|regime)$/.test(
    draft.noun,
  );
  return (type === "organization" || type === "people") && (named || government);
}

/** How many sentences back the two may have been named: states are spoken of for longer than persons. */
const FAR = 16;
const NEAR = 4;

/** How well a group does for one of two: near, often named up to here, described alike, named again in the sentence. */
function pairScore(sight: Sight, draft: Draft, other: Draft, group: Group): number {
  const again = group.drafts.some((index) => sight.groups.drafts[index]!.sentence === draft.sentence);
  const often = Math.log2(1 + timesBefore(draft, group));
  const away = draft.index - other.index;
  const salience =
    group.type === "state"
      ? 0.8 * often - 0.25 * (draft.sentence - other.sentence) - 0.02 * away
      : 0.4 * often - 0.08 * away;
  return salience + (sharesModifier(draft, group) ? 2 : 0) + (again ? 1 : 0);
}

/** What the last one named has ahead: of persons it is one of the two; a state may have been named in passing. */
const lead = (draft: Draft, group: Group): number =>
  group.type !== "state" ? 100 : timesBefore(draft, group) > 1 ? 3 : 0;

const timesBefore = (draft: Draft, group: Group): number => group.drafts.filter((index) => index < draft.index).length;

/** The members of the pairs of states that the text has spoken of before. */
function pairedBefore({ groups }: Sight, draft: Draft): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < draft.index; index += 1) {
    const { members, type } = groups.of(index);
    if (members.length === 2 && type === "state") found.push(...members);
  }
  return found;
}

/** Whether the name stands in a list of more than two ("Graustark, Ruritania and Strelsau"). */
function isListed({ analysis }: Sight, draft: Draft): boolean {
  const token = analysis.tokens[draft.head]!;
  const first = token.label === "conj" ? analysis.tokens[token.head]! : token;
  return first.children.filter((child) => analysis.tokens[child]!.label === "conj").length > 1;
}

/** Whether the name is set beside just one other ("Graustark and Ruritania"). */
function isCoupled({ analysis, byHead, groups }: Sight, draft: Draft): boolean {
  const token = analysis.tokens[draft.head]!;
  const beside =
    token.label === "conj" ? token.head : token.children.find((one) => analysis.tokens[one]!.label === "conj");
  const other = beside === undefined ? -1 : byHead[beside]!;
  return other >= 0 && groups.drafts[other]!.type === draft.type;
}

/** Whether the group is what acts on the two: the subject of their verb, or of the verb that this one completes. */
function actsOn(sight: Sight, draft: Draft, group: Group): boolean {
  const { analysis, groups, byHead } = sight;
  let token = analysis.tokens[draft.head]!;
  while (token.label === "nmod") token = analysis.tokens[token.head]!;
  if (!/^(?:obj|iobj|obl)/.test(token.label)) return false;
  for (let verb = analysis.tokens[token.head]; verb; verb = analysis.tokens[verb.head]) {
    const subject = verb.children.find((child) => analysis.tokens[child]!.label.startsWith("nsubj"));
    if (subject !== undefined) return byHead[subject]! >= 0 && groups.of(byHead[subject]!) === group;
    if (!/^(?:xcomp|advcl|acl|conj)$/.test(verb.label)) return false;
  }
  return false;
}

/** A name inside another state's mention ("Turkey-allied Azerbaijan") only describes it. */
function isDescribing(sight: Sight, draft: Draft): boolean {
  const { analysis, byHead, groups } = sight;
  for (
    let at = analysis.tokens[draft.head]!.head;
    at >= draft.first - 4 && at >= 0 && at < draft.head + 5;
    at = analysis.tokens[at]!.head
  ) {
    const outer = byHead[at]!;
    if (outer < 0 || outer === draft.index) continue;
    const other = groups.drafts[outer]!;
    if (other.first <= draft.first && draft.last <= other.last)
      return other.type === "state" && analysis.tokens[draft.head]!.label !== "nmod:poss";
    return false;
  }
  return false;
}
