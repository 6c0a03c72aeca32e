import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Changes } from "./tree-change.ts";

/** "A meeting with Premier Ann Moe, *who* opposes it": a clause with "who" describes the person right before its comma, no thing. */
export function whoClauses({ tokens }: Analysis, changed: Changes): void {
  for (const who of tokens) {
    if (!/^who$/i.test(who.form) || tokens[who.index - 1]?.form !== ",") continue;
    const clause = relativeAbove(tokens, who);
    const thing = clause ? tokens[clause.head] : undefined;
    if (!clause || !thing || thing.mention === "person" || changed.has(clause.index)) continue;
    let name = tokens[who.index - 2];
    while (name?.label.startsWith("flat")) name = tokens[name.head];
    if (!name || name === thing || name.sentence !== who.sentence || name.mention !== "person") continue;
    if (isUnder(tokens, name, thing)) changed.set(clause.index, { head: name.index, label: "acl:relcl" });
  }
}

/** The verb of the relative clause that the word opens. */
function relativeAbove(tokens: readonly Token[], who: Token): Token | undefined {
  let at: Token | undefined = who;
  for (let steps = 0; at && steps < 4; steps += 1) {
    if (at.label.startsWith("acl:relcl")) return at;
    at = tokens[at.head];
  }
  return undefined;
}

/** Whether the one hangs somewhere below the other. */
function isUnder(tokens: readonly Token[], below: Token, above: Token): boolean {
  let at: Token | undefined = below;
  for (let steps = 0; at && steps < 12; steps += 1) {
    if (at === above) return true;
    at = tokens[at.head];
  }
  return false;
}
