import mammoth from "mammoth";
import type { FaultValue } from "../ground/fault.ts";
import { type Document, makeDocument } from "./document.ts";
import { languageOf } from "./language.ts";
import { faultAt, type Named } from "./reading.ts";
import { fileTooLarge, tooLarge } from "./text-limit.ts";

const ENTRY = 0x02014b50;

/** How many bytes a ZIP archive says it unpacks to: the sum over its directory. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== ENTRY) continue;
    total += view.getUint32(at + 24, true);
    at += 45;
  }
  return total;
}

/** The document of a DOCX file: its paragraphs, divided by blank lines. */
export async function readDocx(bytes: Uint8Array, named: Named): Promise<Document | FaultValue> {
  const large = fileTooLarge(Math.max(bytes.length, unpackedSize(bytes)), named);
  if (large) return large;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { value } = await mammoth.extractRawText({ buffer });
    const text = value.replace(/\n{3,}/g, "\n\n").trim();
    return (
      tooLarge(text.length, named) ??
      makeDocument(text, { published: named.published ?? null, language: languageOf(text) })
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    return faultAt(
      "document/broken",
      `asked for the text of a DOCX file, found one that can't be read: ${reason}`,
      named,
    );
  }
}
