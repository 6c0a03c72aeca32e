/** Scoring of CoNLL-U as the CoNLL 2018 shared task scored: words aligned by characters, inside multiword tokens by common subsequence. */
import { fault } from "../src/ground/fault.ts";
import type { GoldDocument, GoldWord } from "./treebank.ts";

/** How much of the gold a system finds, and how much of what it says is right; in percent. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const MEASURES = [
  "Tokens",
  "Sentences",
  "Words",
  "UPOS",
  "XPOS",
  "UFeats",
  "Lemmas",
  "UAS",
  "LAS",
  "CLAS",
] as const;
export type Measure = (typeof MEASURES)[number];
export type Scores = Readonly<Record<Measure, Score>>;

const UNIVERSAL = new Set(
  (
    "PronType NumType Poss Reflex Foreign Abbr Gender Animacy Number Case Definite Degree " +
    "VerbForm Mood Tense Aspect Voice Evident Polarity Person Polite"
  ).split(" "),
);
const CONTENT = new Set(
  (
    "nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod acl amod " +
    "conj fixed flat compound list parataxis orphan goeswith reparandum root dep"
  ).split(" "),
);

/** A word as it is scored; places count the characters that are no space. */
interface Placed {
  readonly word: GoldWord;
  readonly start: number;
  readonly end: number;
  readonly multiword: boolean;
  /** `null` for the root. */
  parent: Placed | null;
}

/** A gold word and the system's that it is aligned with. */
type Pair = readonly [Placed, Placed];

interface Side {
  readonly characters: string;
  readonly words: readonly Placed[];
  readonly tokens: readonly string[];
  readonly sentences: readonly string[];
}

function place(documents: readonly GoldDocument[]): Side {
  const pieces: string[] = [];
  const words: Placed[] = [];
  const tokens: string[] = [];
  const sentences: string[] = [];
  let at = 0;
  for (const sentence of documents.flatMap((document) => document.sentences)) {
    const begun = at;
    const base = words.length;
    for (const token of sentence.tokens) {
      const form = token.form.replace(/\s/gu, "");
      pieces.push(form);
      const [start, end] = [at, at + form.length];
      tokens.push(`${start}:${end}`);
      for (let k = 0; k < token.count; k++) {
        const word = sentence.words[token.first + k]!;
        words.push({ word, start, end, multiword: token.count > 1, parent: null });
      }
      at = end;
    }
    for (const one of words.slice(base)) one.parent = one.word.head === 0 ? null : words[base + one.word.head - 1]!;
    sentences.push(`${begun}:${at}`);
  }
  return { characters: pieces.join(""), words, tokens, sentences };
}

/**
 * The scores of a system's documents against the gold ones.
 * @throws Fault `bench/other-text` where the two do not hold the same characters, white space apart.
 */
export function score(gold: readonly GoldDocument[], system: readonly GoldDocument[]): Scores {
  const [a, b] = [place(gold), place(system)];
  if (a.characters !== b.characters) {
    let at = 0;
    while (a.characters[at] === b.characters[at]) at++;
    const near = (side: Side) => JSON.stringify(side.characters.slice(Math.max(0, at - 10), at + 20));
    throw fault(
      "bench/other-text",
      `asked to score the same text, found ${near(a)} in gold and ${near(b)} in the system's`,
    );
  }
  const pairs = align(a.words, b.words);
  const toGold = new Map(pairs.map(([g, s]) => [s, g] as const));
  const same = (key: (word: GoldWord, gold: GoldWord) => string) =>
    f1(pairs.filter(([g, s]) => key(g.word, g.word) === key(s.word, g.word)).length, a.words.length, b.words.length);
  const headed = ([g, s]: Pair) => (s.parent === null ? null : toGold.get(s.parent)) === g.parent;
  const labelled = (pair: Pair) => headed(pair) && relation(pair[0].word) === relation(pair[1].word);
  const content = (words: readonly Placed[]) => words.filter(({ word }) => CONTENT.has(relation(word))).length;
  const of = (found: number) => f1(found, a.words.length, b.words.length);
  return {
    Tokens: overlap(a.tokens, b.tokens),
    Sentences: overlap(a.sentences, b.sentences),
    Words: of(pairs.length),
    UPOS: same((word) => word.upos),
    XPOS: same((word) => word.xpos),
    UFeats: same((word) => universal(word.feats)),
    Lemmas: same((word, against) => (against.lemma === "_" ? "_" : word.lemma)),
    UAS: of(pairs.filter(headed).length),
    LAS: of(pairs.filter(labelled).length),
    CLAS: f1(
      pairs.filter((pair) => labelled(pair) && CONTENT.has(relation(pair[0].word))).length,
      content(a.words),
      content(b.words),
    ),
  };
}

const relation = (word: GoldWord): string => word.label.split(":", 1)[0]!;

const universal = (feats: string): string =>
  feats
    .split("|")
    .filter((one) => UNIVERSAL.has(one.split("=", 1)[0]!))
    .sort()
    .join("|");

function f1(found: number, gold: number, system: number): Score {
  const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
  return { precision: percent(found, system), recall: percent(found, gold), f1: percent(2 * found, gold + system) };
}

function overlap(gold: readonly string[], system: readonly string[]): Score {
  const known = new Set(gold);
  return f1(system.filter((one) => known.has(one)).length, gold.length, system.length);
}

function align(gold: readonly Placed[], system: readonly Placed[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let g = 0;
  let s = 0;
  while (g < gold.length && s < system.length) {
    const [a, b] = [gold[g]!, system[s]!];
    if (a.multiword || b.multiword) {
      const around = multiwordSpan(gold, system, g, s);
      for (const pair of common(gold.slice(around.fromG, around.g), system.slice(around.fromS, around.s)))
        pairs.push(pair);
      g = around.g;
      s = around.s;
    } else if (a.start === b.start && a.end === b.end) {
      pairs.push([a, b]);
      g++;
      s++;
    } else if (a.start <= b.start) g++;
    else s++;
  }
  return pairs;
}

/** The least stretch of both sides around the multiword tokens at `g` and `s` that none of them crosses. */
function multiwordSpan(gold: readonly Placed[], system: readonly Placed[], g: number, s: number) {
  let end: number;
  if (gold[g]!.multiword) {
    end = gold[g]!.end;
    if (!system[s]!.multiword && system[s]!.start < gold[g]!.start) s++;
  } else {
    end = system[s]!.end;
    if (!gold[g]!.multiword && gold[g]!.start < system[s]!.start) g++;
  }
  const [fromG, fromS] = [g, s];
  const beyond = (words: readonly Placed[], at: number): boolean => {
    const word = words[at];
    return word === undefined || (word.multiword ? word.start >= end : word.end > end);
  };
  while (!beyond(gold, g) || !beyond(system, s)) {
    const takeGold = g < gold.length && (s >= system.length || gold[g]!.start <= system[s]!.start);
    const word = takeGold ? gold[g++]! : system[s++]!;
    if (word.multiword && word.end > end) end = word.end;
  }
  return { fromG, fromS, g, s };
}

/** Pairs of a longest common subsequence by form, letter case aside. */
function common(gold: readonly Placed[], system: readonly Placed[]): readonly Pair[] {
  const same = (g: number, s: number) => gold[g]!.word.form.toLowerCase() === system[s]!.word.form.toLowerCase();
  const longest = Array.from({ length: gold.length + 1 }, () => new Array<number>(system.length + 1).fill(0));
  for (let g = gold.length - 1; g >= 0; g--) {
    for (let s = system.length - 1; s >= 0; s--) {
      const one = same(g, s) ? 1 + longest[g + 1]![s + 1]! : 0;
      longest[g]![s] = Math.max(one, longest[g + 1]![s]!, longest[g]![s + 1]!);
    }
  }
  const pairs: Pair[] = [];
  for (let g = 0, s = 0; g < gold.length && s < system.length; ) {
    if (same(g, s)) pairs.push([gold[g++]!, system[s++]!]);
    else if (longest[g]![s] === longest[g + 1]![s]) g++;
    else s++;
  }
  return pairs;
}
