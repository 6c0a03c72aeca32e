import type { Analysis } from "../../analysis/analysis.ts";
import { isBelow } from "../../analysis/subtree.ts";
import type { Changes } from "./tree-change.ts";

/** "A meeting with Premier Ann Moe, *who* opposes it": a clause with "who" describes the person right before its comma, no thing. */
export function whoClauses(analysis: Analysis, changed: Changes): void {
  const { tokens } = analysis;
  for (const who of tokens) {
    if (!/^who$/i.test(who.form) || tokens[who.index - 1]?.form !== ",") continue;
    let clause = tokens[who.head];
    while (clause && !clause.label.startsWith("acl:relcl")) clause = tokens[clause.head];
    const thing = clause ? tokens[clause.head] : undefined;
    if (!clause || !thing || thing.mention === "person" || changed.has(clause.index)) continue;
    let name = tokens[who.index - 2];
    while (name?.label.startsWith("flat")) name = tokens[name.head];
    if (!name || name === thing || name.sentence !== who.sentence || name.mention !== "person") continue;
    if (isBelow(analysis, name.index, thing.index)) changed.set(clause.index, { head: name.index, label: "acl:relcl" });
  }
}
