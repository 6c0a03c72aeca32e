import { findDateline } from "../document/dateline.ts";
import { GAP, type Gap } from "./shape.ts";
import type { Words } from "./words.ts";

/** The words of a text with the gap before each and the paragraph each stands in. */
export interface Layout {
  readonly gaps: Uint8Array;
  /** Index of the first word of each paragraph, ascending, with the count of words at the end. */
  readonly paragraphs: Int32Array;
  /** Index of the first word after the dateline at the text's head; -1 where there is none. */
  readonly afterDateline: number;
}

/** A first paragraph of at most so many words can be a headline. */
const LONGEST_HEADLINE = 25;
const CARRIAGE = 13;
const LINE = 10;

const ENDED = /[.!?…:;"'”’»)\]]/;

/** How many line ends stand between two words, to two; `\r\n` counts once. */
function lineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end && count < 2; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE) count++;
    else if (code === CARRIAGE && text.charCodeAt(at + 1) !== LINE) count++;
    else if (code === 0x2029) count = 2;
    else if (code === 0x2028) count++;
    else if (code === 12) count = 2;
  }
  return count;
}

/**
 * Gaps and paragraphs of the words: a blank line begins a paragraph; in a text that has no blank line each line does,
 * unless its lines look cut at a margin (most end without a stop and go on in lower case).
 */
export function layOut(text: string, words: Words): Layout {
  const gaps = new Uint8Array(words.count);
  let blanks = 0;
  let lines = 0;
  let ended = 0;
  let wentOn = 0;
  for (let index = 0; index < words.count; index++) {
    const start = words.bounds[index * 2]!;
    const before = index === 0 ? 0 : words.bounds[index * 2 - 1]!;
    let gap: Gap = index === 0 ? GAP.blank : start === before ? GAP.none : GAP.space;
    if (gap === GAP.space) {
      const count = lineEnds(text, before, start);
      if (count > 1) {
        gap = GAP.blank;
        blanks++;
      } else if (count === 1) {
        gap = GAP.line;
        lines++;
        if (ENDED.test(text[before - 1]!)) ended++;
        if (/\p{Ll}/u.test(text[start]!)) wentOn++;
      }
    }
    gaps[index] = gap;
  }
  if (blanks === 0 && lines > 0 && ended >= lines * 0.4 && wentOn < lines * 0.2) {
    for (let index = 0; index < words.count; index++) if (gaps[index] === GAP.line) gaps[index] = GAP.blank;
  }
  const starts: number[] = [];
  for (let index = 0; index < words.count; index++) if (gaps[index] === GAP.blank) starts.push(index);
  starts.push(words.count);
  const paragraphs = Int32Array.from(words.count === 0 ? [0] : starts);
  return { gaps, paragraphs, afterDateline: afterDateline(text, words, paragraphs) };
}

/** Where the report begins after its dateline, in the first paragraph or, where that is a headline, in the second. */
function afterDateline(text: string, words: Words, paragraphs: Int32Array): number {
  for (let paragraph = 0; paragraph < Math.min(2, paragraphs.length - 1); paragraph++) {
    const first = paragraphs[paragraph]!;
    const last = paragraphs[paragraph + 1]!;
    const start = words.bounds[first * 2]!;
    const found = findDateline(text.slice(start, Math.min(words.bounds[last * 2 - 1]!, start + 300)), null);
    if (found) {
      for (let index = first; index < last; index++) if (words.bounds[index * 2] === start + found.end) return index;
      return -1;
    }
    if (last - first > LONGEST_HEADLINE) return -1;
  }
  return -1;
}
