import type { Analysis, AttributionOdds, AttributionReading } from "../../analysis/analysis.ts";
import { isBelow } from "../../analysis/subtree.ts";
import { byLength, weigh } from "../sure.ts";
import { isAimedAt, withoutAddressee } from "./addressee.ts";
import type { Attribution } from "./attribution.ts";
import { quotedWords } from "./by-quote.ts";
import { sourceWords, speakerOf } from "./by-tree.ts";
import { type Candidate, type ContentKind, contentCandidates, cueHead } from "./candidates.ts";
import { cueRun, settle } from "./cue-words.ts";
import { contentFeatures, Evidence, type Features, groupOf } from "./decoder.ts";
import { headOf, learnedContent, learnedSource } from "./learned.ts";
import { overlapShare } from "./overlap.ts";
import { CONTENT_WEIGHTS, STATEMENT_WEIGHTS } from "./weights.ts";

/** A likely cue with everything that could be its content, before any is chosen. */
export interface Question {
  readonly odds: AttributionOdds;
  readonly cue: readonly number[];
  readonly source: readonly number[];
  readonly sourceHead: number;
  readonly candidates: readonly { readonly candidate: Candidate; readonly features: Features }[];
  readonly said: Evidence;
  readonly named: Evidence;
}

/** A statement of a smaller probability is not reported; `npm run bench -- statements --sweep` shows F1 by this threshold. */
export const LEAST_STATEMENT = 0.55;
/** The same in a text of so few sentences: the model learned from whole reports, and is less sure of a sentence alone. */
const LEAST_FEW = 0.3;

/** From this probability of a cue on, it is asked what would be its content. */
const LEAST_CUE = 0.08;
/** From this probability on a sentence holds a cue, which the contents of others stop at. */
const LEAST_SURE_CUE = 0.4;

const likely = (logits: Float32Array, first: number): number[] => {
  const found: number[] = [];
  for (let word = 0; word < logits.length; word += 1) if (logits[word]! > 0) found.push(word + first);
  return found;
};

/** From this probability on the tree's speaker is one the model knows too. */
const LEAST_NAMED = 0.25;

/** The words with the rest of a name that they break off: "Mary" of "Mary Smith". */
function wholeName(analysis: Analysis, words: readonly number[]): readonly number[] {
  const found = [...words];
  let next = analysis.tokens[(words.at(-1) ?? analysis.tokens.length) + 1];
  while (next && /^(?:flat|goeswith)/.test(next.label) && found.includes(next.head)) {
    found.push(next.index);
    next = analysis.tokens[next.index + 1];
  }
  return found;
}

const DAY = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight)$/i;

/** Who speaks, without the day on which: "analysts *Monday* said". */
function withoutDay(analysis: Analysis, words: readonly number[]): readonly number[] {
  const last = analysis.tokens[words.at(-1) ?? -1];
  if (words.length < 2 || !last || !DAY.test(last.form)) return words;
  // "The Sun on *Sunday*", "the Friday": a name that it is part of.
  return words.includes(last.head) && !/unmarked|tmod/.test(last.label) ? words : words.slice(0, -1);
}

/** The source's words and their head: by the model where it names somebody, by the tree where the model has but a splinter of the phrase. */
function sourceOf(
  analysis: Analysis,
  reading: AttributionReading,
  named: Evidence,
): Pick<Question, "source" | "sourceHead"> {
  const learned = withoutDay(analysis, wholeName(analysis, learnedSource(analysis, reading)));
  const learnedHead = headOf(analysis, learned);
  const head = cueHead(analysis, reading.cue);
  const byTree = head.upos === "VERB" ? speakerOf(analysis, head) : -1;
  const speaker = isAimedAt(analysis, head, byTree) ? -1 : byTree;
  const byModel = isAimedAt(analysis, head, learnedHead)
    ? { source: [], sourceHead: -1 }
    : { source: learned, sourceHead: learnedHead };
  if (speaker < 0 || reading.cue.includes(speaker)) return byModel;
  if (learned.includes(speaker)) {
    // A run that goes beyond the phrase of who speaks has another head: "at the bank's *request*, the *auditor*, said".
    const own = isBelow(analysis, speaker, learnedHead) ? [] : sourceWords(analysis, speaker);
    return own.length > 0 && own.every((index) => learned.includes(index))
      ? { source: own, sourceHead: speaker }
      : byModel;
  }
  // "Who", "which": the annotators' word names the source, the word it stands for is who speaks.
  if (learned.length > 0 && isRelative(analysis, learnedHead) && isBelow(analysis, learnedHead, speaker))
    return { source: [learnedHead], sourceHead: speaker };
  const trusted =
    analysis.tokens[speaker]!.label === "obj" ||
    learnedHead < 0 ||
    isBelow(analysis, learnedHead, speaker) ||
    named.sure(speaker) >= LEAST_NAMED;
  if (!trusted) return byModel;
  return {
    source: sourceWords(analysis, speaker).filter((index) => !reading.cue.includes(index)),
    sourceHead: speaker,
  };
}

const isRelative = (analysis: Analysis, index: number): boolean =>
  /^(?:who|which|that|whom)$/i.test(analysis.tokens[index]?.form ?? "");

const sameRun = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1);

/** The likely cues of a text with the candidates of each, scored by nothing yet. */
export function questionsOf(analysis: Analysis, all: readonly AttributionOdds[]): readonly Question[] {
  const quotations = quotedWords(analysis).map((quoted) => quoted.words);
  const cueSentences = new Set(
    all.filter((odds) => odds.chance >= LEAST_SURE_CUE).map((odds) => analysis.tokens[odds.head]!.sentence),
  );
  const evidence = new Map(all.map((odds) => [odds, new Evidence(odds, "content")]));
  const sureOnes = all.filter((odds) => odds.chance >= LEAST_SURE_CUE);
  return all.flatMap((odds) => {
    if (odds.chance < LEAST_CUE) return [];
    const rest = sureOnes.filter((one) => one !== odds);
    const others = rest.filter((one) => one.first === odds.first).map((one) => evidence.get(one)!);
    const rival = (index: number) => others.reduce((most, one) => Math.max(most, one.sure(index)), 0);
    const cues = rest.map((one) => one.cue);
    const reading: AttributionReading = {
      cue: odds.cue,
      source: likely(odds.source, odds.first),
      content: likely(odds.content, odds.first),
      score: odds.chance,
    };
    const naming = new Evidence(odds, "source");
    const { source, sourceHead } = sourceOf(analysis, reading, naming);
    const named = new Set(source);
    const cue = cueRun(analysis, odds.cue).filter((index) => !named.has(index));
    if (cue.length === 0) return []; // the words that were to say it name someone: "a reported US visit"
    const scene = { analysis, cue, source, sourceHead, quotations };
    const listed = [...contentCandidates(scene)];
    const model = learnedContent(analysis, reading, source, cueSentences);
    const twin = listed.find(({ words }) => sameRun(words, model));
    if (model.length > 0 && !twin) listed.push({ kind: "model", words: model });
    const said = evidence.get(odds)!;
    const surroundings = { source, quotations, cues, rival };
    const candidates = listed.map((candidate) => ({
      candidate,
      features: {
        ...contentFeatures(analysis, said, cue, candidate, surroundings),
        agree: overlapShare(candidate.words, model),
      },
    }));
    return [{ odds, cue, source, sourceHead, candidates, said, named: naming }];
  });
}

/** What speaks for the attribution as a whole, its best candidate given. */
export function statementFeatures(
  analysis: Analysis,
  question: Question,
  best: Candidate,
  features: Features,
  score: number,
): Features {
  const { odds, source, named } = question;
  const head = cueHead(analysis, question.cue);
  const sourceSure = source.reduce((sum, index) => sum + named.sure(index), 0) / Math.max(1, source.length);
  return {
    one: 1,
    begins: Math.log(odds.chance / (1.0001 - odds.chance)) / 2,
    dice: features.dice!,
    mean: features.mean!,
    edge: features.edge!,
    rival: features.rival!,
    agree: features.agree!,
    cut: features.cut!,
    gap: features.gap!,
    pronoun: features.pronoun!,
    mass: Math.min(1, question.said.mass / 3),
    size: features.size!,
    score: Math.max(-4, Math.min(4, score)) / 2,
    unsaid: source.length === 0 ? 1 : 0,
    source: sourceSure,
    [`pos:${head.upos}`]: 1,
    [`kind:${best.kind}`]: 1,
    [`group:${groupOf(analysis, question.cue)}`]: 1,
  };
}

/** The candidate with the greatest weight, with its features; `null` of none. */
export function bestCandidate(
  question: Question,
  weights: Readonly<Record<string, number>>,
): { readonly candidate: Candidate; readonly features: Features; readonly score: number } | null {
  let best: { candidate: Candidate; features: Features; score: number } | null = null;
  for (const { candidate, features } of question.candidates) {
    const score = weigh(features, weights);
    if (best === null || score > best.score) best = { candidate, features, score };
  }
  return best;
}

/** An attribution with the way it was decoded. */
interface Decoded {
  readonly one: Attribution;
  readonly head: number;
}

/** The name of the way: the sort of cue and how the content hangs on it. */
function ruleOf(analysis: Analysis, question: Question, kind: ContentKind): string {
  if (kind === "model") return "said/learned";
  if (analysis.tokens[question.cue[0]!]!.form.toLowerCase() === "according") return "said/according-to";
  const group = groupOf(analysis, question.cue);
  return `said/${group === "other" ? "learned" : group}-${kind}`;
}

/** Whether two readings are of one attribution: the same words said, by cues neither of which is said by the other. */
function isTwin(a: Decoded, b: Decoded): boolean {
  if (a.one.content.includes(b.head) || b.one.content.includes(a.head)) return false;
  return (
    a.one.cue.some((index) => b.one.cue.includes(index)) || overlapShare(a.one.content, b.one.content) >= SAME_WORDS
  );
}

/** From this share of common words on, two contents are the same. */
const SAME_WORDS = 0.7;

/** Sorts of cue that leave little doubt where somebody is named: words of speech, of judgement, nouns that report. */
const PLAIN: ReadonlySet<string> = new Set(["say", "judge", "noun"]);
/** By this much less is asked of them. */
const PLAIN_EASE = 0.1;

/** A content that no phrase of the tree matches, without the pieces beyond another cue that are said by that cue. */
function withoutOthers(one: Decoded, others: readonly Decoded[]): Attribution {
  const { cue, content, rule } = one.one;
  if (rule !== "said/learned" || content.length === content.at(-1)! - content[0]! + 1) return one.one;
  const taken = others.filter((other) => other !== one && other.head > cue[0]! && !content.includes(other.head));
  const kept = content.filter(
    (index) => !taken.some((other) => other.head < index && other.one.content.includes(index)),
  );
  return kept.length > 0 ? { ...one.one, content: kept } : one.one;
}

/** Every attribution of a text whose probability reaches `least`, by model and tree together, in order of the cues. */
export function decodeAttributions(
  analysis: Analysis,
  all: readonly AttributionOdds[],
  least: number = byLength(analysis.sentences.length, LEAST_FEW, LEAST_STATEMENT),
): readonly Attribution[] {
  const decoded = questionsOf(analysis, all)
    .flatMap((question): Decoded[] => {
      const best = bestCandidate(question, CONTENT_WEIGHTS);
      if (best === null) return [];
      const features = statementFeatures(analysis, question, best.candidate, best.features, best.score);
      const score = 1 / (1 + Math.exp(-weigh(features, STATEMENT_WEIGHTS)));
      const plain = question.source.length > 0 && PLAIN.has(groupOf(analysis, question.cue));
      if (score < least - (plain ? PLAIN_EASE : 0)) return [];
      const { cue, source, sourceHead } = question;
      const rule = ruleOf(analysis, question, best.candidate.kind);
      const head = cueHead(analysis, cue);
      const settled = settle(analysis, cue, best.candidate.words, source);
      const content = withoutAddressee(analysis, head, settled.content);
      return [{ one: { cue: settled.cue, content, source, sourceHead, rule, score }, head: head.index }];
    })
    .sort((a, b) => b.one.score - a.one.score);
  const kept: Decoded[] = [];
  for (const one of decoded) if (!kept.some((other) => isTwin(one, other))) kept.push(one);
  return kept.map((one) => withoutOthers(one, kept)).sort((a, b) => a.cue[0]! - b.cue[0]!);
}
