import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import { trimEdges } from "./by-tree.ts";

/** How a stretch of words hangs on a cue, as far as it could be what is said; the names are those of `decoder.ts`. */
export const CONTENT_KINDS = [
  "clause",
  "open",
  "object",
  "object-on",
  "oblique",
  "oblique-bare",
  "passive-subject",
  "subject-open",
  "adverbial",
  "aside",
  "around",
  "before",
  "after",
  "onward",
  "noun-clause",
  "noun-phrase",
  "antecedent",
  "quoted",
  "quoted-around",
  "governor",
  "announced",
  "model",
  "shaped",
  "short",
] as const;

export type ContentKind = (typeof CONTENT_KINDS)[number];

/** A stretch of words that could be what a cue reports. */
export interface Candidate {
  readonly kind: ContentKind;
  /** Token indexes, ascending. */
  readonly words: readonly number[];
}

/** What candidates are made from: the cue, whose source it may have, and the quotations near by. */
export interface CueScene {
  readonly analysis: Analysis;
  readonly cue: readonly number[];
  /** The word that names the source, -1 of none. */
  readonly sourceHead: number;
  readonly source: readonly number[];
  /** Words of each quotation of the text, in order. */
  readonly quotations: readonly (readonly number[])[];
}

const SUBJECT = /^(?:nsubj|csubj|expl)/;
const FRAME = /^(?:aux|punct|cc$|cc:|mark|case|det|discourse|vocative|compound:prt|fixed|goeswith|cop)/;

/** The word of a cue that the others hang on, a verb or noun before an auxiliary. */
export function cueHead(analysis: Analysis, cue: readonly number[]): Token {
  const own = new Set(cue);
  const tops = cue.map((index) => analysis.tokens[index]!).filter((token) => !own.has(token.head));
  const full = tops.find((token) => /^(?:VERB|NOUN|ADJ)$/.test(token.upos)) ?? tops[0] ?? analysis.tokens[cue[0]!]!;
  if (full.upos !== "AUX" && full.label !== "case" && full.label !== "mark" && full.label !== "advmod") return full;
  const above = analysis.tokens[full.head];
  return above && full.label.startsWith("aux") ? above : full;
}

/** The words of one sentence from `first` to before `last`. */
const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step);

/** Every stretch of words that could be the content of a cue, each once, whole phrases of the tree and quotations. */
export function contentCandidates(scene: CueScene): readonly Candidate[] {
  const { analysis, cue, source } = scene;
  const tokens = analysis.tokens;
  const head = cueHead(analysis, cue);
  const sentence = analysis.sentences[head.sentence]!;
  const own = new Set([...cue, ...source]);
  const found = new Map<string, Candidate>();
  const add = (kind: ContentKind, words: readonly number[]): void => {
    const kept = trimEdges(
      analysis,
      words.filter((index) => !own.has(index)),
    );
    if (kept.length === 0) return;
    const key = `${kept[0]}-${kept.length}-${kept[kept.length - 1]}-${kept[kept.length >> 1]}`;
    if (!found.has(key)) found.set(key, { kind, words: kept });
  };
  const below = (index: number): readonly number[] => subtree(analysis, index, (token) => token.index === head.index);
  /** Without what is said beside it at its end: ", citing …". */
  const short = (index: number): readonly number[] => {
    const late = new Set(
      tokens[index]!.children.filter(
        (child) =>
          child > index &&
          /^(?:advcl|parataxis)/.test(tokens[child]!.label) &&
          tokens[child]!.children.some((below) => below < child && tokens[below]!.form === ","),
      ),
    );
    return late.size === 0
      ? []
      : subtree(analysis, index, (token) => late.has(token.index) || token.index === head.index);
  };
  const cut = (index: number): readonly number[] =>
    subtree(
      analysis,
      index,
      (token) =>
        token.index === head.index || (token.head === index && /^acl:relcl|^parataxis|^appos/.test(token.label)),
    );

  const argumentsOf = [...new Set([head.index, ...cue])].flatMap((index) =>
    tokens[index]!.children.filter((child) => !own.has(child)).map((child) => tokens[child]!),
  );
  const later: Token[] = [];
  for (const child of argumentsOf) {
    const label = child.label;
    if (FRAME.test(label)) continue;
    if (label === "nsubj:pass") add("passive-subject", below(child.index));
    if (SUBJECT.test(label)) {
      for (const clause of child.children.filter((at) => /^acl:relcl/.test(tokens[at]!.label)))
        add("noun-clause", below(clause));
      continue;
    }
    if (child.index > head.index) later.push(child);
    if (/^ccomp|^csubj/.test(label)) add("clause", below(child.index));
    else if (label === "xcomp") add("open", below(child.index));
    else if (/^(?:obj|iobj)/.test(label)) add("object", below(child.index));
    else if (/^obl/.test(label) || label === "nmod") {
      add(head.upos === "NOUN" ? "noun-phrase" : "oblique", below(child.index));
      const cases = new Set(child.children.filter((at) => tokens[at]!.label === "case" && at < child.index));
      add(
        "oblique-bare",
        subtree(analysis, child.index, (token) => cases.has(token.index)),
      );
    } else if (/^advcl/.test(label)) {
      add("adverbial", below(child.index));
      const marks = new Set(child.children.filter((at) => tokens[at]!.label === "mark" && at < child.index));
      add(
        "adverbial",
        subtree(analysis, child.index, (token) => marks.has(token.index)),
      );
    } else if (/^(?:parataxis|conj|dep|list|appos)/.test(label)) add("aside", below(child.index));
    else if (/^acl/.test(label)) add(head.upos === "NOUN" ? "noun-clause" : "adverbial", below(child.index));
    else if (/^(?:nmod|amod|compound)/.test(label) && head.upos === "NOUN") add("noun-phrase", below(child.index));
    if (/^(?:ccomp|xcomp|obj|obl|advcl)/.test(label)) {
      add("short", short(child.index));
      add("short", cut(child.index));
    }
  }
  later.sort((a, b) => a.index - b.index);
  for (const [from, one] of later.entries())
    for (const [step, other] of later.slice(from + 1).entries()) {
      if (step > 2 || /^(?:parataxis|conj|cc|dep)/.test(other.label)) break;
      add(
        "object-on",
        [...below(one.index), ...below(other.index)].sort((a, b) => a - b),
      );
    }
  const whole = subtree(analysis, head.index);
  const end = whole.at(-1)! + 1;
  add("onward", range(cue.at(-1)! + 1, end));
  add("after", range(cue.at(-1)! + 1, sentence.last));

  const subject = argumentsOf.find((child) => SUBJECT.test(child.label));
  const open = argumentsOf.find((child) => child.label === "xcomp");
  if (subject && open)
    add(
      "subject-open",
      [...below(subject.index), ...below(open.index)].sort((a, b) => a - b),
    );

  const above = tokens[head.head];
  if (above) {
    if (/^(?:parataxis|discourse|conj|advcl|ccomp|dep|appos)/.test(head.label)) {
      add("around", below(above.index));
      if (above.head >= 0 && tokens[above.head]) add("around", below(above.head));
    }
    if (/^acl/.test(head.label)) {
      add("antecedent", below(above.index));
      add("antecedent", cut(above.index));
    }
    if (/^(?:case|mark|advcl|advmod|obl)/.test(head.label)) {
      for (let at: Token | undefined = above, step = 0; at && step < 4; at = tokens[at.head], step += 1)
        add(
          "governor",
          subtree(analysis, at.index, (token) => token.index === head.index || token.index === scene.sourceHead),
        );
    }
  }
  const first = Math.min(whole[0] ?? cue[0]!, cue[0]!, source[0] ?? cue[0]!);
  const clauseFirst = Math.min(cue[0]!, source.length > 0 && source[0]! < cue[0]! ? source[0]! : cue[0]!);
  add("before", range(sentence.first, clauseFirst));
  if (first > sentence.first && first < clauseFirst) add("before", range(sentence.first, first));
  addQuoted(scene, sentence, add);
  if (tokens[sentence.last - 1]!.form === ":" || tokens[cue.at(-1)!]!.form === ":") addAnnounced(scene, sentence, add);
  return [...found.values()];
}

/** Quotations of the cue's sentence and of those that touch it, alone, together, and with the words between. */
function addQuoted(
  scene: CueScene,
  sentence: { readonly first: number; readonly last: number; readonly paragraph: number },
  add: (kind: ContentKind, words: readonly number[]) => void,
): void {
  const { analysis } = scene;
  const near = scene.quotations.filter((words) => {
    const first = analysis.tokens[words[0]!]!;
    return (
      analysis.sentences[first.sentence]!.paragraph === sentence.paragraph &&
      words.at(-1)! >= sentence.first - 3 &&
      words[0]! <= sentence.last + 2
    );
  });
  for (const words of near) add("quoted", words);
  if (near.length > 1) add("quoted", near.flat());
  for (const words of near) {
    const start = analysis.sentences[analysis.tokens[words[0]!]!.sentence]!.first;
    if (start < words[0]! && words[0]! - start < 60 && words.at(-1)! < scene.cue[0]!)
      add("quoted-around", range(start, words.at(-1)! + 1));
  }
}

/** What follows a sentence that ends with a colon: its next sentence, and the next paragraph or its quotation. */
function addAnnounced(
  scene: CueScene,
  sentence: { readonly index: number; readonly paragraph: number },
  add: (kind: ContentKind, words: readonly number[]) => void,
): void {
  const { sentences } = scene.analysis;
  const next = sentences[sentence.index + 1];
  if (!next || next.paragraph > sentence.paragraph + 1) return;
  add("announced", range(next.first, next.last));
  let last = next.index;
  while (sentences[last + 1]?.paragraph === next.paragraph) last += 1;
  add("announced", range(next.first, sentences[last]!.last));
  for (const words of scene.quotations)
    if (words[0]! >= next.first && words[0]! <= next.first + 1) add("announced", words);
}
