import type { ActorRef, DocumentRef, ListedEvent, ListedStatement, ListedTie } from "../../desk/listed.ts";
import { daysText, dayText } from "../part/days.ts";

/** A claim as one line of a brief. */
export interface BriefLine {
  readonly key: string;
  readonly day: string;
  readonly told: string;
  readonly words: string;
  readonly source: string;
  /** Whether a person accepted it. */
  readonly checked: boolean;
}

/** Words beyond this are cut, so that two pages hold what they should. */
const MOST = 150;
const short = (words: string): string => {
  const flat = words.replace(/\s+/g, " ").trim();
  return flat.length > MOST ? `${flat.slice(0, MOST).replace(/\s\S*$/, "")} …` : flat;
};
const names = (refs: readonly ActorRef[], none: string): string => refs.map((one) => one.name).join(", ") || none;
const sourceOf = (document: DocumentRef, reports = 1): string =>
  [
    document.publisher ?? document.title ?? "a report",
    dayText(document.published),
    reports > 1 ? `${reports} reports → 1 event` : "",
  ]
    .filter(Boolean)
    .join(", ");

export const eventLine = (event: ListedEvent): BriefLine => ({
  key: event.key,
  day: daysText(event.date) || dayText(event.document.published),
  told: `${event.type}${event.mode ? ` ${event.mode.replaceAll("-", " ")}` : ""}: ${names(event.source, "unnamed")}${event.target.length ? ` → ${names(event.target, "")}` : ""}${event.status === "happened" ? "" : `, ${event.status}`}${event.speaker ? `, says ${event.speaker}` : ""}`,
  words: short(event.words),
  source: sourceOf(event.document, event.reports),
  checked: event.verdict === "accepted",
});

export const tieLine = (tie: ListedTie): BriefLine => ({
  key: tie.key,
  day: daysText(tie.valid),
  told: `${tie.from.name} – ${tie.type} – ${tie.to.name}, ${tie.status}${tie.speaker ? `, says ${tie.speaker}` : ""}`,
  words: short(tie.words),
  source: sourceOf(tie.document),
  checked: tie.verdict === "accepted",
});

export const statementLine = (statement: ListedStatement): BriefLine => ({
  key: statement.key,
  day: daysText(statement.date) || dayText(statement.document.published),
  told: `${statement.speaker?.name ?? "somebody"}${statement.about.length ? ` of ${names(statement.about, "")}` : ""}`,
  words: short(statement.contentWords),
  source: sourceOf(statement.document),
  checked: statement.verdict === "accepted",
});

/** What weighs most first: what happened, the farther from zero the heavier; then the latest. */
export const heaviest = (events: readonly ListedEvent[], most: number): readonly ListedEvent[] =>
  [...events]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, most)
    .sort((a, b) =>
      (a.date?.from ?? a.document.published ?? "") < (b.date?.from ?? b.document.published ?? "") ? 1 : -1,
    );
const weight = (event: ListedEvent): number =>
  Math.abs(event.plover) *
  event.score *
  Math.sqrt(event.reports ?? 1) *
  (event.status === "happened" || event.status === "ongoing" ? 1 : 0.5);

/** Claims that say the same of the same once. */
export function once(lines: readonly BriefLine[], most: number): readonly BriefLine[] {
  const seen = new Set<string>();
  return lines.filter((line) => !seen.has(line.told) && seen.add(line.told)).slice(0, most);
}
