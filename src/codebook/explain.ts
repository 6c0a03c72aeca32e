import type { Analysis, Sentence } from "../analysis/analysis.ts";
import type { Span } from "../ground/span.ts";
import type { Codebook } from "./codebook.ts";
import type { Describe } from "./frame.ts";

/** What one rule made of one word: that it fired, or which condition failed. */
export interface Explanation extends Span {
  readonly kind: "explanation";
  readonly rule: string;
  readonly fired: boolean;
  /** The condition that failed, in words; of a firing its parts. */
  readonly reason: string;
}

/** For each word of the sentence that a rule is anchored on, why the rule fired or stayed silent; firings first at each word. */
export function explain(
  codebook: Codebook,
  analysis: Analysis,
  sentence: Sentence,
  describe?: Describe,
): readonly Explanation[] {
  const frames = codebook.frames(analysis, describe);
  const found = codebook.attempts(frames, sentence, null).map((attempt) => {
    const { start, end } = frames.tree.token(attempt.anchor);
    const fired = "roles" in attempt;
    const reason = fired
      ? Object.entries(attempt.roles)
          .map(([role, heads]) => `${role}: ${heads.map((one) => frames.tree.token(one).form).join(", ")}`)
          .join("; ")
      : attempt.reason;
    return { kind: "explanation" as const, rule: attempt.rule.name, fired, reason, start, end };
  });
  return found.sort((a, b) => a.start - b.start || Number(b.fired) - Number(a.fired));
}
