import { nounForms, verbForms } from "./lexicon.ts";

/** Lists of words by name; a rule names one as `@name`. */
export class WordClasses {
  readonly #lists: ReadonlyMap<string, ReadonlySet<string>>;

  readonly #lemmas = new Map<string, string>();

  /** Of lists, and of other words whose lemmas are worth knowing. */
  constructor(lists: ReadonlyMap<string, ReadonlySet<string>>, others: Iterable<string> = []) {
    this.#lists = lists;
    for (const list of [others, ...lists.values()])
      for (const word of list) {
        if (word.includes(" ")) continue;
        for (const form of [...verbForms(word), ...nounForms(word)])
          if (!this.#lemmas.has(form) || form === word) this.#lemmas.set(form, word);
      }
  }

  /** The lemma, put right by the form where no list knows it and one knows the form ("refus" of "refused"). */
  lemma(lemma: string, form: string): string {
    if (this.#lemmas.get(lemma) === lemma) return lemma;
    return this.#lemmas.get(form) ?? lemma;
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
