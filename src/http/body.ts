import type { Source } from "../desk/source.ts";
import { fault } from "../ground/fault.ts";

/** What a body of JSON may say of one document. */
const KNOWN = ["id", "title", "text", "html", "published", "url", "publisher", "author", "language"];

/**
 * The documents that a body hands in: raw bytes of any format, or JSON `{text | html, title, published, …}`.
 * @throws Fault `http/no-document` where the JSON is no document.
 */
export function sourcesOf(
  bytes: Uint8Array,
  mediaType: string | undefined,
): { readonly sources: readonly Source[]; readonly published: string | null } {
  const media = mediaType?.split(";", 1)[0]?.trim().toLowerCase();
  if (media !== "application/json") return { sources: [source(bytes, mediaType)], published: null };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw fault(
      "http/no-json",
      `the body is no JSON; send {"text": "…", "published": "YYYY-MM-DD"}, or the document itself with its media type`,
    );
  }
  if (Array.isArray(value)) return { sources: [source(bytes, mediaType)], published: null };
  const given = value as Record<string, unknown>;
  if (
    value === null ||
    typeof value !== "object" ||
    (typeof given.text !== "string" && typeof given.html !== "string")
  ) {
    throw fault(
      "http/no-document",
      `the body has no "text" and no "html"; send {"text": "…"} with any of: ${KNOWN.slice(4).join(", ")}, title, id`,
    );
  }
  const published = typeof given.published === "string" && given.published !== "" ? given.published : null;
  if (typeof given.text !== "string") {
    return { sources: [source(new TextEncoder().encode(String(given.html)), "text/html; charset=utf-8")], published };
  }
  const document = Object.fromEntries(
    KNOWN.filter((key) => given[key] !== undefined && given[key] !== "").map((key) => [key, given[key]]),
  );
  return {
    sources: [
      source(new TextEncoder().encode(`${JSON.stringify({ ...document, text: given.text })}\n`), "application/jsonl"),
    ],
    published,
  };
}

const source = (bytes: Uint8Array, mediaType: string | undefined): Source => ({
  name: "body",
  ...(mediaType === undefined ? {} : { mediaType }),
  bytes: async () => bytes,
});
