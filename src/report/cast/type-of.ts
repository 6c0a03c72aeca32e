import type { ActorCandidate } from "../../actor/directory.ts";
import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { EntityType } from "../claims.ts";
import { verbCue } from "../statements/cues.ts";
import type { KnownName } from "./known-names.ts";
import { FACILITY_WORDS, lemmaOf, type NounKind, nounKind, ORGANIZATION_WORDS, PLACE_WORDS } from "./noun-kinds.ts";
import { isGivenName, TITLES } from "./person-words.ts";
import type { Phrase } from "./phrase.ts";

/** A type and whether a table or the model told it; `type` null for what is no entity. */
export interface TypeReading {
  readonly type: EntityType | null;
  readonly sure: boolean;
}

const told = (type: EntityType | null): TypeReading => ({ type, sure: true });
const guessed = (type: EntityType | null): TypeReading => ({ type, sure: false });

/** Below this the model only guesses a name's type. */
const WEAK = 0.35;

/** Words that a name of no place ends with, whatever the clause. */
const BODY_WORDS: ReadonlySet<string> = new Set(
  `party council committee commission ministry department agency court tribunal association federation league alliance army
   navy force forces corps brigade police guard university college academy company corporation corp inc ltd congress senate
   assembly parliament government front movement foundation organisation organization union representatives commons lords`.split(
    /\s+/,
  ),
);

const LOCATIVE: ReadonlySet<string> = new Set([
  "in",
  "at",
  "near",
  "around",
  "outside",
  "inside",
  "throughout",
  "across",
]);

export const isPlural = (token: Token): boolean =>
  /Number=Plur/.test(token.feats) ||
  /^NNP?S$/.test(token.xpos) ||
  (token.upos === "NOUN" && /[a-z]men$/.test(token.form) && nounKind(token.form.replace(/en$/, "an")) === "person");

/** The preposition before the word's phrase, lower case; empty where none. */
export function caseOf(analysis: Analysis, head: number): string {
  for (const child of analysis.tokens[head]!.children) {
    const token = analysis.tokens[child]!;
    if (token.label === "case" && child < head) return token.form.toLowerCase();
  }
  return "";
}

const OF_CANDIDATE = {
  state: "state",
  organization: "organization",
  group: "organization",
  person: "person",
  territory: "place",
} as const satisfies Record<ActorCandidate["actor"]["kind"], EntityType>;

function ofCandidate(best: ActorCandidate, token: Token): EntityType {
  if (best.by.startsWith("demonym"))
    return token.upos === "ADJ"
      ? "state"
      : isPlural(token) || (token.upos === "PROPN" && /[sz]$|ish$|ese$|ch$/.test(token.form))
        ? "people"
        : "person";
  return OF_CANDIDATE[best.actor.kind];
}

/** Whether the word is a person's first name somewhere in the text: where it is none, "Chad" is the state. */
const isFirstName = ({ tokens }: Analysis, { form }: Token): boolean =>
  tokens.some(
    (one) => one.form === form && one.mention === "person" && tokens[one.index + 1]?.label.startsWith("flat"),
  );

/** Beliefs and ways of thought, which do nothing: "Rastafarianism", "Buddhism". */
const isBelief = (words: readonly string[]): boolean =>
  words.length === 1 && /\p{L}{3}(?:ism|ianity)$/u.test(words[0]!);

/** Words that end the name of no person. */
const FEATURES: ReadonlySet<string> = new Set(
  "shoal reef atoll peninsula strait archipelago province oblast district river lake island islands".split(" "),
);

/** The type of a proper name, by the tables, its own words, the model and its place in the clause, in this order. */
export function typeOfName(
  analysis: Analysis,
  head: number,
  name: Phrase,
  known: KnownName | undefined,
  modelled: boolean,
): TypeReading {
  const token = analysis.tokens[head]!;
  const words = analysis.tokens.slice(name.first, name.last).map((word) => word.form.toLowerCase());
  const whole = known && known.first <= name.first && known.last >= name.last;
  const best = whole ? known.candidates[0] : undefined;
  const titled = titleOf(analysis, head, name);
  const model = token.mention;
  if (
    best &&
    !(
      model === "person" &&
      best.actor.kind !== "person" &&
      !best.by.startsWith("demonym") &&
      (words.filter((word) => word !== "-").length > best.actor.name.split(/[ -]/).length ||
        (token.mentionScore > 0.6 && isGivenName(words[0]!) && (words.length > 1 || isFirstName(analysis, token))))
    )
  )
    if (!titled || best.actor.kind === "person" || (titled === "described" && model !== "person" && model !== null))
      // "Its patron Norway" is described, not titled: where the model sees no person, the table's word stands.
      return told(ofCandidate(best, token));
  if (titled) return told("person");
  const last = words.at(-1) ?? "";
  const facility = FACILITY_WORDS.has(last) && words.length > 1;
  if (
    words.length > 1 &&
    (model === "place" || model === null) &&
    (BODY_WORDS.has(last) || (BODY_WORDS.has(words[0]!) && words[1] === "of"))
  )
    return told("organization");
  if (words.length > 1 && FEATURES.has(last) && model !== "organization") return told("place");
  if (words.length > 1 && /^(?:radio|television|tv|banco|banque|caisse)$/.test(words[0]!)) return told("organization");
  // "The Pioneer warned": no person bears an article and no title; what speaks under such a name is a paper or a house.
  if (
    model === "person" &&
    isCapital(token) &&
    saysSomething(analysis, token) &&
    hasArticle(analysis, name) &&
    !isSomebody(words)
  )
    return guessed("organization");
  if (isBelief(words)) return told(null);
  if (model !== null && token.mentionScore < WEAK && !known)
    return model === "person" || titled ? guessed("person") : guessed(null);
  switch (model) {
    case "person":
      return told(isPlural(token) ? "people" : "person");
    case "organization":
      return told("organization");
    case "place":
      return told(facility ? "facility" : "place");
    case null:
      break;
    default:
      if (words.length > 1 && saysSomething(analysis, token)) return guessed("organization");
      return known?.mapped && whole && token.mentionScore < 0.6 ? told("place") : told(null);
  }
  if (model === null && !known && isGivenName(words[0]!) && words.length > 1 && words.length < 4) return told("person");
  if (facility) return told("facility");
  if (words.length > 1 && (PLACE_WORDS.has(last) || /^(?:mount|lake|fort|cape|port|gulf|strait|sea)$/.test(words[0]!)))
    return told("place");
  if (ORGANIZATION_WORDS.has(last) || ORGANIZATION_WORDS.has(words[0]!)) return told("organization");
  if (isGivenName(words[0]!) && words.length > 1) return told("person");
  if (whole && known.mapped) return told("place");
  if (/^\p{Lu}{2,6}$/u.test(token.form)) return guessed("organization");
  if (LOCATIVE.has(caseOf(analysis, head))) return guessed("place");
  if (modelled) return guessed(null);
  if (words.length > 1 && words.length < 4) return guessed("person");
  const above = analysis.tokens[token.head];
  if (above && token.label.startsWith("nsubj") && verbCue(above.lemma)) return guessed("person");
  return guessed(isGivenName(words[0]!) ? "person" : modelled ? null : "organization");
}

/** Whether "the" with a capital or none stands right before the name, or begins it. */
const hasArticle = ({ tokens }: Analysis, { first }: Phrase): boolean =>
  /^the$/i.test(tokens[first]!.form) || /^the$/i.test(tokens[first - 1]?.form ?? "");

/** A name in the singular: "the Kennedys" are people. */
const isCapital = ({ form, xpos }: Token): boolean => /^\p{Lu}/u.test(form) && xpos !== "NNPS";

const isSomebody = (words: readonly string[]): boolean =>
  words.some(
    (word) =>
      isGivenName(word) ||
      TITLES.has(word) ||
      /^(?:dalai|lama|aga|pontiff|taoiseach|tsar|nawab|maharaja|duke|tanaiste|caliph|mikado)$/.test(word),
  );

/** Whether the word is the subject of a verb of plain speech, and so names somebody. */
function saysSomething(analysis: Analysis, token: Token): boolean {
  const verb = analysis.tokens[token.head];
  return (
    token.label === "nsubj" &&
    verb?.upos === "VERB" &&
    /^(?:say|tell|announce|claim|warn|add|deny|state|declare|urge|call)$/.test(verb.lemma)
  );
}

/** Whether a title stands before the name ("President"), or a noun for a person that describes it ("singer"). */
function titleOf(analysis: Analysis, head: number, name: Phrase): "titled" | "described" | null {
  const before = analysis.tokens[name.first - 1];
  if (before && before.sentence === analysis.tokens[head]!.sentence && isTitle(before, head)) return "titled";
  const descriptions = analysis.tokens[head]!.children.map((child) => analysis.tokens[child]!).filter(
    (word) => word.index < head && word.label === "nmod:desc",
  );
  if (descriptions.some((word) => isTitle(word, head))) return "titled";
  return descriptions.some((word) => nounKind(word.lemma.toLowerCase()) === "person") ? "described" : null;
}

const isTitle = (word: Token, head: number): boolean =>
  TITLES.has(word.form.toLowerCase().replace(/\.$/, "")) &&
  /^\p{Lu}/u.test(word.form) &&
  (word.head === head || word.label === "nmod:desc" || word.label === "compound");

const OF_KIND = {
  person: "person",
  people: "people",
  force: "organization",
  government: "organization",
  body: "organization",
  organization: "organization",
  state: "state",
  place: "place",
  facility: "facility",
} as const satisfies Record<NounKind, EntityType>;

/** Nouns of these kinds act, whatever the model calls them. */
/** Nouns of place that mostly are no place: "on the ground", "in the end". */
const IDLE: ReadonlySet<string> = new Set(
  "ground space way top end side line point front mission face heart edge back".split(" "),
);
const STRONG: ReadonlySet<string> = new Set(["pact", "bloc", "alliance", "coalition", "grouping", "league"]);
const ACTS: ReadonlySet<NounKind> = new Set(["person", "people", "force", "government"]);

/** The type of a description by its noun; `modelled` where the model has typed the words of this text. */
export function typeOfNominal(token: Token, modelled: boolean): TypeReading {
  const lemma = lemmaOf(token);
  const kind = nounKind(lemma) ?? nounKind(token.form.toLowerCase());
  const plural = isPlural(token);
  // "Retake the north by force": nobody.
  if (lemma === "force" && !plural && token.label.startsWith("obl") && token.children.length === 1) return told(null);
  if (kind === null && token.mention !== null && token.mentionScore < 0.5) return guessed(null);
  if (IDLE.has(lemma) && token.mention !== "organization" && token.mentionScore < 0.85) return told(null);
  const own =
    kind === null ? null : kind === "person" && plural ? "people" : lemma === "troop" ? "people" : OF_KIND[kind];
  switch (token.mention) {
    case "person":
      return told(own === "organization" || own === "people" ? own : plural ? "people" : "person");
    case "organization":
      return told(own === "people" || own === "state" ? own : "organization");
    case "place":
      return told(
        own === "state" || own === "facility" || kind === "body" || kind === "government" || kind === "force"
          ? own
          : "place",
      );
    case "object":
      return told(own === "facility" ? own : null);
    case null:
      if (!modelled) return kind === null ? told(null) : guessed(own);
      return kind !== null && (ACTS.has(kind) || kind === "state" || kind === "body") ? guessed(own) : told(null);
    default:
      return kind !== null && (ACTS.has(kind) || (STRONG.has(lemma) && token.mentionScore < 0.9))
        ? guessed(own)
        : told(null);
  }
}

/** What speaks is somebody, though the noun names no actor elsewhere: "the campaign said", "69 percent said", "each side said"; else `null`. */
export function typeOfVoice(analysis: Analysis, token: Token): TypeReading | null {
  const verb = analysis.tokens[token.head];
  if (isOpposition(analysis, token, verb)) return { type: "organization", sure: true };
  const type = VOICES.get(token.lemma.toLowerCase());
  if (type === undefined || token.label !== "nsubj" || verb?.upos !== "VERB") return null;
  return /^(?:say|think|feel|ask|write)$/.test(verbCue(verb.lemma) ?? "") ? { type, sure: true } : null;
}

/** What happens to opposition that is a feeling, not a party. */
const ABSTRACT =
  /^(?:be|grow|mount|remain|come|harden|continue|delay|rise|increase|swell|build|fade|stem|persist|exist|soften)$/;

/** "The opposition called for protests": who does something, where no "to" says what is opposed. */
const isOpposition = (analysis: Analysis, token: Token, verb: Token | undefined): boolean =>
  token.lemma.toLowerCase() === "opposition" &&
  token.upos === "NOUN" &&
  /^nsubj/.test(token.label) &&
  verb?.upos === "VERB" &&
  !ABSTRACT.test(verb.lemma) &&
  token.children.every((child) => {
    const { label, children } = analysis.tokens[child]!;
    return (
      !label.startsWith("nmod") ||
      label === "nmod:poss" ||
      children.every((one) => !/^(?:to|from)$/i.test(analysis.tokens[one]!.form))
    );
  });

const VOICES: ReadonlyMap<string, "people" | "organization"> = new Map([
  ["campaign", "organization"],
  ["percent", "people"],
  ["%", "people"],
  ["side", "people"],
]);
