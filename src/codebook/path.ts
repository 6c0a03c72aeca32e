/** Paths that lead from an anchor to its arguments by what they are, whatever the syntax. */

/** Steps with a meaning of their own, each with what it leads to; prepositions are steps too. */
export const STEPS = {
  subject:
    "who does it: subject, agent of a passive, controller, antecedent, possessor of an event noun, subject of its light verb",
  object:
    "whom or what it is done to: object, subject of a passive, antecedent of a past participle, `of` of an event noun",
  indirect: "to whom it is given, without a preposition",
  clause: "the clause it takes: that …, to …, -ing; of a noun its infinitive or that-clause",
  purpose: "the infinitive that says what for",
  parties: "the sides of what is done together: plural subject, with, between, among, two modifiers",
  possessor: "whose: a possessive",
  modifier: "words before the noun: adjectives and compounds",
  number: "how many: the numeral of a noun",
  bearer: "whom a noun describes: subject of its copula, the noun it stands in apposition to, the name after it",
  complement: "what the subject is or becomes: predicate noun or adjective",
  apposition: "the noun set beside it",
  particle: "a verb's particle: up, off, back",
  adverb: "its adverbs",
  support: "the light verb that carries an event noun",
  governor: "the word whose complement it is: refused *to go*, a demand *for talks*, denied *the attack*",
  mood: "what makes it other than a plain fact: a modal, a negation, an if",
  head: "the word it hangs on",
  self: "the anchor itself",
} as const;

/** Prepositions and conjunctions that are steps: the argument that they mark. */
export const PREPOSITIONS = [
  "about",
  "above",
  "across",
  "after",
  "against",
  "ahead of",
  "along",
  "amid",
  "among",
  "around",
  "as",
  "at",
  "because",
  "before",
  "behind",
  "below",
  "between",
  "by",
  "despite",
  "during",
  "following",
  "for",
  "from",
  "if",
  "in",
  "inside",
  "into",
  "like",
  "near",
  "of",
  "off",
  "on",
  "outside",
  "over",
  "regarding",
  "since",
  "so",
  "than",
  "through",
  "throughout",
  "to",
  "toward",
  "under",
  "unless",
  "until",
  "via",
  "when",
  "while",
  "with",
  "within",
  "without",
] as const;

export type Step = keyof typeof STEPS | (typeof PREPOSITIONS)[number];

/** Steps taken one after the other: `object.possessor`. */
export type Way = readonly Step[];

/** First alternative that leads somewhere; within one, everything its ways lead to: `subject + with | between`. */
export type Path = readonly (readonly Way[])[];

const KNOWN = new Set<string>([...Object.keys(STEPS), ...PREPOSITIONS]);

/** Every word that may stand as a step. */
export const STEP_WORDS: readonly string[] = [...KNOWN];

export const isStep = (word: string): word is Step => KNOWN.has(word);

/** The path that the words write; a string that is no step where they do not write one. */
export function readPath(written: string): Path | string {
  const path: Way[][] = [];
  for (const alternative of written.split("|")) {
    const ways: Way[] = [];
    for (const part of alternative.split("+")) {
      const way: Step[] = [];
      for (const word of part.trim().split(".")) {
        const step = word.trim();
        if (!isStep(step)) return step;
        way.push(step);
      }
      ways.push(way);
    }
    path.push(ways);
  }
  return path;
}
