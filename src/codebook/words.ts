import { nounForms, verbForms } from "./lexicon.ts";

/** Lists of words by name; a rule names one as `@name`. */
export class WordClasses {
  readonly #lists: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(lists: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#lists = lists;
  }

  get names(): readonly string[] {
    return [...this.#lists.keys()];
  }

  words(name: string): ReadonlySet<string> | null {
    return this.#lists.get(name) ?? null;
  }

  has(name: string, word: string): boolean {
    return this.#lists.get(name)?.has(word) ?? false;
  }
}

/** A set that a word is looked up in by lemma or by form. */
export class WordSet {
  readonly lemmas: ReadonlySet<string>;
  readonly #forms = new Set<string>();

  constructor(lemmas: Iterable<string>) {
    this.lemmas = new Set(lemmas);
    for (const lemma of this.lemmas) {
      for (const form of verbForms(lemma)) this.#forms.add(form);
      for (const form of nounForms(lemma)) this.#forms.add(form);
    }
  }

  /** Whether the word stands in the set; the form helps where the lemma is wrong. */
  has(lemma: string, form: string): boolean {
    return this.lemmas.has(lemma) || this.#forms.has(form);
  }
}
