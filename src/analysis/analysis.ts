import type { Span } from "../ground/span.ts";
import type { Triggers } from "./trigger.ts";

/** A word of the text, as Universal Dependencies counts words; its place in the tree is by index into `Analysis.tokens`. */
export interface Token extends Span {
  /** Index into `Analysis.tokens`. */
  readonly index: number;
  /** Index into `Analysis.sentences`. */
  readonly sentence: number;
  /** The text's own characters: `text.slice(start, end)`. */
  readonly form: string;
  readonly lemma: string;
  /** Universal part of speech. */
  readonly upos: string;
  /** Penn Treebank tag. */
  readonly xpos: string;
  /** Universal features, as CoNLL-U writes them (`Number=Sing|Tense=Past`); empty where none. */
  readonly feats: string;
  /** Index of the head's token; -1 for the root of its sentence. */
  readonly head: number;
  /** Universal relation to the head, with subtype: `nsubj:pass`. */
  readonly label: string;
  /** Indexes of the tokens whose head this is, in text order. */
  readonly children: readonly number[];
  /** The entity type the model gives a word that heads a mention (`person`, `place`, `organization`, `event`, …); `null` where it heads none. */
  readonly mention: string | null;
  /** How sure the model is of `mention`, 0 to 1. */
  readonly mentionScore: number;
}

/** A sentence: `tokens[first … last)`. */
export interface Sentence extends Span {
  readonly index: number;
  /** Number of the paragraph (text between blank lines, or lines where the text has no blank ones), from 0. */
  readonly paragraph: number;
  /** Index of the first token. */
  readonly first: number;
  /** Index after the last token. */
  readonly last: number;
  /** Index of the root's token. */
  readonly root: number;
}

/** An attribution as the model reads it, before rules tie it to quotation marks and tree: indexes of tokens, ascending. */
export interface AttributionReading {
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly content: readonly number[];
  /** 0 to 1. */
  readonly score: number;
}

/** What the model says of a word that may be the head of a cue, for readers that know the tree and the quotation marks. */
export interface AttributionOdds {
  /** Token indexes of the cue as the model reads it, ascending. */
  readonly cue: readonly number[];
  /** Token index of the cue's head. */
  readonly head: number;
  /** Probability that the word is the head of a cue. */
  readonly chance: number;
  /** Token index that `source[0]` and `content[0]` stand for. */
  readonly first: number;
  /** Logits, one for each word of the window, that it names the source. */
  readonly source: Float32Array;
  /** Logits that it is part of what is said. */
  readonly content: Float32Array;
}

/** A stretch of words that the model reads as a cause or an effect. */
export interface InfluenceReading {
  readonly part: "cause" | "effect";
  /** Token indexes, half-open. */
  readonly first: number;
  readonly last: number;
  readonly score: number;
}

/** How the sentences of a text are built; a plain value that CoNLL-U can carry, but for the hidden states. */
export interface Analysis {
  readonly kind: "analysis";
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly attributions: readonly AttributionReading[];
  /** Absent where the analysis was read from CoNLL-U. */
  readonly attributionOdds?: readonly AttributionOdds[];
  readonly influences: readonly InfluenceReading[];
  /** What the model says of words that may name events, ties and influences; absent where the analysis was read from CoNLL-U. */
  readonly triggers?: Triggers;
  /** Hidden states of the words, for span heads; `null` where the analysis was read from CoNLL-U. */
  readonly states: States | null;
}

/** One row of `width` numbers for each token, in token order; lives only until the report is made. */
export interface States {
  readonly width: number;
  readonly rows: Float32Array;
}

/** What a span head is asked: which words play its roles, and the words around that it may look at. */
export interface HeadQuery {
  readonly analysis: Analysis;
  /** Token indexes of the context, half-open; usually the sentence. */
  readonly first: number;
  readonly last: number;
  /** For each role of the head, the token indexes of its span. */
  readonly roles: readonly (readonly number[])[];
}

/** Answers each query with one number a label, in the order of `labels(head)`; they add up to 1. */
export interface Scorer {
  readonly heads: readonly string[];
  labels(head: string): readonly string[];
  /** Classes of an output of the meaning branch: `event`, `eventStatus`, `tie` … */
  classes(output: string): readonly string[];
  score(head: string, queries: readonly HeadQuery[]): Promise<readonly Float32Array[]>;
}

/** Reads texts: analyses come in the order of the texts. */
export interface Analyser extends Scorer {
  analyse(texts: Iterable<string> | AsyncIterable<string>): AsyncIterable<Analysis>;
}
