import { contains, type Span, span } from "../../ground/span.ts";
import type { ReportEvent, Statement, Tie } from "../claims.ts";

/** The claims of a report that an influence may join. */
export interface Claims {
  readonly statements: readonly Statement[];
  readonly events: readonly ReportEvent[];
  readonly ties: readonly Tie[];
}

/** Id of the claim that the words of an end make: the first event whose trigger stands in them, else a tie, else a statement; `null` of none. */
export function claimIn(claims: Claims, end: Span, other: Span): string | null {
  const event = claims.events.find((one) => contains(end, span(one.trigger)) && !contains(other, span(one.trigger)));
  if (event) return event.id;
  const tie = claims.ties.find((one) => contains(end, span(one.evidence)));
  if (tie) return tie.id;
  const statement = claims.statements.find((one) => one.cue !== null && contains(end, span(one.cue)));
  return statement?.id ?? null;
}
