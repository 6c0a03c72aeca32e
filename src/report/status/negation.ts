import type { Frames } from "../../codebook/index.ts";

const NEGATIONS = new Set(["not", "n't", "never", "nt", "neither", "nor", "hardly", "scarcely", "nowhere", "no"]);
const NOBODY = new Set(["nobody", "none", "nothing", "neither", "no-one"]);

/** Whether the word is negated where it stands: "did not", "never", "no longer", "no talks", "nobody was arrested". */
export function negated(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const own = tree
    .children(index, "advmod", "det", "cc:preconj", "cc")
    .some(
      (one) =>
        (NEGATIONS.has(tree.form(one)) && !(tree.form(one) === "no" && tree.is(one, "advmod")) && !only(frames, one)) ||
        longer(frames, one),
    );
  if (own) return true;
  if (!tree.isVerb(index)) return false;
  return tree.children(index, "nsubj", "nsubj:pass", "obj").some((one) => nobody(frames, one));
}

/** "no longer", "not any more". */
function longer(frames: Frames, index: number): boolean {
  return frames.tree.form(index) === "longer" && frames.tree.analysis.tokens[index - 1]?.form.toLowerCase() === "no";
}

/** Whether the argument says that there is none: "no one", "not a single prisoner", "neither side", "neither X nor Y". */
function nobody(frames: Frames, index: number): boolean {
  const { tree } = frames;
  if (NOBODY.has(tree.form(index))) return true;
  if (tree.form(index) === "one" && tree.analysis.tokens[index - 1]?.form.toLowerCase() === "no") return true;
  if (
    tree
      .children(index, "det", "cc:preconj")
      .some((one) => /^(?:no|neither)$/.test(tree.form(one)) && !only(frames, one))
  )
    return true;
  // "not one country", "hardly any government": the negation opens the noun phrase.
  const first = Math.min(...tree.under(index, (child) => tree.is(child, "acl", "acl:relcl", "appos", "conj", "nmod")));
  const [word, next] = [tree.form(first), tree.analysis.tokens[first + 1]?.form.toLowerCase()];
  return (word === "not" && (next === "one" || next === "a")) || (word === "hardly" && next === "any");
}

/** "not only", "not just": not a negation. */
const only = (frames: Frames, index: number): boolean =>
  /^(?:only|just|merely|least|even)$/.test(frames.tree.analysis.tokens[index + 1]?.form.toLowerCase() ?? "") &&
  frames.tree.form(index) === "not";

/** The words that refuse for the time to come what is negated, in text order: "will not", "would not", "does not"; none where it is negated otherwise ("no talks will be held"). */
export function refuses(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const at = [index, ...frames.step(index, "support")].find(
    (one) => negated(frames, one) && tree.children(one, "aux").some((helper) => REFUSES.test(tree.form(helper))),
  );
  if (at === undefined) return [];
  const around = tree.children(at, "aux", "advmod");
  const not = around.flatMap((one) => (longer(frames, one) ? [one - 1, one] : NOT.test(tree.form(one)) ? [one] : []));
  const helpers = around.filter((one) => REFUSES.test(tree.form(one)));
  return not.length === 0 ? [] : [...helpers, ...not].sort((a, b) => a - b);
}

const NOT = /^(?:not|n't|never)$/;
const REFUSES = /^(?:will|wo|would|'ll|'d|shall|does|do)$/;
