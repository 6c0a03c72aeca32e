import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Quotation } from "../statements/quotation.ts";
import { countedBy, counterOf, isCount } from "./counted.ts";
import type { Draft } from "./draft.ts";
import { nameDraft } from "./draft-name.ts";
import { PRONOUNS, pronounDraft } from "./draft-pronoun.ts";
import { isOfContinent, type KnownName } from "./known-names.ts";
import { determinerOf, nominalDraft, partOf } from "./make-draft.ts";
import { isNobody, isOfHead } from "./no-mention.ts";
import { lemmaOf, namesBody, nounKind, PLACE_WORDS } from "./noun-kinds.ts";
import { withinOfficial } from "./official-names.ts";
import { phrase } from "./phrase.ts";
import { isSurname, surnamesOf } from "./surnames.ts";
import { caseOf, isPlural, type TypeReading, typeOfNominal, typeOfVoice } from "./type-of.ts";

const TIMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
   october november december nov dec aug sept oct feb gmt est utc spring summer autumn winter`.split(/\s+/),
);

/** Relations by which a word heads a phrase of its own. */
const HEADS =
  /^(?:nsubj|obj|iobj|obl|nmod|conj|appos|root|vocative|xcomp|ccomp|parataxis|dislocated|acl|advcl|dep|list|orphan|csubj)/;

const INSIDE = /^(?:compound|flat|fixed|goeswith|nmod:desc|amod|det|nummod|case|punct)/;

const QUANTITIES: ReadonlySet<string> = new Set(
  "many most some others several few all both each everyone none other".split(" "),
);

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
  const inName = insideNames(analysis, known);
  const surnames = surnamesOf(analysis);
  const found: Draft[] = [];
  let quotation = 0;
  for (const token of analysis.tokens) {
    if (inName[token.index] && !byHead.has(token.index)) continue;
    while (quotation < quotations.length && quotations[quotation]!.end <= token.start) quotation += 1;
    const quote = quotations[quotation];
    const inside = quote && quote.inner.start <= token.start && token.end <= quote.inner.end ? quotation : -1;
    if (countedBy(analysis, token) >= 0) continue;
    const counter = counterOf(analysis, token);
    const name = byHead.get(token.index);
    const draft = draftOf(
      analysis,
      counter < 0 ? token : typedAs(token, analysis.tokens[counter]!),
      isSurname(token, name, surnames) ? undefined : name,
      modelled,
      inside,
    );
    if (draft && counter >= 0) {
      found.push(counted(analysis, draft, counter));
      continue;
    }
    if (draft) found.push(draft);
  }
  const kept = found.filter((draft) => !withinOfficial(analysis, draft, found));
  return [...harmonised(kept, analysis)]
    .sort((a, b) => a.first - b.first || b.last - a.last || a.head - b.head)
    .map((draft, index) => ({ ...draft, index }));
}

/** The words inside a longer name of the tables that are no mention of their own: "Space" of "National Aeronautics and Space Administration". */
function insideNames(analysis: Analysis, known: readonly KnownName[]): Uint8Array {
  const inside = new Uint8Array(analysis.tokens.length);
  for (const { first, last, head, candidates } of known) {
    if (candidates.length === 0) continue;
    const within = (index: number) => first <= index && index < last;
    for (let index = first; index < last; index += 1)
      if (index !== head && analysis.tokens[index]!.mention === null && within(analysis.tokens[index]!.head))
        inside[index] = 1;
  }
  return inside;
}

/** What is counted, with the type that the model gave the noun of number which heads the phrase. */
const typedAs = (token: Token, counter: Token): Token =>
  token.mention === null ? { ...token, mention: counter.mention, mentionScore: counter.mentionScore } : token;

/** The draft of what is counted with the words that count it: "tens of thousands of soldiers" is one mention. */
function counted(analysis: Analysis, draft: Draft, counter: number): Draft {
  const { first } = phrase(analysis, counter);
  return {
    ...draft,
    first,
    start: analysis.tokens[first]!.start,
    determiner: "quantity",
    number: "many",
    part: partOf(analysis, counter),
    count: counter,
  };
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
  if (known && isOfContinent(analysis, token)) return null;
  if (isOfHead(analysis, token)) return null;
  if (token.children.some((child) => isOfHead(analysis, analysis.tokens[child]!)) && headsNominal(token)) {
    if (analysis.tokens[token.index + 3]?.mention === "person") return null; // A title: "head of state Ann Moe".
    return nominalDraft(analysis, token, { type: isPlural(token) ? "people" : "person", sure: true }, quotation);
  }
  if (known && isAdjective(analysis, token, known))
    return nameDraft(analysis, token, { first: known.first, last: known.last }, known, quotation, true, modelled);
  if (isPersons(token) && !known && headsNominal(token))
    return nominalDraft(analysis, token, { type: "people", sure: true }, quotation);
  if (isPartisan(analysis, token)) return nominalDraft(analysis, token, { type: "person", sure: true }, quotation);
  if (isCommon(token) && !known && headsNominal(token))
    return nominalDraft(analysis, token, typeOfNominal(token, modelled), quotation);
  if (token.upos === "PROPN" || (token.upos === "NOUN" && known !== undefined)) {
    if (!headsName(analysis, token, known) || !/^[\p{L}\p{N}]/u.test(token.form) || /[$€£]/.test(token.form))
      return null;
    const own = phrase(analysis, token.index);
    const span = known && known.last > own.last ? { first: own.first, last: known.last } : own;
    return nameDraft(analysis, token, span, known, quotation, false, modelled);
  }
  if (isNobody(analysis, token)) return null;
  if (token.upos === "NOUN" && headsNominal(token))
    return asPart(
      analysis,
      nominalDraft(
        analysis,
        token,
        typeOfVoice(analysis, token) ?? typeOfPart(analysis, token, typeOfNominal(token, modelled)),
        quotation,
      ),
    );
  if (/^(?:ADJ|NUM|DET|PRON|ADV)$/.test(token.upos)) {
    const type = typeOfQuantity(analysis, token);
    if (type) return asPart(analysis, nominalDraft(analysis, token, type, quotation));
  }
  return null;
}

/** A share is no person, whatever the model says: it is people where it is of people ("a third of the voters"). */
function typeOfPart(analysis: Analysis, token: Token, reading: TypeReading): TypeReading {
  if (!SHARES.has(token.lemma.toLowerCase()) || reading.type !== "person") return reading;
  const whole = token.children.map((child) => analysis.tokens[child]!).find((word) => word.label.startsWith("nmod"));
  const persons =
    whole !== undefined && (whole.mention === "person" || /^(?:person|people)$/.test(nounKind(lemmaOf(whole)) ?? ""));
  return persons ? { type: "people", sure: false } : { type: null, sure: true };
}

/** "Half of them" and "one of the judges" bring in somebody new: they are not the whole that was spoken of. */
function asPart(analysis: Analysis, draft: Draft): Draft {
  const { lemma, upos } = analysis.tokens[draft.head]!;
  const word = lemma.toLowerCase();
  const part = SHARES.has(word) || QUANTITIES.has(word) || upos === "NUM";
  return part && hasComplement(analysis, analysis.tokens[draft.head]!) ? { ...draft, determiner: "indefinite" } : draft;
}

const SHARES: ReadonlySet<string> = new Set(
  "percent percentage half third quarter total share proportion rest bulk remainder".split(" "),
);

/** A plural that only a capital makes a name: "Senators". */
const isPersons = (token: Token): boolean =>
  token.upos === "PROPN" &&
  isPlural(token) &&
  nounKind(lemmaOf(token)) === "person" &&
  lemmaOf(token) !== token.form.toLowerCase();

/** A noun that was taken for a name, though no capital makes it one: "the president". */
const isCommon = (token: Token): boolean =>
  token.upos === "PROPN" && /^\p{Ll}+$/u.test(token.form) && nounKind(token.form) !== null;

/** One of a party, behind an article and alone: "the Republican said". */
const isPartisan = (analysis: Analysis, token: Token): boolean =>
  token.upos === "PROPN" &&
  /^(?:nsubj|obj|iobj|obl|nmod|appos|conj)/.test(token.label) &&
  PARTISAN.has(token.form) &&
  determinerOf(analysis, token.index) !== "none" &&
  !token.children.some((child) => child > token.index && analysis.tokens[child]!.label.startsWith("flat"));

const PARTISAN: ReadonlySet<string> = new Set(
  "Republican Democrat Conservative Liberal Socialist Communist Nationalist Islamist".split(" "),
);

/** One word that is the last of a person's full name elsewhere in the text is that person, whatever it was taken for alone. */
function harmonised(drafts: readonly Draft[], analysis: Analysis): readonly Draft[] {
  const surnames = new Map<string, Draft>();
  for (const draft of drafts)
    if (draft.type === "person" && draft.form === "name" && draft.nameWords.length > 1)
      surnames.set(draft.nameWords.at(-1)!, draft);
  if (surnames.size === 0) return drafts;
  return drafts.map((draft) => {
    if (draft.form !== "name" || draft.nameWords.length !== 1 || draft.type === "person" || draft.candidates.length > 0)
      return draft;
    const full = surnames.get(draft.nameWords[0]!);
    const { mention, mentionScore } = analysis.tokens[draft.head]!;
    const sure = mention !== null && mention !== "person" && mentionScore > 0.85 && !says(analysis, draft);
    if (!full || sure || draft.last - draft.first > 1) return draft;
    return { ...draft, type: "person" as const, number: "one" as const, gender: full.gender, mapped: false };
  });
}

/** Whether the mention is the subject of a verb of plain speech. */
const says = (analysis: Analysis, { head }: Draft): boolean =>
  analysis.tokens[head]!.label === "nsubj" &&
  /^(?:say|tell|add)$/.test(analysis.tokens[analysis.tokens[head]!.head]?.lemma ?? "");

const hasComplement = (analysis: Analysis, token: Token): boolean =>
  analysis.tokens[token.index + 1]?.form.toLowerCase() === "of" ||
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
  // "Secretary of State", but "president of the Federation of Miners".
  if (token.label === "nmod" && !known && analysis.tokens[token.head]?.label === "nmod:desc" && !isBody(token))
    return false;
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
      token.mention !== null && token.mentionScore > (known ? 0.5 : 0.7) && !PLACE_WORDS.has(above.form.toLowerCase())
    );
  }
  return token.mention !== null || known !== undefined;
}

const isBody = (token: Token): boolean => token.mention === "organization" && namesBody(token.form);

const hasArticle = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => analysis.tokens[child]!.lemma.toLowerCase() === "the");

const hasDeterminer = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => /^(?:det|nummod|amod)/.test(analysis.tokens[child]!.label));

const headsNominal = (token: Token): boolean =>
  token.mention !== null
    ? !/^(?:flat|fixed|goeswith|nmod:desc)/.test(token.label)
    : HEADS.test(token.label) && !INSIDE.test(token.label);

/** "In the capital" of "many in the capital": where they are, not what they are some of. */
const isWhere = (analysis: Analysis, index: number): boolean =>
  /^(?:in|at|on|from|outside|near|across|around|inside|within)$/.test(caseOf(analysis, index));

/** People told by a number or a quantity alone ("many say", "seven were killed", "the wounded"). */
function typeOfQuantity(analysis: Analysis, token: Token): TypeReading | null {
  if (isCount(token) && hasComplement(analysis, token)) return null;
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
  if (token.children.some((child) => analysis.tokens[child]!.label === "nmod" && !isWhere(analysis, child)))
    return null;
  if (counted && /^nsubj/.test(token.label) && /^(?:VERB)$/.test(analysis.tokens[token.head]?.upos ?? ""))
    return { type: "people", sure: false };
  return adjective &&
    /^(?:wounded|injured|dead|poor|rich|displaced|elderly|homeless|missing|sick|unemployed|accused)$/.test(
      token.form.toLowerCase(),
    )
    ? { type: "people", sure: false }
    : null;
}
