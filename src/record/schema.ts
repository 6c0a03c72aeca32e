import type { Generated } from "kysely";

/** The tables as the queries see them; migrations.ts makes them. Days and times are text; JSON is text, so that any character survives. */
export interface Tables {
  readonly migration: { name: string; at: string };
  readonly document: DocumentTable;
  readonly sighting: SightingTable;
  readonly report: ReportTable;
  readonly entity: EntityTable;
  readonly claim: ClaimTable;
  readonly part: PartTable;
  readonly actor: ActorTable;
  readonly merged: { actor: string; into_actor: string; step: number };
  readonly step: StepTable;
  /** What each document is likened to others by, as JSON. */
  readonly outline: { document: number; body: string };
  readonly trace: TraceTable;
  readonly apart: ApartTable;
}

export interface DocumentTable {
  seq: Generated<number>;
  id: string;
  /** sha256 of the text. */
  hash: string;
  title: string | null;
  url: string | null;
  publisher: string | null;
  author: string | null;
  published: string | null;
  language: string | null;
  words: number;
  opening: string;
  read_at: string;
  entities: number;
  events: number;
  statements: number;
  ties: number;
  influences: number;
  /** When it was taken down; its text is gone then. */
  forgotten_at: string | null;
  /** The first document of the story it is a version of; `null` for its own. */
  story: number | null;
  /** The document as JSON, its text to the character. */
  body: string;
  search: unknown;
}

/** Where else the same text was seen. */
export interface SightingTable {
  document: number;
  id: string;
  url: string | null;
  publisher: string | null;
  published: string | null;
  seen_at: string;
}

export interface ReportTable {
  seq: Generated<number>;
  document: number;
  /** Of model, codebook and actor tables: what read the document. */
  fingerprint: string;
  read_at: string;
  superseded_at: string | null;
  superseded_by: number | null;
  /** The report as JSON, without its document. */
  body: string;
}

export interface EntityTable {
  seq: Generated<number>;
  report: number;
  document: number;
  id: string;
  name: string;
  type: string;
  /** The record's actor that it resolves to. */
  actor: string | null;
  acts_for: string | null;
  sector: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  mentions: number;
  known_from: string;
  known_to: string | null;
}

export interface ClaimTable {
  seq: Generated<number>;
  /** Document's id, `#`, the claim's id; one key may have had several versions, of which one is current. */
  key: string;
  kind: "event" | "statement" | "tie" | "influence";
  document: number;
  report: number;
  type: string | null;
  mode: string | null;
  status: string | null;
  quad: number | null;
  plover: number | null;
  sign: number | null;
  /** When it was, as far as said; `null` where undated. */
  day_from: string | null;
  day_to: string | null;
  /** From when to when it holds: never null, '' and '9999' where open. */
  low: string;
  high: string;
  /** What lists are sorted by. */
  day: string;
  score: number;
  rule: string | null;
  start_at: number;
  end_at: number;
  /** A speaker's word, not the reporter's. */
  claimed: boolean;
  country: string | null;
  lat: number | null;
  lon: number | null;
  known_from: string;
  known_to: string | null;
  verdict: "accepted" | "rejected" | null;
  /** The fields a person changed, as JSON. */
  edit: string | null;
  /** The first claim of the event it is one report of. */
  happening: number | null;
  /** Whether it stands for its happening in lists of events. */
  lead: boolean;
  /** What an event is likened to others by, as JSON. */
  told: string | null;
  words: string;
  body: string;
  parts: string;
  search: unknown;
}

export interface PartTable {
  claim: number;
  kind: string;
  role: string;
  entity: string;
  actor: string | null;
  acts_for: string | null;
  sector: string | null;
  name: string;
}

export interface ActorTable {
  id: string;
  name: string;
  type: string;
  acts_for: string | null;
  sector: string | null;
  /** Known to the record alone, not to the actor tables. */
  own: boolean;
  since: string;
  /** How many documents speak of it, and claims it takes part in, as known now. */
  documents: Generated<number>;
  events: Generated<number>;
  statements: Generated<number>;
  ties: Generated<number>;
}

export interface StepTable {
  seq: Generated<number>;
  at: string;
  author: string;
  kind: string;
  /** The claim's key, the actor's or document's id. */
  target: string;
  reason: string;
  body: string;
  /** What undoes it, as JSON. */
  inverse: string;
  undone_by: number | null;
}

/** Hashes by which the like of a document, or of an event in it, are found without comparing all. */
export interface TraceTable {
  key: number;
  document: number;
  /** The event; `null` for the document itself. */
  claim: number | null;
}

/** Two pieces of documents that a person said are not one; in words of the text, so that it outlives a report. */
export interface ApartTable {
  kind: "story" | "event";
  a_document: number;
  a_start: number;
  a_end: number;
  b_document: number;
  b_start: number;
  b_end: number;
  step: number;
}
