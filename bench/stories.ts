/** How well stories and events are told apart: bench/gold/stories, read, kept and compared pair by pair. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDesk } from "../src/desk/index.ts";
import { reportsOf } from "../src/desk/reader.ts";
import { type Document, makeDocument } from "../src/document/document.ts";
import type { OpenRecord } from "../src/record/index.ts";
import type { Report } from "../src/report/report.ts";
import { type StoryDocument, storyDocuments } from "./stories-set.ts";

export const name = "stories";
export const about =
  "near-copies, rewrites and look-alikes: pairwise F1 of stories and of events; [--errors] lists those of dev";

/** A document of the set as the record holds it. */
interface Held {
  readonly of: StoryDocument;
  readonly story: number | null;
  /** The event that the deed's claim is a report of; `null` where the reader made no claim of it. */
  readonly event: string | null;
  /** The key of the deed's claim. */
  readonly key: string | null;
}

export async function run(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-stories-"));
  const desk = openDesk({ db: folder, doing: "bench" });
  try {
    const set = storyDocuments();
    const record = await desk.record();
    const reports = new Map<string, Report>();
    for await (const report of reportsOf(await desk.reader(), documentsOf(set))) {
      if (report.kind === "report") reports.set(report.document.id, report);
    }
    const ordered = [...set].sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : 0));
    let spent = 0;
    for (let start = 0; start < ordered.length; start += 16) {
      const batch = ordered
        .slice(start, start + 16)
        .map((one) => ({ report: reports.get(one.id)!, fingerprint: "bench" }));
      const began = performance.now();
      await record.keep(batch);
      spent += performance.now() - began;
    }
    const scores = await scoresOf(record);
    const held: Held[] = [];
    for (const of of set) held.push(await heldOf(record, of, reports.get(of.id)!));
    console.log(
      `${set.length} documents of ${new Set(set.map((one) => one.story)).size} stories, kept in ${Math.round(spent)} ms`,
    );
    for (const half of ["dev", "held"] as const) {
      const part = held.filter((one) => one.of.half === half);
      report(
        `${half}: same story`,
        part,
        (a, b) => a.story !== null && a.story === b.story,
        scores,
        args.includes("--errors") && half === "dev",
      );
      const read = part.filter((one) => one.event !== null);
      const same = (a: Held, b: Held) => a.event !== null && a.event === b.event;
      report(
        `${half}: same event, of ${read.length} deeds that were read`,
        read,
        same,
        scores,
        args.includes("--errors") && half === "dev",
      );
      report(`${half}: same event, of all ${part.length}`, part, same, scores, false);
    }
  } finally {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* documentsOf(set: readonly StoryDocument[]): AsyncIterable<Document> {
  for (const { id, title, publisher, published, text } of set)
    yield makeDocument(text, { id, title, publisher, published, language: "en" });
}

async function heldOf(record: OpenRecord, of: StoryDocument, report: Report): Promise<Held> {
  const row = await record.document(of.id);
  const deed = report.events.find(({ trigger }) => trigger[0] < of.deed[1] && of.deed[0] < trigger[1]);
  const claims = deed
    ? (await record.claims({ kind: "event", document: of.id, decided: "any" }, { limit: 100 })).items
    : [];
  const claim = deed ? claims.find((one) => one.key === `${of.id}#${deed.id}`) : undefined;
  return {
    of,
    story: row?.story ?? null,
    event: claim ? String(claim.happening ?? claim.key) : null,
    key: claim?.key ?? null,
  };
}

/** How sure the record was of what it put together, by what it put. */
async function scoresOf(
  record: OpenRecord,
): Promise<ReadonlyMap<string, { readonly like: string; readonly score: number }>> {
  const found = new Map<string, { like: string; score: number }>();
  let cursor: string | undefined;
  do {
    const page = await record.steps(undefined, { limit: 500, cursor });
    for (const step of page.items) {
      const { like, score } = step.change as { like?: string; score?: number };
      if (like !== undefined && score !== undefined) found.set(step.target, { like, score });
    }
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
}

function report(
  what: string,
  held: readonly Held[],
  same: (a: Held, b: Held) => boolean,
  scores: Awaited<ReturnType<typeof scoresOf>>,
  listed: boolean,
): void {
  let [right, wrong, missed, pairs] = [0, 0, 0, 0];
  const errors: string[] = [];
  for (const [at, a] of held.entries()) {
    for (const b of held.slice(at + 1)) {
      const [gold, got] = [a.of.story === b.of.story, same(a, b)];
      if (gold) pairs += 1;
      if (gold && got) right += 1;
      else if (got) wrong += 1;
      else if (gold) missed += 1;
      if (gold !== got)
        errors.push(`  ${got ? "wrong" : "missed"}  ${a.of.id} (${a.of.made})  ${b.of.id} (${b.of.made})`);
    }
  }
  const [precision, recall] = [right / Math.max(1, right + wrong), right / Math.max(1, right + missed)];
  const f1 = (2 * right) / Math.max(1, 2 * right + wrong + missed);
  console.log(
    `${what}: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${pairs} pairs, ${missed} missed, ${wrong} wrong)`,
  );
  const isStory = what.endsWith("story");
  const storyOf = new Map(held.map((one) => [one.of.id, one.of.story]));
  const deeds = new Set(held.map((one) => one.key));
  const links = { labelled: { true: [], false: [] }, others: { true: [], false: [] } } as Record<
    "labelled" | "others",
    Record<"true" | "false", number[]>
  >;
  for (const [target, { like, score }] of scores) {
    if (target.includes("#") === isStory) continue;
    const [a, b] = [storyOf.get(target.split("#")[0]!), storyOf.get(like.split("#")[0]!)];
    if (a === undefined || b === undefined) continue;
    const labelled = isStory || (deeds.has(target) && deeds.has(like));
    links[labelled ? "labelled" : "others"][String(a === b) as "true" | "false"].push(score);
  }
  console.log(`  put together: ${told(links.labelled)}`);
  // What happens beside the deeds bears no label: two stories may well tell of one event before them.
  if (!isStory) console.log(`  beside the deeds, not labelled: ${told(links.others)}`);
  if (listed) for (const line of errors) console.log(line);
}

const told = (links: Record<"true" | "false", readonly number[]>): string =>
  `${links.true.length} of one story, the least sure ${Math.min(1, ...links.true)}; ${links.false.length} of two${links.false.length ? `, the surest ${Math.max(...links.false)}` : ""}`;
