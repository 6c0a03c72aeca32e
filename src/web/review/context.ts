import type { Report } from "../../desk/listed.ts";
import type { Span } from "../../ground/span.ts";
import { type Answer, ask } from "../api/answer.ts";

/** A stretch of a report about the words of a claim: what stands before them, they themselves, what stands after. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** The rest of the sentences that the words stand in, with one sentence before and one after, as far as the text goes. */
export function contextOf(text: string, sentences: readonly Span[], [start, end]: readonly [number, number]): Context {
  const first = sentences.findIndex((one) => one.end > start);
  const last = sentences.findLastIndex((one) => one.start < end);
  if (first < 0 || last < 0) return { before: "", after: "" };
  const from = sentences[Math.max(0, first - 1)]!.start;
  const to = sentences[Math.min(sentences.length - 1, last + 1)]!.end;
  return { before: text.slice(Math.min(from, start), start), after: text.slice(end, Math.max(to, end)) };
}

const reports = new Map<string, Promise<Answer<{ readonly report: Report }>>>();

/** The report of the document; asked for once, since several claims of one report often wait in a row. */
export function reportOf(document: string): Promise<Answer<{ readonly report: Report }>> {
  const found =
    reports.get(document) ?? ask<{ readonly report: Report }>(`documents/${encodeURIComponent(document)}.json`);
  reports.delete(document);
  reports.set(document, found);
  if (reports.size > 20) reports.delete(reports.keys().next().value!);
  return found;
}
