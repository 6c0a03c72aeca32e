import type { Analysis, Sentence, Token } from "../analysis/analysis.ts";

const RELATIVE = new Set(["who", "which", "that", "whom", "whose"]);

/** Prepositions that are one in meaning; the second is read as the first. */
const SAME_CASE: Readonly<Record<string, string>> = {
  upon: "on",
  onto: "on",
  towards: "toward",
  amongst: "among",
  amidst: "amid",
  alongside: "with",
  "along with": "with",
  "together with": "with",
  "as well as": "with",
  "because of": "because",
  "due to": "because",
  "owing to": "because",
  "as a result of": "because",
  "in response to": "because",
  "on behalf of": "for",
  "in support of": "for",
  "in favor of": "for",
  "in favour of": "for",
  "in front of": "outside",
  "close to": "near",
  "next to": "near",
  "out of": "from",
  "outside of": "outside",
  "inside of": "inside",
};

/** Nouns that "who" does not stand for. */
const NO_PERSON =
  /^(?:office|home|house|residence|arrest|death|visit|trial|murder|killing|speech|remark|comment|body|rule|side|behalf|return|release|case|government|regime|part|leadership|arrival|departure|detention|fate|future)$/;

type LemmaOf = (lemma: string, form: string) => string;

/** The tree of a text, asked by relation: steps from word to word that every named path is made of. */
export class Tree {
  readonly analysis: Analysis;
  readonly #cases = new Map<number, readonly string[]>();

  readonly #lemmas: LemmaOf;

  /** `lemmaOf` puts lemmas right where more is known than the analysis tells. */
  constructor(analysis: Analysis, lemmaOf: LemmaOf = (lemma) => lemma) {
    this.analysis = analysis;
    this.#lemmas = lemmaOf;
  }

  token(index: number): Token {
    const found = this.analysis.tokens[index];
    if (!found) throw new RangeError(`no token ${index} among ${this.analysis.tokens.length}`);
    return found;
  }

  sentence(index: number): Sentence {
    const found = this.analysis.sentences[this.token(index).sentence];
    if (!found) throw new RangeError(`token ${index} is in no sentence`);
    return found;
  }

  /** The word in its dictionary form, in lower case. */
  lemma(index: number): string {
    const { lemma, form } = this.token(index);
    return this.#lemmas(lemma.toLowerCase(), form.toLowerCase());
  }

  form(index: number): string {
    return this.token(index).form.toLowerCase();
  }

  /** Children by any of these relations; a relation without subtype stands for its subtypes too. */
  children(index: number, ...labels: readonly string[]): readonly number[] {
    return this.token(index).children.filter((child) => this.is(child, ...labels));
  }

  /** Whether the word hangs by any of these relations; a relation without subtype stands for its subtypes too. */
  is(index: number, ...labels: readonly string[]): boolean {
    const { label } = this.token(index);
    return labels.some((one) => label === one || (!one.includes(":") && label.startsWith(`${one}:`)));
  }

  head(index: number): number | null {
    const { head } = this.token(index);
    return head < 0 ? null : head;
  }

  isVerb(index: number): boolean {
    const { upos, xpos } = this.token(index);
    return upos === "VERB" || (upos === "AUX" && xpos.startsWith("V"));
  }

  isNominal(index: number): boolean {
    const { upos } = this.token(index);
    return upos === "NOUN" || upos === "PROPN" || upos === "PRON" || upos === "NUM" || upos === "SYM" || upos === "X";
  }

  /** The prepositions and conjunctions that mark the word, a phrase as one: "against", "because of" as "because". */
  cases(index: number): readonly string[] {
    const known = this.#cases.get(index);
    if (known) return known;
    const found: string[] = [];
    for (const child of this.children(index, "case", "mark")) {
      if (this.#counts(child)) continue;
      // "In front of the embassy", which the parser may leave as three words.
      const [link, front] = [this.analysis.tokens[child - 2], this.analysis.tokens[child - 1]];
      if (this.form(child) === "of" && front?.form === "front" && /^in$/i.test(link?.form ?? "")) {
        found.push("outside");
        continue;
      }
      const rest = this.children(child, "fixed");
      const words = [child, ...rest].map((part) => this.form(part)).join(" ");
      const first = this.form(child);
      found.push(SAME_CASE[words] ?? words);
      if (rest.length > 0 && first !== words) found.push(SAME_CASE[first] ?? first);
    }
    // Two prepositions in a row ("out of", "along with") that the parser left unjoined.
    const joined = this.children(index, "case")
      .map((child) => this.form(child))
      .join(" ");
    if (SAME_CASE[joined]) found.push(SAME_CASE[joined] as string);
    this.#cases.set(index, found);
    return found;
  }

  /** Whether a preposition belongs to a number: "at least nine", "over two hundred", "up to six". */
  #counts(index: number): boolean {
    const before = this.analysis.tokens[index - 1]?.form.toLowerCase() ?? "";
    const next = this.analysis.tokens[index + 1];
    const word = this.form(index);
    if (word === "at") return /^(?:least|most)$/i.test(next?.form ?? "");
    if (next?.upos !== "NUM") return false;
    return (
      word === "over" || word === "about" || word === "around" || word === "than" || (word === "to" && before === "up")
    );
  }

  /** Whether the word is marked by an infinitive's "to". */
  infinitive(index: number): boolean {
    return this.children(index, "mark").some((child) => this.form(child) === "to");
  }

  /** The word and all that is coordinated with it, in text order. */
  coordinated(index: number): readonly number[] {
    const found = [index];
    for (const child of this.children(index, "conj")) found.push(...this.coordinated(child));
    return found;
  }

  /** The first of the coordination that the word stands in. */
  first(index: number): number {
    const head = this.head(index);
    return head !== null && this.is(index, "conj") ? this.first(head) : index;
  }

  /** What a relative pronoun stands for; the word itself where it is none. */
  antecedent(index: number): number {
    const { upos } = this.token(index);
    if ((upos !== "PRON" && upos !== "DET" && upos !== "SCONJ") || !RELATIVE.has(this.form(index))) return index;
    for (let at: number | null = index; at !== null; at = this.head(at)) {
      if (this.is(at, "acl:relcl")) return this.#personOf(this.head(at) ?? index, index);
      if (at !== index && this.is(at, "ccomp")) break;
    }
    if (!/^wh/.test(this.form(index)) || this.head(index) === null) return index;
    // The parser saw no relative clause: the noun right before the pronoun.
    const before = this.analysis.tokens[index - 1]?.form === "," ? index - 2 : index - 1;
    const noun = this.analysis.tokens[before];
    return noun && noun.sentence === this.token(index).sentence && this.isNominal(before) && noun.upos !== "PRON"
      ? this.#nounOf(before)
      : index;
  }

  /** "the office of the president, who": who is no office. */
  #personOf(noun: number, pronoun: number): number {
    if (!/^who/.test(this.form(pronoun)) || !NO_PERSON.test(this.lemma(noun))) return noun;
    const inside = this.children(noun, "nmod").filter((one) => one > noun && one < pronoun && this.isNominal(one));
    return inside.at(-1) ?? noun;
  }

  /** The head of the noun phrase that the word ends. */
  #nounOf(index: number): number {
    const head = this.head(index);
    return head !== null && head < index && this.is(index, "flat", "compound", "nmod", "appos") && this.isNominal(head)
      ? this.#nounOf(head)
      : index;
  }

  /** Every word under this one and itself, but for what `stop` refuses to enter; in text order. */
  under(index: number, stop: (child: number) => boolean = () => false): readonly number[] {
    const found = [index];
    for (const child of this.token(index).children) if (!stop(child)) found.push(...this.under(child, stop));
    return found.sort((a, b) => a - b);
  }
}
