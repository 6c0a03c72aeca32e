import { extractTextItems, getDocumentProxy, getMeta } from "unpdf";
import type { FaultValue } from "../ground/fault.ts";
import { type Document, makeDocument } from "./document.ts";
import { languageOf } from "./language.ts";
import { joinPages, pageParagraphs } from "./pdf-page.ts";
import { publicationDay } from "./publication.ts";
import { faultAt, type Named } from "./reading.ts";
import { fileTooLarge, tooLarge } from "./text-limit.ts";

const word = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

/** The document of a PDF, its lines joined into paragraphs; the day it was made stands in only where nobody tells a better one. */
export async function readPdf(bytes: Uint8Array, named: Named): Promise<Document | FaultValue> {
  const large = fileTooLarge(bytes.length, named);
  if (large) return large;
  try {
    const file = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { items } = await extractTextItems(file);
    const { info } = await getMeta(file);
    await file.destroy();
    const text = joinPages(items.map(pageParagraphs));
    if (text === "" && items.length > 0) {
      const message = `asked for the text of a PDF, found ${items.length} pages without any: it is pictures of pages; run it through character recognition first`;
      return faultAt("document/no-text", message, named);
    }
    return (
      tooLarge(text.length, named) ??
      makeDocument(text, {
        title: word(info.Title),
        author: word(info.Author),
        published: named.published ?? publicationDay(word(info.CreationDate) ?? ""),
        language: languageOf(text),
      })
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    return faultAt("document/broken", `asked for the text of a PDF, found a file that can't be read: ${reason}`, named);
  }
}
