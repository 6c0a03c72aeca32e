import { z } from "zod";
import type { Document } from "../../document/document.ts";
import type { FaultValue } from "../../ground/fault.ts";
import { contentId } from "../../ground/id.ts";
import type { OpenRecord } from "../../record/record.ts";
import type { Kept } from "../../record/settle.ts";
import type { Report } from "../../report/report.ts";
import type { Desk } from "../desk.ts";
import { webSource } from "../fetch/web-source.ts";
import { flag, published, several } from "../inputs.ts";
import { operation } from "../operation.ts";
import { readOutput } from "../outputs.ts";
import { documentsOf, type Source } from "../source.ts";

/** Reports that are kept together: few enough that little is read again after a crash. */
const TOGETHER = 16;
/** Documents that are asked about at once, whether the record holds them. */
const ASKED = 64;

interface Counted {
  stored: number;
  known: number;
  reread: number;
  words: number;
  events: number;
  statements: number;
  ties: number;
  influences: number;
}

export const read = operation({
  name: "read",
  summary:
    "Reads documents into the record: each text is stored once, and what cannot be read is named and passed over.",
  input: z.object({
    published,
    queue: flag("put the documents in the queue of a record on a server, for workers to read: dragoman work"),
    patience: z.coerce
      .number({ error: "is no number" })
      .int()
      .min(1)
      .default(300)
      .describe("seconds after which what a dead worker held is given to another, for --queue"),
    again: flag("read again what the record holds already, for a new model or new rules"),
    url: several("addresses of articles or feeds, which are fetched").meta({ door: "http" }),
  }),
  output: readOutput,
  takes: "documents",
  record: "changed",
  http: { method: "post", path: "/read" },
  async run(desk, input, sources) {
    const faults: FaultValue[] = [];
    const documents: Kept[] = [];
    const counted: Counted = {
      stored: 0,
      known: 0,
      reread: 0,
      words: 0,
      events: 0,
      statements: 0,
      ties: 0,
      influences: 0,
    };
    if (input.queue) return { kind: "read", ...counted, documents, ...(await queued(desk, sources, input)) };
    for await (const item of readInto(desk, sources, input, counted)) {
      if ("kind" in item) faults.push(item);
      else documents.push(item);
    }
    return { kind: "read", ...counted, documents, faults };
  },
  each: (desk, input, sources) => readInto(desk, sources, input, null),
});

/** Puts the documents that the record lacks in its queue. */
async function queued(
  desk: Desk,
  sources: readonly Source[],
  input: { readonly published?: string | undefined; readonly again?: boolean | undefined; readonly patience: number },
) {
  const [record, { openQueue }] = [await desk.record(), await import("../../record/queue.ts")];
  const queue = await openQueue(desk.address);
  const passed: (Kept | FaultValue)[] = [];
  let count = 0;
  try {
    let batch: Document[] = [];
    for await (const document of unknownOf(
      record,
      documentsOf(sources, input.published ?? null),
      Boolean(input.again),
      passed,
    )) {
      batch.push(document);
      if (batch.length < ASKED) continue;
      count += await queue.put(batch, input.patience);
      batch = [];
    }
    count += await queue.put(batch, input.patience);
  } finally {
    await queue.close();
  }
  const faults = passed.filter((item): item is FaultValue => "kind" in item);
  return { queued: count, known: passed.length - faults.length, faults };
}

/** Reads the sources into the record; gives what became of each document, faults in their places. */
async function* readInto(
  desk: Desk,
  sources: readonly Source[],
  input: {
    readonly published?: string | undefined;
    readonly again?: boolean | undefined;
    readonly url?: readonly string[] | undefined;
  },
  counted: Counted | null,
): AsyncIterable<(Kept & { readonly title?: string | null }) | FaultValue> {
  const record = await desk.record();
  const passed: (Kept | FaultValue)[] = [];
  const fetched = (input.url ?? []).map((address) => webSource(address, desk.fetch));
  const given = [...sources, ...fetched];
  const fresh = unknownOf(record, documentsOf(given, input.published ?? null), Boolean(input.again), passed);
  const count = (kept: readonly Kept[]) => {
    for (const one of kept) if (counted) counted[one.outcome] += 1;
  };
  // The model is loaded only where something is to be read.
  const first = await fresh.next();
  if (!first.done) {
    const [{ reportsOf }, reader, fingerprint] = [
      await import("../reader.ts"),
      await desk.reader(),
      await desk.fingerprint(),
    ];
    async function* all() {
      yield first.value as Document;
      yield* fresh;
    }
    let batch: Report[] = [];
    const store = async () => {
      const kept = await record.keep(batch.map((report) => ({ report, fingerprint })));
      if (counted)
        for (const [index, report] of batch.entries()) if (kept[index]?.outcome !== "known") add(counted, report);
      batch = [];
      return kept;
    };
    let done = 0;
    let words = 0;
    for await (const item of reportsOf(reader, all())) {
      if (item.kind === "fault") {
        yield item;
        continue;
      }
      batch.push(item);
      done += 1;
      words += item.document.text.split(/\s+/).length;
      desk.tell({ kind: "progress", done, words, name: item.document.title ?? item.document.id });
      if (counted === null) {
        // Somebody looks on: each document is kept and told at once.
        for (const kept of await store()) yield { ...kept, title: item.document.title };
      } else if (batch.length >= TOGETHER) {
        const kept = await store();
        count(kept);
        yield* kept;
      }
    }
    if (batch.length > 0) {
      const kept = await store();
      count(kept);
      yield* kept;
    }
  }
  count(passed.filter((item): item is Kept => !("kind" in item)));
  yield* passed;
}

function add(counted: Counted, report: Report): void {
  counted.words += report.document.text.split(/\s+/).filter(Boolean).length;
  counted.events += report.events.length;
  counted.statements += report.statements.length;
  counted.ties += report.ties.length;
  counted.influences += report.influences.length;
}

/** The documents that the record lacks; what it holds already, what is empty and what is faulty goes to `passed`. */
async function* unknownOf(
  record: OpenRecord,
  items: AsyncIterable<Document | FaultValue>,
  again: boolean,
  passed: (Kept | FaultValue)[],
): AsyncGenerator<Document> {
  let waiting: Document[] = [];
  async function* settle() {
    const hashes = waiting.map((document) => contentId(document.text));
    const held = await record.heldTexts(hashes);
    for (const [index, document] of waiting.entries()) {
      const there = held.get(hashes[index]!);
      const fillsDay = there?.published === null && document.published !== null;
      if (there && !again && !fillsDay && there.fingerprint !== null)
        passed.push({ id: there.id, outcome: "known", versionOf: null });
      else yield document;
    }
    waiting = [];
  }
  for await (const item of items) {
    if (item.kind === "fault") passed.push(item);
    else if (item.text.trim() === "") passed.push(empty(item));
    else waiting.push(item);
    if (waiting.length >= ASKED) yield* settle();
  }
  yield* settle();
}

const empty = (document: Document): FaultValue => ({
  kind: "fault",
  code: "document/empty",
  message: `${document.title ?? document.id} has no text; nothing was stored of it`,
  place: document.id,
});
