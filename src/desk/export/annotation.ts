import type { ActorRef } from "../listed.ts";
import { type ExportedClaim, isClaim, type Writer } from "./outfile.ts";
import { codePoints, textsOf } from "./texts.ts";

/** Characters of the text that are given before and after a quote. */
const AROUND = 32;

/**
 * Claims as Web Annotations (W3C, 2017) on their documents: each by its quote and by its position, which the recommendation
 * counts in code points.
 */
export const annotation: Writer = async function* ({ items, desk, what, lose }) {
  const document = await textsOf(desk);
  let first = true;
  let wordless = 0;
  const generator = {
    id: "urn:dragoman",
    type: "Software",
    name: `dragoman ${desk.home.version}`,
  };
  const head = { "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:dragoman:${what}`, type: "AnnotationPage" };
  yield `${JSON.stringify(head).slice(0, -1)},"startIndex":0,"items":[`;
  for await (const exported of items) {
    if (!isClaim(exported)) continue;
    const { item } = exported;
    const on = await document(item.document.id);
    const [start, end] = item.evidence;
    const quote = on?.text.slice(start, end) ?? "";
    if (quote === "") wordless += 1;
    const source = on?.url ?? `urn:dragoman:document:${encodeURIComponent(item.document.id)}`;
    const written = {
      id: `urn:dragoman:claim:${encodeURIComponent(item.key)}`,
      type: "Annotation",
      motivation: "classifying",
      ...(item.known ? { created: item.known } : {}),
      generator,
      body: bodyOf(exported),
      target:
        quote === "" || !on
          ? source
          : {
              source,
              selector: [
                {
                  type: "TextQuoteSelector",
                  exact: quote,
                  prefix: whole(on.text.slice(Math.max(0, start - AROUND), start)),
                  suffix: whole(on.text.slice(end, end + AROUND)),
                },
                { type: "TextPositionSelector", start: codePoints(on.text, start), end: codePoints(on.text, end) },
              ],
            },
    };
    yield `${first ? "\n" : ",\n"}${JSON.stringify(written)}`;
    first = false;
  }
  yield "\n]}\n";
  if (wordless > 0) lose(`${wordless} without words of a text: their annotations name the source alone`);
};

/** No half of a character at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");

const names = (refs: readonly ActorRef[]) =>
  refs.map((ref) => (ref.actor ? `${ref.name} (${ref.actor})` : ref.name)).join(", ");

/** What the claim says: a tag for machines, a sentence for people. */
function bodyOf({ list, item }: ExportedClaim) {
  const tag = (value: string) => ({ type: "TextualBody", purpose: "tagging", value });
  const said = (value: string) => ({ type: "TextualBody", purpose: "describing", format: "text/plain", value });
  if (list === "events") {
    const to = item.target.length > 0 ? ` → ${names(item.target)}` : "";
    const kind = `${item.type}${item.mode ? `/${item.mode}` : ""}`;
    return [tag(`event:${kind}`), tag(`status:${item.status}`), said(`${names(item.source)}: ${kind}${to}`)];
  }
  if (list === "ties")
    return [
      tag(`tie:${item.type}`),
      tag(`status:${item.status}`),
      said(`${names([item.from])} ${item.type} ${names([item.to])}`),
    ];
  if (list === "statements") {
    const about = item.about.map((one) => `${one.name} ${one.stance}`).join(", ");
    return [
      tag(`statement:${item.form}`),
      said(`${item.speaker?.name ?? "(unnamed)"}: ${item.contentWords}${about ? ` [${about}]` : ""}`),
    ];
  }
  return [
    tag(`influence:${item.sign === 1 ? "raises" : "lowers"}`),
    tag(`certainty:${item.certainty}`),
    said(`${item.causeWords} → ${item.effectWords}`),
  ];
}
