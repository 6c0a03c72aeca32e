import type { Draft } from "./draft.ts";
import type { Group } from "./groups.ts";
import { meetsInClause, ofOtherNation, type Sight } from "./sight.ts";

/** How many sentences back the one spoken of is looked for. */
const BACK = 3;
/** Words of a description that tell who somebody is besides his name: "the *former* minister", "the *66-year-old* diplomat". */
const TELLING =
  /^(?:former|ex|one-time|onetime|veteran|retired|outspoken|exiled|jailed|-?born|\d+-year-old|year|old|self-styled)$/;
/** Nouns of what a newspaper or an agency is. */
const PRESS =
  /^(?:newspaper|daily|paper|weekly|magazine|tabloid|broadsheet|journal|agency|newswire|broadcaster|station)$/;
const PRESS_NAME =
  /^(?:newspaper|daily|times|post|news|herald|tribune|journal|star|gazette|standard|press|weekly|magazine|tv|radio|agency)$/;

/**
 * What news calls somebody instead of his name: "the former general" is the only person whom the sentences before are about,
 * "the daily" the newspaper named right before.
 */
export function joinVariation(sight: Sight, draft: Draft): boolean {
  if (draft.number !== "one" || draft.determiner !== "definite" || draft.quotation >= 0) return false;
  if (draft.type === "person") return joinPerson(sight, draft);
  return PRESS.test(draft.noun) && draft.modifiers.length === 0 && joinPaper(sight, draft);
}

function joinPerson(sight: Sight, draft: Draft): boolean {
  if (draft.part !== "subject" && draft.part !== "passive") return false;
  if (!draft.modifiers.some((word) => TELLING.test(word))) return false;
  const { groups } = sight;
  const persons = new Set<Group>();
  for (let index = draft.index - 1; index >= 0; index -= 1) {
    const other = groups.drafts[index]!;
    if (draft.sentence - other.sentence > BACK) break;
    const subject = other.part === "subject" || other.part === "passive";
    if (other.quotation >= 0 || other.sentence === draft.sentence || !subject) continue;
    const group = groups.of(index);
    if (group.type === "person" && group.number !== "many") persons.add(group);
  }
  const [only] = persons;
  if (!only || persons.size > 1 || !only.named) return false;
  if (meetsInClause(sight, draft, only) || ofOtherPerson(sight, draft, only)) return false;
  return groups.join(draft.index, only.drafts[0]!, "description/variation");
}

/** Whether the one before is somebody else by the words: another age, or already in this sentence. */
function ofOtherPerson(sight: Sight, draft: Draft, group: Group): boolean {
  const ages = (words: Iterable<string>) => [...words].filter((word) => /^\d+-year-old$/.test(word));
  const own = ages(draft.modifiers);
  const theirs = ages(group.modifiers);
  if (own.length > 0 && theirs.length > 0 && !theirs.some((age) => own.includes(age))) return true;
  return group.drafts.some((index) => {
    const other = sight.groups.drafts[index]!;
    return other.sentence === draft.sentence && other.form === "name" && other.index < draft.index;
  });
}

function joinPaper(sight: Sight, draft: Draft): boolean {
  const { groups } = sight;
  for (let index = draft.index - 1; index >= 0; index -= 1) {
    const other = groups.drafts[index]!;
    if (draft.sentence - other.sentence > BACK) return false;
    if (other.form === "pronoun" || other.type !== "organization") continue;
    const speaks = other.part === "subject" || sight.speakers.includes(index);
    const press =
      other.form === "name"
        ? other.nameWords.some((word) => PRESS_NAME.test(word)) || groups.of(index).nouns.has(draft.noun)
        : PRESS.test(other.noun);
    if (!press || !speaks || ofOtherNation(sight, draft, groups.of(index))) continue;
    return groups.join(draft.index, index, "description/paper");
  }
  return false;
}
