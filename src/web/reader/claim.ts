import type { Entity, Influence, Report, ReportEvent, Statement, Tie } from "../../desk/listed.ts";
import type { Span } from "../../ground/span.ts";

/** Anything of a report that can be chosen: a claim, or an actor it speaks of. */
export type Claim =
  | { readonly kind: "event"; readonly id: string; readonly at: Span; readonly claim: ReportEvent }
  | { readonly kind: "statement"; readonly id: string; readonly at: Span; readonly claim: Statement }
  | { readonly kind: "tie"; readonly id: string; readonly at: Span; readonly claim: Tie }
  | { readonly kind: "influence"; readonly id: string; readonly at: Span; readonly claim: Influence }
  | { readonly kind: "actor"; readonly id: string; readonly at: Span; readonly claim: Entity };
export type ClaimKind = Claim["kind"];

/** A report's claims by id, in text order, and its entities: what lists, marks and keys all read. */
export interface Reading {
  readonly report: Report;
  /** Events, statements, ties and influences by where their words begin. */
  readonly claims: readonly Claim[];
  /** Entities, most mentioned first. */
  readonly actors: readonly Claim[];
  readonly byId: ReadonlyMap<string, Claim>;
  readonly name: (entity: string) => string;
  readonly entity: (id: string) => Entity | null;
}

const span = ([start, end]: readonly [number, number]): Span => ({ start, end });
const NOWHERE: Span = { start: 0, end: 0 };

export function makeReading(report: Report): Reading {
  const claims: Claim[] = [
    ...report.events.map((claim): Claim => ({ kind: "event", id: claim.id, at: span(claim.trigger), claim })),
    ...report.statements.map(
      (claim): Claim => ({ kind: "statement", id: claim.id, at: span(claim.content[0] ?? claim.evidence), claim }),
    ),
    ...report.ties.map((claim): Claim => ({ kind: "tie", id: claim.id, at: span(claim.evidence), claim })),
    ...report.influences.map((claim): Claim => ({ kind: "influence", id: claim.id, at: span(claim.evidence), claim })),
  ];
  claims.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const actors = report.entities
    .map((claim): Claim => ({ kind: "actor", id: claim.id, at: claim.mentions[0] ?? NOWHERE, claim }))
    .filter((claim) => claim.at.end > claim.at.start)
    .sort((a, b) => mentions(b) - mentions(a) || a.at.start - b.at.start);
  const byId = new Map([...claims, ...actors].map((claim) => [claim.id, claim]));
  const entities = new Map(report.entities.map((entity) => [entity.id, entity]));
  return {
    report,
    claims,
    actors,
    byId,
    name: (id) => entities.get(id)?.name ?? id,
    entity: (id) => entities.get(id) ?? null,
  };
}

const mentions = (claim: Claim): number => (claim.kind === "actor" ? claim.claim.mentions.length : 0);

/** The words the claim rests on, longest reach. */
export const evidenceOf = (claim: Claim): Span => (claim.kind === "actor" ? claim.at : span(claim.claim.evidence));
