import { GAP } from "./shape.ts";

/** A word begins a sentence where the model's logit is above this. */
export const SENTENCE_THRESHOLD = 0;

const CLOSER = /^["”’»)\]}']+$/;
const ENDER = /^(?:[.!?…]+|["”’»)\]}']+|[.!?…]+["”’»)\]}']+)$/;
const OPENER = /^["“‘«([{']+$/;

/** What tells where sentences begin among the words of one window. */
export interface BoundaryEvidence {
  readonly count: number;
  readonly logit: (index: number) => number;
  readonly gap: (index: number) => number;
  readonly form: (index: number) => string;
  /** Whether a sentence must begin here, as after a dateline. */
  readonly begins: (index: number) => boolean;
}

/**
 * Where sentences begin, one flag a word: a blank line and the end of a dateline always begin one; else the model tells, but nothing is split
 * between words that touch unless the first ends a sentence, and closing signs stay with the sentence before them.
 */
export function sentenceStarts(evidence: BoundaryEvidence): Uint8Array {
  const { count, logit, gap, form, begins } = evidence;
  const starts = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    const before = gap(index);
    if (index === 0 || before === GAP.blank || begins(index)) {
      starts[index] = 1;
      continue;
    }
    if (logit(index) <= SENTENCE_THRESHOLD) continue;
    let at = index;
    if (before === GAP.none) {
      if (!ENDER.test(form(index - 1))) continue;
      // A closing sign that touches what it closes: the next word begins the sentence.
      while (
        at < count &&
        gap(at) === GAP.none &&
        CLOSER.test(form(at)) &&
        gap(at + 1 < count ? at + 1 : at) !== GAP.none
      )
        at++;
      if (at >= count) continue;
    }
    if (at === index && before === GAP.line && CLOSER.test(form(index)) && !OPENER.test(form(index))) continue;
    starts[at] = 1;
  }
  return starts;
}

/** The best place to cut a window that holds no boundary: where the logit is highest in its last third. */
export function forcedCut(count: number, logit: (index: number) => number): number {
  let best = count;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = Math.max(1, Math.floor((count * 2) / 3)); index < count; index++) {
    if (logit(index) > high) {
      high = logit(index);
      best = index;
    }
  }
  return high > -4 ? best : count;
}
