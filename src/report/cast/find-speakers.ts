import type { Analysis, Token } from "../../analysis/analysis.ts";
import { verbCue } from "../statements/cues.ts";
import type { Quotation } from "../statements/quotation.ts";
import type { Draft } from "./draft.ts";

/** For each word, the index of the quotation that it stands in; -1 of none. */
export function quotationsOf(analysis: Analysis, quotations: readonly Quotation[]): Int32Array {
  const inside = new Int32Array(analysis.tokens.length).fill(-1);
  let at = 0;
  for (const token of analysis.tokens) {
    while (at < quotations.length && quotations[at]!.end <= token.start) at += 1;
    const quotation = quotations[at];
    if (quotation && token.start >= quotation.start) inside[token.index] = at;
  }
  return inside;
}

/** For each quotation, the draft that speaks it: the subject of the nearest verb of saying outside it, else the speaker before; -1 of none. */
export function findSpeakers(
  analysis: Analysis,
  quotations: readonly Quotation[],
  inside: Int32Array,
  drafts: readonly Draft[],
  byHead: Int32Array,
): readonly number[] {
  const found: number[] = [];
  quotations.forEach((quotation, index) => {
    const [first, last] = [inside.indexOf(index), inside.lastIndexOf(index)];
    if (first < 0) {
      found.push(-1);
      return;
    }
    const own = nearest(analysis, inside, first, last, byHead);
    if (own >= 0) {
      found.push(own);
      return;
    }
    // A quotation that stands alone goes on for the speaker of the paragraph, or of the one before where it opens its own.
    const before = quotations[index - 1];
    const alone = standsAlone(analysis, inside, first, last);
    const near = before && alone && quotation.paragraph - before.paragraph <= 1 ? found[index - 1]! : -1;
    found.push(near);
  });
  return found.map((speaker) => (speaker >= 0 && drafts[speaker]!.type !== "place" ? speaker : -1));
}

function standsAlone(analysis: Analysis, inside: Int32Array, first: number, last: number): boolean {
  const from = analysis.sentences[analysis.tokens[first]!.sentence]!.first;
  const to = analysis.sentences[analysis.tokens[last]!.sentence]!.last;
  for (let index = from; index < to; index += 1) {
    if (inside[index]! < 0 && analysis.tokens[index]!.upos !== "PUNCT") return false;
  }
  return true;
}

/** Whether the verb reports, by its lemma or, where a model got that wrong, by its form without the ending of the past. */
export const speaks = (token: Token): boolean =>
  /^(?:said|says|told|wrote|thought)$/i.test(token.form) ||
  [token.lemma, token.form.replace(/ed$/, ""), token.form.replace(/d$/, "")].some((lemma) => verbCue(lemma) !== null);

const REACH = 40;

function nearest(analysis: Analysis, inside: Int32Array, first: number, last: number, byHead: Int32Array): number {
  const head = analysis.sentences[analysis.tokens[first]!.sentence]!;
  const tail = analysis.sentences[analysis.tokens[last]!.sentence]!;
  let best = -1;
  let distance = Number.POSITIVE_INFINITY;
  for (let index = Math.max(head.first, first - REACH); index < Math.min(tail.last, last + REACH); index += 1) {
    if (inside[index]! >= 0) continue;
    const token = analysis.tokens[index]!;
    if (token.upos !== "VERB" || !speaks(token)) continue;
    const subject = subjectOf(analysis, token, inside);
    const gap = index < first ? first - index : index - last;
    if (subject < 0 || byHead[subject]! < 0 || gap >= distance) continue;
    distance = gap;
    best = byHead[subject]!;
  }
  return best;
}

/** The word that heads the subject of a verb of saying, outside quotations; -1 of none. */
export function subjectOf(analysis: Analysis, verb: Token, inside: Int32Array): number {
  for (const child of verb.children) {
    const token = analysis.tokens[child]!;
    if (token.label === "nsubj" && inside[child]! < 0) return child;
  }
  const next = analysis.tokens[verb.index + 1];
  // "…," added the teacher: a model may take the subject behind the verb for its object.
  if (next && inside[next.index]! < 0 && inside[verb.index - 1]! >= 0) {
    for (const child of verb.children) {
      const token = analysis.tokens[child]!;
      const bare =
        token.label === "obj" ||
        (token.label === "obl" && !token.children.some((below) => analysis.tokens[below]!.label === "case"));
      if (bare && child > verb.index && child - verb.index < 12 && inside[child]! < 0) return child;
    }
  }
  return verb.label === "conj" && verb.head >= 0 ? subjectOf(analysis, analysis.tokens[verb.head]!, inside) : -1;
}
