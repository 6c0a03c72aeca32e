import type { Day } from "../ground/day.ts";
import { publicationDay } from "./publication.ts";

/** What a page says of itself in its head. */
export interface PageMetadata {
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: Day | null;
  readonly url: string | null;
  readonly language: string | null;
}

const ARTICLE = /(?:Article|Posting|Report|WebPage|CreativeWork)$/;
const DAYS = [
  "article:published_time",
  "og:published_time",
  "og:article:published_time",
  "datepublished",
  "date.published",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "parsely-pub-date",
  "sailthru.date",
  "publish-date",
  "publishdate",
  "publication_date",
  "pubdate",
  "date",
] as const;
const TITLES = ["og:title", "twitter:title", "dc.title", "dcterms.title", "headline"] as const;
const AUTHORS = [
  "author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "byl",
  "sailthru.author",
] as const;
const PUBLISHERS = ["og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher"] as const;
const TIMES =
  "time[itemprop~=datePublished][datetime], time[pubdate][datetime], article time[datetime], header time[datetime], main time[datetime], time[datetime]";

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The objects of JSON-LD that describe an article, outermost first. */
function articles(page: Document): readonly Json[] {
  const found: Json[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? "");
    } catch {
      continue;
    }
    const queue: unknown[] = [value];
    for (let at = 0; at < queue.length && at < 200; at += 1) {
      const one = queue[at];
      if (Array.isArray(one)) queue.push(...one.slice(0, 100));
      else if (isJson(one)) {
        const types = [one["@type"]].flat().filter((type) => typeof type === "string");
        if (types.some((type) => ARTICLE.test(type))) found.push(one);
        queue.push(one["@graph"], one.mainEntity);
      }
    }
  }
  return found.sort((a, b) => Number("datePublished" in b) - Number("datePublished" in a));
}

const text = (value: unknown): string | null => {
  if (typeof value === "string") return value.replace(/\s+/g, " ").trim() || null;
  if (Array.isArray(value))
    return (
      value
        .map(text)
        .filter((part) => part !== null)
        .join(", ") || null
    );
  return isJson(value) ? text(value.name) : null;
};

/** What the page's head, its JSON-LD and its time elements say of it. */
export function pageMetadata(page: Document): PageMetadata {
  const metas = new Map<string, string>();
  for (const meta of page.querySelectorAll("meta[content]")) {
    const name = (
      meta.getAttribute("property") ??
      meta.getAttribute("name") ??
      meta.getAttribute("itemprop") ??
      ""
    ).toLowerCase();
    const content = meta.getAttribute("content")?.trim() ?? "";
    if (name !== "" && content !== "" && !metas.has(name)) metas.set(name, content);
  }
  const first = (names: readonly string[]): string | null => text(names.map((name) => metas.get(name)).find(Boolean));
  const linked = articles(page);
  const inArticle = (name: string): string | null => text(linked.map((one) => text(one[name])).find(Boolean));
  const written = [inArticle("datePublished"), ...DAYS.map((name) => metas.get(name) ?? null)];
  for (const time of page.querySelectorAll(TIMES)) written.push(time.getAttribute("datetime"));
  let published: Day | null = null;
  for (const one of written) published ??= one === null ? null : publicationDay(one);
  const author =
    inArticle("author") ?? first(AUTHORS) ?? text(page.querySelector("[rel=author], [itemprop=author]")?.textContent);
  const language = page.documentElement?.getAttribute("lang") ?? null;
  return {
    title:
      inArticle("headline") ??
      first(TITLES) ??
      text(page.querySelector("h1")?.textContent) ??
      text(page.querySelector("title")?.textContent),
    author: author !== null && /^https?:/.test(author) ? null : author,
    publisher: inArticle("publisher") ?? first(PUBLISHERS),
    published,
    url: page.querySelector("link[rel=canonical]")?.getAttribute("href") || metas.get("og:url") || null,
    language: language === null || language === "" ? null : language,
  };
}
