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

/** A certainty, and whether a word of the sentence marks it: "could", "not", the plain "will" of a forecast. */
export interface Ruled {
  readonly certainty: Certainty;
  readonly marked: boolean;
}

/** The certainty by the tree and the model together. */
export function weighedCertainty(link: Link, { certainty: ruled, marked }: Ruled): Certainty {
  const weight = marked ? MARKED : PLAIN;
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

/** Whether "will" stands before the word or the verb that it hangs on: "will *help* reduce". */
function foretold({ tree }: Frames, anchor: number): boolean {
  const head = tree.head(anchor);
  return [anchor, ...(head === null ? [] : [head])].some((one) =>
    tree.children(one, "aux").some((at) => /^(?:will|'ll|shall)$/.test(tree.form(at))),
  );
}

/** Stated, hedged ("could fuel") or denied, by what governs the trigger. */
export function certaintyOf(codebook: Codebook, frames: Frames, anchor: number): Ruled {
  const { status, governors } = statusOf(codebook, frames, anchor);
  const marked = (certainty: Certainty): Ruled => ({ certainty, marked: true });
  switch (status) {
    case "happened":
    case "ongoing":
      if (ofNothing(frames, anchor)) return marked("denied");
      return hedged(frames, anchor) ? marked("hedged") : { certainty: "stated", marked: false };
    case "negated":
    case "denied":
      return marked("denied");
    case "planned":
      // What is foretold without a doubt is stated: "will reduce the cost".
      return marked(
        governors.length === 0 && foretold(frames, anchor) && !hedged(frames, anchor) ? "stated" : "hedged",
      );
    case "threatened":
    case "requested":
    case "hypothetical":
      return marked("hedged");
  }
}

/** The certainty at the trigger or, where nothing marks it there, that of the effect if it is only possible or denied: "denied that he fled after …". */
export function certaintyBeside(codebook: Codebook, frames: Frames, anchor: number, effect: number): Ruled {
  const own = certaintyOf(codebook, frames, anchor);
  if (own.marked || !frames.tree.isVerb(effect) || frames.tree.head(anchor) === effect) return own;
  const { status } = statusOf(codebook, frames, effect);
  if (status === "denied") return { certainty: "denied", marked: true };
  return status === "hypothetical" ? { certainty: "hedged", marked: true } : own;
}
