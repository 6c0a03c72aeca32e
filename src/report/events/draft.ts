import type { Firing, Rule } from "../../codebook/index.ts";
import type { EventStatus, EventType } from "../../ground/event-type.ts";
import type { DateExpression, Harm } from "../claims.ts";
import type { Signs } from "../sure.ts";

/** An event being put together, still with its words in the tree. */
export interface Draft {
  readonly firing: Firing;
  readonly rule: Rule;
  readonly type: EventType;
  readonly mode: string | null;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly status: EventStatus;
  /** Tokens of the words that govern it. */
  readonly governors: readonly number[];
  readonly date: DateExpression | null;
  readonly place: string | null;
  readonly killed: Harm | null;
  readonly injured: Harm | null;
  readonly detained: Harm | null;
  readonly displaced: Harm | null;
  readonly score: number;
  /** What the score is made of; `null` where there is no model to ask. */
  readonly signs: Signs | null;
}
