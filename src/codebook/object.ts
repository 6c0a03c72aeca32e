/** Whom or what it is done to. */
import type { Frames } from "./frame.ts";
import { nounObject } from "./nominal.ts";
import { ownSubjects, surfaceOf } from "./subject.ts";

/** Particles that a parser may take for prepositions: "sealed off the square". */
const PARTICLES = new Set(["up", "off", "out", "down", "back", "away"]);

export function objectOf(frames: Frames, index: number): readonly number[] {
  return wholeObject(frames, index).map((one) => countedIn(frames, one));
}

const PARTS =
  /^(?:most|some|all|many|much|part|half|rest|remainder|bulk|majority|number|several|none|any|few|handful|dozen|raft|series|range|host|string|slew)$/;

/** "Lifted most of its sanctions": the things that are counted; who is counted stays with the words that count. */
function countedIn({ tree }: Frames, index: number): number {
  if (!PARTS.test(tree.lemma(index))) return index;
  const counted = tree.children(index, "nmod").find((one) => tree.cases(one).includes("of"));
  if (counted === undefined || !tree.isNominal(counted)) return index;
  return /^(?:person|organization|place)$/.test(tree.token(counted).mention ?? "") ? index : counted;
}

function wholeObject(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  if (!frames.tree.isVerb(index)) return nounObject(frames, index);
  const own = tree.children(index, "obj").map((one) => tree.antecedent(one));
  if (frames.passive(index)) {
    if (own.length > 0) return own;
    if (tree.is(index, "amod") || (tree.is(index, "acl") && !tree.is(index, "acl:relcl"))) {
      const head = tree.head(index);
      if (head !== null && tree.children(index, "nsubj:pass", "nsubj").length === 0) return [head];
    }
    return surfaceOf(frames, index);
  }
  if (own.length > 0) return own;
  const late =
    ownSubjects(frames, index).length > 0 && ownSubjects(frames, index).every((one) => one < index)
      ? tree.children(index, "nsubj").filter((one) => one > index && one - index < 6)
      : [];
  if (late.length > 0) return late;
  // An argument without preposition that the parser took for an adjunct: "killed at least nine".
  const bare = tree
    .children(index, "obl", "iobj")
    .filter((one) => one > index && !frames.timed(one) && tree.cases(one).every((word) => PARTICLES.has(word)));
  if (bare.length === 0)
    bare.push(
      ...tree
        .children(index, "xcomp")
        .filter(
          (one) =>
            one > index && tree.token(one).upos === "NOUN" && tree.children(one, "cop", "mark", "case").length === 0,
        ),
    );
  if (bare.length > 0) return bare.slice(0, 1);
  const astray = strayAfter(frames, index);
  if (astray !== null) return [astray];
  const gap = gapOf(frames, index);
  return gap.length > 0 ? gap : sharedObject(frames, index);
}

/** A noun right after the verb that the parser drew under the noun of the phrase behind it: "blamed Ann Moe for the delay". */
function strayAfter(frames: Frames, index: number): number | null {
  const { tree } = frames;
  const { last } = tree.sentence(index);
  for (let at = index + 1; at < Math.min(last, index + 8); at++) {
    if (tree.is(at, "case", "mark", "punct", "cc") || tree.isVerb(at)) return null;
    const head = tree.head(at);
    if (head === null || head <= at || !tree.isNominal(at) || tree.children(at, "case").length > 0) continue;
    if (tree.children(head, "case").some((one) => one > at)) return at;
  }
  return null;
}

/** The noun that a relative clause says something of, where it is the clause's object. */
export function gapOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  for (let at = index; ; ) {
    const head = tree.head(at);
    if (head === null) return [];
    if (tree.is(at, "acl:relcl")) {
      const subjects = tree.children(at, "nsubj");
      const filled = subjects.length === 0 || subjects.every((one) => tree.antecedent(one) !== one);
      return filled || tree.children(at, "obl", "advmod").some((one) => /^(?:where|when|why)$/.test(tree.form(one)))
        ? []
        : [head];
    }
    if (!tree.is(at, "xcomp", "conj") || tree.children(at, "obj").length > 0) return [];
    at = head;
  }
}

/** The object that coordinated verbs share: "attacked and looted the town". */
export function sharedObject(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const head = tree.head(index);
  if (head !== null && tree.is(index, "conj") && tree.isVerb(head) && !frames.passive(head)) {
    const shared = tree.children(head, "obj").filter((one) => one > index);
    if (shared.length > 0) return shared;
  }
  for (const next of tree.children(index, "conj")) {
    if (!tree.isVerb(next) || tree.children(next, "nsubj").length > 0 || next - index > 3) continue;
    const shared = tree.children(next, "obj");
    if (shared.length > 0 && tree.children(index, "obl", "xcomp", "ccomp").length === 0) return shared;
  }
  return [];
}

export function indirectOf(frames: Frames, index: number): readonly number[] {
  const { tree } = frames;
  const own = tree.children(index, "iobj").map((one) => tree.antecedent(one));
  if (own.length > 0) return own;
  if (frames.passive(index) && tree.children(index, "obj").length > 0) return surfaceOf(frames, index);
  const carrier = frames.support(index)[0];
  return carrier === undefined ? [] : indirectOf(frames, carrier);
}
