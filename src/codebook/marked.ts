/** Arguments under a preposition or conjunction. */
import type { Frames } from "./frame.ts";

/** Prepositions that a parser often hangs on the noun before them though they are the verb's. */
const LOOSE = new Set([
  "to",
  "for",
  "from",
  "with",
  "against",
  "on",
  "by",
  "at",
  "into",
  "over",
  "about",
  "after",
  "between",
]);

/** What stands under these is another matter: "spoke after a meeting with …". */
const APART = new Set([
  "after",
  "before",
  "during",
  "since",
  "until",
  "following",
  "despite",
  "amid",
  "ahead of",
  "because",
]);

/** A noun under these may hold the doer of the verb over it: "killed in an attack by rebels", not "rioting at a concert by …". */
const HOLDS_DOER = new Set(["in", "of", "by"]);

/** Under these the agent of a passive may have been drawn to the noun before it: "charged with theft by the prosecutor". */
const BEFORE_AGENT = new Set(["for", "with", "to", "on", "from", "over"]);

/** Arguments under a preposition or conjunction: its own, its light verb's, and those that a coordinated verb shares. */
export function markedOf(frames: Frames, index: number, word: string): readonly number[] {
  const own = markedBy(frames, index, word);
  if (own.length > 0) return frames.expand(own);
  const { tree } = frames;
  const carrier = frames.support(index)[0];
  if (carrier !== undefined) {
    const carried = markedBy(frames, carrier, word).filter(
      (one) => one !== index && !tree.coordinated(one).includes(index),
    );
    if (carried.length > 0) return frames.expand(carried);
  }
  const head = tree.head(index);
  const shared =
    head !== null && tree.is(index, "conj") ? markedBy(frames, head, word).filter((one) => one > index) : [];
  return frames.expand(shared.length > 0 ? shared : looseOf(frames, index, word));
}

/** What the preposition marks where a parser hung it one noun too low: on the object, or on the noun under another preposition. */
export function looseOf(frames: Frames, index: number, word: string): readonly number[] {
  if (!LOOSE.has(word)) return [];
  const { tree } = frames;
  const carrier = frames.support(index)[0];
  for (const at of carrier === undefined ? [index] : [index, carrier]) {
    const lower = tree
      .children(at, "obj", "obl", "nmod", "nsubj:pass", "iobj")
      .filter(
        (one) =>
          one > at &&
          tree.isNominal(one) &&
          !tree
            .cases(one)
            .some((mark) =>
              word === "by"
                ? !HOLDS_DOER.has(mark) && !(frames.passive(index) && BEFORE_AGENT.has(mark))
                : mark === "by" || APART.has(mark),
            ),
      )
      .flatMap((one) => [
        one,
        ...tree.children(one, "nmod").filter((next) => next > one && tree.cases(next).includes("of")),
      ]);
    for (const one of lower) {
      const found = markedBy(frames, one, word);
      if (found.length > 0) return found;
    }
  }
  return [];
}

export function markedBy(frames: Frames, index: number, word: string): readonly number[] {
  const { tree } = frames;
  const found = tree
    .children(index, "obl", "nmod", "advcl", "acl", "obl:agent", "ccomp", "xcomp", "iobj", "obj", "advmod")
    .filter((one) => tree.cases(one).includes(word));
  // The preposition hangs on the verb where the noun was drawn to its relative clause: "the man they fired at".
  if (found.length === 0 && frames.tree.isVerb(index) && tree.is(index, "acl:relcl")) {
    const stranded = tree
      .children(index, "advmod", "case", "compound:prt", "obl")
      .some((one) => tree.form(one) === word && tree.children(one, "case").length === 0);
    const head = tree.head(index);
    if (stranded && head !== null) return [head];
  }
  return found
    .filter(
      (one) =>
        word === "after" ||
        word === "before" ||
        word === "since" ||
        word === "until" ||
        word === "during" ||
        !frames.timed(one),
    )
    .map((one) => tree.antecedent(one));
}
