import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Draft } from "./draft.ts";
import { type Group, type Groups, typesAgree } from "./groups.ts";
import { nounKind } from "./noun-kinds.ts";

/** What the later sieves look at beside the groups. */
export interface Sight {
  readonly analysis: Analysis;
  readonly groups: Groups;
  /** Index of the draft that each word heads; -1 of none. */
  readonly byHead: Int32Array;
  /** For each quotation, the draft of its speaker; -1 where nobody is named. */
  readonly speakers: readonly number[];
}

const draftAt = (sight: Sight, token: number): Draft | null => {
  const index = token >= 0 ? sight.byHead[token]! : -1;
  return index >= 0 ? sight.groups.drafts[index]! : null;
};

/** The sieve of appositions and of "X is a Y". */
export function joinAppositions(sight: Sight): void {
  const { analysis, groups } = sight;
  for (const draft of groups.drafts) {
    const token = analysis.tokens[draft.head]!;
    if (draft.form === "pronoun") continue;
    if (token.label === "appos") {
      const above = draftAt(sight, token.head);
      if (above && above.form !== "pronoun" && canStandBeside(analysis, above, draft))
        groups.join(draft.index, above.index, "apposition", RELATIONAL.has(draft.noun) || RELATIONAL.has(above.noun));
      continue;
    }
    const noun = namedBy(sight, draft);
    if (noun) groups.join(draft.index, noun.index, "town-of", true);
    const abbreviated = abbreviates(sight, draft);
    if (abbreviated) groups.join(draft.index, abbreviated.index, "abbreviation", true);
    const subject = subjectOfCopula(analysis, token);
    const above = draftAt(sight, subject);
    if (
      above &&
      draft.form === "nominal" &&
      !draft.adjective &&
      draft.type !== null &&
      above.type !== null &&
      draft.number === groups.of(above.index).number
    )
      groups.join(draft.index, above.index, "copula", RELATIONAL.has(draft.noun));
  }
}

/** Nouns that a person, a body or a state can go by alike. */
const RELATIONAL: ReadonlySet<string> = new Set(
  "ally foe enemy rival patron adversary partner neighbour neighbor opponent friend member target victim winner loser beneficiary supporter backer".split(
    " ",
  ),
);

/** Two names of places side by side are a place and where it lies, not one thing. */
function canStandBeside(analysis: Analysis, above: Draft, below: Draft): boolean {
  const places = (draft: Draft) => draft.type === "place" || draft.type === "state";
  if (above.form === "name" && below.form === "name") {
    if (places(above) && places(below)) return false;
    if (above.type !== below.type) return false;
    if (above.nameWords.length > 1 && below.nameWords.length > 1 && above.nameWords.at(-1) !== below.nameWords.at(-1))
      return false;
  }
  if (above.type === null || below.type === null) return false;
  return !analysis.tokens.slice(above.last, below.first).some((word) => word.upos === "CCONJ");
}

/** The noun that a place's name gives a name to: "the town of Moe". */
function namedBy(sight: Sight, draft: Draft): Draft | null {
  const { analysis } = sight;
  if (draft.form !== "name" || analysis.tokens[draft.head]!.label !== "nmod") return null;
  const above = draftAt(sight, analysis.tokens[draft.head]!.head);
  if (!above || above.form !== "nominal" || !NAMED_OF.has(above.noun) || above.number !== "one") return null;
  if (draft.type === "state" && !/^(?:republic|state|kingdom|nation|island|emirate)$/.test(above.noun)) return null;
  const link = analysis.tokens[draft.head]!.children.map((child) => analysis.tokens[child]!).find(
    (word) => word.label === "case",
  );
  return link?.form.toLowerCase() === "of" && (draft.type === "place" || draft.type === "state") ? above : null;
}

const NAMED_OF: ReadonlySet<string> = new Set(
  `city town village hamlet settlement suburb district municipality county province region territory enclave exclave
   republic island islet archipelago peninsula state kingdom emirate port nation canton prefecture stronghold`.split(
    /\s+/,
  ),
);

/** The full name before the brackets that a short one stands in: "Northern Trade Council (NTC)". */
function abbreviates(sight: Sight, draft: Draft): Draft | null {
  const { analysis } = sight;
  if (draft.form !== "name" || draft.nameWords.length !== 1) return null;
  if (analysis.tokens[draft.first - 1]?.form !== "(" || analysis.tokens[draft.last]?.form !== ")") return null;
  const form = analysis.text.slice(draft.start, draft.end);
  if (!/^\p{Lu}[\p{L}\p{N}.-]{1,9}$/u.test(form)) return null;
  for (let index = draft.first - 2; index >= 0 && index > draft.first - 10; index -= 1) {
    const found = draftAt(sight, index);
    if (found && found.form === "name" && found.last === draft.first - 1 && found.nameWords.length > 1)
      return found.type === "place" && draft.type === "place" ? null : found;
  }
  return null;
}

/** The subject of which the word says in the present or past what it is; -1 where it does not. */
function subjectOfCopula(analysis: Analysis, token: Token): number {
  let subject = -1;
  let copula = false;
  for (const child of token.children) {
    const word = analysis.tokens[child]!;
    if (word.label === "cop") copula = word.lemma.toLowerCase() === "be";
    else if (word.label === "nsubj") subject = child;
    else if (
      word.label === "aux" &&
      word.upos === "AUX" &&
      /^(?:would|could|might|may|must|should|can|will)$/.test(word.lemma.toLowerCase())
    )
      return -1;
    else if (/^(?:not|n't|n’t|never|no)$/.test(word.form.toLowerCase())) return -1;
    else if (word.label === "case") return -1;
  }
  return copula ? subject : -1;
}

const WINDOW = 120;
const GENERIC_BODY: ReadonlySet<string> = new Set(["body", "organization"]);

/** The sieve of descriptions: "the pact", "the country", "the minister", "the 42-year-old teacher". */
export function joinDescriptions(sight: Sight, possessive = false): void {
  const { groups } = sight;
  const heard = new Map<number, number>();
  sight.speakers.forEach((speaker, quotation) => {
    if (speaker >= 0 && !heard.has(speaker)) heard.set(speaker, quotation);
  });
  for (const draft of groups.drafts) {
    if (draft.form !== "nominal" || draft.adjective || groups.link(draft.index) !== null) continue;
    if ((draft.determiner === "possessive") !== possessive) continue;
    if (possessive && joinOwnCountry(sight, draft)) continue;
    if (
      draft.determiner === "indefinite" ||
      draft.determiner === "another" ||
      (draft.determiner === "quantity" && !pairs(sight, draft))
    )
      continue;
    if (joinPair(sight, draft)) continue;
    if (joinSpeaker(sight, draft, heard)) continue;
    const found = antecedentOf(sight, draft);
    if (found) groups.join(draft.index, found.to, found.sieve);
  }
}

/** A description that speaks goes on for whom was just quoted, where it says nothing against it. */
function joinSpeaker(sight: Sight, draft: Draft, heard: ReadonlyMap<number, number>): boolean {
  const quotation = heard.get(draft.index);
  if (quotation === undefined || draft.type !== "person" || draft.determiner !== "definite") return false;
  for (let before = quotation - 1; before >= 0 && before >= quotation - 2; before -= 1) {
    const speaker = sight.speakers[before]!;
    if (speaker < 0) continue;
    const other = sight.groups.drafts[speaker]!;
    if (other.index === draft.index) continue;
    if (draft.paragraph - other.paragraph > 1) return false;
    const group = sight.groups.of(speaker);
    if (group.type !== "person") return false;
    return sight.groups.join(draft.index, speaker, "description/speaker");
  }
  return false;
}

function antecedentOf(sight: Sight, draft: Draft): { readonly to: number; readonly sieve: string } | null {
  const { groups } = sight;
  const kind = nounKind(draft.noun);
  const taken = new Set<Group>();
  const bare = draft.determiner === "none";
  let best: { to: number; score: number; sieve: string } | null = null;
  for (let index = draft.index - 1; index >= 0 && index > draft.index - WINDOW; index -= 1) {
    const other = groups.drafts[index]!;
    if (other.form === "pronoun") continue;
    const group = groups.of(index);
    if (taken.has(group)) continue;
    taken.add(group);
    if (other.last > draft.first && other.first < draft.last) continue;
    if (!groups.agree(draft.index, index) || meetsInClause(sight, draft, group)) continue;
    const distance = draft.sentence - other.sentence;
    const headMatch = group.nouns.has(draft.noun);
    if (headMatch && fitsModifiers(draft, group, bare)) {
      if (draft.determiner === "possessive" && !samePossessor(sight, draft, other)) continue;
      const score = 10 - Math.min(distance, 20) * 0.2;
      if (!best || score > best.score) best = { to: index, score, sieve: "description/same-noun" };
      continue;
    }
    if (bare || (draft.determiner === "possessive" && kind !== "state")) continue;
    if (
      group.named &&
      other.form === "name" &&
      other.nameWords.includes(draft.noun) &&
      typesAgree(draft.type, group.type) &&
      draft.type !== null &&
      draft.number === "one"
    ) {
      const score = 9 - Math.min(distance, 20) * 0.2;
      if (!best || score > best.score) best = { to: index, score, sieve: "description/in-name" };
      continue;
    }
    if (draft.number !== "one" || !group.named || complemented(sight, draft)) continue;
    const salience = Math.log2(1 + group.drafts.length) * 0.8 - Math.min(distance, 20) * 0.4;
    if (kind === "state" && group.type === "state" && draft.type === "state" && other.form === "name") {
      const score = 5 + salience + (sharesModifier(draft, group) ? 2 : 0) + (other.part === "subject" ? 0.8 : 0);
      if (!best || score > best.score) best = { to: index, score, sieve: "description/state" };
    } else if (
      kind !== null &&
      GENERIC_BODY.has(kind) &&
      group.type === "organization" &&
      distance <= (kind === "body" ? 8 : 2) &&
      isBody(sight, group, kind)
    ) {
      const score = 4 + salience + (other.part === "subject" ? 0.5 : 0);
      if (!best || score > best.score) best = { to: index, score, sieve: "description/body" };
    } else if (
      kind === "place" &&
      group.type === "place" &&
      distance <= 3 &&
      /^(?:city|town|village|enclave|territory|island|port)$/.test(draft.noun) &&
      draft.modifiers.every((word) => LIGHT.has(word) || group.modifiers.has(word)) &&
      !complemented(sight, draft)
    ) {
      const score = 4 + salience;
      if (!best || score > best.score) best = { to: index, score, sieve: "description/place" };
    }
  }
  return best && best.score > 0 ? best : null;
}

/** Whether words after the noun say which one is meant, so that it takes up nothing before. */
function complemented(sight: Sight, draft: Draft): boolean {
  return sight.analysis.tokens[draft.head]!.children.some(
    (child) => child > draft.head && /^(?:nmod|acl)/.test(sight.analysis.tokens[child]!.label),
  );
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

/** "The pact" takes up a body between states; "the group" another body that no state owns. */
function isBody(sight: Sight, group: Group, kind: string): boolean {
  return group.drafts.some((index) => {
    const draft = sight.groups.drafts[index]!;
    const best = draft.candidates[0];
    if (draft.form !== "name") return false;
    if (kind === "body")
      return best !== undefined
        ? best.actor.kind === "organization" && best.actor.state === null
        : draft.nameWords.some((word) => nounKind(word) === "body");
    return best === undefined
      ? draft.nameWords.length > 1 || draft.part === "subject"
      : best.actor.kind === "group" || (best.actor.kind === "organization" && best.actor.state === null);
  });
}

const fitsModifiers = (draft: Draft, group: Group, bare: boolean): boolean => {
  const own = draft.modifiers.filter((word) => !LIGHT.has(word));
  if (bare && (draft.number !== "many" || group.number !== "many")) return false;
  if (bare && own.length !== [...group.modifiers].filter((word) => !LIGHT.has(word)).length) return false;
  return own.every((word) => group.modifiers.has(word));
};
const LIGHT: ReadonlySet<string> = new Set(
  "same said latter former new small tiny other entire whole very such own local".split(" "),
);

const sharesModifier = (draft: Draft, group: Group): boolean =>
  draft.modifiers.some((word) => group.modifiers.has(word));

function possessorOf(sight: Sight, draft: Draft): number {
  const { analysis, byHead } = sight;
  for (const child of analysis.tokens[draft.head]!.children)
    if (analysis.tokens[child]!.label === "nmod:poss") return byHead[child]!;
  return -1;
}

function samePossessor(sight: Sight, a: Draft, b: Draft): boolean {
  const one = possessorOf(sight, a);
  const other = possessorOf(sight, b);
  if (one < 0 || other < 0) return false;
  const forms = [one, other].map((index) => sight.groups.drafts[index]!);
  return (
    sight.groups.same(one, other) ||
    (forms[0]!.form === "pronoun" && forms[0]!.noun === forms[1]!.noun && a.sentence - b.sentence < 4)
  );
}

const STATES: ReadonlySet<string> = new Set(
  "country nation state neighbour neighbor side government capital republic power party foe rival ally".split(" "),
);

/** Whether the words speak of two known things together ("the two countries", "both sides", "the two"). */
const pairs = (sight: Sight, draft: Draft): boolean =>
  sight.analysis.tokens.slice(draft.first, draft.last).some((word) => /^(?:two|both)$/i.test(word.form)) &&
  (draft.number === "many" || /^(?:two|both)$/.test(draft.noun));

function joinPair(sight: Sight, draft: Draft): boolean {
  const { analysis, groups } = sight;
  if (!pairs(sight, draft)) return false;
  const definite =
    draft.determiner === "definite" ||
    /^(?:both|two)$/.test(draft.noun) ||
    analysis.tokens[draft.first]!.form.toLowerCase() === "both" ||
    analysis.tokens[draft.first - 1]?.form.toLowerCase() === "the";
  if (!definite) return false;
  const state = STATES.has(draft.noun);
  const wanted = state
    ? ["state"]
    : nounKind(draft.noun) === "person"
      ? ["person"]
      : /^(?:two|both)$/.test(draft.noun)
        ? ["state", "person", "organization"]
        : [];
  const members: number[] = [];
  const choices: { readonly index: number; readonly score: number }[] = [];
  let type: string | null = null;
  for (let index = draft.index - 1; index >= 0 && index > draft.index - WINDOW; index -= 1) {
    const other = groups.drafts[index]!;
    const group = groups.of(index);
    if (draft.sentence - other.sentence > 4) break;
    if (group.members.length > 0 && state && group.type === "state" && draft.sentence - other.sentence < 3) {
      return groups.join(draft.index, index, "pair/again", true);
    }
    if (group.type === null || !wanted.includes(group.type) || (type !== null && group.type !== type)) continue;
    if (other.form === "pronoun" || (group.number === "many" && group.type !== "state") || group.members.length > 0)
      continue;
    if (!group.named || isDescribing(sight, other) || choices.some((one) => groups.same(one.index, index))) continue;
    type = group.type;
    choices.push({
      index,
      score: choices.length === 0 ? Number.POSITIVE_INFINITY : pairScore(sight, draft, other, group),
    });
  }
  choices.sort((a, b) => b.score - a.score);
  members.push(...choices.slice(0, 2).map((one) => one.index));
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

/** How well a group does for the other of two: near, often named, described alike, named again in the sentence. */
function pairScore(sight: Sight, draft: Draft, other: Draft, group: Group): number {
  const again = group.drafts.some((index) => sight.groups.drafts[index]!.sentence === draft.sentence);
  return (
    Math.log2(1 + group.drafts.length) * 0.4 -
    (draft.index - other.index) * 0.08 +
    (sharesModifier(draft, group) ? 2 : 0) +
    (again ? 1 : 0)
  );
}

/** "Our country" is the state of whom it is said: where its owner is told to be from. */
function joinOwnCountry(sight: Sight, draft: Draft): boolean {
  const { groups, analysis } = sight;
  if (nounKind(draft.noun) !== "state") return false;
  const owner = possessorOf(sight, draft);
  if (owner < 0) return false;
  for (const index of groups.of(owner).drafts.slice(0, 12)) {
    const one = groups.drafts[index]!;
    if (one.form === "pronoun") continue;
    for (const child of analysis.tokens[one.head]!.children) {
      const from = sight.byHead[child]!;
      if (from < 0 || !/^(?:nmod|amod|compound)/.test(analysis.tokens[child]!.label)) continue;
      if (
        groups.of(from).type === "state" &&
        groups.of(from).named &&
        groups.join(draft.index, from, "description/own-country", true)
      )
        return true;
    }
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
