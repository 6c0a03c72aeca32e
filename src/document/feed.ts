import { parseFeed } from "feedsmith";
import type { FaultValue } from "../ground/fault.ts";
import { type Document, makeDocument } from "./document.ts";
import { fragmentText } from "./html-page.ts";
import { languageOf } from "./language.ts";
import { publicationDay, unreadableDay } from "./publication.ts";
import { faultAt, type Named } from "./reading.ts";
import { tooLarge } from "./text-limit.ts";

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The words of what a feed gives as a string, as `{ value }`, as `{ name }` or as a list of these. */
function text(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (Array.isArray(value))
    return (
      value
        .map(text)
        .filter((part) => part !== null)
        .join(", ") || null
    );
  return isJson(value) ? (text(value.value) ?? text(value.name)) : null;
}

const inner = (value: unknown, name: string): unknown => (isJson(value) ? value[name] : undefined);

/** The first of an entry's texts, fullest first; each is HTML in one feed or another. */
const entryText = (entry: Json): string =>
  fragmentText(
    text(inner(entry.content, "encoded")) ??
      text(entry.content) ??
      text(entry.content_html) ??
      text(entry.content_text) ??
      text(entry.description) ??
      text(entry.summary) ??
      "",
  );

const entryLink = (entry: Json): string | null => {
  if (Array.isArray(entry.links)) {
    const links = entry.links.filter(isJson);
    return text((links.find((link) => link.rel === undefined || link.rel === "alternate") ?? links[0])?.href);
  }
  return text(entry.link) ?? text(entry.url);
};

function entryDocument(entry: Json, feed: Json, named: Named, at: string): Document | FaultValue {
  const dublin = inner(entry, "dc");
  const body = entryText(entry);
  const large = tooLarge(body.length, named, at);
  if (large) return large;
  const written =
    text(entry.pubDate) ??
    text(entry.published) ??
    text(entry.date_published) ??
    text(inner(dublin, "dates")) ??
    text(entry.updated);
  const day = written === null ? null : publicationDay(written);
  if (written !== null && day === null) return faultAt("document/bad-day", unreadableDay(written), named, at);
  const title = text(entry.title);
  return makeDocument(body, {
    title: title === null ? null : fragmentText(title),
    url: entryLink(entry),
    publisher: text(feed.title),
    author: text(entry.authors) ?? text(inner(dublin, "creators")) ?? text(inner(dublin, "creator")),
    published: day ?? named.published ?? null,
    language: languageOf(body) ?? text(feed.language) ?? text(inner(feed.xml, "lang")),
  });
}

/** The documents of an RSS, RDF, Atom or JSON feed, in its order. */
export function readFeed(source: string, named: Named): readonly (Document | FaultValue)[] {
  let feed: unknown;
  try {
    feed = parseFeed(source.trimStart()).feed;
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    return [
      faultAt(
        "document/bad-feed",
        `asked for an RSS, Atom or JSON feed, found one that can't be read: ${reason}`,
        named,
      ),
    ];
  }
  if (!isJson(feed)) return [faultAt("document/bad-feed", "asked for an RSS, Atom or JSON feed, found none", named)];
  const listed = feed.items ?? feed.entries;
  const entries = Array.isArray(listed) ? listed.filter(isJson) : [];
  const whole = feed;
  return entries.map((entry, index) => entryDocument(entry, whole, named, `item ${index + 1}`));
}
