import { governorOf, moodOf } from "./governor.ts";
import { markedOf } from "./marked.ts";
import { bearerOf, modifiersOf, partiesOf } from "./nominal.ts";
import { indirectOf, objectOf } from "./object.ts";
import type { Step } from "./path.ts";
import { subjectOf } from "./subject.ts";
import type { Tree } from "./tree.ts";
import type { WordClasses } from "./words.ts";

/** What the matcher asks of whoever knows the actors; `null` where the word heads no one and nothing known. */
export interface Description {
  /** person, organization, state, place, people, facility, other. */
  readonly types: readonly string[];
  /** Whom it acts for, by id. */
  readonly actor: string | null;
  readonly sector: string | null;
  readonly place: boolean;
  readonly named: boolean;
}
export type Describe = (token: number) => Description | null;

const DATE =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$|^(?:today|yesterday|tomorrow|day|night|morning|afternoon|evening|week|weekend|month|year|decade|hour|minute|century|dawn|noon|midnight)$|^\d{4}s?$/;

/** Arguments of words by named steps; asked once for each word and step. */
export class Frames {
  readonly tree: Tree;
  readonly classes: WordClasses;
  readonly describe: Describe;
  readonly #known = new Map<string, readonly number[]>();
  readonly #busy = new Set<string>();

  constructor(tree: Tree, classes: WordClasses, describe: Describe) {
    this.tree = tree;
    this.classes = classes;
    this.describe = describe;
  }

  /** Where the step leads from the word: heads of the arguments, coordinated ones too, in text order. */
  step(index: number, step: Step): readonly number[] {
    const key = `${index} ${step}`;
    const known = this.#known.get(key);
    if (known) return known;
    // A tree that the parser got wrong can lead in a circle; nothing is found on the second visit.
    if (this.#busy.has(key)) return [];
    this.#busy.add(key);
    const found = unique(this.#find(index, step));
    this.#busy.delete(key);
    this.#known.set(key, found);
    return found;
  }

  #find(index: number, step: Step): readonly number[] {
    switch (step) {
      case "self":
        return [index];
      case "subject":
        return this.expand(subjectOf(this, index));
      case "object":
        return this.expand(objectOf(this, index));
      case "indirect":
        return this.expand(indirectOf(this, index));
      case "clause":
        return this.#clause(index);
      case "purpose":
        return this.#purpose(index);
      case "parties":
        return partiesOf(this, index);
      case "possessor":
        return this.expand(this.tree.children(index, "nmod:poss").map((one) => this.tree.antecedent(one)));
      case "modifier":
        return modifiersOf(this, index);
      case "number":
        return this.tree.children(index, "nummod");
      case "bearer":
        return this.expand(bearerOf(this, index));
      case "complement":
        return this.#complement(index);
      case "apposition":
        return this.expand(this.tree.children(index, "appos"));
      case "particle":
        return this.#particles(index);
      case "adverb":
        return this.tree.children(index, "advmod");
      case "support":
        return this.support(index);
      case "governor":
        return governorOf(this, index);
      case "mood":
        return moodOf(this.tree, index);
      case "head": {
        const head = this.tree.head(index);
        return head === null ? [] : [head];
      }
      default:
        return markedOf(this, index, step);
    }
  }

  /** Whether what the word's subject suffers is what the word says. */
  passive(index: number): boolean {
    const { tree } = this;
    const token = tree.token(index);
    if (tree.children(index, "nsubj:pass", "csubj:pass", "aux:pass").length > 0) return true;
    if (token.xpos !== "VBN") return false;
    if (tree.children(index, "aux").some((one) => tree.lemma(one) === "be")) return true;
    if (tree.children(index, "aux").length > 0) return false;
    if (tree.is(index, "acl:relcl")) return false;
    if (tree.is(index, "acl", "amod")) return tree.children(index, "obj").length === 0 || tree.is(index, "amod");
    const owned = tree.children(index, "obj").length > 0;
    if (tree.is(index, "advcl", "xcomp")) return !owned;
    if (!tree.is(index, "conj") || owned) return false;
    const head = tree.head(index);
    return head !== null && tree.children(index, "nsubj").length === 0 && this.passive(head);
  }

  /** The light verb whose object, subject or preposition's noun this is: imposed a blockade, talks were held, came under fire. */
  support(index: number): readonly number[] {
    const { tree } = this;
    if (tree.token(index).upos === "VERB" && !tree.is(index, "obj")) return [];
    const participle = tree
      .children(index, "acl")
      .find(
        (one) => tree.token(one).xpos !== "VBG" && this.classes.has("support", tree.lemma(one)) && this.passive(one),
      );
    if (participle !== undefined) return [participle];
    const at = tree.first(index);
    const head = tree.head(at);
    if (head === null || (!tree.isVerb(head) && !tree.is(at, "obj", "nsubj:pass"))) return [];
    const lemma = tree.lemma(head);
    if (tree.is(at, "obj", "nsubj:pass"))
      return this.classes.has("support", lemma) || this.classes.has("suffered-support", lemma) ? [head] : [];
    if (tree.is(at, "nsubj"))
      return this.classes.has("happening", lemma) || this.classes.has("suffered-support", lemma) ? [head] : [];
    if (tree.is(at, "obl", "obl:agent", "xcomp"))
      return tree.cases(at).some((word) => this.classes.has("prepositional-support", `${lemma} ${word}`)) ? [head] : [];
    return [];
  }

  #clause(index: number): readonly number[] {
    const { tree } = this;
    const labels = this.tree.isVerb(index) || tree.token(index).upos === "ADJ" ? ["xcomp", "ccomp"] : ["acl"];
    let found = tree.children(index, ...labels).filter((one) => !tree.is(one, "acl:relcl"));
    if (found.length === 0 && labels[0] === "xcomp")
      found = tree.children(index, "advcl").filter((one) => tree.infinitive(one) && one > index);
    return found.flatMap((one) => [one, ...tree.children(one, "conj").filter((next) => tree.isVerb(next))]);
  }

  #purpose(index: number): readonly number[] {
    const { tree } = this;
    const at = [index, ...this.support(index), ...tree.children(index, "obj")];
    return at.flatMap((one) =>
      tree.children(one, "advcl", "xcomp", "acl", "ccomp").filter((next) => tree.infinitive(next)),
    );
  }

  #complement(index: number): readonly number[] {
    const { tree } = this;
    if (tree.children(index, "cop").length > 0) return [index];
    return tree.children(index, "xcomp").filter((one) => !tree.isVerb(one) || tree.token(one).upos === "ADJ");
  }

  #particles(index: number): readonly number[] {
    const { tree } = this;
    const own = tree.children(index, "compound:prt");
    const loose = tree
      .children(index, "advmod", "case")
      .filter((one) => one > index && this.classes.has("particles", tree.form(one)));
    return [...own, ...loose];
  }

  /** Whether the word names a time. */
  timed(index: number): boolean {
    const { tree } = this;
    return (
      tree.is(index, "obl:unmarked", "nmod:unmarked") || DATE.test(tree.lemma(index)) || DATE.test(tree.form(index))
    );
  }

  expand(indexes: readonly number[]): readonly number[] {
    return indexes.flatMap((one) =>
      this.tree.isVerb(one) ? [one] : this.tree.coordinated(one).filter((next) => next === one || !this.#clausal(next)),
    );
  }

  /** Whether a coordinated word is a clause of its own that the parser joined to a noun. */
  #clausal(index: number): boolean {
    return this.tree.children(index, "nsubj", "nsubj:pass").length > 0 || this.tree.isVerb(index);
  }
}

const unique = (indexes: readonly number[]): readonly number[] => [...new Set(indexes)].sort((a, b) => a - b);
