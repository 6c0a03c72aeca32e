import { type Draft, fold } from "./draft.ts";
import { type Group, typesAgree } from "./groups.ts";
import { joinPair, pairs } from "./join-pairs.ts";
import { nounKind } from "./noun-kinds.ts";
import { meetsInClause, ofOtherNation, possessorOf, type Sight, sharesModifier, WINDOW } from "./sight.ts";

const GENERIC_BODY: ReadonlySet<string> = new Set(["body", "organization"]);

/** Whether a rule is sure of a description: two told together, or the country of its owner. */
export const joinCountry = (sight: Sight, draft: Draft): boolean =>
  (draft.determiner === "possessive" && joinOwnCountry(sight, draft)) || joinPair(sight, draft);

/** What the rules of descriptions would join a description to, and by which; `null` of nothing. */
export function rulePick(sight: Sight, draft: Draft): Pick | null {
  const { determiner } = draft;
  if (determiner === "indefinite" || determiner === "another") return null;
  if (determiner === "quantity" && !pairs(sight, draft)) return null;
  return antecedentOf(sight, draft);
}

/** A mention that a description takes up, by a rule. */
interface Pick {
  readonly to: number;
  readonly sieve: string;
}

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
    if (joinHeard(sight, draft, heard)) continue;
    const found = antecedentOf(sight, draft);
    if (found) groups.join(draft.index, found.to, found.sieve);
  }
}

/** A description that speaks goes on for whom was just quoted, where it says nothing against it. */
export function joinHeard(sight: Sight, draft: Draft, heard: ReadonlyMap<number, number>): boolean {
  const quotation = heard.get(draft.index);
  if (quotation === undefined || draft.type !== "person" || draft.determiner !== "definite") return false;
  for (let before = quotation - 1; before >= 0 && before >= quotation - 2; before -= 1) {
    const speaker = sight.speakers[before]!;
    if (speaker < 0) continue;
    const other = sight.groups.drafts[speaker]!;
    if (other.index === draft.index) continue;
    if (draft.paragraph - other.paragraph > 1) return false;
    const group = sight.groups.of(speaker);
    if (group.type !== "person" || ofOtherNation(sight, draft, group)) return false;
    return sight.groups.join(draft.index, speaker, "description/speaker");
  }
  return false;
}

function antecedentOf(sight: Sight, draft: Draft): Pick | null {
  const { groups } = sight;
  const kind = nounKind(draft.noun);
  const taken = new Set<Group>();
  const bare = draft.determiner === "none";
  const only = onlyNamed(sight, draft);
  if (only !== null) return { to: only, sieve: "description/only-name" };
  let best: { to: number; score: number; sieve: string } | null = null;
  for (let index = draft.index - 1; index >= 0 && index > draft.index - WINDOW; index -= 1) {
    const other = groups.drafts[index]!;
    if (other.form === "pronoun") continue;
    const group = groups.of(index);
    if (taken.has(group)) continue;
    taken.add(group);
    if (other.last > draft.first && other.first < draft.last) continue;
    if (!groups.agree(draft.index, index) || meetsInClause(sight, draft, group)) continue;
    if (ofOtherNation(sight, draft, group)) continue;
    const distance = draft.sentence - other.sentence;
    const headMatch = group.nouns.has(draft.noun);
    if (headMatch && draft.number === "one" && draft.determiner === "definite" && fitsTitle(sight, draft, group)) {
      const score = 11 - Math.min(distance, 20) * 0.2;
      if (!best || score > best.score) best = { to: index, score, sieve: "description/title" };
      continue;
    }
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
      const sieve = kind === "body" ? "description/body" : "description/group";
      if (!best || score > best.score) best = { to: index, score, sieve };
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

/** The latest mention of the one body before whose name ends with the noun of "the bank": "Northern Development Bank"; `null` of none or several. */
function onlyNamed(sight: Sight, draft: Draft): number | null {
  if (draft.determiner !== "definite" || draft.type !== "organization" || complemented(sight, draft)) return null;
  if (draft.modifiers.some((word) => !LIGHT.has(word))) return null;
  const { groups } = sight;
  const before = groups.drafts.slice(0, draft.index);
  const called = before.find(
    ({ form, nameWords }) => form === "name" && nameWords.length > 1 && nameWords.at(-1) === draft.noun,
  );
  if (!called) return null;
  const group = groups.of(called.index);
  const another = before.some(
    (other) =>
      (other.form === "name" ? other.nameWords.includes(draft.noun) : other.noun === draft.noun) &&
      groups.of(other.index) !== group,
  );
  const latest = before.findLast((other) => other.form !== "pronoun" && groups.of(other.index) === group);
  if (another || !latest || !groups.agree(draft.index, latest.index)) return null;
  return meetsInClause(sight, draft, group) || ofOtherNation(sight, draft, group) ? null : latest.index;
}

/** Whether words after the noun say which one is meant, so that it takes up nothing before. */
function complemented(sight: Sight, draft: Draft): boolean {
  return sight.analysis.tokens[draft.head]!.children.some(
    (child) => child > draft.head && /^(?:nmod|acl)/.test(sight.analysis.tokens[child]!.label),
  );
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

/** Words that tell one office from another of its noun. */
const OFFICES =
  /^(?:prime|foreign|defence|defense|interior|finance|justice|trade|vice|deputy|former|state|general|\w*-?elect)$/;

/** Whether the description is a title that the group's person bears, as far as office and nationality tell. */
export function fitsTitle(sight: Sight, draft: Draft, group: Group): boolean {
  if (group.type !== "person" || !group.named || complemented(sight, draft)) return false;
  if (!group.drafts.some((index) => sight.groups.drafts[index]!.titles.includes(draft.noun))) return false;
  const { tokens } = sight.analysis;
  return draft.modifiers.every(
    (word) =>
      group.modifiers.has(word) ||
      !(
        OFFICES.test(word) ||
        tokens.slice(draft.first, draft.head).some((one) => /^\p{Lu}/u.test(one.form) && fold(one.lemma) === word)
      ),
  );
}

const LIGHT: ReadonlySet<string> = new Set(
  "same said latter former new small tiny other entire whole very such own local".split(" "),
);

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
