import type { Analysis } from "../analysis/analysis.ts";
import { type Explanation, explain } from "../codebook/explain.ts";
import type { Document } from "../document/document.ts";
import { describer } from "../report/events/index.ts";
import { type Means, setScene } from "../report/make-report.ts";

/** Of every rule that looked at a word of the document: that it fired, or why it stayed silent. */
export function explanationsOf(document: Document, analysis: Analysis, means: Means): readonly Explanation[] {
  const { cast } = setScene(document, analysis, means);
  const describe = describer(cast);
  return analysis.sentences.flatMap((sentence) => explain(means.codebook, analysis, sentence, describe));
}
