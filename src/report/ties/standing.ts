import type { Codebook, Firing, Frames } from "../../codebook/index.ts";
import type { Days } from "../../ground/day.ts";
import type { EventStatus } from "../../ground/event-type.ts";
import type { TieStatus } from "../../ground/tie-type.ts";
import type { DateExpression, Stance } from "../claims.ts";
import { dateOf } from "../events/scenery.ts";
import { statusOf } from "../status/index.ts";
import { negated } from "../status/negation.ts";

/** Adverbs that say a tie is over, or about to be: "until now", "once", "no longer". */
const OVER: ReadonlySet<string> = new Set(["formerly", "once", "previously", "erstwhile"]);

/** How a tie stands: its status, and its sign where the words turn it round. */
export interface Standing {
  readonly status: TieStatus;
  readonly sign: Stance;
}

/** Reads the standing of a tie from its rule and from the words that govern its trigger. */
export function standingOf(codebook: Codebook, frames: Frames, firing: Firing): Standing {
  const gives = firing.rule.gives;
  if (gives.kind !== "tie") throw new TypeError(`rule ${firing.rule.name} gives no tie`);
  const sign: Stance = gives.sign ?? 0;
  if (gives.status === "holds" && toCome(frames, firing.anchor)) return { status: "proposed", sign };
  const status = presupposed(frames, firing.anchor)
    ? negated(frames, firing.anchor)
      ? "negated"
      : "happened"
    : wished(frames, firing.anchor)
      ? "hypothetical"
      : own(codebook, frames, firing);
  // Who means to defeat another fights it already.
  const meant = gives.type === "fights" && status === "planned";
  switch (meant ? "ongoing" : status) {
    case "happened":
    case "ongoing":
      if (gives.status === "holds" && hadBeen(frames, firing.anchor)) return { status: "ended", sign };
      return { status: untilNow(frames, firing.anchor) && gives.status === "holds" ? "weakening" : gives.status, sign };
    case "negated":
    case "denied":
      return turned(gives.type === "trusts", gives.status, sign);
    case "planned":
    case "requested":
    case "threatened":
    case "hypothetical":
      // A tie that is to end still holds; one that is to begin is proposed.
      return {
        status: gives.status === "ended" ? "holds" : standsAnyway(frames, firing.anchor) ? gives.status : "proposed",
        sign,
      };
  }
}

/** Whether the word only describes somebody, so that nothing above it touches the tie: "shelled its ally", "the Moscow-led pact". */
function presupposed(frames: Frames, anchor: number): boolean {
  const { tree } = frames;
  if (tree.children(anchor, "cop").length > 0) return false;
  return tree.is(anchor, "amod", "appos", "compound", "nmod:desc", "flat") && !PLANNED.test(tree.form(anchor));
}

/** "Its *former* colony", "the *one-time* ally": the word itself says that it is over. */
export function isFormer({ tree }: Frames, anchor: number): boolean {
  return (
    tree.isNominal(anchor) &&
    tree.children(anchor, "amod").some((one) => /^(?:former|erstwhile|one-time|onetime|ex-?)$/i.test(tree.form(one)))
  );
}

/** Whether it is told as over: "had been the army's chief", "its former colony". */
function hadBeen(frames: Frames, anchor: number): boolean {
  const { tree } = frames;
  if (isFormer(frames, anchor)) return true;
  const helpers = tree.children(anchor, "cop", "aux").map((one) => tree.form(one));
  return tree.isNominal(anchor) && helpers.includes("had") && helpers.includes("been");
}

/** The status of the trigger; of a noun whose verb ends it ("withdrew its support") that of the verb. */
function own(codebook: Codebook, frames: Frames, { rule, anchor }: Firing): EventStatus {
  const { status } = statusOf(codebook, frames, anchor);
  const { tree } = frames;
  const head = tree.head(anchor);
  const ends = rule.gives.kind === "tie" && rule.gives.status === "ended" && tree.isNominal(anchor);
  if (!ends || status !== "negated" || head === null || !tree.isVerb(head) || negated(frames, anchor)) return status;
  return statusOf(codebook, frames, head).status;
}

/** Whether somebody only dreams of it: "dreams of a day when it leaves the bloc". */
function wished(frames: Frames, anchor: number): boolean {
  const { tree } = frames;
  for (let at = tree.head(anchor), steps = 0; at !== null && steps < 3; at = tree.head(at), steps++)
    if (/^(?:dream|long|yearn|pray|hope|wish)$/.test(tree.lemma(at)) && tree.isVerb(at)) return true;
  return false;
}

const PLANNED = /^(?:future|planned|proposed|would-be|potential|possible|prospective)$/;

/** "Its future leader", "a would-be ally": one day perhaps. */
const toCome = ({ tree }: Frames, anchor: number): boolean =>
  tree.isNominal(anchor) && tree.children(anchor, "amod", "compound").some((one) => PLANNED.test(tree.form(one)));

/** What a negation makes of it: distrust of trust, what was to end still holds, all else is denied. */
function turned(view: boolean, status: TieStatus, sign: Stance): Standing {
  if (view) return { status: "holds", sign: sign === 0 ? 0 : (-sign as Stance) };
  return status === "ended" ? { status: "holds", sign } : { status: "denied", sign };
}

/** A noun names a tie that stands, whatever is planned with it: "wants its ally to pay". */
const standsAnyway = (frames: Frames, anchor: number): boolean =>
  /^(?:NOUN|PROPN)$/.test(frames.tree.token(anchor).upos) && frames.tree.children(anchor, "cop").length === 0;

function untilNow(frames: Frames, anchor: number): boolean {
  const { tree } = frames;
  const head = tree.head(anchor);
  const near = [anchor, ...(head === null ? [] : [head])].flatMap((one) =>
    tree.children(one, "advmod", "obl", "nmod", "mark", "case", "advcl"),
  );
  return near.some(
    (one) => OVER.has(tree.form(one)) || (/^now|recently$/.test(tree.form(one)) && tree.cases(one).includes("until")),
  );
}

const AFTER = new Set(["since", "from", "after"]);
const BEFORE = new Set(["until", "till", "before"]);

/** From when to when the tie holds, as far as its own words say. */
export function validity(dates: readonly DateExpression[], frames: Frames, anchor: number, status: TieStatus): Days {
  const date = dateOf(dates, frames, anchor);
  if (!date) return { from: null, to: null };
  const { tree } = frames;
  const token = tree.analysis.tokens.find(
    (one) => one.start >= date.start && one.end <= date.end && tree.cases(one.index).length > 0,
  );
  const cases = token ? tree.cases(token.index) : [];
  if (cases.some((word) => AFTER.has(word))) return { from: date.from, to: null };
  if (cases.some((word) => BEFORE.has(word))) return { from: null, to: date.to };
  if (status === "ended") return { from: null, to: date.to };
  return { from: date.from, to: null };
}
