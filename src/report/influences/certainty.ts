import type { Codebook, Frames } from "../../codebook/index.ts";
import type { Influence } from "../claims.ts";
import { settled } from "../odds.ts";
import { statusOf } from "../status/index.ts";
import type { Link } from "./links.ts";

type Certainty = Influence["certainty"];

const CERTAINTIES: readonly Certainty[] = ["stated", "hedged", "denied"];

/** What the tree says against the model's log-probability: of a doubt or a denial, and of neither. */
const MARKED = 2;
const PLAIN = 0.7;

/** The certainty by the tree and the model together. */
export function weighedCertainty(link: Link, ruled: Certainty): Certainty {
  const weight = ruled === "stated" ? PLAIN : MARKED;
  return settled(link.certainties, ruled, CERTAINTIES, (one) => (one === ruled ? weight : 0));
}

const HEDGES =
  /^(?:apparently|likely|probably|possibly|perhaps|maybe|arguably|reportedly|allegedly|presumably|seemingly|potentially|supposedly)$/i;

/** Whether an adverb beside the trigger or the words that it hangs on takes the edge off it. */
function hedged(frames: Frames, anchor: number): boolean {
  const { tree } = frames;
  const head = tree.head(anchor);
  const near = head === null ? [anchor] : [anchor, head, ...(tree.head(head) === null ? [] : [tree.head(head)!])];
  return near.some((one) =>
    tree.children(one, "advmod", "parataxis", "discourse", "amod").some((child) => HEDGES.test(tree.form(child))),
  );
}

/** Whether what it brings about is none: "provoked *no reaction*". */
const ofNothing = ({ tree }: Frames, anchor: number): boolean =>
  tree.isVerb(anchor) &&
  tree.children(anchor, "obj").some((one) => tree.children(one, "det").some((at) => tree.form(at) === "no"));

/** Stated, hedged ("could fuel") or denied, by what governs the trigger. */
export function certaintyOf(codebook: Codebook, frames: Frames, anchor: number): Certainty {
  switch (statusOf(codebook, frames, anchor).status) {
    case "happened":
    case "ongoing":
      if (ofNothing(frames, anchor)) return "denied";
      return hedged(frames, anchor) ? "hedged" : "stated";
    case "negated":
    case "denied":
      return "denied";
    case "planned":
    case "threatened":
    case "requested":
    case "hypothetical":
      return "hedged";
  }
}
