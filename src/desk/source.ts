import type { Document } from "../document/document.ts";
import type { FaultValue } from "../ground/fault.ts";

/** Bytes handed in by a door, fetched when their turn comes. */
export interface Source {
  /** A file's name, or `-`. */
  readonly name: string;
  /** Known once its bytes are, where they come from the web. */
  readonly mediaType?: string | undefined;
  /** What is known of its document from elsewhere: each fills what the document does not say itself. */
  readonly known?: Known;
  /** The bytes; a fault where they cannot be had. */
  bytes(): Promise<Uint8Array | FaultValue>;
}

/** What may be known of a document beside its bytes. */
export type Known = Partial<Pick<Document, "title" | "publisher" | "author" | "url" | "published">>;

/** A source of a text. */
export const textSource = (text: string, name = "text"): Source => ({
  name,
  mediaType: "text/plain",
  bytes: async () => new TextEncoder().encode(text),
});

/** The documents of the sources in their order, a fault in the place of each that cannot be read. */
export async function* documentsOf(
  sources: Iterable<Source> | AsyncIterable<Source>,
  published: string | null,
): AsyncIterable<Document | FaultValue> {
  const { readDocuments } = await import("../document/read-documents.ts");
  for await (const source of sources) {
    const bytes = await source.bytes();
    if (!(bytes instanceof Uint8Array)) {
      yield bytes;
      continue;
    }
    const named = source.name === "-" ? {} : { name: source.name };
    const media = source.mediaType === undefined ? {} : { mediaType: source.mediaType };
    const { known = {} } = source;
    const { items } = await readDocuments(bytes, { ...named, ...media, published: known.published ?? published });
    for (const item of items) yield item.kind === "fault" ? item : filled(item, known);
  }
}

const filled = (document: Document, known: Known): Document => ({
  ...document,
  title: document.title ?? known.title ?? null,
  publisher: document.publisher ?? known.publisher ?? null,
  author: document.author ?? known.author ?? null,
  url: document.url ?? known.url ?? null,
});

/** The lines of the sources as text. */
export async function* linesOf(
  sources: readonly Source[],
): AsyncIterable<{ readonly text: string; readonly place: string } | FaultValue> {
  for (const source of sources) {
    const bytes = await source.bytes();
    if (!(bytes instanceof Uint8Array)) {
      yield bytes;
      continue;
    }
    const lines = new TextDecoder("utf-8").decode(bytes).split("\n");
    for (const [index, text] of lines.entries()) {
      if (text.trim() !== "") yield { text, place: `${source.name}, line ${index + 1}` };
    }
  }
}
