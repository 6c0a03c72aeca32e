import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Analysis } from "../../src/analysis/analysis.ts";
import { bestCandidate, type Question, questionsOf, statementFeatures } from "../../src/report/statements/decode.ts";
import type { Features } from "../../src/report/statements/decoder.ts";
import { weigh } from "../../src/report/sure.ts";
import { Descent, fitLogistic, rounded, type Weights } from "../descent.ts";
import type { GoldDocument, Spans } from "./measure.ts";

interface Row {
  readonly analysis: Analysis;
  readonly question: Question;
  /** How well each candidate fits the gold content, 0 where the cue is none. */
  readonly gains: readonly number[];
  readonly overlaps: readonly number[];
  readonly isCue: boolean;
}

/** The words on the spans, marks left out. */
const words = (analysis: Analysis, spans: Spans): ReadonlySet<number> =>
  new Set(
    analysis.tokens
      .filter(({ upos }) => upos !== "PUNCT")
      .filter((token) => spans.some(([start, end]) => token.start >= start && token.end <= end))
      .map((token) => token.index),
  );

function overlap(analysis: Analysis, said: readonly number[], gold: ReadonlySet<number>): number {
  const size = (index: number): number => analysis.tokens[index]!.end - analysis.tokens[index]!.start;
  let shared = 0;
  let all = 0;
  for (const index of said) {
    if (analysis.tokens[index]!.upos === "PUNCT") continue;
    all += size(index);
    if (gold.has(index)) shared += size(index);
  }
  for (const index of gold) all += size(index);
  return shared / Math.max(1, all - shared);
}

/** What a candidate is worth by how much it shares with gold: a content to the word most, one cut in half little. */
const gainOf = (overlap: number): number => {
  if (overlap >= 0.999) return 1;
  if (overlap >= 0.8) return 0.5 + 0.4 * overlap;
  return overlap >= 0.5 ? 0.2 + 0.4 * overlap : 0.1 * overlap;
};

/** The questions of a text, with what gold says of each candidate. */
export function rowsOf(gold: GoldDocument, analysis: Analysis): readonly Row[] {
  const wanted = gold.attributions.map((one) => ({
    cue: words(analysis, one.cue),
    content: words(analysis, one.content),
  }));
  return questionsOf(analysis, analysis.attributionOdds ?? []).map((question) => {
    const same = wanted.find((one) => question.cue.some((index) => one.cue.has(index)));
    const overlaps = question.candidates.map(({ candidate }) =>
      same ? overlap(analysis, candidate.words, same.content) : 0,
    );
    return { analysis, question, gains: overlaps.map(gainOf), overlaps, isCue: same !== undefined };
  });
}

/** Weights that put the best candidate of each cue first. */
export function fitContent(rows: readonly Row[], rounds = 300): Weights {
  const kept = rows.filter((row) => row.isCue && row.overlaps.some((one) => one >= 0.5));
  const descent = new Descent(0.05, 0.001);
  for (let round = 0; round < rounds; round += 1) {
    const gradient: Weights = {};
    for (const row of kept) {
      const scores = row.question.candidates.map(({ features }) => weigh(features, descent.weights));
      const top = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - top));
      const sum = powers.reduce((total, one) => total + one, 0);
      const mean = powers.reduce((total, one, index) => total + (one / sum) * row.gains[index]!, 0);
      for (const [index, { features }] of row.question.candidates.entries()) {
        const push = ((powers[index]! / sum) * (row.gains[index]! - mean) * 10) / kept.length;
        if (Math.abs(push) < 1e-9) continue;
        for (const name in features) gradient[name] = (gradient[name] ?? 0) + push * features[name]!;
      }
    }
    descent.climb(gradient);
  }
  return descent.weights;
}

/** Weights that tell attributions from what is none, the best candidate of each cue given. */
export function fitStatement(rows: readonly Row[], content: Weights, rounds = 300): Weights {
  const items: { readonly features: Features; readonly right: boolean }[] = rows.flatMap((row) => {
    const best = bestCandidate(row.question, content);
    if (!best) return [];
    const at = row.question.candidates.findIndex((one) => one.candidate === best.candidate);
    const features = statementFeatures(row.analysis, row.question, best.candidate, best.features, best.score);
    return [{ features, right: row.overlaps[at]! >= 0.5 }];
  });
  return fitLogistic(items, { rounds, decay: 0.0005 });
}

const FILE = join(import.meta.dirname, "../../src/report/statements/weights.ts");

/** Fits both tables of weights and writes them; gives the file's path. */
export function fit(read: readonly (readonly [GoldDocument, Analysis])[]): string {
  const rows = read.flatMap(([gold, analysis]) => rowsOf(gold, analysis));
  const content = fitContent(rows);
  const statement = fitStatement(rows, content);
  const table = (name: string, about: string, weights: Weights): string =>
    `/** ${about} */\nexport const ${name}: Readonly<Record<string, number>> = ${JSON.stringify(rounded(weights), null, 2)};\n`;
  writeFileSync(
    FILE,
    [
      "/** Made by `npm run bench -- statements --fit`; over 300 lines because it has one weight a line. Features are those of decoder.ts and decode.ts. */\n",
      table("CONTENT_WEIGHTS", "What speaks for a stretch of words as a cue's content.", content),
      table("STATEMENT_WEIGHTS", "What speaks for a cue with its best content as a statement.", statement),
    ].join("\n"),
  );
  return FILE;
}
