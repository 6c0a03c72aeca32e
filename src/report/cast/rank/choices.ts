import { sectorOf } from "../../../actor/sector-of.ts";
import type { Draft } from "../draft.ts";
import { type Group, typesAgree } from "../groups.ts";
import { nounKind } from "../noun-kinds.ts";
import { hangsFrom, ofOtherNation, onlyTells } from "../sight.ts";
import type { Course } from "./course.ts";
import { type Choice, nameMatch } from "./pair.ts";
import { NO_PAST, pronounKind } from "./past.ts";

/** How far back a mention looks: mentions read before it, and choices weighed. */
const REACH = 220;
const MOST = 24;

/** The groups that a mention may belong to among those read before `from`, the nearest first; `rule` is the draft that the rules would take, -1 of none. */
export function choicesOf(course: Course, draft: Draft, rule: number, from: Draft): readonly Choice[] {
  const { groups } = course.sight;
  const here = Math.min(course.place[draft.index]!, course.place[from.index]!);
  const seen = new Set<Group>([groups.of(draft.index)]);
  const found: Choice[] = [];
  const ruled = rule >= 0 ? groups.of(rule) : null;
  let subjects = 0;
  for (let at = here - 1; at >= 0 && here - at <= REACH && found.length < MOST; at -= 1) {
    const other = course.order[at]!;
    const group = groups.of(other.index);
    if (seen.has(group)) continue;
    seen.add(group);
    if (group !== ruled && !mayJoin(course, draft, other, group)) continue;
    found.push({ other, group, rule: group === ruled, rank: found.length, subjects });
    if (other.part === "subject" || other.part === "passive") subjects += 1;
  }
  return found;
}

/** Whether nothing rules the two out from the first; what is only unlikely is left to the weights. */
function mayJoin(course: Course, draft: Draft, other: Draft, group: Group): boolean {
  if (other.first < draft.last && draft.first < other.last) return false;
  if (hangsFrom(course.sight, draft, other) || ofOtherNation(course.sight, draft, group)) return false;
  const own = course.sight.groups.of(draft.index);
  if (own.gender !== null && group.gender !== null && own.gender !== group.gender) {
    if (own.gender !== "it" && group.gender !== "it") return false;
    if (own.sure && group.sure) return false;
  }
  if (own.actors.size > 0 && group.actors.size > 0 && ![...own.actors].some((actor) => group.actors.has(actor)))
    return false;
  if (group.members.length > 0 && (own.named || draft.number === "one")) return false;
  const sentences = draft.sentence - other.sentence;
  if (draft.form === "pronoun") return !onlyTells(course.sight, draft, group) && pronounMay(draft, group, sentences);
  if (draft.name === null && ofOtherName(course, own, group)) return false;
  if (!typesAgree(own.type, group.type) && own.sure && group.sure) return false;
  if (draft.name !== null) return nameMatch(course, draft, group, group.past ?? NO_PAST) > 0;
  const { past } = group;
  if (group.nouns.has(draft.noun) || past?.strings.has(course.words(draft))) return true;
  if (draft.determiner === "indefinite" || draft.determiner === "none" || draft.determiner === "another") return false;
  if (isOffice(draft) && isNation(course, group)) return false;
  const acts = own.type === "person" || own.type === "people";
  if (!acts && (draft.number !== group.number || otherKind(course, draft, group))) return false;
  return (
    sentences <= (acts ? 8 : 3) &&
    own.type !== null &&
    group.type !== null &&
    typesAgree(own.type, group.type) &&
    (own.number === null || group.number === null || own.number === group.number || group.type === "organization")
  );
}

/** Whether both are known by names, of which no word is the same: "the minister, Abe" is not "the minister, Berg". */
function ofOtherName({ sight }: Course, own: Group, group: Group): boolean {
  if (!own.named || !group.named || !/^(?:person|organization)$/.test(own.type ?? "")) return false;
  const words = (one: Group) => one.drafts.flatMap((index) => sight.groups.drafts[index]!.nameWords);
  const theirs = new Set(words(group));
  return theirs.size > 0 && !words(own).some((word) => theirs.has(word));
}

/** Whether the noun names people by what they do for a state: soldiers, police, ministers. */
const isOffice = ({ noun }: Draft): boolean => /^(?:GOV|MIL|COP|SPY|JUD|LEG)$/.test(sectorOf(noun) ?? "");

/** Whether the group is a whole people by its name: "the French" are not "the soldiers". */
const isNation = ({ sight }: Course, { type, drafts }: Group): boolean =>
  type === "people" &&
  drafts.some((index) => {
    const { form, candidates } = sight.groups.drafts[index]!;
    return form === "name" && candidates[0]?.by.startsWith("demonym");
  });

/** Whether a body's or place's own name says that it is of another kind than the description: an assembly is no bank. */
function otherKind(course: Course, draft: Draft, group: Group): boolean {
  const kind = nounKind(draft.noun);
  if (kind === null) return false;
  const kinds = group.drafts
    .flatMap((index) => course.sight.groups.drafts[index]!.nameWords)
    .map(nounKind)
    .filter((one) => one !== null);
  return kinds.length > 0 && !kinds.includes(kind);
}

function pronounMay(draft: Draft, group: Group, sentences: number): boolean {
  const kind = pronounKind(draft);
  if (kind <= 3) {
    const bits = group.past?.pronouns ?? 0;
    if ((bits & 0b1110) !== 0) return true;
    return sentences <= 2 && (group.type === "person" || group.type === "people" || group.type === "organization");
  }
  if (sentences > 8) return false;
  if (kind === 4 || kind === 5) return (group.type === "person" || !group.sure) && group.number !== "many";
  if (kind === 6) return group.type !== "person" && group.type !== "people" && group.number !== "many";
  return sentences <= 5;
}
