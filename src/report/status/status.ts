import type { Codebook, Frames, Operator } from "../../codebook/index.ts";
import type { EventStatus } from "../../ground/event-type.ts";
import { local, negated, shares } from "./local.ts";

const TIMES = new Set(["day", "time", "moment", "future", "world"]);

/** How an event stands to the facts, and the words above it that made it so. */
export interface Reading {
  readonly status: EventStatus;
  /** Tokens of the operators that govern it, innermost first: "refused" of "refused to withdraw". */
  readonly governors: readonly number[];
}

/** Words before a noun, and prepositions, that leave the noun under them as real as they are themselves. */
const QUANTITIES = new Set(
  "series wave spate string number round campaign act kind form rash pair couple dozen score hundred thousand spiral outbreak case report news day week month year".split(
    " ",
  ),
);

/** The status of the event whose trigger heads this word; `given` where its rule says so. */
export function statusOf(
  codebook: Codebook,
  frames: Frames,
  anchor: number,
  given: EventStatus | null = null,
): Reading {
  const climb = new Climb(codebook, frames);
  const status = climb.from(anchor, given ?? "happened");
  return { status, governors: climb.governors };
}

class Climb {
  readonly governors: number[] = [];
  readonly #codebook: Codebook;
  readonly #frames: Frames;

  constructor(codebook: Codebook, frames: Frames) {
    this.#codebook = codebook;
    this.#frames = frames;
  }

  from(anchor: number, given: EventStatus): EventStatus {
    const { tree } = this.#frames;
    let status = outer(given, this.#modified(anchor) ?? local(this.#frames, anchor));
    if (question(this.#frames, anchor)) status = outer(status, "hypothetical");
    let at = anchor;
    for (let steps = 0; steps < 12; steps++) {
      const head = tree.head(at);
      if (head === null) break;
      if (tree.is(at, "conj")) {
        if (shares(this.#frames, at) && !tree.is(at, "parataxis")) status = outer(status, local(this.#frames, head));
        // What governs the first of coordinated verbs governs those that are not clauses of their own.
        if (tree.isVerb(at) && tree.children(at, "nsubj", "nsubj:pass").length > 0) break;
        if (tree.isVerb(at) && /^VB[DZP]$/.test(tree.token(at).xpos) && !/^VB[DZP]$/.test(tree.token(head).xpos)) break;
        at = head;
        continue;
      }
      const operator = this.#operator(at, head);
      if (operator) {
        this.governors.push(head);
        const isNegated = negated(this.#frames, head);
        status = outer(status, isNegated ? operator.negated : operator.gives);
        if (!isNegated) {
          const own = local(this.#frames, head);
          if (own !== "ongoing" && status !== "negated" && status !== "requested" && status !== "threatened")
            status = outer(status, own);
        }
        at = head;
        continue;
      }
      const next = this.#onward(at, head, status);
      if (!next) break;
      status = next;
      at = head;
    }
    return status;
  }

  /** The status at the head, where no operator stands there; `null` where the climb ends. */
  #onward(at: number, head: number, status: EventStatus): EventStatus | null {
    const { tree } = this.#frames;
    // "dreams of a day when …"
    if (tree.is(at, "acl:relcl") && TIMES.has(tree.lemma(head))) return status;
    if (tree.is(at, "acl:relcl", "parataxis", "appos", "nmod:poss", "csubj", "ccomp", "advcl:relcl")) return null;
    if (tree.is(at, "xcomp")) {
      const own = local(this.#frames, head);
      const adjective = !tree.isVerb(head) && !tree.isNominal(head);
      return outer(adjective && status === "happened" ? "planned" : status, own);
    }
    if (tree.is(at, "acl")) {
      // "the first speaker to visit" has visited.
      const ranked = tree
        .children(head, "amod")
        .some((one) => /^(?:first|second|third|last|latest|only)$/.test(tree.form(one)));
      return tree.infinitive(at) && !ranked ? outer(status, "planned") : null;
    }
    if (tree.is(at, "advcl")) {
      if (tree.infinitive(at)) return outer(status, "planned");
      // A participle shares the facts of the clause that it belongs to: "will fire, killing …".
      if (tree.cases(at).length > 0 || tree.token(at).xpos !== "VBG") return null;
      return negated(this.#frames, head) ? status : outer(status, local(this.#frames, head));
    }
    const carrier = this.#frames.step(at, "support");
    if (carrier.includes(head)) return outer(status, local(this.#frames, head));
    if (tree.is(at, "nsubj", "nsubj:pass", "obj") && tree.isVerb(head)) {
      const happening = this.#codebook.classes.has("happening", tree.lemma(head));
      return happening ? outer(status, local(this.#frames, head)) : null;
    }
    if (tree.is(at, "nmod", "compound") && QUANTITIES.has(tree.lemma(head))) return status;
    return null;
  }

  /** An operator among the word's own modifiers and adverbs: "alleged", "planned", "allegedly". */
  #modified(index: number): EventStatus | null {
    const { tree } = this.#frames;
    for (const one of tree.children(index, "amod", "advmod", "compound", "acl"))
      for (const operator of this.#codebook.operators)
        if (operator.over.includes("modified") && operator.words.has(tree.lemma(one), tree.form(one)))
          return operator.gives;
    return null;
  }

  #operator(at: number, head: number): Operator | null {
    const { tree } = this.#frames;
    const kind = tree.isVerb(head) ? "verb" : tree.isNominal(head) ? "noun" : "adjective";
    const lemma = tree.lemma(head);
    const form = tree.form(head);
    for (const operator of this.#codebook.operators) {
      if (!operator.kinds.has(kind) && !operator.kinds.has("word")) continue;
      if (operator.words.has(lemma, form) && this.#hangs(at, head, operator)) return operator;
    }
    return null;
  }

  #hangs(at: number, head: number, { over }: Operator): boolean {
    if (over.length === 0) return true;
    const { tree } = this.#frames;
    const cases = tree.cases(at);
    return over.some((way) => {
      if (way === "infinitive") return tree.is(at, "xcomp", "acl", "advcl", "ccomp", "obl") && tree.infinitive(at);
      if (way === "clause")
        return tree.is(at, "xcomp", "ccomp") || (tree.is(at, "acl", "advcl") && tree.infinitive(at));
      if (way === "that") return tree.is(at, "ccomp") || (tree.is(at, "acl") && cases.includes("that"));
      if (way === "object") return tree.is(at, "obj", "nsubj:pass");
      if (way === "subject") return tree.is(at, "nsubj");
      if (way === "modified") return false;
      if (way === "own")
        return tree.is(at, "xcomp", "advcl", "ccomp") && tree.infinitive(at) && tree.children(head, "obj").length === 0;
      return cases.includes(way) && tree.is(at, "obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "advmod", "obj");
    });
  }
}

/** What an outer word makes of what an inner one has made already: what is negated or denied stays so, else the outer word wins. */
function outer(inner: EventStatus, over: EventStatus): EventStatus {
  if (over === "happened") return inner;
  if (inner === "negated" || inner === "denied") return inner;
  if (over === "ongoing" && inner !== "happened") return inner;
  return over;
}

function question(frames: Frames, anchor: number): boolean {
  const { tree } = frames;
  const sentence = tree.sentence(anchor);
  const last = tree.analysis.tokens.slice(Math.max(sentence.first, sentence.last - 2), sentence.last);
  return last.some((token) => token.form === "?");
}
