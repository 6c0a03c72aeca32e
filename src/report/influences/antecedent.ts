import type { Analysis } from "../../analysis/analysis.ts";
import type { Span } from "../../ground/span.ts";
import type { Cast } from "../cast.ts";
import { partWords } from "./words.ts";

const THING = /^(?:it|this|that|these|those|which|they|them)$/i;

/** Whether the word only points at what was said before. */
export const points = (analysis: Analysis, head: number): boolean => analysis.tokens[head]?.upos === "PRON";

/**
 * What a pronoun at an end stands for: the words that last named it; of "this" and "that" the main clause of the sentence
 * before. `null` where it cannot be told, or where it stands for somebody and not for what happened.
 */
export function antecedentOf(analysis: Analysis, cast: Cast, head: number): Span | null {
  const token = analysis.tokens[head]!;
  if (!THING.test(token.form)) return null;
  const mention = cast.headed(head);
  const named = mention
    ? cast.mentions
        .filter((one) => one.entity === mention.entity && one.form !== "pronoun" && one.end <= token.start)
        .at(-1)
    : undefined;
  if (named) return { start: named.start, end: named.end };
  if (!/^(?:it|this|that)$/i.test(token.form)) return null;
  const { first, index } = analysis.sentences[token.sentence]!;
  // A pronoun at the head of its sentence looks back to the one before; further in, to the clause before it.
  const subject = token.head < 0 ? null : subjectBefore(analysis, cast, head);
  if (subject !== null) return partWords(analysis, subject, []);
  const above = token.head < 0 ? null : clauseBefore(analysis, head, first);
  if (above !== null) return partWords(analysis, above, [token.head]);
  const before = analysis.sentences[index - 1];
  return before ? partWords(analysis, before.root, []) : null;
}

/** The matter that the governing clause is about: "the anger is so deep that it …". */
function subjectBefore(analysis: Analysis, cast: Cast, head: number): number | null {
  const own = analysis.tokens[analysis.tokens[head]!.head];
  const above = own && own.head >= 0 ? analysis.tokens[own.head] : undefined;
  const subject = above?.children.map((one) => analysis.tokens[one]!).find((one) => one.label.startsWith("nsubj"));
  if (subject?.upos !== "NOUN" || subject.index > head || cast.headed(subject.index)) return null;
  return subject.index;
}

/** The verb of an earlier clause of the sentence that governs the pronoun's own: "struck, saying it could …". */
function clauseBefore(analysis: Analysis, head: number, first: number): number | null {
  let at = analysis.tokens[head]!.head;
  let found: number | null = null;
  while (at >= first) {
    const above = analysis.tokens[at]!;
    if (
      above.upos === "VERB" &&
      above.index < head &&
      !/^(?:say|add|tell|warn|think|believe|argue|claim|note)$/.test(above.lemma)
    )
      found = above.index;
    at = above.head;
  }
  return found;
}
