import type { Codebook, Frames } from "../../codebook/index.ts";
import type { Influence } from "../claims.ts";
import { settled } from "../odds.ts";
import { statusOf } from "../status/index.ts";
import type { Link } from "./links.ts";

type Certainty = Influence["certainty"];

const CERTAINTIES: readonly Certainty[] = ["stated", "hedged", "denied"];

/** What the tree says against the model's log-probability: of a doubt or a denial, and of neither. */
const MARKED = 3;
const PLAIN = 0.7;
/** The same of a plain forecast and of an effect that is denied, which the model seldom met. */
const CERTAIN = 3.5;

/** A certainty, and how much the tree's word for it weighs. */
export interface Ruled {
  readonly certainty: Certainty;
  readonly weight: number;
}

/** The certainty that a rule of the codebook gives. */
export const given = (certainty: Certainty): Ruled => ({ certainty, weight: MARKED });

/** The certainty by the tree and the model together. */
export function weighedCertainty(link: Link, { certainty: ruled, weight }: Ruled): Certainty {
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

const SPEECH =
  /^(?:say|tell|add|note|report|announce|declare|insist|stress|confirm|explain|argue|predict|forecast|write)$/;

/** Whether it is foretold without a doubt, be it in somebody's words: "will" before the word or its verb, "he said it will *help* reduce". */
function foretold({ tree }: Frames, anchor: number, governors: readonly number[]): boolean {
  if (!governors.every((one) => SPEECH.test(tree.lemma(one)))) return false;
  const head = tree.head(anchor);
  return [anchor, ...(head === null ? [] : [head])].some((one) =>
    tree.children(one, "aux").some((at) => /^(?:will|'ll|shall)$/.test(tree.form(at))),
  );
}

/** Whether it stands in a question that somebody leaves open. */
function asked({ tree }: Frames, anchor: number): boolean {
  for (let at: number | null = anchor, steps = 0; at !== null && steps < 4; at = tree.head(at), steps += 1)
    if (tree.children(at, "mark").some((one) => tree.form(one) === "whether")) return true;
  return false;
}

/** "The decision was *aimed at* preventing a run": what is meant to come of it. */
function meant({ tree }: Frames, anchor: number): boolean {
  const head = tree.head(anchor);
  return (
    head !== null &&
    /^(?:aim|design|intend|mean|calculate)$/.test(tree.lemma(head)) &&
    (tree.children(head, "aux:pass").length > 0 || tree.is(head, "acl"))
  );
}

/** "*Should* the council agree, …": a condition without "if". */
const inverted = ({ tree }: Frames, anchor: number): boolean =>
  /^should$/i.test(tree.form(anchor)) &&
  tree.children(tree.head(anchor) ?? anchor, "nsubj", "nsubj:pass").some((one) => one > anchor);

/** Stated, hedged ("could fuel") or denied, by what governs the trigger. */
export function certaintyOf(codebook: Codebook, frames: Frames, anchor: number): Ruled {
  const { status, governors } = statusOf(codebook, frames, anchor);
  const undone = status === "negated" || status === "denied";
  if ((meant(frames, anchor) && !undone) || inverted(frames, anchor)) return { certainty: "hedged", weight: CERTAIN };
  switch (status) {
    case "happened":
    case "ongoing":
      if (ofNothing(frames, anchor)) return { certainty: "denied", weight: CERTAIN };
      return hedged(frames, anchor) ? given("hedged") : { certainty: "stated", weight: PLAIN };
    case "negated":
    case "denied":
      // "Declined to speculate on *whether* it was because of him": neither said nor denied.
      return asked(frames, anchor) ? { certainty: "hedged", weight: CERTAIN } : given("denied");
    case "planned":
      return foretold(frames, anchor, governors) && !hedged(frames, anchor)
        ? { certainty: "stated", weight: CERTAIN }
        : given("hedged");
    case "threatened":
    case "requested":
    case "hypothetical":
      return given("hedged");
  }
}

/** The certainty at the trigger or, where nothing marks it there, that of the effect if it is only possible or denied: "denied that he fled after …"; an effect that did not happen has its cause all the same. */
export function certaintyBeside(codebook: Codebook, frames: Frames, anchor: number, effect: number): Ruled {
  const own = certaintyOf(codebook, frames, anchor);
  if (own.weight > PLAIN || !frames.tree.isVerb(effect) || frames.tree.head(anchor) === effect) return own;
  const { status } = statusOf(codebook, frames, effect);
  if (status === "denied") return { certainty: "denied", weight: CERTAIN };
  return status === "hypothetical" ? given("hedged") : own;
}
