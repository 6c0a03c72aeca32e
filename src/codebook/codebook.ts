import type { Analysis, Sentence } from "../analysis/analysis.ts";
import type { FaultValue } from "../ground/fault.ts";
import { type Describe, Frames } from "./frame.ts";
import { nounForms, verbForms } from "./lexicon.ts";
import { type Firing, type Miss, standing, tryRule } from "./match.ts";
import { readCodebook } from "./read.ts";
import type { Anchor, Operator, Rule } from "./rule.ts";
import { Tree } from "./tree.ts";
import type { WordClasses } from "./words.ts";

/** A file of rules: its name (`events/coerce.yaml`) and its text. */
export interface CodebookSource {
  readonly name: string;
  readonly text: string;
}

interface Indexed {
  readonly rule: Rule;
  readonly anchor: Anchor;
}

/** Rules, word classes and operators, ready to be matched; rules are found by the words they are anchored on. */
export class Codebook {
  readonly rules: readonly Rule[];
  readonly classes: WordClasses;
  readonly operators: readonly Operator[];
  /** Words that give a paragraph its context, by context. */
  readonly contexts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly faults: readonly FaultValue[];
  readonly #index = new Map<string, Indexed[]>();
  readonly #byName = new Map<string, Rule>();

  constructor(parts: Pick<Codebook, "rules" | "classes" | "operators" | "contexts" | "faults">) {
    this.rules = parts.rules;
    this.classes = parts.classes;
    this.operators = parts.operators;
    this.contexts = parts.contexts;
    this.faults = parts.faults;
    for (const rule of this.rules) {
      this.#byName.set(rule.name, rule);
      for (const anchor of rule.anchors) for (const form of formsOf(anchor)) this.#add(form, { rule, anchor });
    }
  }

  #add(form: string, entry: Indexed): void {
    const list = this.#index.get(form);
    if (!list) this.#index.set(form, [entry]);
    else if (!list.includes(entry)) list.push(entry);
  }

  rule(name: string): Rule | null {
    return this.#byName.get(name) ?? null;
  }

  /** The codebook with these rules beside its own, in the place of those of the same name. */
  with(rules: readonly Rule[]): Codebook {
    const names = new Set(rules.map((rule) => rule.name));
    return new Codebook({ ...this, rules: [...this.rules.filter((rule) => !names.has(rule.name)), ...rules] });
  }

  /** Named arguments of the analysis's words; `describe` says who a word is. */
  frames(analysis: Analysis, describe: Describe = () => null): Frames {
    return new Frames(new Tree(analysis, (lemma, form) => this.classes.lemma(lemma, form)), this.classes, describe);
  }

  /** Every rule of this kind that fires in the sentence, in text order; several may share a trigger. */
  match(frames: Frames, sentence: Sentence, kind: Rule["gives"]["kind"]): readonly Firing[] {
    const found: Firing[] = [];
    for (const one of this.attempts(frames, sentence, kind)) if ("roles" in one) found.push(one);
    return found;
  }

  /** Every rule of this kind whose anchor stands in the sentence: its firing, or why it stayed silent. */
  attempts(frames: Frames, sentence: Sentence, kind: Rule["gives"]["kind"] | null): readonly (Firing | Miss)[] {
    const found: (Firing | Miss)[] = [];
    for (let index = sentence.first; index < sentence.last; index++) {
      const tried = new Map<Rule, Firing | Miss>();
      for (const { rule, anchor } of this.#candidates(frames.tree, index)) {
        if (kind !== null && rule.gives.kind !== kind) continue;
        const before = tried.get(rule);
        if (before && "roles" in before) continue;
        const trigger = standing(frames, index, anchor);
        if (trigger) tried.set(rule, tryRule(frames, rule, index, trigger));
      }
      found.push(...tried.values());
    }
    return found;
  }

  #candidates(tree: Tree, index: number): readonly Indexed[] {
    const form = tree.form(index);
    // "anti-*" stands for every word that begins so.
    const dash = form.indexOf("-");
    const byStart = dash > 0 ? (this.#index.get(`${form.slice(0, dash + 1)}*`) ?? []) : [];
    const byLemma = [...byStart, ...(this.#index.get(tree.lemma(index)) ?? [])];
    if (form === tree.lemma(index)) return byLemma;
    const byForm = this.#index.get(form) ?? [];
    return byLemma.length === 0 ? byForm : byForm.length === 0 ? byLemma : [...new Set([...byLemma, ...byForm])];
  }
}

function formsOf(anchor: Anchor): readonly string[] {
  if (anchor.kind === "verb") return verbForms(anchor.word);
  return anchor.kind === "noun" ? nounForms(anchor.word) : [anchor.word];
}

/** The codebook of these files; what is wrong in them stands in `faults`, and the rules concerned are left out. */
export const makeCodebook = (sources: readonly CodebookSource[]): Codebook => new Codebook(readCodebook(sources));
