import { EVENT_TYPES, eventScore } from "../ground/event-type.ts";
import { overlaps, type Span, words } from "../ground/span.ts";
import type { Entity, Influence, ReportEvent, Statement, Tie } from "../report/claims.ts";
import type { Report } from "../report/report.ts";
import { leadOf, rootsOf, wordsBySort } from "./outline.ts";
import type { Resolved } from "./resolve.ts";
import type { ToldEvent } from "./same-event.ts";
import type { ClaimTable } from "./schema.ts";

/** One who takes part in a claim, with what it resolves to. */
export interface Part {
  readonly role:
    | "source"
    | "target"
    | "place"
    | "speaker"
    | "addressee"
    | "about"
    | "from"
    | "to"
    | "over"
    | "cause"
    | "effect";
  readonly entity: string;
  readonly name: string;
  readonly actor: string | null;
  readonly actsFor: string | null;
  readonly sector: string | null;
}

/** Words of the text that a claim points at, by what they are to it. */
export interface ClaimWords {
  readonly evidence: string;
  /** Name of whose word it is. */
  readonly speaker?: string;
  /** The words that name the speaker. */
  readonly said?: string;
  readonly content?: string;
  readonly cause?: string;
  readonly effect?: string;
}

/** A claim as its row, before the record numbers it. */
export interface FlatClaim
  extends Omit<
    ClaimTable,
    | "seq"
    | "document"
    | "report"
    | "known_from"
    | "known_to"
    | "search"
    | "body"
    | "parts"
    | "words"
    | "edit"
    | "verdict"
    | "happening"
    | "lead"
    | "told"
  > {
  /** What an event is likened to others by. */
  readonly told: ToldEvent | null;
  readonly claim: ReportEvent | Statement | Tie | Influence;
  readonly words: ClaimWords;
  readonly parts: readonly Part[];
}

const BEFORE_ALL = "";
const AFTER_ALL = "9999";

/** The claims of a report, of the document that the record calls `id`, as rows: each with who takes part and the words it stands on. */
export function flatten(report: Report, id: string, resolved: ReadonlyMap<string, Resolved>): readonly FlatClaim[] {
  const { document } = report;
  const entities = new Map(report.entities.map((entity) => [entity.id, entity]));
  const statements = new Map(report.statements.map((statement) => [statement.id, statement]));
  const published = document.published ?? BEFORE_ALL;
  const slice = (at: Span) => words(document.text, at);

  const part = (role: Part["role"], named: string | null | undefined): readonly Part[] => {
    const entity = named ? entities.get(named) : undefined;
    return entity ? [partOf(role, entity, resolved.get(entity.id))] : [];
  };
  const speaker = (statement: string | null): { speaker?: string } => {
    const who = statement ? statements.get(statement)?.speaker?.entity : null;
    const name = who ? entities.get(who)?.name : undefined;
    return name === undefined ? {} : { speaker: name };
  };
  const base = (kind: FlatClaim["kind"], claim: FlatClaim["claim"]) => ({
    claim,
    kind,
    key: `${id}#${claim.id}`,
    type: null,
    mode: null,
    status: null,
    quad: null,
    plover: null,
    sign: null,
    day_from: null,
    day_to: null,
    low: published,
    high: AFTER_ALL,
    day: published,
    score: claim.score,
    rule: claim.rule,
    start_at: claim.evidence[0],
    end_at: claim.evidence[1],
    claimed: false,
    country: null,
    lat: null,
    lon: null,
    told: null,
  });
  const lead = leadOf(report);
  const whose = (ids: readonly string[]) => rootsOf(ids, resolved);
  const evidence = (claim: { readonly evidence: readonly [number, number] }) => document.text.slice(...claim.evidence);

  const events = report.events.map((event): FlatClaim => {
    const place = event.place ? entities.get(event.place)?.place : null;
    const from = event.date?.from ?? event.date?.to ?? null;
    const to = event.date?.to ?? event.date?.from ?? null;
    return {
      ...base("event", event),
      type: event.type,
      mode: event.mode,
      status: event.status,
      quad: EVENT_TYPES[event.type].quad,
      plover: eventScore(event.type, event.mode),
      day_from: from,
      day_to: to,
      low: from ?? published,
      day: to ?? published,
      claimed: event.statement !== null,
      country: place?.country ?? null,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      told: {
        type: event.type,
        happened: event.status === "happened" || event.status === "ongoing",
        days: from !== null && to !== null ? { from, to } : null,
        published: document.published,
        opens: event.trigger[0] >= lead.start && event.trigger[0] < lead.end,
        sources: whose(event.source),
        targets: whose(event.target),
        place: place && place.precision !== "state" ? { lat: place.lat, lon: place.lon } : null,
        words: wordsBySort(evidence(event)),
      },
      words: { evidence: evidence(event), ...speaker(event.statement) },
      parts: [
        ...event.source.flatMap((id) => part("source", id)),
        ...event.target.flatMap((id) => part("target", id)),
        ...part("place", event.place),
      ],
    };
  });

  const said = report.statements.map((statement): FlatClaim => {
    const from = statement.date?.from ?? statement.date?.to ?? document.published;
    const to = statement.date?.to ?? statement.date?.from ?? document.published;
    const who = statement.speaker?.entity ? entities.get(statement.speaker.entity) : undefined;
    return {
      ...base("statement", statement),
      type: statement.form,
      day_from: from,
      day_to: to,
      low: from ?? published,
      day: to ?? published,
      claimed: statement.outer !== null,
      sign: statement.about.length === 0 ? null : Math.sign(statement.about.reduce((sum, one) => sum + one.stance, 0)),
      words: {
        evidence: evidence(statement),
        content: statement.content.map((piece) => document.text.slice(...piece)).join(" … "),
        ...(who ? { speaker: who.name } : {}),
        ...(statement.speaker ? { said: slice(statement.speaker) } : {}),
      },
      parts: [
        ...part("speaker", statement.speaker?.entity),
        ...part("addressee", statement.addressee),
        ...statement.about.flatMap((one) => part("about", one.entity)),
      ],
    };
  });

  const ties = report.ties.map((tie): FlatClaim => {
    const ended = tie.status === "ended";
    const low = tie.valid.from ?? (ended ? BEFORE_ALL : published);
    const high = tie.valid.to ?? (ended ? published : AFTER_ALL);
    return {
      ...base("tie", tie),
      type: tie.type,
      status: tie.status,
      sign: tie.sign,
      day_from: tie.valid.from,
      day_to: tie.valid.to,
      low,
      high,
      claimed: tie.statement !== null,
      words: { evidence: evidence(tie), ...speaker(tie.statement) },
      parts: [...part("from", tie.from), ...part("to", tie.to), ...part("over", tie.over)],
    };
  });

  const drives = report.influences.map((influence): FlatClaim => {
    const within = (role: "cause" | "effect") =>
      report.entities
        .filter((entity) => entity.mentions.some((mention) => overlaps(mention, influence[role])))
        .map((entity) => partOf(role, entity, resolved.get(entity.id)));
    return {
      ...base("influence", influence),
      type: influence.sign === 1 ? "raises" : "lowers",
      status: influence.certainty,
      sign: influence.sign,
      day_from: document.published,
      day_to: document.published,
      claimed: influence.statement !== null,
      words: {
        evidence: evidence(influence),
        cause: slice(influence.cause),
        effect: slice(influence.effect),
        ...speaker(influence.statement),
      },
      parts: [...within("cause"), ...within("effect")],
    };
  });
  return [...events, ...said, ...ties, ...drives];
}

const partOf = (role: Part["role"], entity: Entity, resolved: Resolved | undefined): Part => ({
  role,
  entity: entity.id,
  name: entity.name,
  actor: resolved?.actor ?? null,
  actsFor: resolved?.actsFor ?? entity.actor,
  sector: entity.sector,
});
