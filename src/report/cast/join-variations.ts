import type { Draft } from "./draft.ts";
import type { Group } from "./groups.ts";
import { meetsInClause, ofOtherNation, type Sight } from "./sight.ts";

/** How many sentences back the one spoken of is looked for. */
const BACK = 3;
/** Words of a description that tell who somebody is besides his name: "the *former* minister". */
const TELLING = /^(?:former|ex|onetime|veteran|retired|outspoken|exiled|jailed)$/;
/** An age in the words of a description: "the *66-year-old* diplomat". */
const AGE = /\b\d+\s?-\s?year\s?-\s?old\b/i;
/** Nouns of those whom nobody calls so who was named with an office. */
const CHILDREN = /^(?:boy|girl|child|baby|infant|toddler|teenager|pupil)$/;

/** What is written and what is sent, by the noun of a description and by the words of a name. */
const PRESS: readonly (readonly [noun: RegExp, name: RegExp])[] = [
  [
    /^(?:newspaper|daily|paper|weekly|magazine|tabloid|broadsheet)$/,
    /^(?:newspaper|daily|times|post|news|herald|tribune|journal|gazette|standard|weekly|magazine)$/,
  ],
  [/^(?:agency|newswire)$/, /^(?:agency|newswire)$/],
  [/^(?:broadcaster|radio|television)$/, /^(?:radio|tv|television)$/],
];

/**
 * What news calls somebody instead of his name: "the former general" is the only person whom the sentences before are about,
 * "the daily" the newspaper named right before.
 */
export function joinVariation(sight: Sight, draft: Draft): boolean {
  if (draft.number !== "one" || draft.determiner !== "definite" || draft.quotation >= 0) return false;
  return draft.type === "person" ? joinPerson(sight, draft) : joinPaper(sight, draft);
}

const wordsOf = ({ analysis }: Sight, { first, head }: Draft): string =>
  analysis.text.slice(analysis.tokens[first]!.start, analysis.tokens[head]!.end);

function joinPerson(sight: Sight, draft: Draft): boolean {
  if (draft.part !== "subject" && draft.part !== "passive") return false;
  if (!draft.modifiers.some((word) => TELLING.test(word)) && !AGE.test(wordsOf(sight, draft))) return false;
  const { groups } = sight;
  const persons = new Set<Group>();
  for (let index = draft.index - 1; index >= 0; index -= 1) {
    const other = groups.drafts[index]!;
    if (draft.sentence - other.sentence > BACK) break;
    const group = groups.of(index);
    // "Ann Moe met a former minister. The former minister said": whoever went by that noun.
    if (other.noun === draft.noun && other.form === "nominal" && !group.named) return false;
    const subject = other.part === "subject" || other.part === "passive";
    if (other.quotation >= 0 || other.sentence === draft.sentence || !subject) continue;
    if (group.type === "person" && group.number !== "many") persons.add(group);
  }
  const [only] = persons;
  if (!only || persons.size > 1 || !only.named) return false;
  if (meetsInClause(sight, draft, only) || ofOtherPerson(sight, draft, only)) return false;
  return groups.join(draft.index, only.drafts[0]!, "description/variation");
}

/** Whether the one before is somebody else by the words: another age, no child, or named in this sentence already. */
function ofOtherPerson(sight: Sight, draft: Draft, group: Group): boolean {
  const drafts = group.drafts.map((index) => sight.groups.drafts[index]!);
  if (CHILDREN.test(draft.noun) && drafts.some(({ titles }) => titles.length > 0)) return true;
  const age = AGE.exec(wordsOf(sight, draft))?.[0];
  const ages = drafts.flatMap((other) => AGE.exec(wordsOf(sight, other))?.[0] ?? []);
  if (age !== undefined && ages.length > 0 && !ages.includes(age)) return true;
  return drafts.some(
    (other) => other.sentence === draft.sentence && other.form === "name" && other.index < draft.index,
  );
}

function joinPaper(sight: Sight, draft: Draft): boolean {
  const sort = PRESS.find(([noun]) => noun.test(draft.noun));
  if (!sort || draft.modifiers.length > 0) return false;
  const [noun, name] = sort;
  const { groups } = sight;
  for (let index = draft.index - 1; index >= 0; index -= 1) {
    const other = groups.drafts[index]!;
    if (draft.sentence - other.sentence > BACK) return false;
    if (other.form === "pronoun" || other.type !== "organization") continue;
    if (other.part !== "subject" && !sight.speakers.includes(index)) continue;
    const press = other.form === "name" ? other.nameWords.some((word) => name.test(word)) : noun.test(other.noun);
    if (!press || ofOtherNation(sight, draft, groups.of(index))) continue;
    return groups.join(draft.index, index, "description/paper");
  }
  return false;
}
