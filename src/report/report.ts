import type { Document } from "../document/document.ts";
import type { Span } from "../ground/span.ts";
import type { DateExpression, Entity, Influence, ReportEvent, Statement, Tie, Warning } from "./claims.ts";

/** What one document claims, each claim on its words; specified in docs/report.md. */
export interface Report {
  readonly kind: "report";
  readonly version: 1;
  readonly document: Omit<Document, "kind">;
  readonly sentences: readonly Span[];
  readonly entities: readonly Entity[];
  readonly dates: readonly DateExpression[];
  readonly events: readonly ReportEvent[];
  readonly statements: readonly Statement[];
  readonly ties: readonly Tie[];
  readonly influences: readonly Influence[];
  readonly warnings: readonly Warning[];
  /** Files of the user's own rules and tables that it was read by, beside ours; absent where there are none. */
  readonly rules?: readonly string[];
}
