import type { FaultValue } from "../ground/fault.ts";
import type { Document } from "./document.ts";
import { documentOfRecord } from "./document-record.ts";
import { decodeText, signedEncoding } from "./encoding.ts";
import { faultAt, type Named } from "./reading.ts";

const NEWLINE = 10;

/** The lines of the bytes, each decoded by itself, so that one broken line costs one document. */
function* lines(bytes: Uint8Array, named: Named): Generator<{ number: number; line: string | FaultValue }> {
  const signed = signedEncoding(bytes);
  if ((signed !== null && signed.label !== "utf-8") || bytes.subarray(0, 64).includes(0)) {
    const text = decodeText(bytes, named);
    if (typeof text !== "string") return yield { number: 1, line: text };
    let number = 0;
    for (const line of text.split("\n")) yield { number: ++number, line };
    return;
  }
  let number = 0;
  let from = signed?.length ?? 0;
  while (from < bytes.length) {
    const found = bytes.indexOf(NEWLINE, from);
    const to = found < 0 ? bytes.length : found;
    number += 1;
    yield { number, line: decodeText(bytes.subarray(from, to), named, `line ${number}`) };
    from = to + 1;
  }
}

/** The documents of JSON Lines, one a line; a line that holds none is a fault in its place. */
export function readJsonLines(bytes: Uint8Array, named: Named): readonly (Document | FaultValue)[] {
  const items: (Document | FaultValue)[] = [];
  for (const { number, line } of lines(bytes, named)) {
    if (typeof line !== "string") items.push(line);
    else if (line.trim() !== "") items.push(documentOfLine(line, named, `line ${number}`));
  }
  return items;
}

function documentOfLine(line: string, named: Named, at: string): Document | FaultValue {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    return faultAt("document/bad-json", `asked for one JSON object a line, found ${reason}`, named, at);
  }
  return documentOfRecord(value, named, at);
}
