import type { Frames } from "../../codebook/index.ts";
import type { EventStatus } from "../../ground/event-type.ts";
import { negated } from "./negation.ts";

const HYPOTHETICAL = new Set(["may", "might", "could", "can", "ca"]);
const REQUESTED = new Set(["should", "must", "ought"]);
const CONDITIONAL = new Set(["if", "unless", "whether", "should", "provided", "lest", "until", "once", "except"]);

/** What the word's own auxiliaries and marks make of it. */
export function local(frames: Frames, index: number): EventStatus {
  const { tree } = frames;
  if (negated(frames, index)) return "negated";
  const status = tense(frames, index);
  const marks = tree.cases(index);
  // "were caught before they could seize it"
  if (status === "hypothetical" && marks.includes("before")) return "negated";
  if (tree.is(index, "advcl", "ccomp", "xcomp") && marks.some((word) => CONDITIONAL.has(word))) {
    const later = marks.includes("until") || marks.includes("once");
    return later && status === "happened" && !/^VBD$/.test(tree.token(index).xpos)
      ? "planned"
      : later
        ? status
        : "hypothetical";
  }
  if (inverted(frames, index)) return "hypothetical";
  return status;
}

/** "had it come down", "were they to attack", "should it come": a condition without an if. */
function inverted(frames: Frames, index: number): boolean {
  const { tree } = frames;
  if (!tree.is(index, "advcl", "parataxis", "ccomp", "acl", "acl:relcl")) return false;
  const [subject] = tree.children(index, "nsubj", "nsubj:pass");
  if (subject === undefined || tree.cases(index).length > 0) return false;
  return tree
    .children(index, "aux", "aux:pass")
    .some((one) => /^(?:had|were|should)$/.test(tree.form(one)) && one < subject && subject < index);
}

function tense(frames: Frames, index: number): EventStatus {
  const { tree } = frames;
  const helpers = tree.children(index, "aux", "aux:pass", "cop");
  const words = helpers.map((one) => tree.form(one));
  if (words.some((word) => REQUESTED.has(word))) return conditional(frames, index) ? "hypothetical" : "requested";
  if (words.some((word) => HYPOTHETICAL.has(word))) return "hypothetical";
  if (words.some((word) => word === "would" || word === "'d"))
    return words.includes("have") ? "hypothetical" : wouldBe(frames, index);
  if (words.some((word) => word === "will" || word === "shall" || word === "'ll" || word === "wo")) return "planned";
  // "is to meet"
  if (tree.infinitive(index) && (helpers.length > 0 || tree.lemma(tree.head(index) ?? index) === "be"))
    return "planned";
  const { xpos, upos, feats } = tree.token(index);
  const progressive = words.some((word) => /^(?:is|are|am|was|were|'re|'s|'m)$/.test(word));
  if (xpos === "VBG" && (progressive || (words.includes("been") && !words.includes("had")))) return "ongoing";
  if (
    upos === "VERB" &&
    /^VB[PZ]$/.test(xpos) &&
    tree.children(index, "advmod").some((one) => tree.form(one) === "still")
  )
    return "ongoing";
  if (progressive && words.includes("being")) return "ongoing";
  if (imperative(frames, index, feats)) return "requested";
  return "happened";
}

/** "Release the prisoners!" */
function imperative(frames: Frames, index: number, feats: string): boolean {
  const { tree } = frames;
  const { xpos, upos } = tree.token(index);
  if (upos !== "VERB" || xpos !== "VB" || tree.children(index, "aux", "nsubj", "nsubj:pass", "mark", "cop").length > 0)
    return false;
  if (tree.is(index, "xcomp", "conj", "acl", "advcl")) return false;
  const before = tree.analysis.tokens[index - 1];
  return (
    feats.includes("Mood=Imp") ||
    index === tree.sentence(index).first ||
    /^["“'‘:,]$|^please$/i.test(before?.form ?? "")
  );
}

const conditional = (frames: Frames, index: number): boolean => {
  const { tree } = frames;
  return tree.is(index, "advcl") && tree.children(index, "mark").length === 0;
};

/** "said it would" is a plan, and so is "would … under the deal"; "would … if" is neither. */
function wouldBe(frames: Frames, index: number): EventStatus {
  const { tree } = frames;
  const ifs = tree.children(index, "advcl").some((one) => tree.cases(one).includes("if") || inverted(frames, one));
  if (ifs) return "hypothetical";
  if (tree.is(index, "ccomp", "conj", "acl:relcl", "xcomp", "acl")) return "planned";
  return tree.children(index, "obl").some((one) => tree.cases(one).includes("under")) ? "planned" : "hypothetical";
}

/** Auxiliaries and negation of the first of coordinated verbs reach the next where it has no tense of its own. */
export function shares(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const { xpos } = tree.token(index);
  if (!tree.is(index, "conj") || !/^VB[NG]?$/.test(xpos)) return false;
  return tree.children(index, "aux", "nsubj", "nsubj:pass", "mark").length === 0;
}

/** Whether the clause of the word is told in the present: "is on the brink", "continues". */
export function present(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const finite = [index, ...tree.children(index, "aux", "cop", "aux:pass")];
  if (finite.some((one) => /^(?:VBD)$/.test(tree.token(one).xpos) || /^(?:was|were|had)$/.test(tree.form(one))))
    return false;
  return finite.some((one) => /^VB[PZ]$/.test(tree.token(one).xpos));
}
