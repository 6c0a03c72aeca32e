import type { FaultValue } from "../ground/fault.ts";
import { faultAt, type Named } from "./reading.ts";

/** The longest text of one document, in UTF-16 code units. */
export const TEXT_LIMIT = 20_000_000;

/** The most bytes of one file whose text must be dug out of a format. */
export const FILE_LIMIT = 200_000_000;

/** The fault of a text that is longer than the limit; `null` where it fits. */
export function tooLarge(length: number, named: Named, at?: string): FaultValue | null {
  if (length <= TEXT_LIMIT) return null;
  const million = (count: number) => (count / 1e6).toFixed(1);
  const message = `asked to read one document of ${million(length)} million characters; the limit is ${million(TEXT_LIMIT)} million: split it, or write JSON Lines with one document a line`;
  return faultAt("document/too-large", message, named, at);
}

/** The fault of a file that is larger than the limit; `null` where it fits. */
export function fileTooLarge(bytes: number, named: Named): FaultValue | null {
  if (bytes <= FILE_LIMIT) return null;
  const message = `asked to read a file of ${(bytes / 1e6).toFixed(0)} MB; the limit for this format is ${FILE_LIMIT / 1e6} MB: split it`;
  return faultAt("document/too-large", message, named);
}
