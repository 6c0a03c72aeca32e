/** A stretch of a document's text: half-open `[start, end)` in UTF-16 code units, so that `text.slice(start, end)` is the evidence. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span written as a pair, as reports write it: `[start, end)`. */
export type Pair = readonly [start: number, end: number];

/** The span as a pair. */
export const pair = (span: Span): Pair => [span.start, span.end];

/** The pair as a span. */
export const span = ([start, end]: Pair): Span => ({ start, end });

/** Whether the two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether every code unit of `inner` lies in `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** The words of the span. */
export const words = (text: string, at: Span): string => text.slice(at.start, at.end);

/** The least span that contains all of them; `null` of none. */
export function hull(spans: Iterable<Span>): Span | null {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const one of spans) {
    start = Math.min(start, one.start);
    end = Math.max(end, one.end);
  }
  return start < end ? { start, end } : null;
}
