import type { StoredActor } from "../record/actors.ts";
import type { StoredClaim } from "../record/claims.ts";
import type { StoredDocument } from "../record/documents.ts";
import type { Part } from "../record/flatten.ts";
import type { Influence, ReportEvent, Statement, Tie } from "../report/claims.ts";
import type {
  ActorRef,
  ListedActor,
  ListedDocument,
  ListedEvent,
  ListedInfluence,
  ListedStatement,
  ListedTie,
} from "./listed.ts";

const reference = (part: Part): ActorRef => ({
  entity: part.entity,
  name: part.name,
  actor: part.actor,
  sector: part.sector as ActorRef["sector"],
  actsFor: part.actsFor,
});

const those = (claim: StoredClaim, role: Part["role"]): readonly Part[] =>
  claim.parts.filter((part) => part.role === role);
const one = (claim: StoredClaim, role: Part["role"]): ActorRef | null => {
  const [part] = those(claim, role);
  return part ? reference(part) : null;
};

/** One whom the report names but its entities lack. */
const unknown = (entity: string): ActorRef => ({ entity, name: "?", actor: null, sector: null });

const sourced = (claim: StoredClaim) => ({
  key: claim.key,
  document: claim.document,
  words: claim.words.evidence,
  known: claim.knownFrom,
  ...(claim.verdict === null ? {} : { verdict: claim.verdict }),
  ...(claim.edited ? { edited: true } : {}),
});

export function listedEvent(stored: StoredClaim): ListedEvent {
  const event = stored.claim as ReportEvent;
  const place = one(stored, "place");
  return {
    ...event,
    ...sourced(stored),
    quad: stored.quad!,
    plover: stored.plover!,
    source: those(stored, "source").map(reference),
    target: those(stored, "target").map(reference),
    place: place && stored.at ? { ...place, ...stored.at } : null,
    speaker: stored.words.speaker ?? null,
    reports: stored.reports,
  };
}

export function listedStatement(stored: StoredClaim): ListedStatement {
  const { speaker, addressee: _, about, ...statement } = stored.claim as Statement;
  const refs = new Map(stored.parts.map((part) => [part.entity, reference(part)]));
  const who = one(stored, "speaker");
  const said = stored.words.said ?? "";
  return {
    ...statement,
    ...sourced(stored),
    speaker: speaker
      ? {
          ...(who ?? unknown(speaker.entity ?? "")),
          ...(who ? {} : { name: said }),
          start: speaker.start,
          end: speaker.end,
          said,
        }
      : null,
    addressee: one(stored, "addressee"),
    contentWords: stored.words.content ?? "",
    about: about.map(({ entity, stance }) => ({ ...(refs.get(entity) ?? unknown(entity)), stance })),
  };
}

export function listedTie(stored: StoredClaim): ListedTie {
  const tie = stored.claim as Tie;
  return {
    ...tie,
    ...sourced(stored),
    from: one(stored, "from") ?? unknown(tie.from),
    to: one(stored, "to") ?? unknown(tie.to),
    over: one(stored, "over"),
    speaker: stored.words.speaker ?? null,
  };
}

export function listedInfluence(stored: StoredClaim): ListedInfluence {
  return {
    ...(stored.claim as Influence),
    ...sourced(stored),
    causeWords: stored.words.cause ?? "",
    effectWords: stored.words.effect ?? "",
  };
}

export const listedDocument = (document: StoredDocument): ListedDocument => ({
  id: document.id,
  title: document.title,
  publisher: document.publisher,
  published: document.published,
  url: document.url,
  language: document.language,
  read: document.read_at,
  words: document.words,
  opening: document.opening,
  versions: document.versions,
  counts: {
    entities: document.entities,
    events: document.events,
    statements: document.statements,
    ties: document.ties,
    influences: document.influences,
  },
});

export const listedActor = (actor: StoredActor): ListedActor => ({
  id: actor.id,
  name: actor.name,
  type: actor.type as ListedActor["type"],
  actsFor: actor.acts_for,
  sector: actor.sector as ListedActor["sector"],
  documents: actor.documents,
  events: actor.events,
  statements: actor.statements,
  ties: actor.ties,
});
