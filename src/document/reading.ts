import type { Day } from "../ground/day.ts";
import type { FaultValue } from "../ground/fault.ts";
import type { Document } from "./document.ts";

/** What the caller knows of the bytes: each fills what they do not say themselves. */
export interface Named {
  /** The file's name, for faults and where the content leaves the format open. */
  readonly name?: string;
  /** As HTTP writes it: `text/html; charset=utf-8`. */
  readonly mediaType?: string;
  /** The day of publication where the document itself names none. */
  readonly published?: Day | null;
}

/** What the bytes hold. */
export interface Reading {
  readonly documents: readonly Document[];
  readonly faults: readonly FaultValue[];
  /** Documents and faults together, in the order of the bytes. */
  readonly items: readonly (Document | FaultValue)[];
}

/** The reading of these items. */
export const readingOf = (items: readonly (Document | FaultValue)[]): Reading => ({
  documents: items.filter((item) => item.kind === "document"),
  faults: items.filter((item) => item.kind === "fault"),
  items,
});

/** A fault at a place of the file: `reports.jsonl, line 3`. */
export const faultAt = (code: string, message: string, named: Named, at?: string): FaultValue => {
  const place = [named.name, at].filter((part) => part !== undefined).join(", ");
  return { kind: "fault", code, message, ...(place === "" ? {} : { place }) };
};
