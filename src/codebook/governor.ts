/** What stands over a word and says how it is meant. */
import type { Frames } from "./frame.ts";
import type { Tree } from "./tree.ts";

const MOODS = new Set(
  "will would shall should may might must can could ought 'll 'd wo ca not n't never if unless whether without lest".split(
    " ",
  ),
);

/** Prepositions by which a noun is what a word is about. */
const ABOUT = new Set(["for", "of", "on", "against", "in", "to", "from", "with", "about", "without"]);

/** The word whose complement this is, through coordination and light verbs; nothing where it stands for itself. */
export function governorOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const carrier = frames.support(index)[0];
  const governs = carrier !== undefined && frames.classes.has("governing", tree.lemma(carrier));
  const at = tree.first(carrier !== undefined && !governs ? carrier : index);
  const head = tree.head(at);
  if (head === null) return [];
  if (!tree.isVerb(at)) {
    if (tree.is(at, "obj", "nsubj:pass", "xcomp", "ccomp")) return [head];
    return tree.is(at, "obl", "nmod") && tree.cases(at).some((word) => ABOUT.has(word)) ? [head] : [];
  }
  if (tree.is(at, "xcomp", "ccomp", "csubj")) return [head];
  if (tree.is(at, "acl", "advcl", "obl", "obj"))
    return tree.infinitive(at) || tree.cases(at).length > 0 || tree.is(at, "obj") ? [head] : [];
  return [];
}

/** Modals, negations and conditional marks of the word itself. */
export const moodOf = (tree: Tree, index: number): readonly number[] =>
  tree.children(tree.first(index), "aux", "advmod", "mark", "case").filter((one) => MOODS.has(tree.form(one)));
