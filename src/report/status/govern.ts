/** Which operator of the codebook stands over a word, and how the word hangs on it. */
import type { Codebook, Frames, Operator } from "../../codebook/index.ts";
import type { EventStatus } from "../../ground/event-type.ts";
import { present } from "./local.ts";

/** The operator at `head` that governs `at`; `null` where the head is none. */
export function operatorOver(codebook: Codebook, frames: Frames, at: number, head: number): Operator | null {
  const { tree } = frames;
  const { xpos } = tree.token(head);
  const kinds = [
    ...(tree.isVerb(head) || xpos.startsWith("VB") ? ["verb" as const] : []),
    ...(tree.isNominal(head) ? ["noun" as const] : []),
    ...(!tree.isNominal(head) && (!tree.isVerb(head) || /^VB[NG]$/.test(xpos)) ? ["adjective" as const] : []),
    "word" as const,
  ];
  const lemma = tree.lemma(head);
  const form = tree.form(head);
  for (const operator of codebook.operators)
    if (
      kinds.some((kind) => operator.kinds.has(kind)) &&
      operator.words.has(lemma, form) &&
      suits(frames, head, operator) &&
      hangs(frames, at, head, operator)
    )
      return operator;
  return null;
}

/** The operator among the word's own modifiers and adverbs: "alleged", "planned", "allegedly". */
export function operatorBeside(codebook: Codebook, frames: Frames, index: number): Operator | null {
  const { tree } = frames;
  for (const one of tree.children(index, "amod", "advmod", "compound", "acl"))
    for (const operator of codebook.operators)
      if (operator.over.includes("modified") && operator.words.has(tree.lemma(one), tree.form(one))) return operator;
  return null;
}

/** The operator whose phrase stands right before the word's own words: "instead of", "on the brink of", "yet to". */
export function operatorBefore(codebook: Codebook, frames: Frames, index: number): Operator | null {
  const { tree } = frames;
  const sentence = tree.sentence(index);
  const own = new Set(tree.under(index));
  let first = index;
  while (first > sentence.first && own.has(first - 1)) first--;
  for (const operator of codebook.operators)
    for (const phrase of operator.phrases)
      for (let end = Math.max(first, index - 6); end <= index; end++) {
        const start = end - phrase.length;
        if (start < sentence.first) continue;
        if (!phrase.every((word, at) => tree.form(start + at) === word)) continue;
        const head = tree.head(index) ?? index;
        if (suits(frames, tree.is(index, "xcomp", "advcl", "obl", "acl", "nmod") ? head : index, operator))
          return operator;
      }
  return null;
}

/** Whether a word that says that what is told is not so is said of what this word tells: "called the report a lie", "the claim is false". */
export function calledFalse(codebook: Codebook, frames: Frames, told: number): Operator | null {
  const { tree } = frames;
  const head = tree.head(told);
  if (head === null) return null;
  const beside = [head, ...tree.children(head, "xcomp", "obl", "advcl", "obj", "ccomp", "nmod", "advmod", "amod")];
  for (const operator of codebook.operators)
    if (operator.over.includes("told"))
      for (const one of beside)
        if (one !== told && operator.words.has(tree.lemma(one), tree.form(one))) return operator;
  return null;
}

function past(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const finite = [index, ...tree.children(index, "aux", "aux:pass", "cop")];
  if (finite.some((one) => /^(?:would|could|might|should|'d)$/.test(tree.form(one)))) return false;
  return finite.some((one) => tree.token(one).xpos === "VBD" || /^(?:has|have|had|was|were)$/.test(tree.form(one)));
}

function suits(frames: Frames, head: number, { tense, voice, having }: Operator): boolean {
  if (tense !== null && present(frames, head) !== (tense === "present")) return false;
  if (voice !== null && frames.passive(head) !== (voice === "passive")) return false;
  if (having.length === 0) return true;
  return frames.tree.cases(head).some((word) => having.includes(word));
}

/** What is asked, threatened or planned is still to come: a clause in the past is told, not asked. */
const TO_COME: ReadonlySet<EventStatus> = new Set(["requested", "threatened", "planned"]);

function hangs(frames: Frames, at: number, head: number, { over, gives }: Operator): boolean {
  if (over.length === 0) return true;
  const { tree } = frames;
  if (TO_COME.has(gives) && tree.is(at, "ccomp", "acl", "csubj") && past(frames, at)) return false;
  const cases = tree.cases(at);
  return over.some((way) => {
    switch (way) {
      case "infinitive":
        return tree.is(at, "xcomp", "acl", "advcl", "ccomp", "obl", "csubj") && tree.infinitive(at);
      case "clause":
        return tree.is(at, "xcomp", "ccomp") || (tree.is(at, "acl", "advcl") && tree.infinitive(at));
      case "gerund":
        return tree.token(at).xpos === "VBG" && tree.is(at, "xcomp", "ccomp", "advcl", "obj", "obl", "acl");
      case "that":
        return tree.is(at, "ccomp", "csubj") || (tree.is(at, "acl", "acl:relcl") && cases.includes("that"));
      case "object":
        return tree.is(at, "obj", "nsubj:pass");
      case "subject":
        return tree.is(at, "nsubj", "nsubj:outer");
      case "modified":
      case "told":
        return false;
      case "own":
        return tree.is(at, "xcomp", "advcl", "ccomp") && tree.infinitive(at) && tree.children(head, "obj").length === 0;
      default:
        return cases.includes(way) && tree.is(at, "obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "advmod", "obj");
    }
  });
}
