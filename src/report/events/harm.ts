import type { Frames } from "../../codebook/index.ts";
import { hull } from "../../ground/span.ts";
import type { Harm } from "../claims.ts";
import { amountOf } from "./number.ts";

/** The number of people that these words say were harmed, with what kind of people; the first that says a number, `null` where none does. */
export function harmOf(frames: Frames, heads: readonly number[]): Harm | null {
  const { tree } = frames;
  for (const head of heads) {
    const amount = amountOf(frames, head);
    if (!amount) continue;
    const kind = kindOf(frames, head);
    const own = tree.token(head);
    const at = hull([...amount.tokens.map((one) => tree.token(one)), ...(kind ? [own] : [])]) ?? own;
    return { from: amount.from, to: amount.to, start: at.start, end: at.end, who: kind };
  }
  return null;
}

/** What kind of people: the noun with what stands before it, without its number. */
function kindOf(frames: Frames, head: number): string | null {
  const { tree } = frames;
  const of = /^(?:dozens?|scores?|hundreds?|thousands?|tens|millions?|couple|pair|handful|number)$/.test(
    tree.form(head),
  )
    ? frames.step(head, "of").filter((one) => tree.token(one).upos === "NOUN")
    : [];
  const noun = of.at(-1) ?? head;
  if (
    tree.token(noun).upos !== "NOUN" ||
    /^\d/.test(tree.form(noun)) ||
    (of.length === 0 && tree.token(noun).upos === "NUM")
  )
    return null;
  if (/^(?:dozens?|scores?|hundreds?|thousands?|tens|millions?)$/.test(tree.form(noun))) return null;
  const before = tree
    .children(noun, "amod", "compound")
    .filter((one) => one < noun && tree.token(one).upos !== "NUM" && !tree.isVerb(one));
  return [...before, noun].map((one) => tree.token(one).form).join(" ");
}
