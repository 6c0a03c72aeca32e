import type { Draft } from "../draft.ts";
import type { Sight } from "../sight.ts";
import { remember, wordsOf } from "./past.ts";

/** The mentions in the order in which they are read (by the word that heads them), with what is told of each group so far. */
export class Course {
  readonly sight: Sight;
  /** Drafts in order of their heads, so that an owner is read before what it owns. */
  readonly order: readonly Draft[];
  /** Place of each draft in that order, by its index. */
  readonly place: Int32Array;
  readonly #nouns = new Map<string, number>();
  readonly #strings = new Map<string, number>();
  readonly #words: readonly string[];

  constructor(sight: Sight) {
    this.sight = sight;
    this.order = [...sight.groups.drafts].sort((a, b) => a.head - b.head);
    this.place = new Int32Array(this.order.length);
    this.order.forEach((draft, at) => {
      this.place[draft.index] = at;
    });
    this.#words = sight.groups.drafts.map((draft) => wordsOf(sight.analysis.text, draft));
  }

  words(draft: Draft): string {
    return this.#words[draft.index]!;
  }

  nounsBefore(draft: Draft): number {
    return this.#nouns.get(draft.noun) ?? 0;
  }

  stringsBefore(draft: Draft): number {
    return this.#strings.get(this.words(draft)) ?? 0;
  }

  /** Goes on to the next mention: this one has been read. */
  pass(draft: Draft): void {
    const group = this.sight.groups.of(draft.index);
    const words = this.words(draft);
    group.past = remember(group.past, draft, this.place[draft.index]!, words);
    if (draft.form === "pronoun") return;
    if (!draft.adjective) this.#nouns.set(draft.noun, (this.#nouns.get(draft.noun) ?? 0) + 1);
    this.#strings.set(words, (this.#strings.get(words) ?? 0) + 1);
  }
}
