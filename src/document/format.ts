import { signedEncoding, unsignedUtf16 } from "./encoding.ts";
import type { Named } from "./reading.ts";

/** The formats that are read. */
export const FORMATS = ["text", "html", "feed", "jsonl", "json", "pdf", "docx"] as const;
export type Format = (typeof FORMATS)[number];

/** What was found where it is none of them, in words. */
export interface UnknownFormat {
  readonly found: string;
}

const MAGIC: readonly (readonly [head: string, found: string])[] = [
  ["\x89PNG", "a PNG image"],
  ["\xff\xd8\xff", "a JPEG image"],
  ["GIF8", "a GIF image"],
  ["RIFF", "a RIFF sound, film or image"],
  ["\x1f\x8b", "a gzip archive (unpack it first)"],
  ["BZh", "a bzip2 archive (unpack it first)"],
  ["\xfd7zXZ", "an xz archive (unpack it first)"],
  ["7z\xbc\xaf", "a 7z archive (unpack it first)"],
  ["Rar!", "a RAR archive (unpack it first)"],
  ["\xd0\xcf\x11\xe0", "an old Office file (save it as DOCX)"],
  ["{\\rtf", "an RTF file (save it as DOCX or text)"],
  ["\x7fELF", "a program"],
  ["MZ\x90", "a program"],
  ["SQLite format 3", "an SQLite database"],
  ["%!PS", "a PostScript file (save it as PDF)"],
  ["ID3", "a sound"],
];
const NAMED_JSONL = /\.(?:jsonl|ndjson)$/i;
const NAMED_JSON = /\.json$/i;
const NAMED_HTML = /\.(?:x?html?)$/i;
const NAMED_FEED = /\.(?:rss|atom|xml|rdf)$/i;
const HTML_HEAD =
  /^(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|title|h1|section)\b/i;
const FEED_HEAD = /^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*<(?:rss|feed|rdf:RDF|(?:\w+:)?feed)\b/i;

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** What a ZIP archive holds, by the names in it. */
function archive(bytes: Uint8Array): Format | UnknownFormat {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (tail.includes("word/document.xml")) return "docx";
  if (tail.includes("xl/workbook.xml")) return { found: "a spreadsheet (save it as JSON Lines, one document a line)" };
  if (tail.includes("ppt/presentation.xml")) return { found: "slides (save them as PDF)" };
  if (tail.includes("application/vnd.oasis.opendocument.text"))
    return { found: "an OpenDocument text (save it as DOCX)" };
  return { found: "a ZIP archive (unpack it first)" };
}

/** The format that the first bytes show, `null` where they could be text. */
export function formatOfBytes(bytes: Uint8Array): Format | UnknownFormat | null {
  const head = latin(bytes.subarray(0, 1024));
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return archive(bytes);
  const magic = MAGIC.find(([start]) => head.startsWith(start));
  if (magic) return { found: magic[1] };
  return null;
}

/** Whether the bytes hold controls that no text holds; UTF-16 is left to the decoder. */
export function isBinary(bytes: Uint8Array): boolean {
  if (signedEncoding(bytes) !== null || unsignedUtf16(bytes) !== null) return false;
  let controls = 0;
  let zeros = 0;
  const length = Math.min(bytes.length, 8192);
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 32;
    if (byte === 0) zeros += 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  }
  return controls > length * 0.02 || zeros > 0;
}

const isRecord = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "text" in value;
  } catch {
    return false;
  }
};

/** The format of what reads as text: by what its head shows, then by its name; text where neither says. */
export function formatOfText(head: string, named: Named): Format {
  const name = named.name ?? "";
  const type = named.mediaType ?? "";
  if (NAMED_JSONL.test(name) || /ndjson|jsonl|json-?lines/i.test(type)) return "jsonl";
  const start = head.trimStart();
  if (FEED_HEAD.test(start)) return "feed";
  if (HTML_HEAD.test(start)) return "html";
  if (start.startsWith("{")) {
    if (/"version"\s*:\s*"https:\/\/jsonfeed\.org/.test(start)) return "feed";
    const lines = start.split("\n", 6).filter((line) => line.trim() !== "");
    if (lines.some(isRecord)) return "jsonl";
    if (lines[0] !== undefined && lines[0].length > 1000 && /^\{\s*"/.test(lines[0])) return "jsonl";
  }
  if (NAMED_JSON.test(name) || /\bjson\b/i.test(type)) return "json";
  if (/^(?:\[\s*\{\s*"|\{\s*")/.test(start)) return "json";
  if (start.startsWith("<")) {
    if (NAMED_FEED.test(name) || /\b(?:rss|atom)\b/i.test(type)) return "feed";
    if (NAMED_HTML.test(name) || /\bx?html\b/i.test(type)) return "html";
  }
  return "text";
}
