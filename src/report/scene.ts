import type { Directory } from "../actor/directory.ts";
import type { Gazetteer } from "../actor/gazetteer.ts";
import type { Analysis, Scorer } from "../analysis/analysis.ts";
import type { Codebook } from "../codebook/codebook.ts";
import type { Document } from "../document/document.ts";
import type { Cast } from "./cast.ts";
import type { DateExpression } from "./claims.ts";

/** What a reader of claims is handed: the document, how it is built, and who and when is in it. */
export interface Scene {
  readonly document: Document;
  readonly analysis: Analysis;
  readonly directory: Directory;
  readonly gazetteer: Gazetteer;
  readonly codebook: Codebook;
  /** `null` where there is no model (a report on CoNLL-U): readers fall back to rules. */
  readonly scorer: Scorer | null;
  readonly cast: Cast;
  readonly dates: readonly DateExpression[];
}
