import type { EventStatus, EventType } from "../ground/event-type.ts";
import type { TieStatus, TieType } from "../ground/tie-type.ts";
import type { Conditions, Demand } from "./condition.ts";
import type { Path } from "./path.ts";
import type { WordSet } from "./words.ts";

/** What a rule gives where it fires. */
export type Gives =
  | {
      readonly kind: "event";
      readonly type: EventType;
      readonly mode: string | null;
      readonly status: EventStatus | null;
    }
  | { readonly kind: "tie"; readonly type: TieType; readonly sign: 1 | 0 | -1 | null; readonly status: TieStatus }
  | { readonly kind: "influence"; readonly sign: 1 | -1; readonly certainty: "stated" | "hedged" | "denied" };

/** Kinds of claim with the roles that their rules may fill; those with `!` must be filled. */
export const ROLES = {
  event: ["source", "target", "place", "killed", "injured", "detained", "displaced"],
  tie: ["from!", "to!", "over"],
  influence: ["cause!", "effect!"],
} as const satisfies Record<Gives["kind"], readonly string[]>;

export const ANCHOR_KINDS = ["verb", "noun", "adjective", "word"] as const;
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** A word that a rule looks for: its head word, and those that must stand with it ("step down", "hunger strike"). */
export interface Anchor {
  readonly kind: AnchorKind;
  readonly word: string;
  /** Of a verb the words after it, of a noun those before it. */
  readonly beside: readonly string[];
}

/** Where a role is looked for, and what its filler must be. */
export interface Role {
  readonly name: string;
  readonly path: Path;
  readonly demand: Demand | null;
}

/** A sentence with its parts marked: `[Ruritania]source [blocked]trigger the road.` */
export interface Example {
  readonly text: string;
  readonly parts: readonly { readonly role: string; readonly start: number; readonly end: number }[];
}

/** One rule of the codebook. */
export interface Rule {
  readonly name: string;
  readonly gives: Gives;
  readonly anchors: readonly Anchor[];
  readonly roles: readonly Role[];
  /** One of these lists of conditions must hold; empty: no condition. */
  readonly where: readonly Conditions[];
  /** None of these lists may hold. */
  readonly unless: readonly Conditions[];
  /** How sure the rule is on a good parse, 0 to 1. */
  readonly score: number;
  /** Added where two rules of the same trigger compete. */
  readonly rank: number;
  readonly finds: readonly Example[];
  readonly passesOver: readonly string[];
  readonly file: string;
  readonly line: number;
}

/** An entry of the table of operators: what a governing word makes of what stands under it. */
export interface Operator {
  readonly name: string;
  readonly words: WordSet;
  readonly kinds: ReadonlySet<AnchorKind>;
  /** Words that stand right before the event's own ("instead of", "in the event of"), instead of a governing word. */
  readonly phrases: readonly (readonly string[])[];
  /** How the governed word hangs on it: `clause`, `object` or a preposition; empty: anyhow. */
  readonly over: readonly string[];
  /** Prepositions that the governing word itself must have: "is *in* its third week"; empty: any. */
  readonly having: readonly string[];
  readonly tense: "present" | "past" | null;
  readonly voice: "active" | "passive" | null;
  /** Whether it only tells what is said ("reports that"), so that who denies it denies the event. */
  readonly hearsay: boolean;
  readonly gives: EventStatus;
  /** Where the operator itself is negated ("did not threaten to"). */
  readonly negated: EventStatus;
  /** Where what hangs on it is hearsay ("rejected reports that"). */
  readonly said: EventStatus | null;
}
