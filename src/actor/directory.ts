import type { Day } from "../ground/day.ts";
import type { Sector } from "../ground/sector.ts";

/** What kind of thing an actor of the tables is. */
export type ActorKind = "state" | "organization" | "group" | "person" | "territory";

/** One row of the actor tables. */
export interface Actor {
  /** ISO 3166 alpha-3 for states (XKX, PSE …), else the table's own id (CSTO, ICC, hezbollah, person ids). */
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly sector: Sector | null;
  /** The state it belongs to or acts for; `null` for international bodies. */
  readonly state: string | null;
  /** Number in the Correlates of War list; there for states that have one. */
  readonly cow?: string;
}

/** What a name could stand for, best first. */
export interface ActorCandidate {
  readonly actor: Actor;
  /** 0 to 1. */
  readonly score: number;
  /** In words: "demonym of Armenia", "capital of Russia, stands for its government", "prime minister of Armenia 2018-05-08 to now". */
  readonly reason: string;
  /** How the name names it. */
  readonly by:
    | "name"
    | "short"
    | "old-name"
    | "abbreviation"
    | "demonym-adjective"
    | "demonym-noun"
    | "capital"
    | "office"
    | "surname";
  /** Whom it acts for on the day asked: the state's or body's id. */
  readonly acts: string | null;
  /** The office it holds on the day asked, in words; `null` where none. */
  readonly office: string | null;
}

/** Who holds an office of a state or body. */
export interface OfficeHolder {
  readonly person: string;
  readonly name: string;
  /** In words: "prime minister". */
  readonly office: string;
  /** Since when and until when, as exactly as the tables know. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Who is who, and in what office on what day. */
export interface Directory {
  /** Candidates of a name (any case), best first; empty where it is unknown. `on` null: offices without day are left out. */
  lookup(name: string, on: Day | null): readonly ActorCandidate[];
  actor(id: string): Actor | null;
  /** Ids of the bodies that the actor is a member of on the day. */
  memberships(id: string, on: Day): readonly string[];
  /** Ids of the members of the body on the day. */
  members(id: string, on: Day): readonly string[];
  /** Who holds the offices of the state or body on the day. */
  offices(id: string, on: Day): readonly OfficeHolder[];
  /** The length in words of the longest name that begins with this word (lower case), 0 where none does. */
  longest(firstWord: string): number;
  /** Names of the tables and files it rests on. */
  readonly sources: readonly string[];
}
