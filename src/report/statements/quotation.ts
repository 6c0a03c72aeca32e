import type { Span } from "../../ground/span.ts";

/** A stretch in quotation marks. */
export interface Quotation extends Span {
  /** The words between the marks. */
  readonly inner: Span;
  /** Number of the paragraph it stands in. */
  readonly paragraph: number;
  /** True where the paragraph ends before the quotation does: the next paragraph goes on with it. */
  readonly open: boolean;
  /** True for single marks. */
  readonly single: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { "“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'" };
const LETTER = /[\p{L}\p{N}]/u;

/** Whether a single mark at `at` opens a quotation, and is no apostrophe. */
function opensSingle(text: string, at: number): boolean {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  if (!/[\s([“"—–-]/.test(before) || /\s/.test(after)) return false;
  return !/^['’‘](?:\d\ds?|em|til|tis|twas|cause|n)\b/i.test(text.slice(at, at + 7));
}

function closesSingle(text: string, at: number): boolean {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  return !/\s/.test(before) && !LETTER.test(after);
}

/** Reads one paragraph's quotations from its marks; a mark left open runs to the paragraph's end. */
function readParagraph(text: string, at: Span, paragraph: number): Quotation[] {
  const found: Quotation[] = [];
  for (let index = at.start; index < at.end; index += 1) {
    const mark = text[index]!;
    const closing = CLOSING[mark];
    if (closing === undefined) continue;
    const single = mark === "‘" || mark === "'";
    if (single && !opensSingle(text, index)) continue;
    let close = -1;
    for (let next = index + 1; next < at.end; next += 1) {
      if (!closing.includes(text[next]!)) continue;
      if (single && !closesSingle(text, next)) continue;
      close = next;
      break;
    }
    if (close < 0 && single) continue;
    const end = close < 0 ? at.end : close + 1;
    const inner = { start: index + 1, end: close < 0 ? at.end : close };
    if (inner.end > inner.start) found.push({ start: index, end, inner, paragraph, open: close < 0, single });
    index = end - 1;
  }
  return found;
}

/** The outermost quotations of the text, in order; `paragraphs` are the stretches that marks may not cross. */
export const findQuotations = (text: string, paragraphs: readonly Span[]): readonly Quotation[] =>
  paragraphs.flatMap((paragraph, index) => readParagraph(text, paragraph, index));
