import type { Analysis } from "../../analysis/analysis.ts";
import type { Codebook } from "../../codebook/index.ts";
import { CONTEXTS, type Context } from "../../ground/event-type.ts";

/** At most so many contexts a paragraph. */
const MOST = 4;

/** The contexts of each paragraph by the words in it, those with most words first. */
export function contextsOf(analysis: Analysis, codebook: Codebook): readonly (readonly Context[])[] {
  const paragraphs: Map<Context, number>[] = [];
  for (const sentence of analysis.sentences) {
    paragraphs[sentence.paragraph] ??= new Map();
    const counts = paragraphs[sentence.paragraph] as Map<Context, number>;
    for (const token of analysis.tokens.slice(sentence.first, sentence.last)) {
      const lemma = token.lemma.toLowerCase();
      const form = token.form.toLowerCase();
      for (const context of CONTEXTS) {
        const words = codebook.contexts.get(context);
        if (words?.has(lemma) || words?.has(form)) counts.set(context, (counts.get(context) ?? 0) + 1);
      }
    }
  }
  return paragraphs.map((counts) =>
    [...(counts ?? [])]
      .sort((a, b) => b[1] - a[1])
      .slice(0, MOST)
      .map(([context]) => context),
  );
}
