import type { Day } from "../ground/day.ts";
import type { FaultValue } from "../ground/fault.ts";
import { type Document, makeDocument } from "./document.ts";
import { languageOf } from "./language.ts";
import { publicationDay, unreadableDay } from "./publication.ts";
import { faultAt, type Named } from "./reading.ts";
import { tooLarge } from "./text-limit.ts";

const FIELDS = ["id", "title", "text", "published", "url", "publisher", "author", "language"] as const;

const word = (value: unknown): string | null => {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.filter((part) => typeof part === "string").join(", ") || null;
  return null;
};

/** The document that a JSON record writes, its text kept to the character; unknown fields are ignored. */
export function documentOfRecord(value: unknown, named: Named, at: string): Document | FaultValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const found = Array.isArray(value) ? "an array" : value === null ? "null" : typeof value;
    return faultAt(
      "document/bad-record",
      `asked for a document as an object with ${FIELDS.join(", ")}, found ${found}`,
      named,
      at,
    );
  }
  const record = value as Record<string, unknown>;
  const text = record.text;
  if (typeof text !== "string") {
    const found =
      text === undefined ? `the fields ${Object.keys(record).slice(0, 12).join(", ") || "none"}` : typeof text;
    return faultAt("document/bad-record", `asked for a document's "text" as a string, found ${found}`, named, at);
  }
  const large = tooLarge(text.length, named, at);
  if (large) return large;
  const written = word(record.published);
  let published: Day | null = named.published ?? null;
  if (written !== null) {
    published = publicationDay(written);
    if (published === null) return faultAt("document/bad-day", unreadableDay(written), named, at);
  }
  return makeDocument(text, {
    ...(word(record.id) === null ? {} : { id: word(record.id) ?? "" }),
    title: word(record.title),
    url: word(record.url),
    publisher: word(record.publisher),
    author: word(record.author),
    published,
    language: word(record.language) ?? languageOf(text),
  });
}
