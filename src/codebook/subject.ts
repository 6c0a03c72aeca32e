/** Who does it: subjects as the sentence shows them and as it means them. */
import type { Frames } from "./frame.ts";
import { looseOf, markedBy } from "./marked.ts";
import { actorly, actorsBefore, nounSubject } from "./nominal.ts";
import { objectOf } from "./object.ts";

/** Subject as the sentence shows it, found through coordination, control and antecedents. */
export function surfaceOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const own = ownSubjects(frames, index);
  if (own.length > 0) return own.map((one) => tree.antecedent(one));
  const stray = strayBefore(frames, index);
  if (stray !== null) return [tree.antecedent(stray)];
  const head = tree.head(index);
  if (head === null) return [];
  if (tree.is(index, "conj")) {
    const first = frames.step(head, frames.passive(head) ? "object" : "subject");
    if (tree.isVerb(head) || first.length > 0) return tree.isNominal(head) ? [] : first;
    return surfaceOf(frames, head);
  }
  if (tree.is(index, "xcomp")) return controllerOf(frames, head, tree.infinitive(index));
  if (tree.is(index, "csubj")) return [];
  if (tree.is(index, "advcl", "obl")) return adjunctOf(frames, index, head);
  if (tree.is(index, "acl:relcl")) return [head];
  if (tree.is(index, "acl", "nmod"))
    return tree.infinitive(index) || tree.cases(index).length > 0 ? plannerOf(frames, head) : [head];
  if (tree.is(index, "amod")) return [head];
  if (tree.is(index, "ccomp") && tree.children(index, "nsubj", "expl").length === 0 && !finite(frames, index))
    return controllerOf(frames, head);
  if (tree.is(index, "parataxis")) return [];
  return [];
}

/** Subjects that stand where a subject stands: of two, not the one after the verb. */
export function ownSubjects(frames: Frames, index: number): readonly number[] {
  const own = frames.tree.children(index, "nsubj", "nsubj:pass", "nsubj:outer");
  // "Mobutu, who the rebels have called on": of two subjects a relative pronoun is none.
  const full = own.filter((one) => frames.tree.antecedent(one) === one);
  const before = (full.length > 0 && full.length < own.length ? full : own).filter((one) => one < index);
  return before.length > 0 && frames.tree.isVerb(index) ? before : own;
}

/** A subject right before a finite verb without one, that the parser hung on an earlier verb. */
export function strayBefore(frames: Frames, index: number): number | null {
  const { tree } = frames;
  if (!/^VB[DZP]$/.test(tree.token(index).xpos)) return null;
  const { first } = tree.sentence(index);
  for (let at = index - 1; at >= Math.max(first, index - 8); at--) {
    if (tree.isVerb(at)) return null;
    const head = tree.head(at);
    // A noun drawn to a word beyond the verb: arcs of a right tree do not cross here.
    if (
      index - at <= 2 &&
      head !== null &&
      head > index &&
      tree.isNominal(at) &&
      tree.is(at, "compound", "nmod", "nsubj", "amod")
    )
      return at;
    if (
      head !== null &&
      head < at &&
      tree.isVerb(head) &&
      tree.is(at, "nsubj", "nsubj:pass") &&
      ownSubjects(frames, head).some((one) => one < head)
    )
      return at;
  }
  return null;
}

export function finite(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const mood = /VBD|VBZ|VBP|MD/;
  return (
    mood.test(tree.token(index).xpos) ||
    tree.children(index, "aux", "cop").some((one) => mood.test(tree.token(one).xpos))
  );
}

/** Who does the infinitive that hangs on this word: its object ("forced X to"), its prepositional object ("called on X to"), or its subject. */
export function controllerOf(frames: Frames, head: number, marked = true): readonly number[] {
  const { tree } = frames;
  const lemma = tree.lemma(head);
  // "made the army leave": a verb without "to" is its object's, whatever the governor does elsewhere ("made plans to leave").
  if (!frames.passive(head) && (!marked || !frames.classes.has("subject-control", lemma))) {
    const objects = tree.children(head, "obj", "iobj").filter((one) => !frames.timed(one));
    if (objects.length > 0) return objects.map((one) => tree.antecedent(one));
  }
  if (frames.classes.has("oblique-control", lemma))
    for (const one of tree.children(head, "obl", "obj", "nmod"))
      if (
        tree.cases(one).some((word) => word === "on" || word === "to" || word === "with" || word === "for") &&
        !frames.timed(one)
      )
        return [one];
  return surfaceOf(frames, head).length > 0 ? surfaceOf(frames, head) : frames.step(head, "subject");
}

/** Who does what an adverbial clause or gerund says. */
export function adjunctOf(frames: Frames, index: number, head: number): readonly number[] {
  const { tree } = frames;
  const marks = tree.cases(index);
  const gerund = marks.some(
    (word) =>
      word === "of" || word === "from" || word === "for" || word === "into" || word === "with" || word === "against",
  );
  if (gerund && frames.classes.has("object-gerund", tree.lemma(head))) {
    const object = objectOf(frames, head);
    if (object.length > 0) return object;
  }
  if (frames.classes.has("oblique-control", tree.lemma(head)) && tree.infinitive(index))
    return controllerOf(frames, head);
  if (finite(frames, index)) return [];
  return frames.passive(head) && !gerund ? surfaceOf(frames, head) : frames.step(head, "subject");
}

/** Whose plan, decision or demand it is, where an infinitive hangs on a noun. */
export function plannerOf(frames: Frames, noun: number): readonly number[] {
  const own = frames.tree.children(noun, "nmod:poss").map((one) => frames.tree.antecedent(one));
  if (own.length > 0) return own;
  const actors = actorsBefore(frames, noun);
  if (actors.length > 0) return actors;
  const { tree } = frames;
  const head = tree.head(noun);
  if (head === null || !tree.is(noun, "obj", "obl", "nsubj:pass", "nsubj") || !tree.isVerb(head)) return [];
  const anybody = tree.children(noun, "det").some((one) => tree.form(one) === "any");
  const others =
    frames.classes.has("of-others", tree.lemma(head)) ||
    tree.cases(noun).some((word) => /^(?:against|of|about)$/.test(word));
  return anybody || (others && !tree.is(noun, "nsubj")) ? [] : frames.step(head, "subject");
}

export function subjectOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  if (tree.token(index).upos === "ADJ" || tree.token(index).upos === "ADV") {
    const own = surfaceOf(frames, index);
    if (own.length > 0) return own;
    return tree.is(index, "amod") ? [tree.head(index) as number] : [];
  }
  if (!frames.tree.isVerb(index)) return nounSubject(frames, index);
  if (!frames.passive(index)) return surfaceOf(frames, index);
  const agents = tree.children(index, "obl:agent");
  if (agents.length > 0) return agents;
  const own = markedBy(frames, index, "by").filter((one) => !tree.isVerb(one));
  const by = own.length > 0 ? own : looseOf(frames, index, "by").filter((one) => !tree.isVerb(one));
  if (by.length > 0) return by;
  if (tree.is(index, "amod", "acl")) {
    const before = tree
      .children(index, "compound", "obl", "nmod", "nsubj", "advmod", "amod")
      .filter((one) => one < index && tree.token(one).end <= tree.token(index).start && tree.cases(one).length === 0);
    return before.filter((one) => actorly(frames, one));
  }
  const head = tree.head(index);
  if (
    head !== null &&
    tree.is(index, "conj") &&
    frames.passive(head) &&
    tree.children(index, "nsubj", "obj").length === 0
  ) {
    return frames.step(head, "subject");
  }
  return [];
}
