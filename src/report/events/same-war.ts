import type { Frames } from "../../codebook/index.ts";
import type { Draft } from "./draft.ts";

/** Nouns that name fighting as a whole, not a single blow. */
const FIGHTING: ReadonlySet<string> = new Set(
  "war conflict fighting hostility battle combat bloodshed violence".split(" "),
);
/** A sentence so far back may have named the sides. */
const BACK = 1;

/**
 * "The neighbours have fought two wars, and the latest conflict …": fighting that is spoken of as known and names nobody, or one of them, is
 * between those of whom fighting was told last, in the same sentence or the one before.
 */
export function withKnownSides(frames: Frames, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, at) => {
    const { tree } = frames;
    const { anchor } = draft.firing;
    if (draft.type !== "ASSAULT" || draft.source.length > 0 || draft.target.length > 1) return draft;
    if (!FIGHTING.has(tree.lemma(anchor)) || !isKnown(frames, anchor)) return draft;
    for (let before = at - 1; before >= 0; before -= 1) {
      const earlier = drafts[before]!;
      if (tree.token(anchor).sentence - tree.token(earlier.firing.anchor).sentence > BACK) break;
      if (earlier.type !== "ASSAULT" || earlier.status === "hypothetical") continue;
      if (earlier.source.length !== 2 || earlier.target.length > 0) continue;
      if (draft.target.every((one) => earlier.source.includes(one)))
        return { ...draft, source: earlier.source, target: [] };
    }
    return draft;
  });
}

/** With "the", "this" or "their", or as the latest of a kind. */
const isKnown = (frames: Frames, anchor: number): boolean =>
  frames.tree
    .children(anchor, "det", "nmod:poss")
    .some((child) => /^(?:the|this|that|these|their)$/.test(frames.tree.form(child)));
