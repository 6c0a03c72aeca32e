import type { Frames } from "../../codebook/index.ts";
import type { EventStatus, EventType } from "../../ground/event-type.ts";

/** What PLOVER makes of an event that is still to come: talks and help are agreed to, giving way is conceded, force is threatened. */
export const TO_COME: Partial<Record<EventType, EventType>> = {
  CONSULT: "AGREE",
  SUPPORT: "AGREE",
  COOPERATE: "AGREE",
  AID: "AGREE",
  RETREAT: "CONCEDE",
  COERCE: "THREATEN",
  SANCTION: "THREATEN",
  ASSAULT: "THREATEN",
  PROTEST: "THREATEN",
};

/** What is not going to be given is refused: the mode by what it would have been. */
const REFUSED: Partial<Record<EventType, string | null>> = {
  AID: "assist",
  SUPPORT: null,
  COOPERATE: "assist",
  CONSULT: "meet",
  AGREE: null,
  CONCEDE: "yield",
  RETREAT: "yield",
};

/** The mode of a threat by what is threatened. */
const THREATENED: Partial<Record<EventType, Readonly<Record<string, string | null>>>> = {
  COERCE: { arrest: "arrest", deport: "expel", other: "restrict" },
  SANCTION: { expel: "expel", convict: "arrest", other: "relations" },
  ASSAULT: { other: "violence" },
  PROTEST: { other: null },
};

/** Type and mode of an event in this status; `governed` where the word that makes it so is an event itself, which then says it; `refused` where its negation is to be read as a refusal. */
export function shifted(
  type: EventType,
  mode: string | null,
  status: EventStatus,
  governed: boolean,
  refused = false,
): { readonly type: EventType; readonly mode: string | null } {
  const refusal = REFUSED[type];
  if (refused && !governed && status === "negated" && refusal !== undefined) return { type: "REJECT", mode: refusal };
  const next = TO_COME[type];
  if (!next || governed || status !== "planned") return { type, mode };
  if (next !== "THREATEN") return { type: next, mode: null };
  const modes = THREATENED[type];
  return { type: next, mode: (mode === null ? undefined : modes?.[mode]) ?? modes?.other ?? null };
}

/** Types that are a threat when they are announced on a condition. */
const HOSTILE: ReadonlySet<EventType> = new Set(["ASSAULT", "COERCE", "SANCTION", "PROTEST", "REJECT"]);

/** Whether announcing it is a threat: violence that will be done, or a hostile act that will be done unless or if. */
export function menaced(
  frames: Frames,
  anchor: number,
  type: EventType,
  status: EventStatus,
  governed: boolean,
): boolean {
  if (governed || !HOSTILE.has(type) || (status !== "planned" && status !== "hypothetical")) return false;
  const { tree } = frames;
  if (!tree.isVerb(anchor)) return false;
  const will = tree.children(anchor, "aux").some((one) => /^(?:will|'ll|shall)$/.test(tree.form(one)));
  const would = tree.is(anchor, "ccomp") && tree.children(anchor, "aux").some((one) => tree.form(one) === "would");
  if (!will && !would) return false;
  const conditional = tree
    .children(anchor, "advcl")
    .some((one) => tree.cases(one).some((word) => word === "if" || word === "unless"));
  return conditional || (type === "ASSAULT" && (would || tree.is(anchor, "ccomp", "conj", "root")));
}
