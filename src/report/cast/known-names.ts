import type { ActorCandidate, Directory } from "../../actor/directory.ts";
import type { Gazetteer } from "../../actor/gazetteer.ts";
import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Day } from "../../ground/day.ts";

/** A run of words that the directory or the gazetteer knows as a name. */
export interface KnownName {
  /** Token indexes, half-open. */
  readonly first: number;
  readonly last: number;
  /** The word of the run whose head lies outside it. */
  readonly head: number;
  /** From the directory, best first; empty where only the gazetteer knows it. */
  readonly candidates: readonly ActorCandidate[];
  readonly mapped: boolean;
}

/** The longest runs of words with a capital that the tables know, left to right, none inside another. */
export function knownNames(
  analysis: Analysis,
  directory: Directory,
  gazetteer: Gazetteer,
  on: Day | null,
): readonly KnownName[] {
  const found: KnownName[] = [];
  for (const sentence of analysis.sentences) {
    let index = sentence.first;
    while (index < sentence.last) {
      const match = matchAt(analysis, index, sentence.last, directory, gazetteer, on);
      if (match) found.push(match);
      index = match ? match.last : index + 1;
    }
  }
  return found;
}

function matchAt(
  analysis: Analysis,
  first: number,
  limit: number,
  directory: Directory,
  gazetteer: Gazetteer,
  on: Day | null,
): KnownName | null {
  const token = analysis.tokens[first]!;
  if (!/^\p{Lu}/u.test(token.form) && !isArabicArticle(analysis, first)) return null;
  const start = token.form.toLowerCase();
  const inDirectory = directory.longest(start);
  const inGazetteer = gazetteer.longest(start);
  for (let length = Math.min(Math.max(inDirectory, inGazetteer), limit - first); length > 0; length -= 1) {
    const last = first + length;
    const end = analysis.tokens[last - 1]!;
    if (end.upos === "PUNCT" || end.upos === "PART") continue;
    const words = analysis.text.slice(token.start, end.end).replace(/\s+/g, " ");
    const candidates = length <= inDirectory ? directory.lookup(words, on).filter((one) => one.by !== "office") : [];
    const mapped = length <= inGazetteer && gazetteer.lookup(words).length > 0;
    if (candidates.length === 0 && !mapped) continue;
    if (
      length > 1 &&
      isTitled(candidates, analysis.text.slice(analysis.tokens[first + 1]!.start, end.end), directory, on)
    )
      continue;
    const head = headOf(analysis, first, last);
    if (!isName(analysis, first, head, candidates)) continue;
    return { first, last, head, candidates, mapped };
  }
  return null;
}

/** The small "al" of "al-Nahda", with which a name begins. */
const isArabicArticle = ({ tokens }: Analysis, first: number): boolean =>
  /^(?:al|el|ash|as|an|ad)$/.test(tokens[first]!.form) &&
  tokens[first + 1]?.form === "-" &&
  /^\p{Lu}/u.test(tokens[first + 2]?.form ?? "");

/** Whether the run is a person's name behind a word that is none of it: the name is found from its own first word. */
function isTitled(candidates: readonly ActorCandidate[], rest: string, directory: Directory, on: Day | null): boolean {
  const best = candidates[0];
  if (best?.actor.kind !== "person") return false;
  return directory
    .lookup(rest.replace(/\s+/g, " "), on)
    .some((one) => one.actor.id === best.actor.id && one.by !== "surname");
}

function headOf(analysis: Analysis, first: number, last: number): number {
  for (let index = first; index < last; index += 1) {
    const { head, label } = analysis.tokens[index]!;
    if ((head < first || head >= last) && label !== "punct") return index;
  }
  return first;
}

/** A word that begins a sentence is a name only where it is tagged as one, or is nobody's ordinary word. */
function isName(analysis: Analysis, first: number, head: number, candidates: readonly ActorCandidate[]): boolean {
  const word = analysis.tokens[head]!;
  if (word.upos === "PROPN") return true;
  if (word.upos === "ADJ" || word.upos === "NOUN") {
    if (candidates.some((one) => one.by.startsWith("demonym"))) return true;
    return candidates.length > 0 && analysis.tokens[first]!.upos === "PROPN";
  }
  return candidates.length > 0 && /^\p{Lu}{2,}$/u.test(word.form) && word.upos !== "PRON";
}

/** "Latin American", "South American": of a part of the world, not of the state. */
export const isOfContinent = (analysis: Analysis, token: Token): boolean =>
  /^Americans?$/.test(token.form) &&
  /^(?:Latin|South|Central|North|Meso|Pan)$/.test(analysis.tokens[token.index - 1]?.form ?? "");
