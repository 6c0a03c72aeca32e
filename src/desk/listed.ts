/** What lists hold: claims of the record with the document they stand in and the names of who is in them; the page draws these. */
import type { Sector } from "../ground/sector.ts";
import type { Entity, Influence, ReportEvent, Statement, Tie } from "../report/claims.ts";

export type { TrailLine } from "../record/index.ts";
/** The report's own shapes, handed on for the page, which sees the ground and the desk alone. */
export type { Entity, Influence, ReportEvent, Statement, Tie } from "../report/claims.ts";
export type { Report } from "../report/report.ts";

/** A list as HTTP and `--format json` give it; `total` counts the whole filtered set, `next` is the cursor of the next page. */
export interface Listed<Item> {
  readonly kind: string;
  readonly items: readonly Item[];
  readonly total: number;
  /** Of events: how many reports the total counts as one each. */
  readonly reports?: number;
  readonly next: string | null;
  /** How many there are of each value, over the whole filtered set; there where `facets` was asked for. */
  readonly facets?: Readonly<
    Record<string, readonly { readonly value: string; readonly count: number; readonly reports?: number }[]>
  >;
}

export interface ListedDocument {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
  /** When the record took it in, ISO 8601. */
  readonly read: string;
  readonly words: number;
  /** The first 200 characters or so. */
  readonly opening: string;
  /** How many documents there are of its story, itself among them; `dragoman story` lists them. */
  readonly versions: number;
  readonly counts: { entities: number; events: number; statements: number; ties: number; influences: number };
}

/** The document a claim stands in. */
export interface DocumentRef {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
}

/** An entity of a claim, with what it resolves to. */
export interface ActorRef {
  readonly entity: string;
  readonly name: string;
  /** Id in the actor tables or of the record's own; `null` where unresolved. */
  readonly actor: string | null;
  readonly sector: Sector | null;
  /** Whom it acts for: the id of a state or body; `null` where that is not known. */
  readonly actsFor?: string | null;
}

interface Sourced {
  /** Unique in the record: the document's id, `#`, the claim's id in its report. */
  readonly key: string;
  readonly document: DocumentRef;
  /** The evidence span's words. */
  readonly words: string;
  /** When the record learned it, ISO 8601. */
  readonly known?: string;
  /** What a person said of it; absent while it is a candidate. */
  readonly verdict?: "accepted" | "rejected";
  /** True where a person changed it. */
  readonly edited?: boolean;
}

export interface ListedEvent extends Omit<ReportEvent, "source" | "target" | "place">, Sourced {
  readonly quad: 1 | 2 | 3 | 4;
  readonly plover: number;
  readonly source: readonly ActorRef[];
  readonly target: readonly ActorRef[];
  readonly place: (ActorRef & { readonly lat: number; readonly lon: number; readonly country: string | null }) | null;
  /** Name of the speaker, where it is a speaker's word. */
  readonly speaker: string | null;
  /** How many reports tell of the event; 1 or more. */
  readonly reports?: number;
}

export interface ListedStatement extends Omit<Statement, "speaker" | "about" | "addressee">, Sourced {
  readonly speaker: (ActorRef & { readonly start: number; readonly end: number; readonly said: string }) | null;
  readonly addressee: ActorRef | null;
  /** The content's words, pieces joined by " … ". */
  readonly contentWords: string;
  readonly about: readonly (ActorRef & { readonly stance: -1 | 0 | 1 })[];
}

export interface ListedTie extends Omit<Tie, "from" | "to" | "over">, Sourced {
  readonly from: ActorRef;
  readonly to: ActorRef;
  readonly over: ActorRef | null;
  readonly speaker: string | null;
}

export interface ListedInfluence extends Influence, Sourced {
  readonly causeWords: string;
  readonly effectWords: string;
}

/** An actor as the record holds it: a row of the tables, or someone only reports know. */
export interface ListedActor {
  readonly id: string;
  readonly name: string;
  readonly type: Entity["type"];
  /** Whom it acts for. */
  readonly actsFor: string | null;
  readonly sector: Sector | null;
  readonly documents: number;
  readonly events: number;
  readonly statements: number;
  readonly ties: number;
}

export type { PictureTie } from "../picture/picture.ts";
