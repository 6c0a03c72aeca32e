/** Columns of what a terminal is shown as text: for CSV alone. */
import type { SeriesPoint } from "../picture/series.ts";
import type { Lost, Step, Telling, Version } from "../record/index.ts";
import type { Columns } from "./columns.ts";

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
