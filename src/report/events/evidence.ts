import type { Frames } from "../../codebook/index.ts";
import { hull, type Span } from "../../ground/span.ts";

/** The words an event rests on: its clause without clauses beside it, and the words of its roles in the same sentence. */
export function evidenceOf(frames: Frames, anchor: number, roles: readonly number[]): Span {
  const { tree } = frames;
  const carrier = frames.step(anchor, "support")[0];
  const top = carrier ?? anchor;
  const skip = (child: number): boolean => {
    if (tree.is(child, "parataxis", "punct", "cc", "discourse", "vocative", "reparandum")) return true;
    if (tree.is(child, "conj")) return tree.isVerb(child) || tree.children(child, "nsubj").length > 0;
    if (tree.is(child, "advcl", "ccomp"))
      return tree.children(child, "nsubj", "nsubj:pass").length > 0 && !contains(frames, child, anchor);
    return tree.is(child, "acl:relcl") && !contains(frames, child, anchor);
  };
  const own = tree.under(top, skip);
  const { sentence } = tree.token(anchor);
  const heads = roles.filter((one) => tree.token(one).sentence === sentence);
  return hull([...own, ...heads].map((one) => tree.token(one))) ?? tree.token(anchor);
}

function contains(frames: Frames, above: number, index: number): boolean {
  for (let at: number | null = index; at !== null; at = frames.tree.head(at)) if (at === above) return true;
  return false;
}
