import type { Directory } from "../actor/directory.ts";
import type { Gazetteer } from "../actor/gazetteer.ts";
import type { Analysis, Scorer } from "../analysis/analysis.ts";
import type { Codebook } from "../codebook/codebook.ts";
import type { Document } from "../document/document.ts";
import { findCast } from "./cast/index.ts";
import type { Warning } from "./claims.ts";
import { findDates } from "./dates/index.ts";
import { findEvents } from "./events/index.ts";
import { findInfluences } from "./influences/index.ts";
import type { Report } from "./report.ts";
import type { Scene } from "./scene.ts";
import { findStatements } from "./statements/index.ts";
import { findTies } from "./ties/index.ts";

/** What reading needs beside the document: who is who, where is what, the rules, and the model's span heads. */
export interface Means {
  readonly directory: Directory;
  readonly gazetteer: Gazetteer;
  readonly codebook: Codebook;
  /** `null` where there is no model to ask: readers fall back to rules. */
  readonly scorer: Scorer | null;
}

function bare(document: Document): Omit<Document, "kind"> {
  const { kind: _kind, ...rest } = document;
  return rest;
}

/** A report with nothing in it but the text and a warning: for a text that cannot be read. */
export function emptyReport(document: Document, warnings: readonly Warning[] = []): Report {
  return {
    kind: "report",
    version: 1,
    document: bare(document),
    sentences: [],
    entities: [],
    dates: [],
    events: [],
    statements: [],
    ties: [],
    influences: [],
    warnings,
  };
}

/** Whether the document says it is in a language that cannot be read; a warning then, else `null`. */
export function unreadable(document: Document): Warning | null {
  const language = document.language?.toLowerCase().split("-", 1)[0] ?? null;
  if (language === null || language === "en" || language === "und") return null;
  return {
    rule: "language/unsupported",
    message: `asked to read a text in "${document.language}"; only English (en) can be read, so no claims were made`,
    start: 0,
    end: Math.min(document.text.length, 80),
  };
}

/** The scene of a document: who and when, before any claim is read. */
export function setScene(
  document: Document,
  analysis: Analysis,
  means: Means,
): Scene & { readonly warnings: readonly Warning[] } {
  const { dates, warnings } = findDates(analysis, document.published);
  const { directory, gazetteer, codebook, scorer } = means;
  const cast = findCast({ document, analysis, directory, gazetteer });
  return { document, analysis, directory, gazetteer, codebook, scorer, cast, dates, warnings };
}

/** What the document claims, each claim on its words. */
export async function makeReport(document: Document, analysis: Analysis, means: Means): Promise<Report> {
  const refused = unreadable(document);
  if (refused) return emptyReport(document, [refused]);
  const scene = setScene(document, analysis, means);
  const statements = await findStatements(scene);
  const events = await findEvents(scene, statements);
  const ties = await findTies(scene, statements);
  const influences = await findInfluences(scene, { statements, events, ties });
  return {
    kind: "report",
    version: 1,
    document: bare(document),
    sentences: analysis.sentences.map(({ start, end }) => ({ start, end })),
    entities: scene.cast.entities,
    dates: scene.dates,
    events,
    statements,
    ties,
    influences,
    warnings: scene.warnings,
  };
}
