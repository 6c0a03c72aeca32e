import type { Analysis, AttributionOdds } from "../../analysis/analysis.ts";
import { type Candidate, CONTENT_KINDS, type ContentKind, cueHead } from "./candidates.ts";
import { type CueKind, nounCue, verbCue } from "./cues.ts";

/** Numbers that say how well a candidate fits a cue: name and value, those not named 0. */
export type Features = Readonly<Record<string, number>>;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** The probabilities of a cue's window, summed for quick looks at stretches of it. */
export class Evidence {
  readonly #sure: Float64Array;
  readonly #logits: Float64Array;
  readonly first: number;
  readonly count: number;

  constructor(
    readonly odds: AttributionOdds,
    readonly part: "source" | "content",
  ) {
    const logits = odds[part];
    this.first = odds.first;
    this.count = logits.length;
    this.#sure = new Float64Array(logits.length + 1);
    this.#logits = new Float64Array(logits.length + 1);
    for (let index = 0; index < logits.length; index += 1) {
      this.#sure[index + 1] = this.#sure[index]! + sigmoid(logits[index]!);
      this.#logits[index + 1] = this.#logits[index]! + Math.max(-6, Math.min(6, logits[index]!));
    }
  }

  /** Expected number of words of the part in the whole window. */
  get mass(): number {
    return this.#sure[this.count]!;
  }

  sure(index: number): number {
    const at = index - this.first;
    return at < 0 || at >= this.count ? 0 : this.#sure[at + 1]! - this.#sure[at]!;
  }

  logit(index: number): number {
    const at = index - this.first;
    return at < 0 || at >= this.count ? -6 : this.#logits[at + 1]! - this.#logits[at]!;
  }
}

/** What stands around a cue: who says it, the quotations, and what the other cues of the text claim. */
export interface Surroundings {
  /** Words that name who says it. */
  readonly source: readonly number[];
  /** Words of each quotation near by. */
  readonly quotations: readonly (readonly number[])[];
  /** Words of each other cue that is likely. */
  readonly cues: readonly (readonly number[])[];
  /** The greatest probability that the word is content of another cue. */
  rival(index: number): number;
}

/** Features of a candidate: how much of the model's mass it holds, how sure it is inside and outside, how it hangs. */
export function contentFeatures(
  analysis: Analysis,
  evidence: Evidence,
  cue: readonly number[],
  candidate: Candidate,
  surroundings: Surroundings,
): Features {
  const { words, kind } = candidate;
  let sure = 0;
  let logits = 0;
  for (const index of words) {
    sure += evidence.sure(index);
    logits += evidence.logit(index);
  }
  const size = words.length;
  const inside = new Set(words);
  let cut = 0;
  for (const quotation of surroundings.quotations) {
    if (quotation[0]! > words[size - 1]! || quotation[quotation.length - 1]! < words[0]!) continue;
    const shared = quotation.filter((index) => inside.has(index)).length;
    if (shared > 0 && shared < quotation.length - 1 && shared < size) cut = 1;
  }
  const rival = words.reduce((sum, index) => sum + Math.max(0, surroundings.rival(index) - evidence.sure(index)), 0);
  const first = analysis.tokens[words[0]!]!;
  const gap = words[0]! > cue[cue.length - 1]! ? words[0]! - cue[cue.length - 1]! - 1 : cue[0]! - words[size - 1]! - 1;
  const beside = (index: number): number => (cue.includes(index) ? 0 : evidence.sure(index));
  const group = groupOf(analysis, cue);
  return {
    one: 1,
    dice: (2 * sure) / (size + evidence.mass),
    mean: sure / size,
    logit: logits / size / 4,
    edge: evidence.sure(words[0]!) + evidence.sure(words[size - 1]!),
    beside: beside(words[0]! - 1) + beside(words[size - 1]! + 1),
    size: Math.log(size),
    tiny: size < 3 ? 1 : 0,
    cut,
    rival: rival / size,
    gap: Math.log(1 + Math.max(0, gap)),
    earlier: words[0]! < cue[0]! ? 1 : 0,
    pieces: words[size - 1]! - words[0]! + 1 > size ? 1 : 0,
    pronoun: size === 1 && first.upos === "PRON" ? 1 : 0,
    that: first.form === "that" ? 1 : 0,
    ...edgeFeatures(analysis, evidence, cue, candidate, surroundings),
    [`with:${first.upos === "ADP" || first.upos === "SCONJ" || first.upos === "PART" ? first.lemma.toLowerCase() : first.upos}`]: 1,
    [`kind:${kind}`]: 1,
    [`${group}:${kind}`]: 1,
  };
}

/** Features of a candidate's edges and of what it leaves: how the model's mind changes at them, which words of the tree they part, what is missed. */
function edgeFeatures(
  analysis: Analysis,
  evidence: Evidence,
  cue: readonly number[],
  { words }: Candidate,
  { source, cues }: Surroundings,
): Features {
  const { tokens, sentences } = analysis;
  const inside = new Set(words);
  const apart = new Set([...cue, ...source]);
  const first = words[0]!;
  const last = words.at(-1)!;
  const beyond = (index: number): number => (!tokens[index] || apart.has(index) ? -6 : evidence.logit(index));
  const full = words.filter((index) => tokens[index]!.upos !== "PUNCT");
  const left = (from: number, to: number): readonly number[] =>
    Array.from({ length: to - from }, (_, step) => from + step).filter(
      (index) => tokens[index] && !inside.has(index) && !apart.has(index) && tokens[index].upos !== "PUNCT",
    );
  const home = sentences[tokens[evidence.odds.head]!.sentence]!;
  const held = [...new Set([...words, ...apart])].reduce((sum, index) => sum + evidence.sure(index), 0);
  const wrong = full.reduce((sum, index) => sum + 1 - evidence.sure(index), 0);
  const torn = words.filter((index) => {
    const { head } = tokens[index]!;
    return head >= 0 && !inside.has(head) && !cue.includes(head);
  });
  const lost = words.flatMap((index) =>
    tokens[index]!.children.filter(
      (child) => !inside.has(child) && !apart.has(child) && tokens[child]!.upos !== "PUNCT",
    ),
  );
  const next = tokens[last + 1];
  const joins = next?.upos === "CCONJ" || (next?.form === "," && tokens[last + 2]?.upos === "CCONJ");
  const spans = (part: readonly number[]): number => (part.some((index) => index > first && index < last) ? 1 : 0);
  return {
    startIn: evidence.logit(first) / 4,
    startOut: beyond(first - 1) / 4,
    endIn: evidence.logit(last) / 4,
    endOut: beyond(last + 1) / 4,
    least: Math.min(6, ...full.map((index) => evidence.logit(index))) / 4,
    doubtful: full.filter((index) => evidence.logit(index) < 0).length / words.length,
    most: Math.max(0, ...left(home.first, home.last).map((index) => evidence.logit(index))) / 4,
    missed: Math.log1p(Math.max(0, evidence.mass - held)),
    wrong: Math.log1p(wrong),
    torn: Math.log1p(torn.length),
    lost: Math.log1p(lost.length),
    toEnd: last + 1 >= sentences[tokens[last]!.sentence]!.last - 1 ? 1 : 0,
    fromStart: first <= sentences[tokens[first]!.sentence]!.first + 1 ? 1 : 0,
    joined: joins ? 1 : 0,
    sourceIn: spans(source),
    cueIn: spans(cue),
    others: cues.filter((other) => other.some((index) => inside.has(index))).length,
    sentences: new Set(words.map((index) => tokens[index]!.sentence)).size - 1,
  };
}

export type CueGroup = CueKind | "noun" | "other";

/** What sort of cue it is, by its head. */
export function groupOf(analysis: Analysis, cue: readonly number[]): CueGroup {
  const head = cueHead(analysis, cue);
  if (head.upos === "NOUN") return nounCue(head.lemma) === null ? "other" : "noun";
  return verbCue(head.lemma) ?? "other";
}

/** Every kind's features' names, for the fit. */
export const kindNames: readonly ContentKind[] = CONTENT_KINDS;
