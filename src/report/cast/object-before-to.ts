import type { Analysis } from "../../analysis/analysis.ts";
import type { Changes } from "./tree-change.ts";

/** "wants Graustark to leave": a noun before "to" is the object of the verb before it, not of the infinitive behind, whose doer it is. */
export function objectsBeforeTo(analysis: Analysis, changed: Changes): void {
  for (const noun of analysis.tokens) {
    if (noun.label !== "obj" || changed.has(noun.index) || noun.head <= noun.index) continue;
    const infinitive = analysis.tokens[noun.head]!;
    const governor = analysis.tokens[infinitive.head];
    if (governor?.upos !== "VERB" || governor.index >= noun.index) continue;
    if (!/^(?:xcomp|ccomp|advcl)$/.test(infinitive.label)) continue;
    const to = infinitive.children.find((child) => analysis.tokens[child]!.form === "to");
    if (to === undefined || to < noun.index) continue;
    changed.set(noun.index, { head: governor.index, label: "obj" });
  }
}
