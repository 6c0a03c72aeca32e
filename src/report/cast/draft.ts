import type { ActorCandidate } from "../../actor/directory.ts";
import type { Span } from "../../ground/span.ts";
import type { EntityType, MentionForm } from "../claims.ts";
import type { Gender } from "./person-words.ts";

/** How a mention begins: tells whether it takes up something known or brings in something new. */
export type Determiner = "definite" | "indefinite" | "demonstrative" | "possessive" | "quantity" | "another" | "none";

/** What a mention does in its clause, best first for a pronoun to take it up. */
export type Part = "subject" | "passive" | "object" | "possessor" | "other";

/** A mention before it has an entity; things that are no entity (events, abstractions) are drafted too, as what "it" may mean. */
export interface Draft extends Span {
  readonly index: number;
  readonly head: number;
  readonly first: number;
  readonly last: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly form: MentionForm;
  /** `null` for what is no entity: an event, an abstraction, a time. */
  readonly type: EntityType | null;
  /** How sure the type is: told by a table or by the model, against guessed by the shape of the word. */
  readonly sure: boolean;
  readonly number: "one" | "many" | null;
  readonly gender: Gender | null;
  readonly person: 1 | 2 | 3;
  /** The proper name, without titles; `null` of a nominal or pronoun. */
  readonly name: Span | null;
  /** Words of the name, folded; of a nominal: none. */
  readonly nameWords: readonly string[];
  /** Lemma of the head, lower case. */
  readonly noun: string;
  /** Folded words before the head that tell it from others of its noun. */
  readonly modifiers: readonly string[];
  readonly determiner: Determiner;
  readonly part: Part;
  /** Whether it stands before the subject at the sentence's beginning: "In Chad, …". */
  readonly topic: boolean;
  /** Nouns of a person's titles before the name ("minister" of "Prime Minister Ann Moe"); of others: none. */
  readonly titles: readonly string[];
  /** What the directory knows under this name. */
  readonly candidates: readonly ActorCandidate[];
  /** Whether the gazetteer knows the name. */
  readonly mapped: boolean;
  /** A nationality adjective: names a state and stands for it. */
  readonly adjective: boolean;
  /** A name that stands where things happen ("in Moscow"), so not for the government there. */
  readonly scene: boolean;
  /** Index of the quotation it stands in; -1 outside. */
  readonly quotation: number;
  /** The word that counts it and stands above it in the tree ("tens" of "tens of thousands of soldiers"); -1 of none. */
  readonly count: number;
}

/** A name or word as names are compared: small letters, no accents, no dots, one kind of apostrophe. */
export const fold = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘`]/g, "'")
    .replace(/(?<=\p{L})\./gu, "")
    .toLowerCase();

/** Words that make of a land a part of it. */
export const DIRECTIONS: ReadonlySet<string> = new Set(
  `north south east west northern southern eastern western central northeast northwest southeast southwest northeastern
   northwestern southeastern southwestern upper lower downtown mainland rural inner outer`.split(/\s+/),
);
