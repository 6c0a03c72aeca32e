import type { Draft } from "./draft.ts";
import { LESSER } from "./draft-name.ts";
import { fitsTitle } from "./join-descriptions.ts";
import { ownerOf } from "./roles-of.ts";
import type { Sight } from "./sight.ts";

/** Joins "the Graustarkian president" to whom the tables know to hold that office on the day, where the text names that person. */
export function joinHolder(sight: Sight, draft: Draft): boolean {
  if (draft.type !== "person" || draft.form !== "nominal" || draft.determiner !== "definite") return false;
  if (draft.modifiers.length === 0 || draft.first === draft.head) return false;
  const holders = sight.holders(sight.analysis.text.slice(draft.start, draft.end));
  if (holders.length !== 1) return false;
  const named = sight.groups.drafts.find((other) => sight.groups.of(other.index).actors.has(holders[0]!));
  return named !== undefined && sight.groups.join(draft.index, named.index, "description/office");
}

/** Nouns for whoever is at the head of a body, by whatever title. */
const ANY_HEAD = /^(?:chief|head|leader|boss)$/;
const HEAD =
  /^(?:president|chairman|chairwoman|chair|chief|head|leader|director|secretary|governor|commander|premier|minister|mayor|boss)$/;

/** Joins "the CNT chief" to the one person who is named before as the head of that body, and "the union's president" to its president. */
export function joinHead(sight: Sight, draft: Draft): boolean {
  if (draft.type !== "person" || draft.number !== "one" || draft.first === draft.head) return false;
  if (
    !HEAD.test(draft.noun) ||
    draft.modifiers.some((word) => LESSER.test(word)) ||
    draft.determiner === "indefinite" ||
    draft.determiner === "another"
  )
    return false;
  const { groups } = sight;
  const body = ownerOf(sight, draft.head, draft);
  if (body < 0 || groups.of(body).type !== "organization" || !groups.of(body).named) return false;
  const heads = groups.drafts.filter(
    (other) =>
      other.form === "name" &&
      other.type === "person" &&
      other.head < draft.first &&
      other.titles.some((title) => title === draft.noun || (ANY_HEAD.test(draft.noun) && HEAD.test(title))) &&
      owned(sight, other, body),
  );
  const [first] = heads;
  if (!first || heads.some((other) => !groups.same(other.index, first.index))) return false;
  return groups.join(draft.index, first.index, "description/head");
}

/** Whether the title of the name is one in the body. */
function owned(sight: Sight, name: Draft, body: number): boolean {
  const owner = ownerOf(sight, name.head, name);
  return owner >= 0 && sight.groups.same(owner, body);
}

/** Joins "the president" that nobody before it bears the title for to the one in the whole text who is named with it behind. */
export function joinComing(sight: Sight): void {
  const { groups } = sight;
  for (const draft of groups.drafts) {
    if (draft.form !== "nominal" || draft.type !== "person" || draft.determiner !== "definite") continue;
    if (draft.number !== "one" || draft.modifiers.length > 0 || groups.of(draft.index).named) continue;
    const bearers = groups.drafts.filter((other) => other.form === "name" && other.titles.includes(draft.noun));
    const [first] = bearers;
    if (!first || bearers.some((other) => !groups.same(other.index, first.index))) continue;
    if (first.index < draft.index || first.sentence - draft.sentence > COMING) continue;
    if (fitsTitle(sight, draft, groups.of(first.index))) groups.join(draft.index, first.index, "description/title");
  }
}

/** How many sentences on the name may come. */
const COMING = 12;
