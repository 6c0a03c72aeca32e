/** A piece of text on a page, as a PDF places it; `y` grows upwards. */
export interface PlacedText {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly hasEOL: boolean;
}

interface Line {
  text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  end: number;
}

/** The page's lines, top first as the file gives them. */
function lines(items: readonly PlacedText[]): Line[] {
  const found: Line[] = [];
  let line: Line | null = null;
  for (const item of items) {
    const size = item.fontSize || item.height || 10;
    if (item.str !== "") {
      if (line !== null && Math.abs(line.y - item.y) > size * 0.4) {
        found.push(line);
        line = null;
      }
      if (line === null) line = { text: item.str, x: item.x, y: item.y, size, end: item.x + item.width };
      else {
        const gap = item.x - line.end > size * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(item.str);
        line.text += gap ? ` ${item.str}` : item.str;
        line.end = item.x + item.width;
      }
    }
    if (item.hasEOL && line !== null) {
      found.push(line);
      line = null;
    }
  }
  if (line !== null) found.push(line);
  return found.filter((one) => one.text.trim() !== "");
}

/** The middle one. */
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Whether the text so far ends as a sentence does. */
const closes = (text: string): boolean => /[.!?:][”’"')\]]*$/.test(text);

/** Joins a line to the text before it: a word divided at the line's end becomes one, a real hyphen keeps its place. */
export function joinLine(before: string, line: string): string {
  if (/\u00ad$/.test(before)) return before.slice(0, -1) + line;
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line;
  if (/\p{L}-$/u.test(before)) return before + line;
  return `${before} ${line}`;
}

/** The paragraphs of a page: lines joined, divided at wider gaps, at indents and after short last lines. */
export function pageParagraphs(items: readonly PlacedText[]): readonly string[] {
  const all = lines(items);
  const gaps = all.slice(1).map((line, index) => (all[index]?.y ?? 0) - line.y);
  const usual = median(gaps.filter((gap) => gap > 0));
  const left = median(all.map((line) => line.x));
  const right = Math.max(0, ...all.map((line) => line.end));
  const found: string[] = [];
  let before: Line | null = null;
  for (const line of all) {
    const text = line.text.replace(/\s+/g, " ").trim();
    const last = found.at(-1);
    const gap = before === null ? 0 : before.y - line.y;
    const wide = usual > 0 && (gap > usual * 1.35 || gap < -usual);
    const indented = before !== null && line.x > left + line.size * 0.8 && before.x <= left + line.size * 0.8;
    const short = before !== null && last !== undefined && closes(last) && before.end < right - (right - left) * 0.25;
    const resized = before !== null && Math.abs(before.size - line.size) > 1;
    if (last === undefined || wide || indented || short || resized) found.push(text);
    else found[found.length - 1] = joinLine(last, text);
    before = line;
  }
  return found;
}

/** Joins pages: a paragraph that a page breaks off goes on with the next; bare page numbers are dropped. */
export function joinPages(pages: readonly (readonly string[])[]): string {
  const found: string[] = [];
  for (const page of pages) {
    const kept = page.filter((paragraph) => !/^(?:page\s+)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?$/i.test(paragraph));
    const [first, ...rest] = kept;
    if (first === undefined) continue;
    const last = found.at(-1);
    if (last !== undefined && !closes(last) && /^\p{Ll}/u.test(first)) found[found.length - 1] = joinLine(last, first);
    else found.push(first);
    found.push(...rest);
  }
  return found.join("\n\n");
}
