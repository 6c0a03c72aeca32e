import type { EncoderInput } from "./encoder.ts";
import type { Layout } from "./paragraph.ts";
import { layOut } from "./paragraph.ts";
import { type Gap, shapeOf } from "./shape.ts";
import type { WordPiece } from "./wordpiece.ts";
import { cutWords, type Words } from "./words.ts";

/** Most pieces of a window, its two ends among them. */
export const WINDOW_PIECES = 256;
/** Paragraphs are packed to about what the model saw most in training. */
const PACKED_PIECES = 220;

/** A text made ready for the encoder. */
export interface Reading {
  readonly text: string;
  readonly words: Words;
  readonly layout: Layout;
  readonly pieces: readonly Int32Array[];
  readonly shapes: Uint8Array;
}

/** Words `[first, last)` that are encoded together. */
export interface Window {
  readonly first: number;
  readonly last: number;
  /** Pieces, the two ends among them. */
  readonly pieces: number;
  /** Index after the last word of the paragraph that the window does not finish; `null` where it ends with a paragraph. */
  readonly openTo: number | null;
}

/** Makes a text ready: its words, cut here unless they are given, their pieces and shapes. */
export function makeReady(text: string, wordPiece: WordPiece, words: Words = cutWords(text)): Reading {
  const layout = layOut(text, words);
  const pieces = new Array<Int32Array>(words.count);
  const shapes = new Uint8Array(words.count);
  for (let index = 0; index < words.count; index++) {
    const word = text.slice(words.bounds[index * 2], words.bounds[index * 2 + 1]);
    pieces[index] = wordPiece.pieces(word);
    shapes[index] = shapeOf(word, layout.gaps[index] as Gap);
  }
  return { text, words, layout, pieces, shapes };
}

/** The window that begins at `first` in a paragraph that ends before `end`, as long as fits. */
export function windowFrom(reading: Reading, first: number, end: number): Window {
  let pieces = 2;
  let last = first;
  while (last < end) {
    const more = reading.pieces[last]!.length;
    if (pieces + more > WINDOW_PIECES) break;
    pieces += more;
    last++;
  }
  return { first, last, pieces, openTo: last < end ? end : null };
}

/** The windows to begin with: short paragraphs packed together, of each long one the first part. */
export function* windowsOf(reading: Reading): Generator<Window> {
  const starts = reading.layout.paragraphs;
  let first = 0;
  let pieces = 2;
  for (let paragraph = 0; paragraph + 1 < starts.length; paragraph++) {
    const from = starts[paragraph]!;
    const to = starts[paragraph + 1]!;
    let size = 0;
    for (let index = from; index < to && size <= WINDOW_PIECES; index++) size += reading.pieces[index]!.length;
    if (from > first && pieces + size > PACKED_PIECES) {
      yield { first, last: from, pieces, openTo: null };
      first = from;
      pieces = 2;
    }
    if (size + 2 > WINDOW_PIECES) {
      yield windowFrom(reading, from, to);
      first = to;
      pieces = 2;
    } else pieces += size;
  }
  if (first < reading.words.count) yield { first, last: reading.words.count, pieces, openTo: null };
}

/** Windows as one input, each padded to the longest. */
export function pad(
  windows: readonly { readonly reading: Reading; readonly window: Window }[],
  wordPiece: WordPiece,
): EncoderInput {
  const count = windows.length;
  const pieceWidth = Math.max(...windows.map(({ window }) => window.pieces));
  const wordWidth = Math.max(...windows.map(({ window }) => window.last - window.first));
  const pieces = new Int32Array(count * pieceWidth);
  const mask = new Float32Array(count * pieceWidth);
  const shape = new Int32Array(count * pieceWidth);
  const first = new Int32Array(count * wordWidth);
  windows.forEach(({ reading, window }, row) => {
    const base = row * pieceWidth;
    let at = 0;
    pieces[base + at++] = wordPiece.start;
    for (let index = window.first; index < window.last; index++) {
      const ids = reading.pieces[index]!;
      first[row * wordWidth + index - window.first] = at;
      for (let k = 0; k < ids.length; k++) {
        pieces[base + at] = ids[k]!;
        shape[base + at] = reading.shapes[index]!;
        at++;
      }
    }
    pieces[base + at++] = wordPiece.end;
    mask.fill(1, base, base + at);
  });
  return { windows: count, pieceWidth, wordWidth, pieces, mask, shape, first };
}
