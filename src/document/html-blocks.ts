const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const SKIPPED = new Set("script style noscript template head title button input".split(" "));
const SPACES = /[ \t\r\n\f\v]+/g;
const ELEMENT = 1;
const TEXT = 3;

/** The little of a DOM node that is needed here. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<HtmlNode>;
}

/** The paragraphs under the node, white space folded as a browser does; two line breaks in a row begin a new one. */
export function paragraphs(root: HtmlNode): readonly string[] {
  const found: string[] = [];
  let line = "";
  let breaks = 0;
  const flush = () => {
    const text = line
      .replace(/ *\n */g, "\n")
      .replace(/ {2,}/g, " ")
      .trim();
    if (text !== "") found.push(text);
    line = "";
    breaks = 0;
  };
  const stack: (HtmlNode | "flush")[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node === undefined || node === "flush") {
      flush();
      continue;
    }
    if (node.nodeType === TEXT) {
      const text = (node.nodeValue ?? "").replace(SPACES, " ");
      if (text.trim() !== "") breaks = 0;
      line += text;
      continue;
    }
    const name = node.nodeName.toLowerCase();
    if (node.nodeType === ELEMENT && SKIPPED.has(name)) continue;
    if (name === "br") {
      breaks += 1;
      if (breaks > 1) flush();
      else line += "\n";
      continue;
    }
    if (BLOCKS.has(name)) {
      flush();
      stack.push("flush");
    }
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child) stack.push(child);
    }
  }
  flush();
  return found;
}

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi;
const NAMES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  eacute: "é",
};

/** The text with its character references read. */
export const unescapeHtml = (text: string): string =>
  text.replace(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
    return NAMES[(name ?? "").toLowerCase()] ?? whole;
  });

/** The paragraphs of a page that no parser should be given (too deep, too many elements): by its tags alone, in one pass. */
export function tagParagraphs(html: string): readonly string[] {
  const found: string[] = [];
  let line = "";
  for (const part of html.split(/(<[^<>]*>)/)) {
    if (!part.startsWith("<") || !part.endsWith(">")) {
      line += part;
      continue;
    }
    const name = /^<\/?([a-z0-9]+)/i.exec(part)?.[1]?.toLowerCase() ?? "";
    if (!BLOCKS.has(name) && name !== "br") continue;
    const text = unescapeHtml(line).replace(SPACES, " ").trim();
    if (text !== "") found.push(text);
    line = "";
  }
  const last = unescapeHtml(line).replace(SPACES, " ").trim();
  if (last !== "") found.push(last);
  return found;
}
