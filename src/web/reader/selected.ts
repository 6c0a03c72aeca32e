/** Where the words that are selected stand in the document's text; `null` where none of the report's are. */
export function selectedSpan(): readonly [number, number] | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const ends = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  const [start, end] = ends;
  return start === null || end === null || start === undefined || end === undefined || end <= start
    ? null
    : [start, end];
}

/** The offset in the text of a point in the article: the beginning of its segment and the way into it. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? (node.childNodes[offset] ?? node) : node;
  const holder = (element instanceof Element ? element : element.parentElement)?.closest<HTMLElement>("[data-start]");
  if (!holder?.closest("article.text")) return null;
  const into = node.nodeType === Node.TEXT_NODE ? offset : 0;
  return Number(holder.dataset.start) + into;
}
