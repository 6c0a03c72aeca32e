import type { ListedEvent, ListedInfluence, ListedTie, Report } from "../../desk/listed.ts";
import type { Claim } from "./claim.ts";

/** A claim of the record's lists that a person changed. */
export type Edited = { readonly key: string; readonly edited?: boolean } & (ListedEvent | ListedTie | ListedInfluence);

/** What of each kind of claim a person can change here. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  events: ["type", "mode", "status", "date", "trigger", "evidence"],
  ties: ["type", "sign", "status", "valid", "evidence"],
  influences: ["sign", "certainty"],
};
const ACTORS: Readonly<Record<string, readonly string[]>> = { events: ["source", "target"], ties: ["from", "to"] };

/** The report as people changed it: what the record's lists say goes before what was read. */
export function withEdits(report: Report, edited: ReadonlyMap<string, Edited>): Report {
  if (edited.size === 0) return report;
  const changed = <One extends { readonly id: string }>(list: string, claims: readonly One[]): readonly One[] =>
    claims.map((claim) => {
      const found = edited.get(claim.id) as unknown as Readonly<Record<string, unknown>> | undefined;
      if (!found) return claim;
      const fields = (FIELDS[list] ?? []).flatMap((field) =>
        found[field] === undefined ? [] : [[field, found[field]]],
      );
      const actors = (ACTORS[list] ?? []).flatMap((field) => {
        const refs = found[field] as { entity: string } | readonly { entity: string }[] | undefined;
        if (refs === undefined) return [];
        return [[field, Array.isArray(refs) ? refs.map((one) => one.entity) : (refs as { entity: string }).entity]];
      });
      return { ...claim, ...Object.fromEntries([...fields, ...actors]) };
    });
  return {
    ...report,
    events: changed("events", report.events),
    ties: changed("ties", report.ties),
    influences: changed("influences", report.influences),
  };
}

/** What can be said of a claim in the form, as words. */
export interface Form {
  readonly type: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly target: string;
}

/** The form of a claim; `null` of one that is accepted or rejected only. */
export function formOf(one: Claim): Form | null {
  if (one.kind === "event") {
    const { type, status, date, source, target } = one.claim;
    return {
      type,
      status,
      from: date?.from ?? "",
      to: date?.to ?? "",
      source: source[0] ?? "",
      target: target[0] ?? "",
    };
  }
  if (one.kind === "tie") {
    const { type, status, valid, from, to } = one.claim;
    return { type, status, from: valid.from ?? "", to: valid.to ?? "", source: from, target: to };
  }
  if (one.kind === "influence") {
    const { sign, certainty } = one.claim;
    return { type: String(sign), status: certainty, from: "", to: "", source: "", target: "" };
  }
  return null;
}

/** The fields that the form changes, as the record takes them; empty where nothing was changed. */
export function fieldsOf(
  one: Claim,
  form: Form,
  span: readonly [number, number] | null,
): Readonly<Record<string, unknown>> {
  const before = formOf(one);
  if (!before) return {};
  const fields: Record<string, unknown> = {};
  const other = (key: keyof Form): boolean => form[key] !== before[key];
  if (one.kind === "influence") {
    if (other("type")) fields.sign = Number(form.type);
    if (other("status")) fields.certainty = form.status;
    return fields;
  }
  if (other("type")) fields.type = form.type;
  // A mode is one of its type's: another type has none until somebody says which.
  if (other("type") && one.kind === "event") fields.mode = null;
  if (other("status")) fields.status = form.status;
  const day = { from: form.from || null, to: form.to || form.from || null };
  if ((other("from") || other("to")) && one.kind === "event")
    fields.date = day.from === null ? null : { ...day, precision: "day", start: 0, end: 0 };
  if ((other("from") || other("to")) && one.kind === "tie")
    fields.valid = { from: form.from || null, to: form.to || null };
  if (one.kind === "event") {
    if (other("source")) fields.source = form.source ? [form.source] : [];
    if (other("target")) fields.target = form.target ? [form.target] : [];
    if (span) fields.trigger = span;
  } else {
    if (other("source")) fields.from = form.source;
    if (other("target")) fields.to = form.target;
    if (span) fields.evidence = span;
  }
  return fields;
}
