import type { Analysis } from "../../analysis/analysis.ts";
import type { Role } from "../claims.ts";
import type { Draft } from "./draft.ts";
import type { Group } from "./groups.ts";
import type { Sight } from "./sight.ts";

/** A role with the draft it is the role of; -1 where none is said. */
export interface RoleReading extends Omit<Role, "of"> {
  readonly owner: number;
  /** Words of the role, lower case, without nationality. */
  readonly noun: string;
}

/** What the document says that a person (or body) is: titles before the name, appositions, "X is a Y", descriptions that speak. */
export function rolesOf(sight: Sight, group: Group): readonly RoleReading[] {
  const { groups } = sight;
  const found = new Map<string, RoleReading>();
  const add = (reading: RoleReading | null) => {
    if (reading && !found.has(reading.noun)) found.set(reading.noun, reading);
  };
  for (const index of group.drafts) {
    const draft = groups.drafts[index]!;
    if (draft.form === "name") add(titleOf(sight, draft));
    else if (draft.form === "nominal" && !draft.adjective && (group.named || group.type === "person"))
      add(read(sight, draft.first, draft.head + 1, draft.head, draft));
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The words between a mention's beginning and its name. */
function titleOf(sight: Sight, draft: Draft): RoleReading | null {
  const { analysis } = sight;
  let last = draft.first;
  while (last < draft.last && analysis.tokens[last]!.start < (draft.name?.start ?? draft.start)) last += 1;
  if (last === draft.first || draft.type !== "person") return null;
  const head = headWithin(analysis, draft.first, last);
  return read(sight, draft.first, last, head, draft);
}

function headWithin(analysis: Analysis, first: number, last: number): number {
  for (let index = last - 1; index >= first; index -= 1) {
    const { head } = analysis.tokens[index]!;
    if ((head < first || head >= last) && /^(?:NOUN|PROPN)$/.test(analysis.tokens[index]!.upos)) return index;
  }
  return last - 1;
}

/** The role in `[first, last)` without possessor, article and nationality at its beginning. */
function read(sight: Sight, first: number, last: number, head: number, draft: Draft): RoleReading | null {
  const { analysis, byHead } = sight;
  const owner = ownerOf(sight, head, draft);
  let from = first;
  for (let index = first; index < head; index += 1) {
    const word = analysis.tokens[index]!;
    const passes =
      word.upos === "DET" ||
      word.upos === "PRON" ||
      word.upos === "PART" ||
      word.upos === "PUNCT" ||
      (byHead[index]! >= 0 && sight.groups.drafts[byHead[index]!]!.name !== null) ||
      inside(sight, index, draft);
    if (!passes) break;
    from = index + 1;
  }
  const until = head < last ? head + 1 : last;
  const start = analysis.tokens[from]?.start;
  const end = analysis.tokens[until - 1]?.end;
  if (start === undefined || end === undefined || end <= start) return null;
  const text = analysis.text.slice(start, end);
  if (!/\p{L}{2}/u.test(text) || /^(?:mr|mrs|ms|miss|sir|dame)\.?$/i.test(text)) return null;
  const noun = analysis.tokens
    .slice(from, until)
    .map((word) => word.lemma.toLowerCase())
    .join(" ");
  return { text, start, end, owner, noun };
}

/** Whether the word is part of a name mention nested in the draft. */
function inside(sight: Sight, index: number, draft: Draft): boolean {
  const { analysis, byHead, groups } = sight;
  for (let at = analysis.tokens[index]!.head; at >= draft.first && at < draft.last; at = analysis.tokens[at]!.head) {
    const other = byHead[at]! >= 0 ? groups.drafts[byHead[at]!]! : null;
    if (other && other.index !== draft.index && other.name !== null && other.first <= index && index < other.last)
      return true;
  }
  return false;
}

/** Draft of the state, body or place that the word's role belongs to: its possessor, adjective, or what follows "of"; -1 of none. */
export function ownerOf(sight: Sight, head: number, draft: Draft): number {
  const { analysis, byHead, groups } = sight;
  let found = -1;
  const look = (index: number): void => {
    for (const child of analysis.tokens[index]!.children) {
      const word = analysis.tokens[child]!;
      const other = byHead[child]! >= 0 ? groups.drafts[byHead[child]!]! : null;
      const owns =
        word.label === "nmod:poss" ||
        (other?.name != null && /^(?:amod|compound|nmod:desc)/.test(word.label)) ||
        (word.label === "nmod" && /^(?:of|in|from|for|to|at)$/.test(caseWord(analysis, child)));
      if (
        owns &&
        other &&
        other.index !== draft.index &&
        (word.label === "nmod:poss" || groups.of(other.index).type !== null)
      ) {
        if (found < 0 || word.label !== "nmod") found = other.index;
      }
      // "Kenya Union of Teachers chairman" is the union's, not Kenya's.
      const body = owns && other !== null && groups.of(other.index).type === "organization";
      if (!body && (word.label === "nmod:desc" || word.label === "compound")) look(child);
    }
  };
  look(head);
  if (found < 0 && head !== draft.head) look(draft.head);
  return found;
}

function caseWord(analysis: Analysis, index: number): string {
  for (const child of analysis.tokens[index]!.children) {
    const word = analysis.tokens[child]!;
    if (word.label === "case") return word.form.toLowerCase();
  }
  return "";
}
