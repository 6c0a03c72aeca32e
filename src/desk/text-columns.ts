/** Columns of what a terminal is shown as text: for CSV alone. */
import type { SeriesPoint } from "../picture/series.ts";
import type { Lost, Step, Telling, TrailLine, Version } from "../record/index.ts";
import type { Columns } from "./columns.ts";
import type { ListedDocument, ListedEvent, ListedInfluence, ListedStatement, ListedTie } from "./listed.ts";

type Cell = string | number | boolean | null | undefined;

const columns = <Item>(csv: Readonly<Record<string, (item: Item) => Cell>>): Columns => ({ csv, table: {} });

export const pointColumns = columns<SeriesPoint>({
  from: (point) => point.from,
  to: (point) => point.to,
  events: (point) => point.events,
  reports: (point) => point.reports,
  mean: (point) => point.mean,
  cooperation_events: (point) => point.cooperation.events,
  cooperation_mean: (point) => point.cooperation.mean,
  conflict_events: (point) => point.conflict.events,
  conflict_mean: (point) => point.conflict.mean,
  verbal_cooperation: (point) => point.quads[0],
  material_cooperation: (point) => point.quads[1],
  verbal_conflict: (point) => point.quads[2],
  material_conflict: (point) => point.quads[3],
  by_a: (point) => point.byA,
  by_b: (point) => point.byB,
  claims: (point) => point.claims.join("; "),
});

export const stepColumns = columns<Step>({
  step: (step) => step.step,
  at: (step) => step.at,
  author: (step) => step.author,
  kind: (step) => step.kind,
  target: (step) => step.target,
  reason: (step) => step.reason,
  undone_by: (step) => step.undoneBy,
  change: (step) => JSON.stringify(step.change),
});

export const trailColumns = columns<TrailLine>({
  at: (line) => line.at,
  what: (line) => line.what,
  id: (line) => line.id,
  by: (line) => line.by,
  step: (line) => line.step,
  undone_by: (line) => line.undoneBy,
  reason: (line) => line.reason,
  words: (line) => line.words,
});

export const lostColumns = columns<Lost>({
  step: (lost) => lost.step,
  at: (lost) => lost.at,
  claim: (lost) => lost.claim,
  verdict: (lost) => lost.verdict,
  edit: (lost) => (lost.edit === null ? null : JSON.stringify(lost.edit)),
  decided_by: (lost) => lost.decidedBy,
  reason: (lost) => lost.reason,
  words: (lost) => lost.words,
  document: (lost) => lost.document,
  key: (lost) => lost.key,
});

const source = {
  title: (item: Version | Telling) => item.title,
  publisher: (item: Version | Telling) => item.publisher,
  published: (item: Version | Telling) => item.published,
};

const placed = {
  step: (item: Version | Telling) => item.step,
  author: (item: Version | Telling) => item.author,
  like: (item: Version | Telling) => item.like,
  score: (item: Version | Telling) => item.score,
  reasons: (item: Version | Telling) => item.reasons.join("; "),
};

export const versionColumns = columns<Version>({
  id: (version) => version.id,
  ...source,
  words: (version) => version.words,
  how: (version) => version.how,
  ...placed,
});

export const tellingColumns = columns<Telling>({
  key: (telling) => telling.key,
  document: (telling) => telling.document,
  ...source,
  lead: (telling) => telling.lead,
  words: (telling) => telling.words,
  ...placed,
});

/** What the record took in: a document, a claim or a decision. */
type Changed =
  | (ListedDocument & { readonly what: "document" })
  | (ListedEvent & { readonly what: "event" })
  | (ListedStatement & { readonly what: "statement" })
  | (ListedTie & { readonly what: "tie" })
  | (ListedInfluence & { readonly what: "influence" })
  | (Step & { readonly what: "step" });

const isClaim = (item: Changed) => item.what !== "document" && item.what !== "step";
const named = (refs: readonly { readonly name: string }[]) => refs.map((ref) => ref.name).join("; ");

export const changeColumns = columns<Changed>({
  what: (item) => item.what,
  key: (item) => (item.what === "document" ? item.id : item.what === "step" ? item.step : item.key),
  known: (item) => (item.what === "document" ? item.read : item.what === "step" ? item.at : item.known),
  type: (item) =>
    ({
      document: () => null,
      event: (event: ListedEvent) => event.type,
      statement: (statement: ListedStatement) => statement.form,
      tie: (tie: ListedTie) => tie.type,
      influence: (influence: ListedInfluence) => (influence.sign === 1 ? "raises" : "lowers"),
      step: (step: Step) => step.kind,
    })[item.what](item as never),
  who: (item) =>
    ({
      document: () => null,
      event: (event: ListedEvent) => named(event.source),
      statement: (statement: ListedStatement) => statement.speaker?.name,
      tie: (tie: ListedTie) => tie.from.name,
      influence: (influence: ListedInfluence) => influence.causeWords,
      step: (step: Step) => step.author,
    })[item.what](item as never),
  whom: (item) =>
    ({
      document: () => null,
      event: (event: ListedEvent) => named(event.target),
      statement: (statement: ListedStatement) => named(statement.about),
      tie: (tie: ListedTie) => tie.to.name,
      influence: (influence: ListedInfluence) => influence.effectWords,
      step: (step: Step) => step.target,
    })[item.what](item as never),
  words: (item) => (isClaim(item) ? (item as ListedTie).words : item.what === "document" ? item.opening : item.reason),
  document: (item) => (isClaim(item) ? (item as ListedTie).document.id : item.what === "document" ? item.id : null),
  ...Object.fromEntries(
    (["title", "publisher", "published"] as const).map((name) => [
      name,
      (item: Changed) =>
        isClaim(item) ? (item as ListedTie).document[name] : item.what === "document" ? item[name] : null,
    ]),
  ),
});
