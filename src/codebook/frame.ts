/** The named arguments of one word; over 300 lines because the steps are one closed table that read each other's answers. */
import type { Step } from "./path.ts";
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

/** Prepositions that a parser often hangs on the noun before them though they are the verb's. */
const LOOSE = new Set([
  "to",
  "for",
  "from",
  "with",
  "against",
  "on",
  "by",
  "at",
  "into",
  "over",
  "about",
  "after",
  "between",
]);

/** What stands under these is another matter: "spoke after a meeting with …". */
const APART = new Set([
  "after",
  "before",
  "during",
  "since",
  "until",
  "following",
  "despite",
  "amid",
  "ahead of",
  "because",
]);

/** Particles that a parser may take for prepositions: "sealed off the square". */
const PARTICLES = new Set(["up", "off", "out", "down", "back", "away"]);

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
        return this.#expand(this.#subject(index));
      case "object":
        return this.#expand(this.#object(index));
      case "indirect":
        return this.#expand(this.#indirect(index));
      case "clause":
        return this.#clause(index);
      case "purpose":
        return this.#purpose(index);
      case "parties":
        return this.#parties(index);
      case "possessor":
        return this.#expand(this.tree.children(index, "nmod:poss").map((one) => this.tree.antecedent(one)));
      case "modifier":
        return this.#modifiers(index);
      case "number":
        return this.tree.children(index, "nummod");
      case "bearer":
        return this.#expand(this.#bearer(index));
      case "complement":
        return this.#complement(index);
      case "apposition":
        return this.#expand(this.tree.children(index, "appos"));
      case "particle":
        return this.#particles(index);
      case "adverb":
        return this.tree.children(index, "advmod");
      case "support":
        return this.support(index);
      case "head": {
        const head = this.tree.head(index);
        return head === null ? [] : [head];
      }
      default:
        return this.#marked(index, step);
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

  /** Subject as the sentence shows it, found through coordination, control and antecedents. */
  #surface(index: number): readonly number[] {
    const { tree } = this;
    const own = this.#ownSubjects(index);
    if (own.length > 0) return own.map((one) => tree.antecedent(one));
    const stray = this.#strayBefore(index);
    if (stray !== null) return [tree.antecedent(stray)];
    const head = tree.head(index);
    if (head === null) return [];
    if (tree.is(index, "conj")) {
      const first = this.step(head, this.passive(head) ? "object" : "subject");
      if (tree.isVerb(head) || first.length > 0) return tree.isNominal(head) ? [] : first;
      return this.#surface(head);
    }
    if (tree.is(index, "xcomp")) return this.#controller(head);
    if (tree.is(index, "advcl", "obl", "csubj")) return this.#adjunct(index, head);
    if (tree.is(index, "acl:relcl")) return [head];
    if (tree.is(index, "acl", "nmod"))
      return tree.infinitive(index) || tree.cases(index).length > 0 ? this.#ofPlan(head) : [head];
    if (tree.is(index, "amod")) return [head];
    if (tree.is(index, "ccomp") && tree.children(index, "nsubj", "expl").length === 0 && !this.#finite(index))
      return this.#controller(head);
    if (tree.is(index, "parataxis")) return [];
    return [];
  }

  /** Subjects that stand where a subject stands: of two, not the one after the verb. */
  #ownSubjects(index: number): readonly number[] {
    const own = this.tree.children(index, "nsubj", "nsubj:pass", "nsubj:outer");
    const before = own.filter((one) => one < index);
    return before.length > 0 && this.tree.isVerb(index) ? before : own;
  }

  /** A subject right before a finite verb without one, that the parser hung on an earlier verb. */
  #strayBefore(index: number): number | null {
    const { tree } = this;
    if (!/^VB[DZP]$/.test(tree.token(index).xpos)) return null;
    const { first } = tree.sentence(index);
    for (let at = index - 1; at >= Math.max(first, index - 8); at--) {
      if (tree.isVerb(at)) return null;
      const head = tree.head(at);
      // A noun drawn to a word beyond the verb: arcs of a right tree do not cross here.
      if (
        index - at <= 2 &&
        head !== null &&
        head > index &&
        tree.isNominal(at) &&
        tree.is(at, "compound", "nmod", "nsubj", "amod")
      )
        return at;
      if (
        head !== null &&
        head < at &&
        tree.isVerb(head) &&
        tree.is(at, "nsubj", "nsubj:pass") &&
        this.#ownSubjects(head).some((one) => one < head)
      )
        return at;
    }
    return null;
  }

  #finite(index: number): boolean {
    const { tree } = this;
    const mood = /VBD|VBZ|VBP|MD/;
    return (
      mood.test(tree.token(index).xpos) ||
      tree.children(index, "aux", "cop").some((one) => mood.test(tree.token(one).xpos))
    );
  }

  /** Who does the infinitive that hangs on this word: its object ("forced X to"), its prepositional object ("called on X to"), or its subject. */
  #controller(head: number): readonly number[] {
    const { tree } = this;
    const lemma = tree.lemma(head);
    if (!this.passive(head) && !this.classes.has("subject-control", lemma)) {
      const objects = tree.children(head, "obj", "iobj").filter((one) => !this.timed(one));
      if (objects.length > 0) return objects.map((one) => tree.antecedent(one));
    }
    if (this.classes.has("oblique-control", lemma))
      for (const one of tree.children(head, "obl", "obj", "nmod"))
        if (
          tree.cases(one).some((word) => word === "on" || word === "to" || word === "with" || word === "for") &&
          !this.timed(one)
        )
          return [one];
    return this.#surface(head).length > 0 ? this.#surface(head) : this.step(head, "subject");
  }

  /** Who does what an adverbial clause or gerund says. */
  #adjunct(index: number, head: number): readonly number[] {
    const { tree } = this;
    const marks = tree.cases(index);
    const gerund = marks.some(
      (word) =>
        word === "of" || word === "from" || word === "for" || word === "into" || word === "with" || word === "against",
    );
    if (gerund && this.classes.has("object-gerund", tree.lemma(head))) {
      const object = this.#object(head);
      if (object.length > 0) return object;
    }
    if (this.classes.has("oblique-control", tree.lemma(head)) && tree.infinitive(index)) return this.#controller(head);
    if (this.#finite(index)) return [];
    return this.passive(head) && !gerund ? this.#surface(head) : this.step(head, "subject");
  }

  /** Whose plan, decision or demand it is, where an infinitive hangs on a noun. */
  #ofPlan(noun: number): readonly number[] {
    const own = this.tree.children(noun, "nmod:poss").map((one) => this.tree.antecedent(one));
    if (own.length > 0) return own;
    const actors = this.#actorsBefore(noun);
    if (actors.length > 0) return actors;
    const head = this.tree.head(noun);
    if (head !== null && this.tree.is(noun, "obj", "obl", "nsubj:pass", "nsubj") && this.tree.isVerb(head))
      return this.step(head, "subject");
    return [];
  }

  #subject(index: number): readonly number[] {
    const { tree } = this;
    if (tree.token(index).upos === "ADJ" || tree.token(index).upos === "ADV") {
      const own = this.#surface(index);
      if (own.length > 0) return own;
      return tree.is(index, "amod") ? [tree.head(index) as number] : [];
    }
    if (!this.#verbal(index)) return this.#nounSubject(index);
    if (!this.passive(index)) return this.#surface(index);
    const agents = tree.children(index, "obl:agent");
    if (agents.length > 0) return agents;
    const own = this.#markedBy(index, "by").filter((one) => !tree.isVerb(one));
    const by = own.length > 0 ? own : this.#loose(index, "by").filter((one) => !tree.isVerb(one));
    if (by.length > 0) return by;
    if (tree.is(index, "amod", "acl")) {
      const before = tree
        .children(index, "compound", "obl", "nmod", "nsubj", "advmod", "amod")
        .filter((one) => one < index && tree.token(one).end <= tree.token(index).start && tree.cases(one).length === 0);
      return before.filter((one) => this.#actorly(one));
    }
    const head = tree.head(index);
    if (
      head !== null &&
      tree.is(index, "conj") &&
      this.passive(head) &&
      tree.children(index, "nsubj", "obj").length === 0
    ) {
      return this.step(head, "subject");
    }
    return [];
  }

  #object(index: number): readonly number[] {
    const { tree } = this;
    if (!this.#verbal(index)) return this.#nounObject(index);
    const own = tree.children(index, "obj").map((one) => tree.antecedent(one));
    if (this.passive(index)) {
      if (own.length > 0) return own;
      if (tree.is(index, "amod") || (tree.is(index, "acl") && !tree.is(index, "acl:relcl"))) {
        const head = tree.head(index);
        if (head !== null && tree.children(index, "nsubj:pass", "nsubj").length === 0) return [head];
      }
      return this.#surface(index);
    }
    if (own.length > 0) return own;
    const late =
      this.#ownSubjects(index).length > 0 && this.#ownSubjects(index).every((one) => one < index)
        ? tree.children(index, "nsubj").filter((one) => one > index && one - index < 6)
        : [];
    if (late.length > 0) return late;
    // An argument without preposition that the parser took for an adjunct: "killed at least nine".
    const bare = tree
      .children(index, "obl", "iobj")
      .filter((one) => one > index && !this.timed(one) && tree.cases(one).every((word) => PARTICLES.has(word)));
    if (bare.length === 0)
      bare.push(
        ...tree
          .children(index, "xcomp")
          .filter(
            (one) =>
              one > index && tree.token(one).upos === "NOUN" && tree.children(one, "cop", "mark", "case").length === 0,
          ),
      );
    if (bare.length > 0) return bare.slice(0, 1);
    const gap = this.#gap(index);
    return gap.length > 0 ? gap : this.#sharedObject(index);
  }

  /** The noun that a relative clause says something of, where it is the clause's object. */
  #gap(index: number): readonly number[] {
    const { tree } = this;
    for (let at = index; ; ) {
      const head = tree.head(at);
      if (head === null) return [];
      if (tree.is(at, "acl:relcl")) {
        const subjects = tree.children(at, "nsubj");
        const filled = subjects.length === 0 || subjects.some((one) => tree.antecedent(one) !== one);
        return filled || tree.children(at, "obl", "advmod").some((one) => /^(?:where|when|why)$/.test(tree.form(one)))
          ? []
          : [head];
      }
      if (!tree.is(at, "xcomp", "conj") || tree.children(at, "obj").length > 0) return [];
      at = head;
    }
  }

  /** The object that coordinated verbs share: "attacked and looted the town". */
  #sharedObject(index: number): readonly number[] {
    const { tree } = this;
    const head = tree.head(index);
    if (head !== null && tree.is(index, "conj") && tree.isVerb(head) && !this.passive(head)) {
      const shared = tree.children(head, "obj").filter((one) => one > index);
      if (shared.length > 0) return shared;
    }
    for (const next of tree.children(index, "conj")) {
      if (!tree.isVerb(next) || tree.children(next, "nsubj").length > 0 || next - index > 3) continue;
      const shared = tree.children(next, "obj");
      if (shared.length > 0 && tree.children(index, "obl", "xcomp", "ccomp").length === 0) return shared;
    }
    return [];
  }

  #indirect(index: number): readonly number[] {
    const { tree } = this;
    const own = tree.children(index, "iobj").map((one) => tree.antecedent(one));
    if (own.length > 0) return own;
    if (this.passive(index) && tree.children(index, "obj").length > 0) return this.#surface(index);
    const carrier = this.support(index)[0];
    return carrier === undefined ? [] : this.#indirect(carrier);
  }

  #nounSubject(index: number): readonly number[] {
    const { tree } = this;
    const carrier = this.support(index)[0];
    if (carrier !== undefined && tree.token(index).label !== "nsubj") {
      const doer = this.classes.has("suffered-support", tree.lemma(carrier)) ? [] : this.step(carrier, "subject");
      if (doer.length > 0) return doer;
    }
    const marked = this.#markedBy(index, "by");
    const by = (marked.length > 0 ? marked : this.#loose(index, "by")).filter((one) => !tree.isVerb(one));
    if (by.length > 0) return by;
    // "his arrest", "the president's murder": whose it is suffers it, unless it says of whom.
    if (this.classes.has("suffered", tree.lemma(index)) && this.#markedBy(index, "of").length === 0) return [];
    const own = tree.children(index, "nmod:poss").map((one) => tree.antecedent(one));
    if (own.length > 0) return own;
    const before = this.#actorsBefore(index);
    if (before.length > 0) return before;
    const first = tree.head(index);
    if (first !== null && tree.is(index, "conj") && !tree.isVerb(first)) return this.#nounSubject(first);
    return [];
  }

  #nounObject(index: number): readonly number[] {
    const of = this.#markedBy(index, "of").filter((one) => !this.timed(one));
    if (of.length > 0) return of;
    if (this.classes.has("suffered", this.tree.lemma(index))) {
      const whose = this.tree.children(index, "nmod:poss").map((one) => this.tree.antecedent(one));
      if (whose.length > 0) return whose;
    }
    const carrier = this.support(index)[0];
    if (carrier !== undefined && this.classes.has("suffered-support", this.tree.lemma(carrier))) {
      return this.tree.token(index).label === "nsubj" ? this.step(carrier, "object") : this.step(carrier, "subject");
    }
    return [];
  }

  /** Modifiers before a noun that name an actor: a nationality, a compound name. */
  #actorsBefore(index: number): readonly number[] {
    const before = this.#modifiers(index);
    const found = before.filter((one) => this.#actorly(one));
    // "French air strikes": the nationality may hang on the compound.
    return found.length > 0
      ? found
      : before.flatMap((one) => this.#modifiers(one).filter((inner) => this.#actorly(inner)));
  }

  #actorly(index: number): boolean {
    if (this.classes.has("acting", this.tree.lemma(index))) return true;
    const description = this.describe(index);
    if (description)
      return description.actor !== null || (description.named && !description.types.every((one) => one === "other"));
    const { upos, form } = this.tree.token(index);
    const opens = index === this.tree.sentence(index).first && upos === "ADJ" && !/(?:an|ian|ese|ish|i|ch)$/.test(form);
    return (upos === "PROPN" || upos === "ADJ") && /^[A-Z]/.test(form) && !opens && !this.timed(index);
  }

  #modifiers(index: number): readonly number[] {
    const { tree } = this;
    return tree
      .children(index, "amod", "compound", "nmod:desc", "nmod:unmarked", "nmod")
      .filter((one) => one < index && tree.cases(one).length === 0 && !tree.is(one, "nmod:poss"))
      .flatMap((one) => (tree.isVerb(one) ? [one] : tree.coordinated(one)));
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
    const labels = this.#verbal(index) || tree.token(index).upos === "ADJ" ? ["xcomp", "ccomp"] : ["acl"];
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

  #parties(index: number): readonly number[] {
    const between = [...this.step(index, "between"), ...this.step(index, "among")];
    if (between.length > 1) return between;
    const found = [...this.step(index, "subject"), ...this.step(index, "with"), ...between];
    if (this.#verbal(index)) return found;
    const before = this.#actorsBefore(index);
    return before.length > 1
      ? [...before, ...this.step(index, "with")]
      : found.length > 0
        ? [...found, ...before.filter((one) => !found.includes(one))]
        : [...before];
  }

  #bearer(index: number): readonly number[] {
    const { tree } = this;
    const subjects = tree.children(index, "nsubj", "nsubj:outer").map((one) => tree.antecedent(one));
    if (subjects.length > 0) return subjects;
    const head = tree.head(index);
    if (head === null) return [];
    if (tree.is(index, "appos", "nmod:desc", "compound", "flat")) return [head];
    const after = tree.children(index, "appos");
    if (after.length > 0) return after;
    if (tree.is(index, "conj") && !tree.isVerb(head)) return this.#bearer(head);
    if (tree.is(index, "acl:relcl", "acl")) return [head];
    if (tree.is(index, "xcomp") || (tree.is(index, "obl") && tree.cases(index).includes("as"))) {
      const object = this.#object(head);
      return object.length > 0 && this.classes.has("naming", tree.lemma(head)) ? object : this.step(head, "subject");
    }
    if (tree.is(index, "advcl", "ccomp") && tree.children(index, "cop").length > 0) return this.#surface(index);
    return [];
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

  /** Arguments under a preposition or conjunction: its own, its light verb's, and those that a coordinated verb shares. */
  #marked(index: number, word: string): readonly number[] {
    const own = this.#markedBy(index, word);
    if (own.length > 0) return this.#expand(own);
    const { tree } = this;
    const carrier = this.support(index)[0];
    if (carrier !== undefined) {
      const carried = this.#markedBy(carrier, word).filter(
        (one) => one !== index && !tree.coordinated(one).includes(index),
      );
      if (carried.length > 0) return this.#expand(carried);
    }
    const head = tree.head(index);
    const shared =
      head !== null && tree.is(index, "conj") ? this.#markedBy(head, word).filter((one) => one > index) : [];
    return this.#expand(shared.length > 0 ? shared : this.#loose(index, word));
  }

  /** What the preposition marks where a parser hung it one noun too low: on the object, or on the noun under another preposition. */
  #loose(index: number, word: string): readonly number[] {
    if (!LOOSE.has(word)) return [];
    const { tree } = this;
    const carrier = this.support(index)[0];
    for (const at of carrier === undefined ? [index] : [index, carrier]) {
      const lower = tree
        .children(at, "obj", "obl", "nmod", "nsubj:pass", "iobj")
        .filter(
          (one) =>
            one > at &&
            tree.isNominal(one) &&
            !tree.cases(one).some((mark) => (mark === "by" ? word !== "by" : APART.has(mark))),
        )
        .flatMap((one) => [
          one,
          ...tree.children(one, "nmod").filter((next) => next > one && tree.cases(next).includes("of")),
        ]);
      for (const one of lower) {
        const found = this.#markedBy(one, word);
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  #markedBy(index: number, word: string): readonly number[] {
    const { tree } = this;
    const found = tree
      .children(index, "obl", "nmod", "advcl", "acl", "obl:agent", "ccomp", "xcomp", "iobj", "obj", "advmod")
      .filter((one) => tree.cases(one).includes(word));
    // The preposition hangs on the verb where the noun was drawn to its relative clause: "the man they fired at".
    if (found.length === 0 && this.#verbal(index) && tree.is(index, "acl:relcl")) {
      const stranded = tree
        .children(index, "advmod", "case", "compound:prt", "obl")
        .some((one) => tree.form(one) === word && tree.children(one, "case").length === 0);
      const head = tree.head(index);
      if (stranded && head !== null) return [head];
    }
    return found
      .filter(
        (one) =>
          word === "after" ||
          word === "before" ||
          word === "since" ||
          word === "until" ||
          word === "during" ||
          !this.timed(one),
      )
      .map((one) => tree.antecedent(one));
  }

  /** Whether the word names a time. */
  timed(index: number): boolean {
    const { tree } = this;
    return (
      tree.is(index, "obl:unmarked", "nmod:unmarked") || DATE.test(tree.lemma(index)) || DATE.test(tree.form(index))
    );
  }

  #verbal(index: number): boolean {
    return this.tree.isVerb(index);
  }

  #expand(indexes: readonly number[]): readonly number[] {
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
