import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { EntityType } from "../claims.ts";
import type { Quotation } from "../statements/quotation.ts";
import { type Determiner, DIRECTIONS, type Draft, fold, type Part } from "./draft.ts";
import { isGovernment } from "./government.ts";
import type { KnownName } from "./known-names.ts";
import { lemmaOf, nounKind, PLACE_WORDS } from "./noun-kinds.ts";
import { type Gender, genderOfName, genderOfNoun, isGivenName, TITLES } from "./person-words.ts";
import { type Phrase, phrase, properName } from "./phrase.ts";
import { caseOf, isPlural, type TypeReading, typeOfName, typeOfNominal } from "./type-of.ts";

interface PronounRow {
  readonly person: 1 | 2 | 3;
  readonly number: "one" | "many" | null;
  readonly gender: Gender | null;
}

const row = (person: 1 | 2 | 3, number: PronounRow["number"], gender: Gender | null): PronounRow => ({
  person,
  number,
  gender,
});
const FORMS: readonly (readonly [string, PronounRow])[] = [
  ["i me my mine myself", row(1, "one", null)],
  ["we us our ours ourselves", row(1, "many", null)],
  ["you your yours yourself yourselves", row(2, null, null)],
  ["he him his himself", row(3, "one", "he")],
  ["she her hers herself", row(3, "one", "she")],
  ["it its itself", row(3, "one", "it")],
  ["they them their theirs themselves", row(3, "many", null)],
];
const PRONOUNS: ReadonlyMap<string, PronounRow> = new Map(
  FORMS.flatMap(([forms, value]) => forms.split(" ").map((form) => [form, value] as const)),
);

const TIMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december gmt est utc spring summer autumn winter`.split(/\s+/),
);

/** Relations by which a word heads a phrase of its own. */
const HEADS =
  /^(?:nsubj|obj|iobj|obl|nmod|conj|appos|root|vocative|xcomp|ccomp|parataxis|dislocated|acl|advcl|dep|list|orphan|csubj)/;
const INSIDE = /^(?:compound|flat|fixed|goeswith|nmod:desc|amod|det|nummod|case|punct)/;

const QUANTITIES: ReadonlySet<string> = new Set(
  "many most some others several few all both each everyone none other".split(" "),
);
const DETERMINERS: Readonly<Record<string, Determiner>> = {
  the: "definite",
  a: "indefinite",
  an: "indefinite",
  this: "demonstrative",
  that: "demonstrative",
  these: "demonstrative",
  those: "demonstrative",
  such: "demonstrative",
  another: "another",
};

/** What the finder of mentions is handed. */
export interface DraftInput {
  readonly analysis: Analysis;
  readonly known: readonly KnownName[];
  readonly quotations: readonly Quotation[];
}

/** Every mention of the text, in text order, with what is no entity among them as what "it" may mean. */
export function findDrafts({ analysis, known, quotations }: DraftInput): readonly Draft[] {
  const byHead = new Map(known.map((name) => [name.head, name]));
  const modelled = analysis.tokens.some((token) => token.mention !== null);
  const found: Draft[] = [];
  let quotation = 0;
  for (const token of analysis.tokens) {
    while (quotation < quotations.length && quotations[quotation]!.end <= token.start) quotation += 1;
    const quote = quotations[quotation];
    const inside = quote && quote.inner.start <= token.start && token.end <= quote.inner.end ? quotation : -1;
    const draft = draftOf(analysis, token, byHead.get(token.index), modelled, inside);
    if (draft) found.push(draft);
  }
  return found
    .sort((a, b) => a.first - b.first || b.last - a.last || a.head - b.head)
    .map((draft, index) => ({ ...draft, index }));
}

function draftOf(
  analysis: Analysis,
  token: Token,
  known: KnownName | undefined,
  modelled: boolean,
  quotation: number,
): Draft | null {
  const pronoun = PRONOUNS.get(token.form.toLowerCase());
  if (pronoun && /^PRP/.test(token.xpos)) return pronounDraft(analysis, token, pronoun, quotation);
  if (TIMES.has(token.form.toLowerCase()) && token.upos === "PROPN" && token.mention !== "person") return null;
  if (known && isAdjective(analysis, token, known))
    return nameDraft(analysis, token, { first: known.first, last: known.last }, known, quotation, true, modelled);
  if (token.upos === "PROPN" || (token.upos === "NOUN" && known !== undefined)) {
    if (!headsName(analysis, token, known) || !/^[\p{L}\p{N}]/u.test(token.form) || /[$€£]/.test(token.form))
      return null;
    const own = phrase(analysis, token.index);
    const span = known && known.last > own.last ? { first: own.first, last: known.last } : own;
    return nameDraft(analysis, token, span, known, quotation, false, modelled);
  }
  if (token.upos === "NOUN" && headsNominal(token))
    return nominalDraft(analysis, token, typeOfNominal(token, modelled), quotation);
  if (/^(?:ADJ|NUM|DET|PRON|ADV)$/.test(token.upos)) {
    const type = typeOfQuantity(analysis, token);
    if (type) return nominalDraft(analysis, token, type, quotation);
  }
  return null;
}

const COUNTS: ReadonlySet<string> = new Set(
  "ten dozen score hundred thousand million billion number handful lot".split(" "),
);
const hasComplement = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => child > token.index && analysis.tokens[child]!.label.startsWith("nmod"));

/** A nationality adjective; a language ("speak Russian") and the people ("the French") are none. */
const isAdjective = (analysis: Analysis, token: Token, known: KnownName): boolean =>
  !LANGUAGE.has(analysis.tokens[token.head]?.lemma.toLowerCase() ?? "") &&
  known.candidates.some((one) => one.by.startsWith("demonym")) &&
  ((/^(?:amod|compound)/.test(token.label) && !isPlural(token)) ||
    (token.upos === "ADJ" && /^(?:conj|root|xcomp|acl)/.test(token.label)));

/** After these an adjective of nationality is a language's. */
const LANGUAGE: ReadonlySet<string> = new Set(
  "teacher language lesson class literature translation dialect speaker grammar word alphabet translator".split(" "),
);

function headsName(analysis: Analysis, token: Token, known: KnownName | undefined): boolean {
  if (/^(?:flat|fixed|goeswith)/.test(token.label)) return false;
  if (token.label === "nmod:desc") return false;
  if (token.label === "nmod:unmarked" && token.mention === null && !known) return false;
  if (
    known?.candidates.some((one) => one.by.startsWith("demonym")) &&
    !isPlural(token) &&
    (!hasDeterminer(analysis, token) || LANGUAGE.has(analysis.tokens[token.head]?.lemma.toLowerCase() ?? ""))
  )
    return false;
  if (!/^compound|^amod/.test(token.label)) return true;
  const above = analysis.tokens[token.head];
  if (above?.upos === "PROPN") {
    // A name inside a name is one of its own where the tables say so, or the model does without a doubt.
    if (known && known.candidates.length > 0) return true;
    return (
      token.mention !== null && token.mentionScore > (known ? 0.7 : 0.9) && !PLACE_WORDS.has(above.form.toLowerCase())
    );
  }
  return token.mention !== null || known !== undefined;
}

const hasArticle = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => analysis.tokens[child]!.lemma.toLowerCase() === "the");

const hasDeterminer = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => /^(?:det|nummod|amod)/.test(analysis.tokens[child]!.label));

const headsNominal = (token: Token): boolean =>
  token.mention !== null
    ? !/^(?:flat|fixed|goeswith|nmod:desc)/.test(token.label)
    : HEADS.test(token.label) && !INSIDE.test(token.label);

/** People told by a number or a quantity alone ("many say", "seven were killed", "the wounded"). */
function typeOfQuantity(analysis: Analysis, token: Token): TypeReading | null {
  if (COUNTS.has(lemmaOf(token)) && hasComplement(analysis, token)) return null;
  if (token.mention === "place" && token.upos === "ADV") return { type: "place", sure: true };
  if (!HEADS.test(token.label) || token.label === "root")
    return token.mention === "person" ? { type: "people", sure: true } : null;
  if (/^(?:someone|somebody|everyone|everybody|anyone|anybody|nobody)$/.test(token.form.toLowerCase()))
    return { type: "person", sure: true };
  if (token.mention === "person")
    return { type: isPlural(token) || token.upos !== "PRON" ? "people" : "person", sure: true };
  if (token.mention !== null) return null;
  const counted = QUANTITIES.has(token.lemma.toLowerCase()) || token.upos === "NUM";
  const adjective = token.upos === "ADJ" && hasArticle(analysis, token) && /^(?:nsubj|obj|iobj)/.test(token.label);
  if (token.children.some((child) => analysis.tokens[child]!.label === "nmod")) return null;
  if (counted && /^nsubj/.test(token.label) && /^(?:VERB)$/.test(analysis.tokens[token.head]?.upos ?? ""))
    return { type: "people", sure: false };
  return adjective &&
    /^(?:wounded|injured|dead|poor|rich|displaced|elderly|homeless|missing|sick|unemployed|accused)$/.test(
      token.form.toLowerCase(),
    )
    ? { type: "people", sure: false }
    : null;
}

interface Common {
  readonly type: EntityType | null;
  readonly sure: boolean;
  readonly number: Draft["number"];
  readonly gender: Gender | null;
}

function make(
  analysis: Analysis,
  token: Token,
  span: Phrase,
  quotation: number,
  form: Draft["form"],
  common: Common,
): Draft {
  const first = analysis.tokens[span.first]!;
  return {
    index: 0,
    start: first.start,
    end: analysis.tokens[span.last - 1]!.end,
    head: token.index,
    first: span.first,
    last: span.last,
    sentence: token.sentence,
    paragraph: analysis.sentences[token.sentence]!.paragraph,
    form,
    person: 3,
    name: null,
    nameWords: [],
    noun: lemmaOf(token),
    modifiers: [],
    determiner: "none",
    part: partOf(analysis, token.index),
    topic: isTopic(analysis, token, span.first),
    candidates: [],
    mapped: false,
    adjective: false,
    scene: false,
    quotation,
    ...common,
  };
}

function pronounDraft(analysis: Analysis, token: Token, row: PronounRow, quotation: number): Draft | null {
  if (row.gender === "it" && isEmpty(analysis, token)) return null;
  const told =
    token.mentionScore >= 0.5 && row.person === 3 && (row.gender === "it" || row.number === "many")
      ? token.mention
      : null;
  const modelled: EntityType | null =
    told === "person"
      ? row.number === "many"
        ? "people"
        : null
      : told === "organization" || told === "place"
        ? told
        : null;
  if (told !== null && modelled === null && told !== "person") return null;
  const common: Common = {
    type:
      modelled ??
      (row.gender === "he" || row.gender === "she" || row.person !== 3
        ? row.number === "many"
          ? "people"
          : "person"
        : null),
    sure: false,
    number: row.number,
    gender: row.gender,
  };
  const span = { first: token.index, last: token.index + 1 };
  return { ...make(analysis, token, span, quotation, "pronoun", common), person: row.person };
}

/** An "it" that means nothing: "it is clear that", "it rained", "it seems". */
function isEmpty(analysis: Analysis, token: Token): boolean {
  if (token.label === "expl") return true;
  const above = analysis.tokens[token.head];
  if (!above || !token.label.startsWith("nsubj")) return false;
  if (/^(?:rain|snow|seem|appear|turn|happen)$/.test(above.lemma.toLowerCase())) return true;
  return (
    above.upos === "ADJ" &&
    above.children.some(
      (child) =>
        child > above.index &&
        /^(?:csubj|ccomp|xcomp|advcl)/.test(analysis.tokens[child]!.label) &&
        !/ly$/.test(analysis.tokens[child]!.form),
    ) &&
    above.children.some((child) => analysis.tokens[child]!.label === "cop")
  );
}

function nameDraft(
  analysis: Analysis,
  token: Token,
  span: Phrase,
  known: KnownName | undefined,
  quotation: number,
  adjective: boolean,
  modelled: boolean,
): Draft {
  const whole = adjective ? span : (properName(analysis, token.index, span) ?? span);
  const reading = typeOfName(analysis, token.index, whole, known, modelled);
  const type = adjective ? adjectiveType(known!) : finalType(analysis, token, reading.type, known, span);
  const name = type === "person" ? withoutTitle(analysis, whole) : whole;
  const words = analysis.tokens.slice(name.first, name.last).filter((word) => word.upos !== "PUNCT");
  const nameWords = words.map((word) => fold(word.form));
  const listed = known && known.first <= name.first && known.last >= name.last;
  const before = analysis.tokens.slice(span.first, name.first);
  const gender =
    type === "person"
      ? (before.map((word) => genderOfNoun(fold(word.form))).find((one) => one !== null) ??
        genderOfName(nameWords[0] ?? ""))
      : type === "people" || type === null
        ? null
        : "it";
  const common: Common = { type, sure: reading.sure || adjective, number: type === "people" ? "many" : "one", gender };
  const candidates = listed || adjective ? known!.candidates : [];
  return {
    ...make(analysis, token, span, quotation, adjective ? "nominal" : "name", common),
    name: { start: analysis.tokens[name.first]!.start, end: analysis.tokens[name.last - 1]!.end },
    nameWords,
    modifiers: modifiersOf(analysis, span.first, name.first),
    determiner: determinerOf(analysis, token.index),
    candidates:
      type === "person"
        ? candidates.filter((one) => one.actor.kind === "person" || one.by.startsWith("demonym"))
        : candidates,
    mapped: Boolean(listed && known!.mapped),
    adjective,
    scene: known?.candidates[0]?.by === "capital" ? !isGovernment(analysis, token.index) : isScene(analysis, token),
  };
}

/** What a nationality adjective names: a state, or a people that has none. */
const adjectiveType = (known: KnownName): EntityType => {
  const { kind } = known.candidates.find((one) => one.by.startsWith("demonym"))!.actor;
  return kind === "state" ? "state" : kind === "territory" ? "place" : "people";
};

/** A capital where nothing says that its government is meant is a town, and the south of a state is a place. */
function finalType(
  analysis: Analysis,
  token: Token,
  type: EntityType | null,
  known: KnownName | undefined,
  span: Phrase,
): EntityType | null {
  if (type === null || type === "person" || type === "people") return type;
  if (known?.candidates[0]?.by === "capital" && !isGovernment(analysis, token.index)) return "place";
  return type === "state" && modifiersOf(analysis, span.first, token.index).some((word) => DIRECTIONS.has(word))
    ? "place"
    : type;
}

/** The name after the last title in it: "Deputy Defence Minister Ann Moe" is Ann Moe. */
function withoutTitle(analysis: Analysis, name: Phrase): Phrase {
  for (let index = name.last - 2; index >= name.first; index -= 1) {
    const word = analysis.tokens[index]!;
    const form = word.form.toLowerCase().replace(/\.$/, "");
    const after = analysis.tokens[index + 1]!;
    if (after.upos === "PROPN" && (TITLES.has(form) || nounKind(form) === "person") && !isGivenName(form))
      return { first: index + 1, last: name.last };
  }
  return name;
}

/** Where things happen: after a preposition of place, or before a comma and the state it lies in. */
function isScene(analysis: Analysis, token: Token): boolean {
  const preposition = caseOf(analysis, token.index);
  if (
    /^(?:in|at|near|outside|inside|around|throughout|across|into|through|via|over|within|toward|towards|from|to)$/.test(
      preposition,
    )
  )
    return preposition !== "from" && preposition !== "to"
      ? true
      : token.label.startsWith("obl") && MOVES.has(analysis.tokens[token.head]?.lemma.toLowerCase() ?? "");
  return token.label === "conj" && isScene(analysis, analysis.tokens[token.head]!);
}

const MOVES: ReadonlySet<string> = new Set(
  "go come travel fly arrive return move flee drive walk head leave march fly visit rush".split(" "),
);

function nominalDraft(analysis: Analysis, token: Token, reading: TypeReading, quotation: number): Draft {
  const span = phrase(analysis, token.index);
  const determiner = determinerOf(analysis, token.index);
  const many = isPlural(token) || reading.type === "people";
  const noun = lemmaOf(token);
  const gender = reading.type === "person" ? genderOfNoun(noun) : reading.type === "people" ? null : "it";
  return {
    ...make(analysis, token, span, quotation, "nominal", {
      type: reading.type,
      sure: reading.sure,
      number: many ? "many" : "one",
      gender,
    }),
    modifiers: modifiersOf(analysis, span.first, token.index),
    determiner,
    scene: isScene(analysis, token),
  };
}

const modifiersOf = (analysis: Analysis, first: number, last: number): readonly string[] =>
  analysis.tokens
    .slice(first, Math.max(first, last))
    .filter((word) => /^(?:ADJ|NOUN|PROPN|NUM)$/.test(word.upos))
    .map((word) => fold(word.lemma));

function determinerOf(analysis: Analysis, head: number): Determiner {
  let found: Determiner = "none";
  for (const child of analysis.tokens[head]!.children) {
    if (child > head) break;
    const word = analysis.tokens[child]!;
    if (word.label === "nmod:poss") return "possessive";
    if (word.label.startsWith("det")) found = DETERMINERS[word.form.toLowerCase()] ?? "quantity";
    else if (word.label === "nummod" && found === "none") found = "quantity";
  }
  return found;
}

/** Whether the phrase opens its sentence behind a preposition and hangs from the main verb. */
function isTopic(analysis: Analysis, token: Token, first: number): boolean {
  if (!token.label.startsWith("obl") || token.head < token.index) return false;
  return first - analysis.sentences[token.sentence]!.first <= 2;
}

function partOf(analysis: Analysis, head: number): Part {
  const token = analysis.tokens[head]!;
  const label = token.label;
  if (label === "nsubj:pass") return "passive";
  if (label.startsWith("nsubj")) return "subject";
  if (label === "obj" || label === "iobj") return "object";
  if (label === "nmod:poss") return "possessor";
  if ((label === "conj" || label === "appos") && token.head >= 0) return partOf(analysis, token.head);
  return "other";
}
