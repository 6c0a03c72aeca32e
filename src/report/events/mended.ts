import type { Analysis } from "../../analysis/analysis.ts";
import { mend } from "../cast/mend.ts";

/** The analysis with names and titles hung where they belong; as given where mending would tie a tree into a ring. */
export function mended(analysis: Analysis): Analysis {
  const found = mend(analysis);
  return found === analysis || isTree(found) ? found : analysis;
}

function isTree({ tokens }: Analysis): boolean {
  const sound = new Uint8Array(tokens.length);
  for (const token of tokens) {
    const path: number[] = [];
    for (let at = token.index; at >= 0 && sound[at] !== 2; at = tokens[at]?.head ?? -1) {
      if (sound[at] === 1) return false;
      sound[at] = 1;
      path.push(at);
    }
    for (const at of path) sound[at] = 2;
  }
  return true;
}
