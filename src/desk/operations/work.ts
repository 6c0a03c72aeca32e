import { z } from "zod";
import type { Document } from "../../document/document.ts";
import type { FaultValue } from "../../ground/fault.ts";
import type { Report } from "../../report/report.ts";
import type { Desk } from "../desk.ts";
import { flag } from "../inputs.ts";
import { operation } from "../operation.ts";
import { faultOutput } from "../outputs.ts";

/** Documents that a worker holds at once: what it dies on is read again by another. */
const HELD = 4;
const PAUSE_MS = 500;

export const work = operation({
  name: "work",
  summary:
    "Takes documents from the queue of a record on a server and reads them into it, beside other workers; one killed at any moment loses nothing and doubles nothing.",
  input: z.object({ once: flag("end when nothing waits and no other worker holds anything") }),
  output: z.object({
    kind: z.literal("worked"),
    read: z.number(),
    known: z.number(),
    words: z.number(),
    failed: z.number().describe("documents left in the queue as failed, by any worker"),
    faults: z.array(faultOutput),
  }),
  record: "changed",
  http: null,
  tool: false,
  async run(desk, { once }) {
    const [record, { openQueue }] = [await desk.record(), await import("../../record/queue.ts")];
    const queue = await openQueue(desk.address);
    const faults: FaultValue[] = [];
    let [read, known, words] = [0, 0, 0];
    try {
      for (;;) {
        const taken = await queue.take(HELD);
        if (taken.length === 0) {
          const { waiting, taken: held, failed } = await queue.waiting();
          if (once && waiting + held === 0) return { kind: "worked", read, known, words, failed, faults };
          await new Promise((done) => setTimeout(done, PAUSE_MS));
          continue;
        }
        const { reports, failed } = await readAll(
          desk,
          taken.map((one) => one.document),
        );
        const fingerprint = await desk.fingerprint();
        const kept = await record.keep(reports.map((report) => ({ report, fingerprint })));
        // Off the queue only after it is kept: a death between the two reads it again and finds it known.
        const broken = new Set(failed.map((one) => one.place));
        for (const { job, document } of taken) {
          const why = failed.find((one) => one.place === document.id);
          if (why) await queue.failed(job, why.message);
        }
        await queue.done(taken.filter(({ document }) => !broken.has(document.id)).map(({ job }) => job));
        faults.push(...failed);
        read += kept.filter((one) => one.outcome !== "known").length;
        known += kept.filter((one) => one.outcome === "known").length;
        for (const report of reports) words += report.document.text.split(/\s+/).length;
        desk.tell({ kind: "progress", done: read, words, name: reports.at(-1)?.document.title ?? "" });
      }
    } finally {
      await queue.close();
    }
  },
});

/** The reports of the documents; those that fail, each with why. */
async function readAll(desk: Desk, documents: readonly Document[]) {
  const { reportsOf } = await import("../reader.ts");
  async function* items() {
    yield* documents;
  }
  const reports: Report[] = [];
  const failed: FaultValue[] = [];
  for await (const item of reportsOf(await desk.reader(), items())) {
    if (item.kind === "fault") failed.push(item);
    else reports.push(item);
  }
  return { reports, failed };
}
