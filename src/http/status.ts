import { Fault, type FaultValue } from "../ground/fault.ts";

/** The HTTP status of a fault, by its code; what is not here is the asker's: 400. */
const STATUS: Readonly<Record<string, number>> = {
  "desk/no-document": 404,
  "desk/no-event": 404,
  "record/no-document": 404,
  "record/no-claim": 404,
  "record/no-actor": 404,
  "record/no-step": 404,
  "http/not-found": 404,
  "http/wrong-method": 405,
  "http/other-origin": 403,
  "http/other-author": 403,
  "http/no-token": 401,
  "http/too-large": 413,
  "http/too-many": 429,
  "document/too-large": 413,
  "document/unknown-format": 415,
  "document/empty": 422,
  "record/too-costly": 503,
  "record/in-use": 503,
  "record/unreachable": 503,
  "analysis/no-model": 503,
  "http/failed": 500,
};

export const statusOf = (code: string): number => STATUS[code] ?? 400;

/** Whatever was thrown, as the one shape of an error. */
export function faultOf(cause: unknown): FaultValue {
  if (cause instanceof Fault) return cause.toJSON();
  const why = cause instanceof Error ? cause.message : String(cause);
  return { kind: "fault", code: "http/failed", message: `something went wrong that should not: ${why}` };
}
