import type { Directory } from "../actor/directory.ts";
import type { Gazetteer } from "../actor/gazetteer.ts";
import type { Analyser, Analysis } from "../analysis/analysis.ts";
import type { Codebook } from "../codebook/codebook.ts";
import type { Explanation } from "../codebook/explain.ts";
import type { Document } from "../document/document.ts";
import type { FaultValue } from "../ground/fault.ts";
import { makeReport, unreadable } from "../report/make-report.ts";
import type { Report } from "../report/report.ts";
import { explanationsOf } from "./explanation.ts";

/** Everything that reading needs, loaded. */
export interface Reader {
  readonly analyser: Analyser;
  readonly directory: Directory;
  readonly gazetteer: Gazetteer;
  readonly codebook: Codebook;
  /** Files of the user's own rules and tables beside ours. */
  readonly own?: readonly string[];
}

type Item = Document | FaultValue;

/** The analyses of the documents, in their order; faults stay in their places, and texts in languages we cannot read go unread. */
export async function* analysesOf(
  reader: Reader,
  items: AsyncIterable<Item>,
): AsyncIterable<FaultValue | { readonly document: Document; readonly analysis: Analysis | null }> {
  const waiting: Item[] = [];
  async function* texts() {
    for await (const item of items) {
      waiting.push(item);
      if (isRead(item)) yield item.text;
    }
  }
  function* passed() {
    while (waiting.length > 0 && !isRead(waiting[0]!)) {
      const item = waiting.shift()!;
      yield item.kind === "fault" ? item : { document: item, analysis: null };
    }
  }
  for await (const analysis of reader.analyser.analyse(texts())) {
    yield* passed();
    yield { document: waiting.shift() as Document, analysis };
  }
  yield* passed();
}

const isRead = (item: Item): item is Document => item.kind === "document" && unreadable(item) === null;

const NOTHING: Omit<Analysis, "text"> = {
  kind: "analysis",
  tokens: [],
  sentences: [],
  attributions: [],
  influences: [],
  states: null,
};

/** A report, with why each rule fired or stayed silent where that was asked for. */
export type ExplainedReport = Report & { readonly explanations?: readonly Explanation[] };

/** The report of each document, in their order; one that fails is a fault in its place, and the rest is kept. */
export async function* reportsOf(
  reader: Reader,
  items: AsyncIterable<Item>,
  explained = false,
): AsyncIterable<ExplainedReport | FaultValue> {
  const { directory, gazetteer, codebook, analyser: scorer } = reader;
  for await (const item of analysesOf(reader, items)) {
    if ("kind" in item) {
      yield item;
      continue;
    }
    const { document } = item;
    const analysis = item.analysis ?? { ...NOTHING, text: document.text };
    try {
      const means = { directory, gazetteer, codebook, scorer };
      const report = await makeReport(document, analysis, means);
      const named = reader.own && reader.own.length > 0 ? { ...report, rules: reader.own } : report;
      yield explained ? { ...named, explanations: explanationsOf(document, analysis, means) } : named;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `${document.title ?? document.id} could not be read: ${why}; please report this with the text`;
      yield { kind: "fault", code: "report/failed", message, place: document.id };
    }
  }
}
