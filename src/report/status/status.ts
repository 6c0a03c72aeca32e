import type { Codebook, Frames, Operator } from "../../codebook/index.ts";
import type { EventStatus } from "../../ground/event-type.ts";
import { calledFalse, operatorBefore, operatorBeside, operatorOver } from "./govern.ts";
import { local, shares } from "./local.ts";
import { negated } from "./negation.ts";

const TIMES = new Set(["day", "time", "moment", "future", "world"]);

/** Verbs whose object has happened, even where they are denied: "declined to condemn the attack". */
const JUDGES = new Set(
  "condemn denounce criticise criticize deplore decry mourn praise hail applaud commemorate avenge regret lament blame resent".split(
    " ",
  ),
);

/** Nouns of what somebody has said, whatever the other makes of it: "dismissed the ultimatum". */
const UTTERED = new Set(
  "ultimatum threat demand call appeal request plea warning accusation allegation criticism complaint petition".split(
    " ",
  ),
);
const ANSWERS = new Set("reject dismiss ignore defy spurn rebuff shrug brush disregard accept".split(" "));

/** How an event stands to the facts, and the words above it that made it so. */
export interface Reading {
  readonly status: EventStatus;
  /** Tokens of the operators that govern it, innermost first: "refused" of "refused to withdraw". */
  readonly governors: readonly number[];
  /** Whether it is only what another deed is done for: "flew in to meet". */
  readonly purpose: boolean;
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
  return { status, governors: climb.governors, purpose: climb.purpose };
}

class Climb {
  readonly governors: number[] = [];
  purpose = false;
  readonly #codebook: Codebook;
  readonly #frames: Frames;

  constructor(codebook: Codebook, frames: Frames) {
    this.#codebook = codebook;
    this.#frames = frames;
  }

  from(anchor: number, given: EventStatus): EventStatus {
    const { tree } = this.#frames;
    const beside = operatorBeside(this.#codebook, this.#frames, anchor)?.gives;
    let status = outer(given, beside ?? local(this.#frames, anchor));
    if (lasting(this.#frames, anchor)) status = outer(status, "ongoing");
    const before = operatorBefore(this.#codebook, this.#frames, anchor);
    if (before) status = outer(status === "hypothetical" ? "happened" : status, before.gives);
    if (question(this.#frames, anchor)) status = outer(status, "hypothetical");
    let at = anchor;
    let heard = false;
    for (let steps = 0; steps < 12; steps++) {
      const head = tree.head(at);
      if (head === null) break;
      // What is judged, praised or mourned has happened, whether or not it is.
      if (tree.is(at, "obj", "nsubj:pass") && JUDGES.has(tree.lemma(head))) break;
      if (
        at === anchor &&
        tree.is(at, "obj", "nsubj:pass") &&
        UTTERED.has(tree.lemma(at)) &&
        ANSWERS.has(tree.lemma(head))
      )
        break;
      if (tree.is(at, "conj")) {
        if (shares(this.#frames, at) && !tree.is(at, "parataxis")) status = outer(status, local(this.#frames, head));
        // What governs the first of coordinated verbs governs those that are not clauses of their own.
        if (tree.isVerb(at) && tree.children(at, "nsubj", "nsubj:pass").length > 0) break;
        if (tree.isVerb(at) && /^VB[DZP]$/.test(tree.token(at).xpos) && !/^VB[DZP]$/.test(tree.token(head).xpos)) break;
        at = head;
        continue;
      }
      const day = dayOf(this.#frames, at);
      if (day !== null) {
        at = day;
        continue;
      }
      const operator = operatorOver(this.#codebook, this.#frames, at, head);
      if (operator) {
        status = this.#governed(status, operator, head, heard);
        heard ||= operator.hearsay;
        if (operator.hearsay) {
          const untrue = calledFalse(this.#codebook, this.#frames, head);
          if (untrue) return outer(status, untrue.gives);
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

  #governed(status: EventStatus, operator: Operator, head: number, heard: boolean): EventStatus {
    this.governors.push(head);
    if (negated(this.#frames, head)) return outer(status, operator.negated);
    const made = outer(status, heard && operator.said ? operator.said : operator.gives);
    const own = local(this.#frames, head);
    // "is threatening", "must demand": the governor's own mood reaches no further than to a plain fact.
    if (own === "ongoing" || own === "requested" || made === "negated" || made === "requested" || made === "threatened")
      return made;
    if (own === "planned" && made !== "happened") return made;
    return outer(made, own);
  }

  /** The status at the head, where no operator stands there; `null` where the climb ends. */
  #onward(at: number, head: number, status: EventStatus): EventStatus | null {
    const { tree } = this.#frames;
    // "dreams of a day when …"
    if (tree.is(at, "acl:relcl", "advcl:relcl", "acl") && TIMES.has(tree.lemma(head))) return status;
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
      if (tree.infinitive(at)) {
        this.purpose = true;
        return outer(status, "planned");
      }
      // A participle shares the facts of the clause that it belongs to: "will fire, killing …".
      if (tree.cases(at).length > 0 || tree.token(at).xpos !== "VBG") return null;
      return negated(this.#frames, head) ? status : outer(status, local(this.#frames, head));
    }
    const carrier = this.#frames.step(at, "support");
    if (carrier.includes(head)) return outer(status, local(this.#frames, head));
    if (tree.is(at, "nsubj", "nsubj:pass", "obj") && tree.isVerb(head)) return this.#argument(at, head, status);
    if (tree.is(at, "nmod", "compound") && QUANTITIES.has(tree.lemma(head))) return status;
    return null;
  }

  /** A noun beside a verb that is no operator: told by verbs of taking place; "a strike would …" is none yet. */
  #argument(at: number, head: number, status: EventStatus): EventStatus | null {
    const { tree } = this.#frames;
    const own = local(this.#frames, head);
    if (this.#codebook.classes.has("happening", tree.lemma(head))) return outer(status, own);
    if (tree.is(at, "obj") || status !== "happened") return null;
    if (own === "ongoing" && tree.is(at, "nsubj")) return "ongoing";
    return own === "hypothetical" && indefinite(this.#frames, at) ? "hypothetical" : null;
  }
}

/** The noun of "a day when …", where the parser hung the clause on the verb above. */
function dayOf(frames: Frames, index: number): number | null {
  const { tree } = frames;
  if (!tree.is(index, "advcl", "acl:relcl")) return null;
  const when = tree.children(index, "advmod", "mark").find((one) => tree.form(one) === "when");
  if (when === undefined || when === tree.sentence(index).first) return null;
  return TIMES.has(tree.lemma(when - 1)) && tree.isNominal(when - 1) ? when - 1 : null;
}

function indefinite(frames: Frames, index: number): boolean {
  const { tree } = frames;
  if (tree.children(index, "nmod:poss").length > 0) return false;
  const determiners = tree.children(index, "det");
  return determiners.length === 0 || determiners.some((one) => /^(?:an?|any|another|such)$/.test(tree.form(one)));
}

/** A noun that goes on: "now in its third month", "for a ninth day", "is under way". */
function lasting(frames: Frames, index: number): boolean {
  const { tree } = frames;
  if (!tree.isNominal(index)) return false;
  const { last } = tree.sentence(index);
  const after = tree.analysis.tokens
    .slice(index + 1, Math.min(last, index + 14))
    .map((token) => token.form.toLowerCase())
    .join(" ");
  return /^[^.;]*\b(?:in|into|entered|enters|for) (?:its|their|an?) (?:\w+) (?:straight |consecutive )?(?:day|night|week|month|year|decade)\b/.test(
    after,
  );
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
