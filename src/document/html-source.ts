/** What a page is cut down to before a parser sees it, and how deep and how many its elements are. */
export interface HtmlSource {
  readonly html: string;
  readonly depth: number;
  /** Elements, character references and stray brackets: each makes a node. */
  readonly elements: number;
}

const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option".split(" "),
);
/** Elements whose content is not the page's text; it runs to their end tag. */
const OPAQUE = new Set(
  "script style noscript template svg math iframe object textarea select canvas audio video".split(" "),
);
const TAG_LIMIT = 8192;
const JSON_LD = /type\s*=\s*["']?application\/ld\+json/i;
const TAG_NAME = /^<\/?([a-z][a-z0-9:-]*)/i;

/** Where the tag that begins at `from` ends, quotation marks respected; the text's end where it never does. */
function tagEnd(html: string, from: number): number {
  let quote = "";
  for (let at = from + 1; at < html.length; at += 1) {
    const character = html[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") {
      if (html[at - 1] === "=" || /=\s*$/.test(html.slice(Math.max(from, at - 4), at))) quote = character;
    } else if (character === ">") return at + 1;
  }
  const plain = html.indexOf(">", from);
  return plain < 0 ? html.length : plain + 1;
}

/**
 * Cuts a page down to what can hold text and metadata, in one pass: no scripts, styles, comments or drawings, no tag longer
 * than 8 KB (it keeps its name alone). Nothing in it is run.
 */
export function cutHtml(html: string): HtmlSource {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) {
      parts.push(html.slice(at));
      break;
    }
    parts.push(html.slice(at, open));
    if (html.startsWith("<!--", open)) {
      const close = html.indexOf("-->", open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const name = TAG_NAME.exec(html.slice(open, open + 40))?.[1]?.toLowerCase();
    if (name === undefined) {
      const declaration = html[open + 1] === "!" || html[open + 1] === "?";
      const close = declaration ? html.indexOf(">", open) : open;
      if (!declaration) {
        parts.push("&lt;");
        elements += 1;
      }
      at = close < 0 ? html.length : close + 1;
      continue;
    }
    const end = tagEnd(html, open);
    const tag = html.slice(open, end);
    at = end;
    if (html[open + 1] === "/") {
      if (!VOID.has(name)) depth = Math.max(0, depth - 1);
      parts.push(`</${name}>`);
      continue;
    }
    elements += 1;
    if (OPAQUE.has(name) && !tag.endsWith("/>")) {
      const close = lower.indexOf(`</${name}`, end);
      const stop = close < 0 ? html.length : close;
      at = close < 0 ? html.length : tagEnd(html, close);
      if (name === "script" && JSON_LD.test(tag)) {
        parts.push('<script type="application/ld+json">', html.slice(end, stop), "</script>");
      }
      continue;
    }
    if (!VOID.has(name) && !tag.endsWith("/>")) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    }
    parts.push(tag.length > TAG_LIMIT ? `<${name}>` : tag);
  }
  const cut = parts.join("");
  for (let from = cut.indexOf("&"); from >= 0; from = cut.indexOf("&", from + 1)) elements += 1;
  return { html: cut, depth: deepest, elements };
}
