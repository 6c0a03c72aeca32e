/** The shapes of a report's claims, as docs/report.md specifies them; one file because they point at each other. */
import type { Days, Precision } from "../ground/day.ts";
import type { Context, EventStatus, EventType } from "../ground/event-type.ts";
import type { Sector } from "../ground/sector.ts";
import type { Pair, Span } from "../ground/span.ts";
import type { TieStatus, TieType } from "../ground/tie-type.ts";

export type EntityType = "person" | "organization" | "state" | "place" | "people" | "facility" | "other";
export type MentionForm = "name" | "nominal" | "pronoun";

export interface Mention extends Span {
  readonly form: MentionForm;
}

/** What the document itself says of an entity: an office, a trade, a description. */
export interface Role extends Span {
  readonly text: string;
  /** The entity it is the role of (`prime minister` of a state); `null` where not said. */
  readonly of: string | null;
}

export interface Candidate {
  readonly actor: string;
  readonly score: number;
  readonly reason: string;
}

export interface Place {
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166 alpha-3 of the state it lies in; `null` at sea or where disputed beyond telling. */
  readonly country: string | null;
  readonly geonames: number | null;
  readonly precision: "city" | "region" | "state" | "point";
  readonly score: number;
  /** Other names of the place, where the sides of a dispute name it differently; absent otherwise. */
  readonly names?: readonly string[];
}

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** Whom it acts for on the document's day. */
  readonly actor: string | null;
  readonly candidates: readonly Candidate[];
  readonly sector: Sector | null;
  readonly roles: readonly Role[];
  readonly place: Place | null;
  readonly mentions: readonly Mention[];
  /** Ids of the entities it is made of ("the two countries"); absent otherwise. */
  readonly members?: readonly string[];
}

export interface DateExpression extends Span, Days {
  readonly precision: Precision;
}

/** A number of people harmed, as a range, with the words that say so. */
export interface Harm extends Span {
  readonly from: number;
  readonly to: number;
  /** What kind of people; `null` where not said. */
  readonly who: string | null;
}

export interface ReportEvent {
  readonly id: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly contexts: readonly Context[];
  /** Ids of entities. */
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly status: EventStatus;
  readonly date: DateExpression | null;
  /** Id of an entity with coordinates. */
  readonly place: string | null;
  readonly killed: Harm | null;
  readonly injured: Harm | null;
  readonly detained: Harm | null;
  readonly displaced: Harm | null;
  readonly trigger: Pair;
  readonly evidence: Pair;
  /** Id of the statement it stands in. */
  readonly statement: string | null;
  readonly rule: string;
  readonly score: number;
}

export type Stance = -1 | 0 | 1;

export interface Statement {
  readonly id: string;
  readonly speaker: ({ readonly entity: string | null } & Span) | null;
  readonly addressee: string | null;
  readonly cue: Pair | null;
  readonly content: readonly Pair[];
  readonly outer: string | null;
  readonly form: "direct" | "indirect" | "mixed";
  readonly about: readonly { readonly entity: string; readonly stance: Stance }[];
  readonly date: DateExpression | null;
  readonly evidence: Pair;
  readonly rule: string;
  readonly score: number;
}

export interface Tie {
  readonly id: string;
  readonly type: TieType;
  readonly from: string;
  readonly to: string;
  readonly over: string | null;
  readonly sign: Stance;
  readonly status: TieStatus;
  readonly valid: Days;
  readonly statement: string | null;
  readonly evidence: Pair;
  readonly rule: string;
  readonly score: number;
}

export interface InfluenceEnd extends Span {
  /** Id of the event, tie or statement it names, if any. */
  readonly claim: string | null;
}

export interface Influence {
  readonly id: string;
  readonly cause: InfluenceEnd;
  readonly effect: InfluenceEnd;
  readonly sign: 1 | -1;
  readonly certainty: "stated" | "hedged" | "denied";
  readonly statement: string | null;
  readonly evidence: Pair;
  readonly rule: string;
  readonly score: number;
}

export interface Warning extends Span {
  readonly rule: string;
  readonly message: string;
}
