import type { FaultValue } from "../ground/fault.ts";
import type { Document } from "./document.ts";
import { documentOfRecord } from "./document-record.ts";
import { faultAt, type Named } from "./reading.ts";

/** The documents of a JSON array of records, or of one record. */
export function readJsonArray(text: string, named: Named): readonly (Document | FaultValue)[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    return [faultAt("document/bad-json", `asked for a JSON array of documents, found ${reason}`, named)];
  }
  if (!Array.isArray(value)) return [documentOfRecord(value, named, "record 1")];
  return value.map((record, index) => documentOfRecord(record, named, `record ${index + 1}`));
}
