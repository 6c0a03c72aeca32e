import type { Span } from "../ground/span.ts";
import type { Statement } from "./claims.ts";

/** Id of the innermost statement whose content holds the span; `null` where the words are the reporter's own. */
export function statementAround(statements: readonly Statement[], at: Span): string | null {
  let best: { readonly id: string; readonly length: number } | null = null;
  for (const { id, content } of statements) {
    if (!content.some(([start, end]) => start <= at.start && at.end <= end)) continue;
    const length = content.reduce((sum, [start, end]) => sum + end - start, 0);
    if (!best || length < best.length) best = { id, length };
  }
  return best?.id ?? null;
}
