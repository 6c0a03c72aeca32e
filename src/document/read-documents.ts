import type { FaultValue } from "../ground/fault.ts";
import { findDateline } from "./dateline.ts";
import { type Document, makeDocument } from "./document.ts";
import { readDocx } from "./docx.ts";
import { decodeText } from "./encoding.ts";
import { readFeed } from "./feed.ts";
import { type Format, formatOfBytes, formatOfText, isBinary } from "./format.ts";
import { readHtml } from "./html-page.ts";
import { readJsonArray } from "./json-array.ts";
import { readJsonLines } from "./json-lines.ts";
import { languageOf } from "./language.ts";
import { readPdf } from "./pdf.ts";
import { faultAt, type Named, type Reading, readingOf } from "./reading.ts";
import { fileTooLarge, tooLarge } from "./text-limit.ts";

type Items = readonly (Document | FaultValue)[];
type TextReader = (text: string, named: Named) => Items;

const READS = "text, HTML, RSS or Atom, JSON Lines, a JSON array, PDF, DOCX";

const plainText: TextReader = (text, named) => [
  tooLarge(text.length, named) ??
    makeDocument(text, { published: named.published ?? null, language: languageOf(text) }),
];

const READERS: Readonly<Record<Exclude<Format, "pdf" | "docx" | "jsonl">, TextReader>> = {
  text: plainText,
  html: (text, named) => [readHtml(text, named)],
  feed: readFeed,
  json: readJsonArray,
};

/** A dateline's full date is the day of a document that has no other. */
function dayFromDateline(item: Document | FaultValue): Document | FaultValue {
  if (item.kind === "fault" || item.published !== null) return item;
  const day = findDateline(item.text, null)?.day ?? null;
  return day === null ? item : { ...item, published: day };
}

async function itemsOf(bytes: Uint8Array, named: Named): Promise<Items> {
  const shown = formatOfBytes(bytes);
  if (shown === "pdf") return [await readPdf(bytes, named)];
  if (shown === "docx") return [await readDocx(bytes, named)];
  const unknown =
    typeof shown === "object" && shown !== null ? shown.found : isBinary(bytes) ? "bytes that are no text" : null;
  if (unknown !== null) return [faultAt("document/unknown-format", `asked to read ${READS}; found ${unknown}`, named)];
  const head = new TextDecoder("utf-8").decode(bytes.subarray(0, 65_536));
  if (formatOfText(head, named) === "jsonl") return readJsonLines(bytes, named);
  const large = fileTooLarge(bytes.length, named);
  if (large) return [large];
  const text = decodeText(bytes, named);
  if (typeof text !== "string") return [text];
  const format = formatOfText(text.slice(0, 65_536), named);
  return format === "jsonl"
    ? readJsonLines(new TextEncoder().encode(text), named)
    : READERS[format as keyof typeof READERS](text, named);
}

/**
 * The documents that the bytes hold, in their order; what cannot be read is a fault in its place and the rest is kept.
 *
 * The format is told by content first, then by name and media type. A document's own day wins over `named.published`.
 * An empty file is one document with an empty text.
 */
export async function readDocuments(bytes: Uint8Array, named: Named = {}): Promise<Reading> {
  return readingOf((await itemsOf(bytes, named)).map(dayFromDateline));
}
