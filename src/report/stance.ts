import type { Analysis, Scorer } from "../analysis/analysis.ts";
import type { Stance } from "./claims.ts";
import { StanceTree } from "./stance-tree.ts";

/** A stance with how sure it is. */
export interface StanceReading {
  readonly stance: Stance;
  /** 0 to 1. */
  readonly score: number;
}

/** What is asked: the text's stance towards the words at these token indexes. */
export interface StanceQuery {
  readonly analysis: Analysis;
  readonly target: readonly number[];
}

const VALUES: Readonly<Record<string, Stance>> = { "-1": -1, "0": 0, "1": 1 };

/** The sentence around a target, as token indexes. */
function around(query: StanceQuery): { first: number; last: number } {
  const at = query.analysis.tokens[query.target[0] ?? 0];
  const sentence = query.analysis.sentences[at?.sentence ?? 0];
  return { first: sentence?.first ?? 0, last: sentence?.last ?? query.analysis.tokens.length };
}

/** What a judgement of the tree adds to the log-probability of its side. */
const TREE_WEIGHT = 3.3;
/** Of this much a learned probability is never short, so that the tree can always be heard. */
const LEAST_PROBABILITY = 1e-4;

/** The model's probabilities with the tree's judgement added to the side that it speaks for. */
function combine(labels: readonly string[], row: Float32Array, judgement: number): StanceReading {
  const weights = labels.map((label, index) => {
    const side = VALUES[label] ?? 0;
    return Math.max(row[index]!, LEAST_PROBABILITY) * Math.exp(TREE_WEIGHT * Math.max(0, judgement * side));
  });
  const sum = weights.reduce((total, one) => total + one, 0);
  const best = weights.reduce((high, one, index) => (one > weights[high]! ? index : high), 0);
  return { stance: VALUES[labels[best] ?? "0"] ?? 0, score: weights[best]! / sum };
}

/** Without a model: every stance as likely as the next, but for what the tree says. */
const EVEN = { labels: ["0", "1", "-1"], row: new Float32Array([0.5, 0.25, 0.25]) } as const;

/** Reads the stance towards each target: what the model says of the sentence, and what the tree says of the words in it. */
export async function readStances(
  scorer: Scorer | null,
  queries: readonly StanceQuery[],
): Promise<readonly StanceReading[]> {
  const judgements = queries.map((query) => new StanceTree(query.analysis).of(query.target));
  if (scorer === null || !scorer.heads.includes("stance"))
    return judgements.map((judgement) => combine(EVEN.labels, EVEN.row, judgement));
  const labels = scorer.labels("stance");
  const scores = await scorer.score(
    "stance",
    queries.map((query) => ({ analysis: query.analysis, ...around(query), roles: [query.target] })),
  );
  return scores.map((row, index) => combine(labels, row, judgements[index]!));
}
