import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { FaultValue } from "../ground/fault.ts";
import { makeDocument, type Document as Report } from "./document.ts";
import { type HtmlNode, paragraphs, tagParagraphs } from "./html-blocks.ts";
import { cutHtml } from "./html-source.ts";
import { languageOf } from "./language.ts";
import { type PageMetadata, pageMetadata } from "./page-metadata.ts";
import type { Named } from "./reading.ts";
import { tooLarge } from "./text-limit.ts";

const DEPTH_LIMIT = 200;
const ELEMENT_LIMIT = 60_000;
const NOTHING: PageMetadata = {
  title: null,
  author: null,
  publisher: null,
  published: null,
  url: null,
  language: null,
};

/** The paragraphs of the article: what readability picks, else the article, main or body element, whatever is more than a scrap. */
function articleParagraphs(page: Document): readonly string[] {
  const whole = page.querySelector("article, main, [role=main]") ?? page.body ?? page.documentElement;
  const fallback = whole ? paragraphs(whole as unknown as HtmlNode) : [];
  const picked = new Readability<HtmlNode>(page, {
    charThreshold: 200,
    disableJSONLD: true,
    serializer: (node) => node as unknown as HtmlNode,
  }).parse();
  const found = picked?.content ? paragraphs(picked.content) : [];
  return found.join("").length * 5 >= fallback.join("").length ? found : fallback;
}

/** The article's text and what the page says of itself; a page too deep or too large for a parser is read by its tags alone. */
function readSource(html: string): { readonly text: string; readonly metadata: PageMetadata } {
  const source = cutHtml(html);
  const byTags = () => ({ text: tagParagraphs(source.html).join("\n\n"), metadata: NOTHING });
  if (source.depth > DEPTH_LIMIT || source.elements > ELEMENT_LIMIT) return byTags();
  const framed = /<(?:html|body)\b/i.test(source.html) ? source.html : `<html><body>${source.html}</body></html>`;
  const page = parseHTML(framed).document as unknown as Document;
  const metadata = pageMetadata(page);
  return { text: articleParagraphs(page).join("\n\n"), metadata };
}

/** The document of an HTML page: the article's paragraphs, divided by blank lines; scripts are never run, nothing is fetched. */
export function readHtml(html: string, named: Named): Report | FaultValue {
  const { text, metadata } = readSource(html);
  return (
    tooLarge(text.length, named) ??
    makeDocument(text, {
      title: metadata.title,
      url: metadata.url,
      publisher: metadata.publisher,
      author: metadata.author,
      published: metadata.published ?? named.published ?? null,
      language: languageOf(text) ?? metadata.language,
    })
  );
}

/** The paragraphs of a piece of HTML, as feeds carry it: all of it is text. */
export function fragmentText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const source = cutHtml(html);
  if (source.depth > DEPTH_LIMIT || source.elements > ELEMENT_LIMIT) return tagParagraphs(source.html).join("\n\n");
  const page = parseHTML(`<html><body>${source.html}</body></html>`).document as unknown as Document;
  return paragraphs(page.body as unknown as HtmlNode).join("\n\n");
}
