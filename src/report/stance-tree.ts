import type { Analysis, Token } from "../analysis/analysis.ts";
import {
  ACTS,
  ATROCITIES,
  CALLS,
  DENIES,
  GONE,
  JUDGES,
  KEEPS,
  KEEPS_OFF,
  QUALITIES,
  SHOULD,
  SIDES,
  UNDOES,
  WISHES,
  WORDS_GIVEN,
} from "./stance-words.ts";

const SUBJECT = /^nsubj(?!:pass)/;
const CLAUSE = /^(?:ccomp|advcl|acl|parataxis|csubj)/;
/** How far a judgement is passed on from the target's own phrase to what holds it. */
const PASSED_ON = 0.8;
const MOST_STEPS = 4;

const sign = (table: Readonly<Record<1 | -1, ReadonlySet<string>>>, token: Token): -1 | 0 | 1 => {
  const lemma = token.lemma.toLowerCase();
  return table[1].has(lemma) ? 1 : table[-1].has(lemma) ? -1 : 0;
};

/** Reads what the tree of one text says of targets in it. */
export class StanceTree {
  constructor(private readonly analysis: Analysis) {}

  /** The sum of the judgements on the words at these indexes, between -2 and 2; 0 where there is none. */
  of(target: readonly number[]): number {
    const { tokens } = this.analysis;
    const inside = new Set(target);
    const head = target.map((index) => tokens[index]!).find((token) => !inside.has(token.head));
    return head ? Math.max(-2, Math.min(2, this.judge(head, inside, 0))) : 0;
  }

  private children(token: Token): readonly Token[] {
    return token.children.map((index) => this.analysis.tokens[index]!);
  }

  /** -1 where the word is denied, by itself or by what holds it, else 1. */
  private polarity(token: Token): -1 | 1 {
    let turns = 1;
    for (const child of this.children(token))
      if (DENIES.has(child.lemma.toLowerCase()) && /^(?:advmod|det|cc|case|obj|nsubj|mark)/.test(child.label))
        turns = -turns;
    const above = this.analysis.tokens[token.head];
    if (above && /^(?:xcomp|obj|nsubj:pass|advcl|ccomp)/.test(token.label)) {
      if (UNDOES.has(above.lemma.toLowerCase())) turns = -turns;
      if (
        token.label !== "ccomp" &&
        this.children(above).some((child) => child.label === "advmod" && DENIES.has(child.lemma.toLowerCase()))
      )
        turns = -turns;
    }
    if (above && /^nsubj/.test(token.label) && GONE.has(above.lemma.toLowerCase())) turns = -turns;
    return turns as -1 | 1;
  }

  /** The sum of the good and ill words below a word, its clauses with a subject of their own left out. */
  private tone(root: Token, barred: ReadonlySet<number>, steps = 0): number {
    let sum = 0;
    const own = root.upos === "VERB" ? 0 : sign(QUALITIES, root);
    // An unreliable partner is no partner: what is ill said of a good word outweighs it.
    const spoilt = own > 0 && this.children(root).some((child) => child.label === "amod" && sign(QUALITIES, child) < 0);
    if (own !== 0 && !spoilt) sum += own * this.polarity(root);
    if (steps >= 5) return sum;
    for (const child of this.children(root)) {
      if (barred.has(child.index) || /^(?:nsubj|csubj|punct|conj|cc|parataxis|advcl|vocative)/.test(child.label))
        continue;
      if (CLAUSE.test(child.label) && this.children(child).some(({ label }) => SUBJECT.test(label))) continue;
      if (child.upos === "VERB") sum += sign(ACTS, child) * this.polarity(child);
      sum += this.tone(child, barred, steps + 1);
    }
    return sum;
  }

  private prepositionOf(token: Token): string {
    return (
      this.children(token)
        .find(({ label }) => label === "case")
        ?.lemma.toLowerCase() ?? ""
    );
  }

  /** What is said of who stands as the subject of a predicate. */
  private asSubject(predicate: Token, inside: ReadonlySet<number>): number {
    const turns = this.polarity(predicate);
    const kept = this.children(predicate).some(
      ({ label, lemma }) => label === "obj" && WORDS_GIVEN.has(lemma.toLowerCase()),
    );
    const own = predicate.upos !== "VERB" ? 0 : (kept && sign(KEEPS, predicate)) || sign(ACTS, predicate);
    let sum = own * turns;
    const tone = this.tone(predicate, inside);
    if (predicate.upos === "VERB" || predicate.upos === "AUX") sum += own === 0 ? tone * turns * 0.8 : tone * 0.2;
    else sum += tone;
    for (const child of this.children(predicate)) {
      if (child.label === "xcomp") {
        if (WISHES.has(predicate.lemma) && ATROCITIES.has(child.lemma)) sum -= turns;
        const accused = child.feats.includes("VerbForm=Part") ? sign(JUDGES, child) : 0;
        sum += (accused === 0 ? this.asSubject(child, inside) * 0.9 : accused) * turns;
      }
      if (child.label === "conj" && !this.children(child).some(({ label }) => /^nsubj/.test(label)))
        sum += this.asSubject(child, inside) * 0.6;
      if (/^(?:advmod|obj|obl)/.test(child.label) && this.children(child).some(({ lemma }) => lemma === "too"))
        sum -= 1;
    }
    if (this.children(predicate).some(({ lemma, label }) => label === "advmod" && lemma === "ever")) {
      const sentence = this.analysis.sentences[predicate.sentence]!;
      for (let at = predicate.index; at < sentence.last; at += 1)
        if (this.analysis.tokens[at]!.form === "?") return sum - 1;
    }
    return sum;
  }

  /** Whether the words say that it should be so: "must join", "want it to leave", "I dream of a day when it leaves". */
  private isUrged(verb: Token): boolean {
    if (this.children(verb).some(({ label, lemma }) => label === "aux" && SHOULD.has(lemma.toLowerCase()))) return true;
    let at = verb;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const above = this.analysis.tokens[at.head];
      if (!above || !/^(?:xcomp|ccomp|acl|obl|nmod|obj|conj|advcl)/.test(at.label)) return false;
      if (WISHES.has(above.lemma.toLowerCase()) || SHOULD.has(above.lemma.toLowerCase())) return true;
      at = above;
    }
    return false;
  }

  /** What is said of who stands as the object of a verb, or behind its preposition. */
  private asObject(verb: Token, inside: ReadonlySet<number>, direct: boolean): number {
    const lemma = verb.lemma.toLowerCase();
    let sum = sign(JUDGES, verb) * this.polarity(verb) * 1.3;
    if (sum === 0 && verb.upos === "VERB" && this.isUrged(verb)) sum = sign(SIDES, verb) * this.polarity(verb);
    if (verb.upos !== "VERB") sum = sign(QUALITIES, verb) * this.polarity(verb) * 1.2;
    if (direct && CALLS.has(lemma))
      for (const child of this.children(verb)) {
        if (inside.has(child.index) || !/^(?:xcomp|obl|obj|advcl|parataxis)/.test(child.label)) continue;
        sum += this.tone(child, inside);
      }
    if (sum === 0)
      for (const child of this.children(verb))
        if (!inside.has(child.index) && /^(?:obl|obj|xcomp)/.test(child.label)) sum += this.tone(child, inside) * 0.4;
    return sum;
  }

  private judge(at: Token, inside: ReadonlySet<number>, steps: number): number {
    if (steps > MOST_STEPS) return 0;
    let sum = 0;
    for (const child of this.children(at)) {
      if (inside.has(child.index)) continue;
      if (child.label === "amod" || child.label === "appos") sum += this.tone(child, inside);
      if (child.label === "acl:relcl") {
        const subject = this.children(child).find(({ label }) => SUBJECT.test(label));
        const self = subject === undefined || /^(?:who|which|that)$/i.test(subject.form);
        sum += self ? this.asSubject(child, inside) * 0.9 : this.asObject(child, inside, true) * 0.9;
      }
      if (/^nsubj/.test(child.label) && /^(?:cop|aux)/.test(at.label)) sum += this.tone(at, inside);
    }
    const above = this.analysis.tokens[at.head];
    if (!above) return sum;
    const preposition = this.prepositionOf(at);
    const label = at.label;
    if (preposition === "against" && KEEPS_OFF.has(above.lemma.toLowerCase())) return sum - 1;
    if (SUBJECT.test(label)) return sum + this.asSubject(above, inside) * (steps === 0 ? 1 : PASSED_ON);
    if (/^(?:obj|iobj|nsubj:pass)/.test(label)) {
      const passive = label === "nsubj:pass" ? this.asSubject(above, inside) * 0.7 : 0;
      return sum + this.asObject(above, inside, true) + passive;
    }
    if (label === "obl:agent") return sum + this.asSubject(above, inside) * 0.8;
    if (preposition === "than") return sum - this.tone(above, inside) * this.polarity(this.verbAbove(above));
    if (/^obl/.test(label)) return sum + this.asObject(above, inside, preposition === "as");
    if (/^(?:nmod|compound|amod|det)/.test(label)) {
      const own = sign(QUALITIES, above) * this.polarity(above);
      // What one holds of another is said of the other: "support for Croatia", not "Croatia's support".
      const holds =
        /^(?:support|respect|admiration|envy|distrust|contempt|criticism|hatred|anger|trust|faith|praise|condemnation)$/.test(
          above.lemma,
        );
      if (own !== 0 && !(holds && label === "nmod:poss")) sum += own * (label === "compound" ? 0.5 : 1);
      else if (own === 0 && label !== "amod" && label !== "compound")
        sum += above.children.some((index) => index !== at.index && this.analysis.tokens[index]!.label === "amod")
          ? this.tone(above, new Set([...inside, at.index])) * 0.6
          : 0;
      return (
        sum +
        this.judge(above, new Set([...inside, at.index]), steps + 1) *
          (label === "nmod:poss" || preposition === "of" ? PASSED_ON : 0.5)
      );
    }
    if (label === "conj") return sum + this.judge(above, inside, steps + 1) * PASSED_ON;
    if (/^(?:flat|appos)/.test(label)) return sum + this.judge(above, inside, steps + 1);
    if (label === "vocative" || label === "parataxis") return sum;
    if (at.upos !== "VERB" && /^(?:root|ccomp|xcomp)/.test(label)) return sum;
    return sum;
  }

  private verbAbove(token: Token): Token {
    let at = token;
    for (let step = 0; step < 4 && at.head >= 0 && at.upos !== "VERB"; step += 1) at = this.analysis.tokens[at.head]!;
    return at;
  }
}
