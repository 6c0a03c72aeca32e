import type { Analysis, Token } from "../../analysis/analysis.ts";
import { beforePhrase } from "../../analysis/subtree.ts";
import { headOf } from "../statements/learned.ts";
import { speaks, subjectOf } from "./find-speakers.ts";

/** A mention that speaks outside quotation marks: the subject of a verb that reports, or what the model reads as a source. */
export interface Voice {
  /** Index of the draft. */
  readonly draft: number;
  /** The verb or other word that reports. */
  readonly cue: number;
}

/** The mentions that speak, in text order, one for each cue; `inside` is the quotation of each word, by `quotationsOf`. */
export function findVoices(analysis: Analysis, inside: Int32Array, byHead: Int32Array): readonly Voice[] {
  const found = new Map<number, number>();
  for (const token of analysis.tokens) {
    if (inside[token.index]! >= 0 || token.upos !== "VERB" || !speaks(token) || isPassive(token)) continue;
    const subject = subjectOf(analysis, token, inside);
    if (subject >= 0 && byHead[subject]! >= 0) found.set(token.index, byHead[subject]!);
  }
  for (const { cue, source } of analysis.attributions) {
    const head = headOf(analysis, source);
    const word = cue[0] ?? -1;
    if (head < 0 || word < 0 || found.has(word) || inside[head]! >= 0 || byHead[head]! < 0) continue;
    if (isSpokenOf(analysis, word, source[0]!)) continue;
    found.set(word, byHead[head]!);
  }
  return [...found].map(([cue, draft]): Voice => ({ draft, cue })).sort((a, b) => a.draft - b.draft || a.cue - b.cue);
}

/** "A sentence was demanded *for the minister*": who stands behind such a preposition is spoken of. */
function isSpokenOf(analysis: Analysis, cue: number, first: number): boolean {
  const before = beforePhrase(analysis, first);
  return before !== undefined && before.index > cue && /^(?:for|against|upon|over)$/i.test(before.form);
}

const isPassive = (token: Token): boolean => /Voice=Pass/.test(token.feats);
