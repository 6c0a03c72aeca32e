import type { Analysis, Scorer } from "../analysis/analysis.ts";
import type { Trial } from "../codebook/example.ts";
import { type Explanation, explain } from "../codebook/explain.ts";
import { type Document, makeDocument } from "../document/document.ts";
import { findCast } from "../report/cast/index.ts";
import { describer, mended } from "../report/events/index.ts";
import { type Means, setScene } from "../report/make-report.ts";
import { Odds } from "../report/odds.ts";

/** Of every rule that looked at a word of the document: that it fired, or why it stayed silent; and what the model thinks of the word. */
export function explanationsOf(document: Document, analysis: Analysis, means: Means): readonly Explanation[] {
  const { cast } = setScene(document, analysis, means);
  const describe = describer(cast);
  const tree = mended(analysis);
  const byRule = tree.sentences.flatMap((sentence) => explain(means.codebook, tree, sentence, describe));
  return [...byRule, ...learned(analysis, means.scorer)].sort((a, b) => a.start - b.start);
}

/** A sentence as rules see it in a report: its tree, and who and what its words are. */
export function trialOf(analysis: Analysis, { directory, gazetteer }: Pick<Means, "directory" | "gazetteer">): Trial {
  const document = makeDocument(analysis.text, { language: "en" });
  return { analysis: mended(analysis), describe: describer(findCast({ document, analysis, directory, gazetteer })) };
}

const KINDS = { event: "an event", tie: "a tie", link: "an influence" } as const;
/** Rarer types of a word are not worth telling. */
const LEAST_TYPE = 0.1;

/** How likely the model takes each word for the trigger of an event, a tie or an influence, and of which type. */
function learned(analysis: Analysis, scorer: Scorer | null): readonly Explanation[] {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((group) => {
    const odds = Odds.of(analysis, scorer, group, {});
    if (!odds) return [];
    return [...odds.tokens].map((token): Explanation => {
      const types = odds.types(token).filter(({ chance }) => chance >= LEAST_TYPE);
      const chance = odds.chance(token);
      const { start, end } = analysis.tokens[token]!;
      const shares = types.map((type) => `${type.name} ${type.chance.toFixed(2)}`).join(", ");
      return {
        kind: "explanation",
        rule: group === "link" ? "influence/learned" : `learned/${types[0]?.name ?? group}`,
        fired: chance >= 0.5,
        reason: `${chance.toFixed(2)} likely ${KINDS[group]}${group === "link" ? "" : ` (${shares})`}`,
        start,
        end,
      };
    });
  });
}
