import type { ActorRef } from "../listed.ts";
import type { Exported, Writer } from "./outfile.ts";
import { attributes, escaped } from "./xml.ts";

/** How many entries a feed has: the latest. */
export const FEED_LENGTH = 100;

/** What is new of a list as an Atom feed (RFC 4287), latest learned first. */
export const atom: Writer = async function* ({ items, what, base, query, desk }) {
  const entries: { readonly updated: string; readonly text: string }[] = [];
  for await (const exported of items) {
    entries.push(entryOf(exported, base));
    if (entries.length >= FEED_LENGTH) break;
  }
  const self = `${base}${what}.atom${query ? `?${query}` : ""}`;
  const updated = entries.reduce((last, one) => (one.updated > last ? one.updated : last), "1970-01-01T00:00:00.000Z");
  const about = query ? ` (${decodeURIComponent(query.replaceAll("+", " ")).replaceAll("&", ", ")})` : "";
  yield `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escaped(`Dragoman: new ${what}${about}`)}</title>
<id>${escaped(self)}</id>
<link${attributes({ rel: "self", type: "application/atom+xml", href: self })}/>
<link${attributes({ rel: "alternate", type: "text/html", href: base })}/>
<updated>${updated}</updated>
<author><name>Dragoman</name></author>
<generator${attributes({ version: desk.home.version })}>Dragoman</generator>
`;
  for (const { text } of entries) yield text;
  yield "</feed>\n";
};

function entryOf(exported: Exported, base: string): { readonly updated: string; readonly text: string } {
  const { list, item } = exported;
  const of = item as { key?: string; id?: string; known?: string; read?: string; document?: { id: string } };
  const id = of.key ?? of.id ?? "";
  const document = of.document?.id ?? (list === "documents" ? id : null);
  const updated = of.known ?? of.read ?? "1970-01-01T00:00:00.000Z";
  const { title, words } = told(exported);
  const link = document === null ? base : `${base}#/reader/${encodeURIComponent(document)}`;
  const text = `<entry>
<id>urn:dragoman:${escaped(encodeURIComponent(id))}</id>
<title>${escaped(title)}</title>
<updated>${updated}</updated>
<link${attributes({ rel: "alternate", type: "text/html", href: link })}/>
<content type="text">${escaped(words)}</content>
</entry>
`;
  return { updated, text };
}

function told(exported: Exported): { readonly title: string; readonly words: string } {
  const names = (refs: readonly ActorRef[]) => refs.map((ref) => ref.name).join(", ") || "someone";
  const { list, item } = exported;
  if (list === "events") {
    const what = `${item.type}${item.mode ? ` ${item.mode}` : ""}${item.status === "happened" ? "" : `, ${item.status}`}`;
    const whom = item.target.length > 0 ? ` – ${names(item.target)}` : "";
    const day = item.date?.from ? `${item.date.from}: ` : "";
    return { title: `${day}${names(item.source)} – ${what}${whom}`, words: cited(item.words, item.document) };
  }
  if (list === "ties")
    return {
      title: `${item.from.name} – ${item.type}, ${item.status} – ${item.to.name}`,
      words: cited(item.words, item.document),
    };
  if (list === "statements")
    return { title: `${item.speaker?.name ?? "(unnamed)"} said`, words: cited(item.contentWords, item.document) };
  if (list === "influences") {
    const sign = item.sign === 1 ? "raises" : "lowers";
    return { title: `${item.causeWords} ${sign} ${item.effectWords}`, words: cited(item.words, item.document) };
  }
  const one = item as { title?: string | null; name?: string; opening?: string; id: string };
  return { title: one.title ?? one.name ?? one.id, words: one.opening ?? "" };
}

const cited = (words: string, document: { readonly title: string | null; readonly publisher: string | null }): string =>
  [words && `“${words}”`, [document.title, document.publisher].filter(Boolean).join(", ")].filter(Boolean).join(" — ");
