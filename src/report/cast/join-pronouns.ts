import type { Token } from "../../analysis/analysis.ts";
import type { Draft } from "./draft.ts";
import { speaks } from "./find-speakers.ts";
import type { Group } from "./groups.ts";
import { joinOurs } from "./join-ours.ts";
import { hangsFrom, meetsInClause, onlyTells, type Sight } from "./sight.ts";

/** How far back a pronoun looks: mentions and sentences. */
const MENTIONS = 80;
const SENTENCES = 5;

/** What makes a mention likely to be taken up; found on the training part of the treebank, rounded. */
export const WEIGHTS = {
  base: 3.1,
  sentence: 1.9,
  mention: 0,
  often: 0.3,
  subject: 0.5,
  passive: 0.6,
  object: 0.3,
  possessor: 0.7,
  other: -0.5,
  parallel: 0,
  topic: 0.3,
  pronoun: 0.7,
  name: 0.2,
  gender: 0.8,
  itAbstract: -0.6,
  itPlace: 0,
  theyAbstract: -1.6,
  theyOne: -1,
  theyBody: -0.5,
  acrossQuotation: -0.5,
  adjective: -1.5,
  compound: -1,
  nmod: -0.6,
};

/** The sieve of pronouns, in text order: speakers say "I" and "we", the others take up the most salient mention that fits. */
export function joinPronouns(sight: Sight): void {
  const { groups, speakers } = sight;
  const said = new Map<string, number>();
  const speaks = new Map<number, number>();
  speakers.forEach((speaker, quotation) => {
    if (speaker >= 0 && !speaks.has(speaker)) speaks.set(speaker, quotation);
  });
  for (const draft of groups.drafts) {
    if (draft.form !== "pronoun") continue;
    if (draft.person !== 3) joinSpoken(sight, draft, said);
    else {
      const found = salientOf(sight, draft, speaks);
      if (found >= 0) groups.join(draft.index, found, "pronoun/salience", draft.number === "many");
    }
  }
}

/** "I" and "we" are the speaker's in a quotation, and the author's outside; "you" is whom they speak to. */
export function joinSpoken(sight: Sight, draft: Draft, said: Map<string, number>): void {
  const { groups, speakers } = sight;
  const one = draft.person === 1 && draft.number === "one";
  const speaker = draft.quotation >= 0 ? speakers[draft.quotation]! : one ? announced(sight, draft) : -1;
  const key = `${draft.person} ${draft.number} ${draft.quotation >= 0 ? `in ${speaker >= 0 ? `of ${groups.of(speaker).drafts[0]}` : draft.quotation}` : "out"}`;
  const seen = said.get(key);
  if (speaker >= 0 && draft.person === 1) {
    const { type } = groups.drafts[speaker]!;
    if (draft.number === "many" && ourCountry(sight, draft, said)) return;
    if (draft.number === "one" || type === "organization" || type === "state" || type === "people") {
      groups.join(draft.index, speaker, "pronoun/speaker", true);
      return;
    }
    if (seen === undefined && draft.number === "many") joinOurs(sight, draft, speaker);
  }
  if (seen === undefined) said.set(key, draft.index);
  else groups.join(draft.index, seen, "pronoun/same", true);
}

/** How many sentences behind "the minister said:" his words may go on without quotation marks. */
const ANNOUNCED = 12;

/** Who is announced before with "said:", where no quotation marks tell whose words these are; -1 of nobody. */
function announced({ analysis, byHead }: Sight, draft: Draft): number {
  const { tokens } = analysis;
  for (let index = draft.head; index > 0 && draft.sentence - tokens[index]!.sentence <= ANNOUNCED; index -= 1) {
    if (/^["“”]$/.test(tokens[index]!.form)) return -1;
    if (tokens[index]!.form !== ":") continue;
    const verb = tokens[index - 1]!;
    if (verb.upos !== "VERB" || !speaks(verb)) continue;
    const subject = verb.children.find((child) => tokens[child]!.label === "nsubj");
    return subject === undefined ? -1 : byHead[subject]!;
  }
  return -1;
}

/** After "our country" in a quotation, "we" are the country. */
function ourCountry(sight: Sight, draft: Draft, said: Map<string, number>): boolean {
  const { analysis, groups, byHead } = sight;
  const key = `country ${draft.quotation}`;
  const seen = said.get(key);
  if (seen !== undefined) return groups.join(draft.index, seen, "pronoun/our-country", true);
  const above = analysis.tokens[analysis.tokens[draft.head]!.head];
  if (
    analysis.tokens[draft.head]!.label === "nmod:poss" &&
    above &&
    /^(?:country|nation|homeland|state)$/.test(above.lemma.toLowerCase()) &&
    byHead[above.index]! >= 0
  )
    said.set(key, byHead[above.index]!);
  return false;
}

/** The most salient mention before that fits a pronoun of the third person; -1 of none. */
export function salientOf(sight: Sight, draft: Draft, speaks: ReadonlyMap<number, number>): number {
  const { analysis, groups, speakers } = sight;
  const token = analysis.tokens[draft.head]!;
  const reflexive = /sel(?:f|ves)$/i.test(token.form);
  const spoken = speaks.get(draft.index);
  const seen = new Set<Group>();
  let best = -1;
  let top = 0;
  for (let index = draft.index - 1; index >= 0 && index >= draft.index - MENTIONS; index -= 1) {
    const other = groups.drafts[index]!;
    const distance = draft.sentence - other.sentence;
    if (distance > SENTENCES) break;
    if (other.person !== 3 && draft.person === 3 && !groups.of(index).named) continue;
    const group = groups.of(index);
    if (seen.has(group)) continue;
    if (!mayBe(draft, group) || hangsFrom(sight, draft, other) || onlyTells(sight, draft, group)) continue;
    if (!reflexive && token.label !== "nmod:poss" && meetsInClause(sight, draft, group)) continue;
    if (!bound(analysis.tokens, draft, other, token, reflexive)) continue;
    if (
      draft.quotation >= 0 &&
      speakers[draft.quotation]! >= 0 &&
      groups.same(index, speakers[draft.quotation]!) &&
      draft.number === "one" &&
      draft.gender !== "it"
    )
      continue;
    seen.add(group);
    let score = weigh(draft, other, group, distance) + nesting(sight, other);
    if (spoken !== undefined && spoken > 0) {
      const before = speakers[spoken - 1]!;
      if (before >= 0 && groups.same(before, index) && draft.paragraph - groups.drafts[before]!.paragraph <= 1)
        score += 2.5;
    }
    if (score > top) {
      top = score;
      best = index;
    }
  }
  return best;
}

/** Whether number, gender and type let the pronoun mean the group. */
export function mayBe(draft: Draft, group: Group): boolean {
  if (draft.gender === "he" || draft.gender === "she") {
    if (group.type !== "person" || group.number === "many") return false;
    return group.gender === null || group.gender === draft.gender;
  }
  if (draft.gender === "it")
    return group.type !== "person" && group.type !== "people" && group.number !== "many" && group.members.length === 0;
  if (group.number === "one" && group.members.length === 0)
    return group.type === "organization" || (group.type === "person" && group.gender === null && !group.named);
  return true;
}

function weigh(draft: Draft, other: Draft, group: Group, distance: number): number {
  const w = WEIGHTS;
  let score = w.base - distance * w.sentence - (draft.index - other.index) * w.mention + w[other.part];
  score += Math.log2(1 + group.drafts.length) * w.often;
  if (draft.part === other.part) score += w.parallel;
  if (other.topic) score += w.topic;
  if (other.form === "pronoun") score += w.pronoun;
  else if (other.form === "name") score += w.name;
  if (draft.gender !== null && group.gender === draft.gender && draft.gender !== "it") score += w.gender;
  if (draft.gender === "it") {
    if (group.type === null) score += w.itAbstract;
    else if (group.type === "place" || group.type === "facility") score += w.itPlace;
  }
  if (draft.number === "many") {
    if (group.type === null) score += w.theyAbstract;
    if (group.number === "one") score += w.theyOne;
    if (group.type === "organization" && group.number === "one" && draft.quotation < 0) score += w.theyBody;
  }
  if (draft.quotation >= 0 !== other.quotation >= 0 && distance > 0) score += w.acrossQuotation;
  if (other.adjective) score += w.adjective;
  return score;
}

/** A word inside another mention ("the council's headquarters", "council rules") is less in view than its head. */
function nesting(sight: Sight, other: Draft): number {
  const { label } = sight.analysis.tokens[other.head]!;
  return label === "compound" ? WEIGHTS.compound : label === "nmod" ? WEIGHTS.nmod : 0;
}

/** A pronoun is not the other argument of its own verb, nor part of what it names; a reflexive is just that. */
function bound(tokens: readonly Token[], draft: Draft, other: Draft, token: Token, reflexive: boolean): boolean {
  if (other.first <= draft.head && draft.head < other.last) return false;
  const mine = token.head;
  const theirs = tokens[other.head]!.head;
  if (reflexive) return other.part === "subject" || other.part === "passive";
  if (token.label !== "nmod:poss" && mine === theirs && mine >= 0) {
    // Two subjects of one verb are two clauses that the tree has not told apart.
    if (!(token.label === "nsubj" && tokens[other.head]!.label === "nsubj")) return false;
  }
  if (
    token.label !== "nmod:poss" &&
    mine === other.head &&
    tokens[other.head]!.children.some((child) => tokens[child]!.label === "cop")
  )
    return false;
  return true;
}
