import type { Analysis, AttributionReading } from "../../analysis/analysis.ts";
import type { Attribution } from "./attribution.ts";
import { sourceWords, trimEdges } from "./by-tree.ts";
import { complete } from "./complete.ts";

/** A content of fewer words that nobody says is no statement. */
const LEAST_UNSAID = 4;

/** The word of the source that the others hang on: the one whose head lies outside. */
export function headOf(analysis: Analysis, indexes: readonly number[]): number {
  const inside = new Set(indexes);
  return (
    indexes.find((index) => !inside.has(analysis.tokens[index]!.head) && analysis.tokens[index]!.upos !== "PUNCT") ?? -1
  );
}

/** The indexes after the one and before the other. */
export const between = (before: number, after: number): readonly number[] =>
  Array.from({ length: Math.max(0, after - before - 1) }, (_, step) => before + 1 + step);

/** Closes the gaps of up to `most` words in an ascending list of indexes that `closes` allows, told what stands before, in and after each. */
export function bridge(
  indexes: readonly number[],
  most: number,
  closes: (before: number, gap: readonly number[], after: number) => boolean = () => true,
): readonly number[] {
  const closed: number[] = [];
  for (const index of indexes) {
    const last = closed.at(-1);
    if (last !== undefined && index - last - 1 <= most) {
      const gap = between(last, index);
      if (closes(last, gap, index)) closed.push(...gap);
    }
    closed.push(index);
  }
  return closed;
}

/** The longest run of neighbouring words, and every other of at least `least` words. */
function withoutCrumbs(indexes: readonly number[], least: number): readonly number[] {
  const groups: number[][] = [];
  for (const index of indexes) {
    const open = groups.at(-1);
    if (open && open.at(-1) === index - 1) open.push(index);
    else groups.push([index]);
  }
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return groups.filter((group) => group.length === longest || group.length >= least).flat();
}

/** The words of the run that stands nearest to the cue; a source is one phrase. */
function nearestRun(analysis: Analysis, indexes: readonly number[], cue: number): readonly number[] {
  const groups: number[][] = [];
  for (const index of indexes) {
    const open = groups.at(-1);
    const sentence = analysis.tokens[index]!.sentence;
    if (open && open.at(-1) === index - 1 && analysis.tokens[open[0]!]!.sentence === sentence) open.push(index);
    else groups.push([index]);
  }
  const far = (group: readonly number[]): number => {
    const apart = Math.abs(analysis.tokens[group[0]!]!.sentence - analysis.tokens[cue]!.sentence);
    return apart * 1000 + Math.min(Math.abs(group[0]! - cue), Math.abs(group.at(-1)! - cue));
  };
  return groups.sort((a, b) => far(a) - far(b))[0] ?? [];
}

/** The content's words in the sentences next to each other that reach the cue's own; others belong to other cues. */
function within(
  analysis: Analysis,
  indexes: readonly number[],
  cue: number,
  cues: ReadonlySet<number>,
): readonly number[] {
  const home = analysis.tokens[cue]!.sentence;
  const paragraph = analysis.sentences[home]!.paragraph;
  const own = new Set(indexes.map((index) => analysis.tokens[index]!.sentence));
  const reached = new Set([home]);
  for (const step of [1, -1])
    for (
      let at = home + step;
      own.has(at) && analysis.sentences[at]?.paragraph === paragraph && !cues.has(at);
      at += step
    )
      reached.add(at);
  const inside = indexes.filter((index) => reached.has(analysis.tokens[index]!.sentence));
  return inside.length > 0
    ? inside
    : indexes.filter((index) => Math.abs(analysis.tokens[index]!.sentence - home) === 1);
}

/** Words that hang on the noun they stand before. */
const BEFORE_NOUN = /^(?:det|nummod|amod|compound|nmod:poss|nmod:desc|punct|case|flat|advmod|obl|nmod)/;

/** The source as a whole phrase: what the model cut off before its noun is given back. */
function wholeSource(analysis: Analysis, run: readonly number[], barred: ReadonlySet<number>): readonly number[] {
  let head = headOf(analysis, run);
  if (head < 0) return run;
  for (let step = 0; step < 4; step += 1) {
    const token = analysis.tokens[head]!;
    const above = analysis.tokens[token.head];
    if (
      !above ||
      above.index < head ||
      above.index - head > 8 ||
      !BEFORE_NOUN.test(token.label) ||
      !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(above.upos)
    )
      break;
    head = above.index;
  }
  if (run.includes(head)) return run;
  const phrase = sourceWords(analysis, head);
  return phrase.some((index) => barred.has(index)) || !run.every((index) => phrase.includes(index)) ? run : phrase;
}

/** The words that name the source by the model's reading: the run nearest to the cue, made a whole phrase. */
export function learnedSource(analysis: Analysis, reading: AttributionReading): readonly number[] {
  const cue = new Set(reading.cue);
  const read = nearestRun(
    analysis,
    bridge(reading.source, 1).filter((index) => !cue.has(index)),
    reading.cue[0]!,
  );
  return wholeSource(analysis, read, new Set([...cue, ...reading.content]));
}

/** The model's content in the sentences about the cue, without crumbs and with the phrases at its edges made whole. */
export function learnedContent(
  analysis: Analysis,
  reading: AttributionReading,
  source: readonly number[],
  cueSentences: ReadonlySet<number>,
): readonly number[] {
  const barred = new Set([...reading.cue, ...source]);
  const near = within(analysis, reading.content, reading.cue[0]!, cueSentences);
  const content = withoutCrumbs(bridge(near, 2), 3).filter((index) => !barred.has(index));
  return trimEdges(analysis, complete(analysis, content, barred));
}

/** The model's reading of an attribution, its content made of whole pieces; `null` where nothing is left of it. */
export function learnedAttribution(
  analysis: Analysis,
  reading: AttributionReading,
  cueSentences: ReadonlySet<number>,
): Attribution | null {
  if (reading.cue.length === 0) return null;
  const source = learnedSource(analysis, reading);
  const content = learnedContent(analysis, reading, source, cueSentences);
  if (content.length === 0 || (source.length === 0 && content.length < LEAST_UNSAID)) return null;
  return {
    cue: reading.cue,
    source,
    sourceHead: headOf(analysis, source),
    content,
    rule: "said/learned",
    score: reading.score,
  };
}
