import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Draft } from "./draft.ts";
import { nounKind } from "./noun-kinds.ts";
import { draftAt, type Sight } from "./sight.ts";

/** The sieve of appositions and of "X is a Y". */
export function joinAppositions(sight: Sight): void {
  const { analysis, groups } = sight;
  for (const draft of groups.drafts) {
    const token = analysis.tokens[draft.head]!;
    if (draft.form === "pronoun") continue;
    // The name right before the brackets, wherever the tree hangs what stands in them.
    const full = abbreviates(sight, draft);
    if (full && groups.join(draft.index, full.index, "abbreviation", true)) continue;
    if (token.label === "appos") {
      const above = draftAt(sight, token.head);
      if (above && above.form !== "pronoun" && canStandBeside(analysis, above, draft))
        groups.join(draft.index, above.index, "apposition", RELATIONAL.has(draft.noun) || RELATIONAL.has(above.noun));
      continue;
    }
    const title = titleBefore(sight, draft);
    if (title && groups.join(draft.index, title.index, "apposition")) continue;
    const noun = namedBy(sight, draft);
    if (noun) groups.join(draft.index, noun.index, "town-of", true);
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
  if (above.number !== below.number && (above.type === "person" || below.type === "person")) return false;
  return !analysis.tokens.slice(above.last, below.first).some((word) => word.upos === "CCONJ");
}

/** The title between whose comma and the next a person's name stands, where the tree has both as subjects: "Deputy interior minister, *Ama Otu*, said". */
function titleBefore(sight: Sight, draft: Draft): Draft | null {
  const { tokens } = sight.analysis;
  const token = tokens[draft.head]!;
  if (draft.form !== "name" || draft.type !== "person" || !token.label.startsWith("nsubj")) return null;
  if (tokens[draft.first - 1]?.form !== "," || tokens[draft.last]?.form !== ",") return null;
  const before = draftAt(sight, draft.first - 2);
  if (before?.form !== "nominal" || before.last !== draft.first - 1 || before.number !== "one") return null;
  const above = tokens[before.head]!;
  return above.head === token.head && above.label.startsWith("nsubj") && nounKind(before.noun) === "person"
    ? before
    : null;
}

/** The noun that a place's name gives a name to: "the town of Moe". */
function namedBy(sight: Sight, draft: Draft): Draft | null {
  const { analysis } = sight;
  if (draft.form !== "name" || analysis.tokens[draft.head]!.label !== "nmod") return null;
  const above = draftAt(sight, analysis.tokens[draft.head]!.head);
  if (above?.form !== "nominal" || !NAMED_OF.has(above.noun) || above.number !== "one") return null;
  if (
    analysis.tokens[above.head]!.children.some(
      (child) => child < above.head && analysis.tokens[child]!.upos === "PROPN",
    )
  )
    return null;
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
    if (!found || found.last !== draft.first - 1) continue;
    if (found.form === "name" && found.nameWords.length > 1)
      return found.type === "place" && draft.type === "place" ? null : found;
    if (found.form === "nominal" && found.type === "organization" && /^\p{Lu}{2,6}$/u.test(form)) return found;
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
