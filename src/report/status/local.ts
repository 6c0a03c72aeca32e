import type { Frames } from "../../codebook/index.ts";
import type { EventStatus } from "../../ground/event-type.ts";

const NEGATIONS = new Set(["not", "n't", "never", "nt", "neither", "nor", "hardly", "no"]);
const HYPOTHETICAL = new Set(["may", "might", "could", "can", "ca"]);
const REQUESTED = new Set(["should", "must", "ought"]);
const CONDITIONAL = new Set(["if", "unless", "whether", "should", "provided", "lest", "until", "once"]);

/** Whether the word is negated where it stands: "did not", "never", "no talks". */
export function negated(frames: Frames, index: number): boolean {
  const { tree } = frames;
  return tree
    .children(index, "advmod", "det", "cc:preconj", "cc")
    .some(
      (one) =>
        NEGATIONS.has(tree.form(one)) && !(tree.form(one) === "no" && tree.is(one, "advmod")) && !only(frames, one),
    );
}

/** "not only", "not just": not a negation. */
const only = (frames: Frames, index: number): boolean =>
  /^(?:only|just|merely|least)$/.test(frames.tree.analysis.tokens[index + 1]?.form.toLowerCase() ?? "");

/** What the word's own auxiliaries and marks make of it. */
export function local(frames: Frames, index: number): EventStatus {
  const { tree } = frames;
  if (negated(frames, index)) return "negated";
  const status = tense(frames, index);
  if (tree.is(index, "advcl") && tree.cases(index).some((word) => CONDITIONAL.has(word)))
    return status === "happened" && tree.cases(index).some((word) => word === "until" || word === "once")
      ? "planned"
      : "hypothetical";
  return status;
}

function tense(frames: Frames, index: number): EventStatus {
  const { tree } = frames;
  const helpers = tree.children(index, "aux", "aux:pass", "cop");
  const words = helpers.map((one) => tree.form(one));
  if (words.some((word) => REQUESTED.has(word))) return "requested";
  if (words.some((word) => HYPOTHETICAL.has(word))) return "hypothetical";
  if (words.some((word) => word === "would" || word === "'d"))
    return words.includes("have") ? "hypothetical" : wouldBe(frames, index);
  if (words.some((word) => word === "will" || word === "shall" || word === "'ll" || word === "wo")) return "planned";
  // "is to meet"
  if (tree.infinitive(index) && (helpers.length > 0 || tree.lemma(tree.head(index) ?? index) === "be"))
    return "planned";
  const { xpos } = tree.token(index);
  if (xpos === "VBG" && words.some((word) => /^(?:is|are|am|'re|'s|been)$/.test(word))) return "ongoing";
  return "happened";
}

/** "said it would" is a plan; "would … if" is not. */
function wouldBe(frames: Frames, index: number): EventStatus {
  const { tree } = frames;
  const conditional = tree.children(index, "advcl").some((one) => tree.cases(one).includes("if"));
  return !conditional && tree.is(index, "ccomp", "conj", "acl:relcl", "xcomp") ? "planned" : "hypothetical";
}

/** Auxiliaries and negation of the first of coordinated verbs reach the next where it has no tense of its own. */
export function shares(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const { xpos } = tree.token(index);
  if (!tree.is(index, "conj") || !/^VB[NG]?$/.test(xpos)) return false;
  return tree.children(index, "aux", "nsubj", "nsubj:pass", "mark").length === 0;
}

/** Whether the negated word is refused for the time to come: "will not", "would not", "does not". */
export function refuses(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const at = [index, ...frames.step(index, "support")];
  return at.some(
    (one) =>
      negated(frames, one) &&
      tree.children(one, "aux").some((helper) => /^(?:will|wo|would|'ll|'d|shall|does|do)$/.test(tree.form(helper))),
  );
}
