/** What a scenario is played on: a picture's ties and events between the actors taken, with what an analyst puts beside them. */
import type { TieStatus, TieType } from "../ground/tie-type.ts";
import type { Arrow } from "./chain.ts";
import type { CountsPrior } from "./counts.ts";
import type { Position } from "./issue.ts";
import type { MonthCount } from "./months.ts";

/** A tie between two of the board, or of one of them with somebody else. */
export interface BoardTie {
  readonly a: string;
  readonly b: string;
  /** `null` for a tie that is only signed. */
  readonly type: TieType | null;
  readonly sign: 1 | 0 | -1;
  readonly status: TieStatus;
  readonly reports: number;
  /** A speaker's word alone, and no reporter's. */
  readonly claimed: boolean;
  /** Keys of the claims it stands on; none where the analyst gave it. */
  readonly claims: readonly string[];
}

/** The recent events of a pair. */
export interface BoardEvents {
  readonly a: string;
  readonly b: string;
  /** PLOVER scores, -10 to 10, of each event that happened. */
  readonly scores: readonly number[];
  readonly claims: readonly string[];
}

/** An analyst's own propensity of a pair; it goes before what the picture gives. */
export interface OwnPropensity {
  readonly a: string;
  readonly b: string;
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** An arrow with the words of its ends. */
export interface BoardArrow extends Arrow {
  readonly causeWords: string;
  readonly effectWords: string;
}

/** A size that the picture gives by the stated formula. */
export interface PictureSize {
  readonly value: number;
  readonly says: string;
  readonly claims: readonly string[];
}

export interface Board {
  readonly actors: readonly string[];
  /** The analyst's own sizes; they go before the picture's. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What the picture gives; empty where sizes are not taken from it. */
  readonly pictureSizes: ReadonlyMap<string, PictureSize>;
  readonly ties: readonly BoardTie[];
  readonly events: readonly BoardEvents[];
  /** Bodies that each is a member of. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
  readonly own: readonly OwnPropensity[];
  readonly positions: readonly Position[];
  readonly arrows: readonly BoardArrow[];
  readonly series: readonly MonthCount[];
  /** Pooled over the record; `null` where there is none. */
  readonly prior: CountsPrior | null;
}

/** Whether the two are the pair, whoever is named first. */
export const isPair = (one: { readonly a: string; readonly b: string }, a: string, b: string): boolean =>
  (one.a === a && one.b === b) || (one.a === b && one.b === a);
