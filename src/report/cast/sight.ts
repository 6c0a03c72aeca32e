import type { Analysis } from "../../analysis/analysis.ts";
import type { Draft } from "./draft.ts";
import { speaks } from "./find-speakers.ts";
import type { Voice } from "./find-voices.ts";
import type { Group, Groups } from "./groups.ts";

/** What the later sieves look at beside the groups. */
export interface Sight {
  readonly analysis: Analysis;
  readonly groups: Groups;
  /** Index of the draft that each word heads; -1 of none. */
  readonly byHead: Int32Array;
  /** For each quotation, the draft of its speaker; -1 where nobody is named. */
  readonly speakers: readonly number[];
  /** The mentions that speak outside quotations, in text order. */
  readonly voices: readonly Voice[];
  /** Ids of the persons who hold the office of these words on the document's day, by the tables. */
  readonly holders: (words: string) => readonly string[];
}

/** How many mentions back a description looks. */
export const WINDOW = 120;

/** The draft that the word heads, or `null`. */
export const draftAt = (sight: Sight, token: number): Draft | null => {
  const index = token >= 0 ? sight.byHead[token]! : -1;
  return index >= 0 ? sight.groups.drafts[index]! : null;
};

/** The draft that owns what the mention names; -1 of none. */
export function possessorOf(sight: Sight, draft: Draft): number {
  const { analysis, byHead } = sight;
  for (const child of analysis.tokens[draft.head]!.children)
    if (analysis.tokens[child]!.label === "nmod:poss") return byHead[child]!;
  return -1;
}

/** Whether one of the group is another argument of the mention's own verb: "the country relied on its ally" speaks of two. */
export function meetsInClause(sight: Sight, draft: Draft, group: Group): boolean {
  const { analysis, groups, byHead } = sight;
  const token = analysis.tokens[draft.head]!;
  if (token.head < 0 || !/^(?:nsubj|obj|iobj|obl)/.test(token.label)) return false;
  return analysis.tokens[token.head]!.children.some((child) => {
    const index = byHead[child]!;
    const { label } = analysis.tokens[child]!;
    if (child === draft.head || index < 0 || groups.of(index) !== group) return false;
    return /^(?:nsubj|obj|iobj|obl)/.test(label) && !(label === "nsubj" && token.label === "nsubj");
  });
}

/** Whether the mention says what the other is of: "them" in "some of them" is not the some. */
export function hangsFrom({ analysis }: Sight, draft: Draft, other: Draft): boolean {
  const { head, label } = analysis.tokens[draft.head]!;
  return head === other.head && label.startsWith("nmod");
}

/** Nouns for those who are there to tell something. */
const TELLERS = /^(?:source|official|spokesman|spokeswoman|agency|newspaper|report)$/;

/** Whether nameless ones have only told something so far, so that nothing is done to them: "police sources said … *They* were stabbed." */
export function onlyTells({ analysis, groups }: Sight, draft: Draft, group: Group): boolean {
  if ((draft.part !== "passive" && draft.part !== "object") || group.named) return false;
  if (![...group.nouns].some((noun) => TELLERS.test(noun))) return false;
  return group.drafts.every((index) => {
    const { head, label } = analysis.tokens[groups.drafts[index]!.head]!;
    const verb = analysis.tokens[head];
    return label === "nsubj" && verb !== undefined && speaks(verb);
  });
}

/** The state that an adjective of nationality before the noun names ("Ruritanian agency"); `null` of none. */
function nationOf({ analysis, byHead, groups }: Sight, draft: Draft): string | null {
  for (const child of analysis.tokens[draft.head]!.children) {
    const other = child < draft.head && byHead[child]! >= 0 ? groups.drafts[byHead[child]!]! : null;
    const best = other?.adjective && other.type === "state" ? other.candidates[0] : undefined;
    if (best) return best.acts ?? best.actor.id;
  }
  return null;
}

/** Whether the description is of one nation and all that is told of the group of others: "the Ruritanian agency" is no Graustarkian one. */
export function ofOtherNation(sight: Sight, draft: Draft, group: Group): boolean {
  if (draft.form !== "nominal" || draft.adjective || group.type === "state" || group.type === "place") return false;
  const nation = nationOf(sight, draft);
  if (nation === null) return false;
  const theirs = group.drafts.flatMap((index) => {
    const other = sight.groups.drafts[index]!;
    const best = other.form === "name" && other.type !== "person" ? other.candidates[0] : undefined;
    return best ? (best.acts ?? best.actor.state ?? []) : (nationOf(sight, other) ?? []);
  });
  return theirs.length > 0 && !theirs.includes(nation);
}

/** Whether a word of the description was said of the group before. */
export const sharesModifier = (draft: Draft, group: Group): boolean =>
  draft.modifiers.some((word) => group.modifiers.has(word));
