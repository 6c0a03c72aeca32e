import type { Day } from "../ground/day.ts";
import { contentId } from "../ground/id.ts";

/** A text as it came in, with its source and day; never changed afterwards. */
export interface Document {
  readonly kind: "document";
  /** `sha256:…` of the text, or what the source itself calls it (JSON Lines `id`). */
  readonly id: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** The day of publication; `null` where neither the document nor the caller says. */
  readonly published: Day | null;
  /** BCP 47, or `null` where the text is too short to tell. */
  readonly language: string | null;
  readonly text: string;
}

/** A document of a text and what is known of it. */
export function makeDocument(text: string, known: Partial<Omit<Document, "kind" | "text">> = {}): Document {
  return {
    kind: "document",
    id: known.id ?? contentId(text),
    title: known.title ?? null,
    url: known.url ?? null,
    publisher: known.publisher ?? null,
    author: known.author ?? null,
    published: known.published ?? null,
    language: known.language ?? null,
    text,
  };
}
