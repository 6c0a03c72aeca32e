import type { Sight } from "./sight.ts";

/** The state that the report's first words place it in: a name at the very beginning, before a colon, bracket or dash. */
export function homeOf(sight: Sight): string | null {
  const { analysis, groups } = sight;
  for (const draft of groups.drafts) {
    if (draft.start > 60 || draft.sentence > 1) return null;
    if (draft.form !== "name" || (draft.type !== "state" && draft.type !== "place")) continue;
    const after = analysis.text.slice(draft.end, draft.end + 40);
    if (/^(?:,[^.]{0,30})?\s*(?:\(|:|-|–|—)/.test(after)) {
      const best = draft.candidates[0];
      return best ? (best.acts ?? best.actor.id) : null;
    }
  }
  return null;
}
