import type { Analysis, AttributionOdds, InfluenceReading, Sentence, States, Token } from "./analysis.ts";
import { readAttributions, readOdds } from "./attribution.ts";
import type { EncoderOutput } from "./encoder.ts";
import { agreedFeatures, featuresInTree } from "./features.ts";
import { readInfluences } from "./influence.ts";
import type { Labels } from "./labels.ts";
import { applyRule } from "./lemma.ts";
import type { Lexicon } from "./lexicon.ts";
import { forcedCut, sentenceStarts } from "./sentences.ts";
import { decodeTree } from "./tree.ts";
import { GROUPS, type Group, readTriggers, type TriggerOdds } from "./trigger.ts";
import type { Reading, Window } from "./window.ts";

/** Width of the hidden states. */
export const STATE_WIDTH = 384;
/** Texts of more words keep no hidden states; span heads then encode the words they look at once more. */
export const MOST_STATES = 60_000;

/** Where a window lies in an encoder's output. */
export interface Row {
  readonly row: number;
  readonly wordWidth: number;
}

/** An analysis as it grows, window by window: columns of ids, one number a word. */
export class Draft {
  private readonly starts: Uint8Array;
  private readonly upos: Uint8Array;
  private readonly xpos: Uint8Array;
  private readonly feats: Uint16Array;
  private readonly lemma: Uint16Array;
  private readonly head: Int32Array;
  private readonly label: Uint8Array;
  private readonly mention: Uint8Array;
  private readonly mentionScore: Float32Array;
  private readonly states: Float32Array | null;
  private readonly odds: AttributionOdds[] = [];
  private readonly influences: InfluenceReading[] = [];
  private readonly triggers: Record<Group, Map<number, TriggerOdds>> = {
    event: new Map(),
    tie: new Map(),
    link: new Map(),
  };
  private readonly rootLabel: number;

  constructor(
    readonly reading: Reading,
    private readonly labels: Labels,
    private readonly lexicon: Lexicon,
  ) {
    const count = reading.words.count;
    this.starts = new Uint8Array(count);
    this.upos = new Uint8Array(count);
    this.xpos = new Uint8Array(count);
    this.feats = new Uint16Array(count);
    this.lemma = new Uint16Array(count);
    this.head = new Int32Array(count);
    this.label = new Uint8Array(count);
    this.mention = new Uint8Array(count);
    this.mentionScore = new Float32Array(count);
    this.states = count <= MOST_STATES ? new Float32Array(count * STATE_WIDTH) : null;
    this.rootLabel = labels.deprel.indexOf("root");
  }

  /** Takes in what the encoder says of a window; gives the word at which the paragraph must be read on, or `null`. */
  take(window: Window, output: EncoderOutput, at: Row): number | null {
    const size = window.last - window.first;
    const base = at.row * at.wordWidth;
    const { reading } = this;
    const { bounds } = reading.words;
    const logit = (index: number) => output.sentence[base + index]!;
    const starts = sentenceStarts({
      count: size,
      logit,
      gap: (index) => reading.layout.gaps[window.first + index]!,
      begins: (index) => window.first + index === reading.layout.afterDateline && this.isPlaced(index, output, base),
      form: (index) => {
        const word = window.first + index;
        return reading.text.slice(bounds[word * 2], bounds[word * 2 + 1]);
      },
    });
    const count = window.openTo === null ? size : finished(starts, size, logit);
    this.takeWords(window.first, count, output, base);
    for (let from = 0; from < count; ) {
      let to = from + 1;
      while (to < count && starts[to] === 0) to++;
      this.starts[window.first + from] = 1;
      this.takeTree(window.first, from, to, output, at);
      from = to;
    }
    const begins = (index: number) => starts[index] === 1;
    const evidence = {
      count,
      cue: output.cue.subarray(base * 2),
      vectors: output.attribution.subarray(base * 384),
      bias: this.labels.attributionBias,
      starts: begins,
    };
    for (const one of readOdds(evidence, window.first)) this.odds.push(one);
    const logits = output.influence.subarray(base * 5);
    for (const one of readInfluences(count, logits, begins, window.first)) this.influences.push(one);
    this.takeTriggers(window.first, count, output, at, begins);
    return window.openTo === null ? null : window.first + count;
  }

  private takeTriggers(
    first: number,
    count: number,
    output: EncoderOutput,
    at: Row,
    starts: (index: number) => boolean,
  ): void {
    const labels = this.labels.branch;
    const rows = output.event.length / labels.classes.event!.length;
    const outputs = (name: string): Float32Array => {
      const values = output[name as keyof EncoderOutput] as Float32Array;
      return values.subarray(at.row * at.wordWidth * (values.length / rows));
    };
    for (const group of Object.keys(GROUPS) as Group[])
      for (const one of readTriggers(group, { count, outputs, starts, labels }, first))
        this.triggers[group].set(one.token, one);
  }

  /** Whether the dateline that ends before this word is one: of a colon alone, only where a place stands before it. */
  private isPlaced(index: number, output: EncoderOutput, base: number): boolean {
    const { reading, labels } = this;
    const end = reading.words.bounds[(reading.layout.afterDateline - 1) * 2 + 1]!;
    if (reading.text[end - 1] !== ":" || index < 2) return true;
    const kinds = labels.mention.length;
    const at = (base + index - 2) * kinds;
    return labels.mention[highest(output.mention, at, kinds)] === "place";
  }

  private takeWords(first: number, count: number, output: EncoderOutput, base: number): void {
    const kinds = this.labels.mention.length;
    for (let index = 0; index < count; index++) {
      const word = first + index;
      this.upos[word] = output.upos[base + index]!;
      this.xpos[word] = output.xpos[base + index]!;
      this.feats[word] = output.feats[base + index]!;
      this.lemma[word] = output.lemma[base + index]!;
      const at = (base + index) * kinds;
      const best = highest(output.mention, at, kinds);
      this.mention[word] = best;
      if (best === 0) continue;
      let sum = 0;
      for (let k = 0; k < kinds; k++) sum += Math.exp(output.mention[at + k]! - output.mention[at + best]!);
      this.mentionScore[word] = 1 / sum;
    }
    this.states?.set(output.states.subarray(base * STATE_WIDTH, (base + count) * STATE_WIDTH), first * STATE_WIDTH);
  }

  /** Heads and labels of the sentence `[from, to)` of the window. */
  private takeTree(first: number, from: number, to: number, output: EncoderOutput, at: Row): void {
    const width = at.wordWidth + 1;
    const base = at.row * at.wordWidth;
    const arcs = output.arc;
    const heads = decodeTree(
      to - from,
      (word, head) => arcs[(base + from + word) * width + (head === 0 ? 0 : from + head)]!,
    );
    for (let index = 0; index < heads.length; index++) {
      const word = first + from + index;
      const head = heads[index]!;
      this.head[word] = head === 0 ? -1 : first + from + head - 1;
      this.label[word] =
        head === 0 ? this.rootLabel : this.labelOf(output, base + from + index, at.row * width + from + head);
    }
  }

  /** The best label that is not `root`, of the dependent's and the head's label states. */
  private labelOf(output: EncoderOutput, dependent: number, head: number): number {
    const { labelColumns, labelBias } = this.labels;
    const count = labelBias.length;
    const width = labelColumns.length / count;
    const sums = SUMS.length === count ? SUMS : new Float64Array(count);
    SUMS = sums;
    sums.set(labelBias);
    for (let k = 0; k < width; k++) {
      const hidden = output.labelDep[dependent * width + k]! + output.labelHead[head * width + k]!;
      if (hidden <= 0) continue;
      const column = k * count;
      for (let label = 0; label < count; label++) sums[label]! += hidden * labelColumns[column + label]!;
    }
    let best = -1;
    for (let label = 0; label < count; label++) {
      if (label !== this.rootLabel && (best < 0 || sums[label]! > sums[best]!)) best = label;
    }
    return best;
  }

  /** The analysis, once every window is taken in. */
  finish(): Analysis {
    const { reading, labels } = this;
    const { words, layout, text } = reading;
    const tokens: Mutable<Token>[] = [];
    const sentences: Mutable<Sentence>[] = [];
    let paragraph = -1;
    for (let index = 0; index < words.count; index++) {
      const start = words.bounds[index * 2]!;
      const end = words.bounds[index * 2 + 1]!;
      if (layout.paragraphs[paragraph + 1] === index) paragraph++;
      if (this.starts[index] === 1) {
        sentences.push({ index: sentences.length, paragraph, first: index, last: index, root: index, start, end });
      }
      const sentence = sentences.at(-1)!;
      sentence.last = index + 1;
      sentence.end = end;
      if (this.head[index] === -1) sentence.root = index;
      const form = text.slice(start, end);
      const mention = labels.mention[this.mention[index]!]!;
      const upos = labels.upos[this.upos[index]!]!;
      const xpos = labels.xpos[this.xpos[index]!]!;
      const guess = applyRule(form, labels.lemma[this.lemma[index]!]!);
      tokens.push({
        index,
        sentence: sentence.index,
        start,
        end,
        form,
        lemma: this.lexicon.lemma(form, guess, upos, xpos),
        upos,
        xpos,
        feats: agreedFeatures(form, upos, xpos, labels.feats[this.feats[index]!]!),
        head: this.head[index]!,
        label: labels.deprel[this.label[index]!]!,
        children: [],
        mention: mention === "O" ? null : mention,
        mentionScore: Math.round(this.mentionScore[index]! * 1e4) / 1e4,
      });
    }
    for (const token of tokens) if (token.head >= 0) (tokens[token.head]!.children as number[]).push(token.index);
    for (const token of tokens) token.feats = featuresInTree(token, tokens);
    const states: States | null = this.states ? { width: STATE_WIDTH, rows: this.states } : null;
    return {
      kind: "analysis",
      text,
      tokens,
      sentences,
      attributions: readAttributions(this.odds),
      ...(this.odds.length > 0 ? { attributionOdds: this.odds } : {}),
      influences: this.influences,
      triggers: this.triggers,
      states,
    };
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Room for the sums of one word, used again for the next. */
let SUMS = new Float64Array(0);

/** Index of the highest of `count` numbers from `at`. */
function highest(values: Float32Array, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[at + k]! > values[at + best]!) best = k;
  return best;
}

/** How many words of a window that its paragraph outgrows are in finished sentences; a forced cut where none is. */
function finished(starts: Uint8Array, size: number, logit: (index: number) => number): number {
  for (let index = size - 1; index > 0; index--) if (starts[index] === 1) return index;
  return forcedCut(size, logit);
}
