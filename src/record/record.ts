import type { Directory } from "../actor/directory.ts";
import type { Report } from "../report/report.ts";
import { type ActorFilter, actors, type StoredActor } from "./actors.ts";
import { claims, type Facets, facets, type StoredClaim } from "./claims.ts";
import { watchGrowth } from "./count.ts";
import { type Database, isBrokenOff, openDatabase, tooCostly } from "./database.ts";
import type { Decision } from "./decision.ts";
import { type DocumentFilter, document, documents, heldTexts, report, type StoredDocument } from "./documents.ts";
import type { ClaimFilter } from "./filter.ts";
import { forget } from "./forget.ts";
import { type HistoryLine, history } from "./history.ts";
import { type Integrity, integrity } from "./integrity.ts";
import { keep, settledTime } from "./keep.ts";
import { type PairRow, pairRows, type TieRow, tieRows } from "./lean.ts";
import { decisionsCarried, type Lost, lost, readOtherwise } from "./lost.ts";
import type { Page, PageAsked } from "./page.ts";
import type { Keeping, Kept } from "./settle.ts";
import { decide, type Step, steps } from "./steps.ts";
import { happening, story, type Telling, type Version } from "./told.ts";
import { type TrailLine, trail } from "./trail.ts";

/** What opening a record takes. */
export interface Opening {
  /** A folder, or a postgres:// address. */
  readonly address: string;
  /** What for, in a word; who finds the record in use is told it. */
  readonly doing: string;
  readonly now: () => Date;
  /** Who is who, for resolving; asked for at the first report that is kept. */
  readonly directory: () => Promise<Directory | null>;
}

/** What we hold, and whence: claims with their evidence, of which nothing is overwritten. */
export interface OpenRecord {
  readonly on: Database["on"];
  readonly address: string;
  readonly tookOver: Database["tookOver"];
  /** Keeps the reports; `at` is when they were learned, where that is not now. */
  keep(keepings: readonly Keeping[], at?: string): Promise<readonly Kept[]>;
  heldTexts(hashes: readonly string[]): ReturnType<typeof heldTexts>;
  report(id: string, knownBy?: string): Promise<Report | null>;
  /** The row of the document that the record, or a source, calls so. */
  document(id: string): Promise<StoredDocument | null>;
  documents(filter: DocumentFilter, page: PageAsked): Promise<Page<StoredDocument>>;
  /** The documents of the story that the document is a version of; `null` where there is no such document. */
  story(document: string): Promise<readonly Version[] | null>;
  /** The reports of the event that the claim is one report of; `null` where there is no such event now. */
  happening(key: string): Promise<readonly Telling[] | null>;
  claims(filter: ClaimFilter, page: PageAsked): Promise<Page<StoredClaim>>;
  /** The ties that the filter lets through, each lean, for the picture. */
  tieRows(filter: ClaimFilter, begun?: string): Promise<readonly TieRow[]>;
  /** The events of two sides, each lean, for their series. */
  pairRows(filter: ClaimFilter, a: readonly string[], b: readonly string[]): Promise<readonly PairRow[]>;
  facets(filter: ClaimFilter): Promise<Facets>;
  actors(filter: ActorFilter, page: PageAsked): Promise<Page<StoredActor>>;
  /** Takes the decision; `at` is when it was taken, where that is not now. */
  decide(decision: Decision, at?: string): Promise<Step>;
  steps(target: string | undefined, page: PageAsked, since?: string): Promise<Page<Step>>;
  /** All that befell a claim, a document or an actor, oldest first; `null` where there never was one of the name. */
  trail(id: string): Promise<readonly TrailLine[] | null>;
  /** The time up to which all that the record took in can be seen. */
  settledTime(): Promise<string>;
  /** Decisions that match no claim since their documents were read again. */
  lost(page: PageAsked): Promise<Page<Lost>>;
  decisionsCarried(): ReturnType<typeof decisionsCarried>;
  /** Ids of the documents that something else than the fingerprint's read last; all where it is `null`. */
  readOtherwise(fingerprint: string | null, document?: string): Promise<readonly string[]>;
  forget(document: string, author: string, reason: string): Promise<boolean>;
  /** All that the record took in, oldest first. */
  history(): AsyncIterable<HistoryLine>;
  integrity(): Promise<Integrity>;
  image: Database["image"];
  close(): Promise<void>;
}

/** Opens the record, made where there is none. */
export async function openRecord(opening: Opening): Promise<OpenRecord> {
  const database = await openDatabase(opening.address, opening.doing, opening.now);
  const { db } = database;
  const ask = async <Answer>(what: (asked: Database["asked"]) => Promise<Answer>): Promise<Answer> => {
    try {
      return await what(database.asked);
    } catch (cause) {
      throw isBrokenOff(cause) ? tooCostly() : cause;
    }
  };
  const grown = database.on === "pglite" ? watchGrowth(db) : async () => undefined;
  const time = () => opening.now().toISOString();
  return {
    on: database.on,
    address: database.address,
    tookOver: database.tookOver,
    keep: async (keepings, at) => {
      const kept = await keep(db, keepings, await opening.directory(), () => at ?? time());
      await grown(kept.filter((one) => one.outcome !== "known").length);
      return kept;
    },
    heldTexts: (hashes) => heldTexts(db, hashes),
    report: (id, knownBy) => report(db, id, knownBy),
    document: (id) => document(db, id),
    documents: (filter, page) => ask((asked) => documents(asked, filter, page)),
    story: (document) => ask((asked) => story(asked, document)),
    happening: (key) => ask((asked) => happening(asked, key)),
    claims: (filter, page) => ask((asked) => claims(asked, filter, page)),
    tieRows: (filter, begun) => ask((asked) => tieRows(asked, filter, begun)),
    pairRows: (filter, a, b) => ask((asked) => pairRows(asked, filter, a, b)),
    facets: (filter) => ask((asked) => facets(asked, filter)),
    actors: (filter, page) => ask((asked) => actors(asked, filter, page)),
    decide: (decision, at) => decide(db, decision, () => at ?? time()),
    steps: (target, page, since) => steps(db, target, page, since),
    trail: (id) => ask((asked) => trail(asked, id)),
    settledTime: () => settledTime(db, time),
    lost: (page) => lost(db, page),
    decisionsCarried: () => decisionsCarried(db),
    readOtherwise: (fingerprint, document) => readOtherwise(db, fingerprint, document),
    forget: async (document, author, reason) => {
      const forgotten = await forget(db, document, author, reason, time());
      if (forgotten) await database.scrub();
      return forgotten;
    },
    history: () => history(db),
    integrity: () => integrity(db),
    image: database.image,
    close: database.close,
  };
}
