import { createHash } from "node:crypto";
import type { ActorRef, DocumentRef } from "../listed.ts";
import { type ExportedClaim, isClaim, type Writer } from "./outfile.ts";
import { textsOf } from "./texts.ts";

/** Our own corner of the names that ids are made in (UUID version 5). */
const NAMESPACE = "8f4f7f2a-5a5c-5f0e-9d8e-3f3c6b1f7a10";

/** What STIX 2.1 has no word for; the bundle says so itself. */
const LOST =
  "STIX 2.1 has no events, stances or influences: events, statements and influences are notes on those who take part, states are identities, and spans of evidence, dates of events, places and counts are lost but for the words quoted.";

type Bundled = Readonly<Record<string, unknown>> & { readonly id: string };

/** Claims as a STIX 2.1 bundle, for OpenCTI and the like: much is lost, and the bundle tells what. */
export const stix: Writer = async function* ({ items, desk, lose }) {
  const document = await textsOf(desk);
  const now = desk.now().toISOString();
  const made = new Set<string>();
  const author = idOf("identity", "dragoman");
  const base = (type: string, of: string, at: string) =>
    ({ type, spec_version: "2.1", id: idOf(type, of), created: at, modified: at, created_by_ref: author }) as const;
  const self: Bundled = { ...base("identity", "dragoman", now), name: "Dragoman", identity_class: "system" };
  const { created_by_ref: _, ...dragoman } = self;
  const identity = (ref: ActorRef): Bundled => ({
    ...base("identity", ref.actor!, now),
    name: ref.name,
    identity_class: ref.actor!.startsWith("~person:")
      ? "individual"
      : /^[A-Z]{3}$/.test(ref.actor!)
        ? "class"
        : "organization",
    labels: [`actor:${ref.actor}`],
  });
  yield `{"type":"bundle","id":${JSON.stringify(`bundle--${uuid(`bundle ${now}`)}`)},"objects":[\n${JSON.stringify(dragoman)}`;
  const lost = { ...base("note", "what is lost", now), abstract: "What this bundle does not say", content: LOST };
  yield `,\n${JSON.stringify({ ...lost, object_refs: [author] })}`;
  lose(LOST);
  for await (const exported of items) {
    if (!isClaim(exported)) continue;
    const { list, item } = exported;
    const who = partsOf(exported).filter((ref) => ref.actor !== null);
    const objects: Bundled[] = who.map(identity);
    const at = timeOf(item.document, now);
    const report = await reportOf(item.document, document, base("report", item.document.id, at), author);
    objects.push(report);
    const refs = [...new Set(who.map((ref) => idOf("identity", ref.actor!)))];
    const confidence = Math.round(item.score * 100);
    if (list === "ties" && item.from.actor !== null && item.to.actor !== null && item.from.actor !== item.to.actor) {
      const { from, to } = item.valid;
      objects.push({
        ...base("relationship", item.key, at),
        relationship_type: item.type,
        source_ref: idOf("identity", item.from.actor),
        target_ref: idOf("identity", item.to.actor),
        description: item.words,
        confidence,
        labels: [`status:${item.status}`, `sign:${item.sign}`],
        ...(from ? { start_time: dayTime(from) } : {}),
        // STIX wants the end after the start.
        ...(to && (!from || to > from) ? { stop_time: dayTime(to) } : {}),
      });
    } else {
      const { abstract, content, labels } = told(exported);
      const note = { ...base("note", item.key, at), abstract, content: content || abstract, labels, confidence };
      objects.push({ ...note, object_refs: [report.id, ...refs] });
    }
    const fresh = objects.filter(({ id }) => !made.has(id));
    for (const one of fresh) {
      made.add(one.id);
      yield `,\n${JSON.stringify(one)}`;
    }
  }
  yield "\n]}\n";
};

async function reportOf(
  of: DocumentRef,
  document: Awaited<ReturnType<typeof textsOf>>,
  base: Bundled,
  author: string,
): Promise<Bundled> {
  const url = (await document(of.id))?.url;
  const source = { source_name: of.publisher ?? "unknown", external_id: of.id, ...(url ? { url } : {}) };
  const name = of.title ?? of.id;
  // A report must refer to something; what it is about is told by the notes that refer to it.
  return { ...base, name, published: base.created, object_refs: [author], external_references: [source] };
}

const timeOf = (document: DocumentRef, now: string): string => (document.published ? dayTime(document.published) : now);
/** A day as a time; of a year or a month the first day. */
const dayTime = (day: string): string => `${`${day}-01-01`.slice(0, 10)}T00:00:00.000Z`;

function partsOf({ list, item }: ExportedClaim): readonly ActorRef[] {
  if (list === "events") return [...item.source, ...item.target];
  if (list === "ties") return [item.from, item.to, ...(item.over ? [item.over] : [])];
  return list === "statements" ? [...(item.speaker ? [item.speaker] : []), ...item.about] : [];
}

function told({ list, item }: ExportedClaim) {
  const names = (refs: readonly ActorRef[]) => refs.map((ref) => ref.name).join(", ") || "someone";
  if (list === "events") {
    const what = `${item.type}${item.mode ? `/${item.mode}` : ""}`;
    const abstract = `${names(item.source)}: ${what}${item.target.length > 0 ? ` → ${names(item.target)}` : ""}`;
    return { abstract, content: item.words, labels: ["event", what, `status:${item.status}`] };
  }
  if (list === "statements") {
    const stances = item.about.map((one) => `about ${one.name}: ${one.stance}`);
    return {
      abstract: `${item.speaker?.name ?? "unnamed"} said`,
      content: item.contentWords,
      labels: ["statement", ...stances],
    };
  }
  if (list === "ties")
    return {
      abstract: `${item.from.name} ${item.type} ${item.to.name}`,
      content: item.words,
      labels: ["tie", item.type],
    };
  const sign = item.sign === 1 ? "raises" : "lowers";
  return {
    abstract: `${item.causeWords} ${sign} ${item.effectWords}`,
    content: item.words,
    labels: ["influence", sign],
  };
}

const idOf = (type: string, name: string): string => `${type}--${uuid(`${type} ${name}`)}`;

/** UUID version 5: the same name gives the same id, so that a bundle imported twice is one. */
function uuid(name: string): string {
  const space = Buffer.from(NAMESPACE.replaceAll("-", ""), "hex");
  const hash = createHash("sha1").update(space).update(name, "utf8").digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
