import type { Analysis, Scorer } from "../analysis/analysis.ts";
import type { Stance } from "./claims.ts";

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

/** Reads the stance towards each target; neutral with score 0 where there is no model to ask. */
export async function readStances(
  scorer: Scorer | null,
  queries: readonly StanceQuery[],
): Promise<readonly StanceReading[]> {
  if (scorer === null || !scorer.heads.includes("stance")) return queries.map(() => ({ stance: 0, score: 0 }));
  const labels = scorer.labels("stance");
  const scores = await scorer.score(
    "stance",
    queries.map((query) => ({ analysis: query.analysis, ...around(query), roles: [query.target] })),
  );
  return scores.map((row) => {
    let best = 0;
    for (let index = 1; index < row.length; index += 1) if (row[index]! > row[best]!) best = index;
    return { stance: VALUES[labels[best] ?? "0"] ?? 0, score: row[best] ?? 0 };
  });
}
