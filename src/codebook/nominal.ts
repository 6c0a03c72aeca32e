/** Arguments of nouns: whose deed, whose suffering, between whom. */
import type { Frames } from "./frame.ts";
import { looseOf, markedBy } from "./marked.ts";
import { objectOf } from "./object.ts";
import { surfaceOf } from "./subject.ts";

export function nounSubject(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const carrier = frames.support(index)[0];
  if (carrier !== undefined && tree.token(index).label !== "nsubj") {
    const lemma = tree.lemma(carrier);
    const another = frames.classes.has("suffered-support", lemma) || frames.classes.has("others-act", lemma);
    const doer = another ? [] : frames.step(carrier, "subject");
    if (doer.length > 0) return doer;
  }
  const marked = markedBy(frames, index, "by");
  const by = (marked.length > 0 ? marked : looseOf(frames, index, "by")).filter((one) => !tree.isVerb(one));
  if (by.length > 0) return by;
  // "his arrest", "the president's murder": whose it is suffers it, unless it says of whom.
  if (frames.classes.has("suffered", tree.lemma(index)) && markedBy(frames, index, "of").length === 0) return [];
  const own = tree.children(index, "nmod:poss").map((one) => tree.antecedent(one));
  if (own.length > 0) return own;
  const before = actorsBefore(frames, index);
  if (before.length > 0) return before;
  const first = tree.head(index);
  if (first !== null && tree.is(index, "conj") && !tree.isVerb(first)) return nounSubject(frames, first);
  return [];
}

export function nounObject(frames: Frames, index: number): readonly number[] {
  const of = markedBy(frames, index, "of").filter((one) => !frames.timed(one));
  if (of.length > 0) return of;
  if (frames.classes.has("suffered", frames.tree.lemma(index))) {
    const whose = frames.tree.children(index, "nmod:poss").map((one) => frames.tree.antecedent(one));
    if (whose.length > 0) return whose;
  }
  const carrier = frames.support(index)[0];
  if (carrier !== undefined && frames.classes.has("suffered-support", frames.tree.lemma(carrier))) {
    return frames.tree.token(index).label === "nsubj"
      ? frames.step(carrier, "object")
      : frames.step(carrier, "subject");
  }
  return [];
}

/** Modifiers before a noun that name an actor: a nationality, a compound name. */
export function actorsBefore(frames: Frames, index: number): readonly number[] {
  const before = modifiersOf(frames, index);
  const found = before.filter((one) => actorly(frames, one));
  // "French air strikes": the nationality may hang on the compound.
  return found.length > 0
    ? found
    : before.flatMap((one) => modifiersOf(frames, one).filter((inner) => actorly(frames, inner)));
}

export function actorly(frames: Frames, index: number): boolean {
  if (frames.classes.has("acting", frames.tree.lemma(index))) return true;
  const description = frames.describe(index);
  if (description)
    return description.actor !== null || (description.named && !description.types.every((one) => one === "other"));
  const { upos, form } = frames.tree.token(index);
  const opens = index === frames.tree.sentence(index).first && upos === "ADJ" && !/(?:an|ian|ese|ish|i|ch)$/.test(form);
  return (upos === "PROPN" || upos === "ADJ") && /^[A-Z]/.test(form) && !opens && !frames.timed(index);
}

export function modifiersOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  return tree
    .children(index, "amod", "compound", "nmod:desc", "nmod:unmarked", "nmod")
    .filter((one) => one < index && tree.cases(one).length === 0 && !tree.is(one, "nmod:poss"))
    .flatMap((one) => (tree.isVerb(one) ? [one] : tree.coordinated(one)));
}

export function partiesOf(frames: Frames, index: number): readonly number[] {
  const between = [...frames.step(index, "between"), ...frames.step(index, "among")];
  if (between.length > 1 || (between.length === 1 && plural(frames, between[0] as number))) return between;
  const found = [...frames.step(index, "subject"), ...frames.step(index, "with"), ...between];
  if (frames.tree.isVerb(index)) return found;
  const before = actorsBefore(frames, index);
  return before.length > 1
    ? [...before, ...frames.step(index, "with")]
    : found.length > 0
      ? [...found, ...before.filter((one) => !found.includes(one))]
      : [...before];
}

const plural = (frames: Frames, index: number): boolean =>
  /^NNP?S$/.test(frames.tree.token(index).xpos) || frames.tree.token(index).feats.includes("Number=Plur");

export function bearerOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const subjects = tree.children(index, "nsubj", "nsubj:outer").map((one) => tree.antecedent(one));
  if (subjects.length > 0) return subjects;
  const head = tree.head(index);
  if (head === null) return [];
  if (tree.is(index, "appos", "nmod:desc", "compound", "flat")) return [head];
  const after = tree.children(index, "appos");
  if (after.length > 0) return after;
  if (tree.is(index, "conj") && !tree.isVerb(head)) return bearerOf(frames, head);
  if (tree.is(index, "acl:relcl", "acl")) return [head];
  if (tree.is(index, "xcomp") || (tree.is(index, "obl") && tree.cases(index).includes("as"))) {
    const object = objectOf(frames, head);
    return object.length > 0 && frames.classes.has("naming", tree.lemma(head)) ? object : frames.step(head, "subject");
  }
  if (tree.is(index, "advcl", "ccomp") && tree.children(index, "cop").length > 0) return surfaceOf(frames, index);
  return [];
}
