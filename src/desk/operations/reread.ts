import { z } from "zod";
import type { FaultValue } from "../../ground/fault.ts";
import type { Report } from "../../report/report.ts";
import type { Desk } from "../desk.ts";
import { flag, pageInput, pageOf } from "../inputs.ts";
import { operation } from "../operation.ts";
import { faultOutput, listOutput } from "../outputs.ts";
import { lostColumns } from "../text-columns.ts";

/** Documents that are read again and kept together. */
const TOGETHER = 16;

export const reread = operation({
  name: "reread",
  summary:
    "Reads the record's documents again where model, rules or actor tables are others than they were read by; old claims stay as superseded and decisions go over to the claims that match.",
  input: z.object({
    document: z.string().optional().describe("id of one document"),
    all: flag("those too that were read by what is there now"),
    limit: z.coerce.number().int().min(1).optional().describe("at most so many documents"),
  }),
  output: z.object({
    kind: z.literal("reread"),
    fingerprint: z.string().describe("of model, rules and tables"),
    reread: z.number(),
    waiting: z.number().describe("documents that are still to be read again"),
    carried: z.number().describe("decisions that went over to a claim of the new report"),
    lost: z.number().describe("decisions that match no claim; dragoman lost lists them"),
    faults: z.array(faultOutput),
  }),
  record: "changed",
  http: { method: "post", path: "/reread" },
  tool: false,
  async run(desk, { document, all, limit }) {
    const record = await desk.record();
    const fingerprint = await desk.fingerprint();
    const began = await record.decisionsCarried();
    const ids = await record.readOtherwise(all ? null : fingerprint, document);
    const chosen = ids.slice(0, limit ?? ids.length);
    const faults: FaultValue[] = [];
    let done = 0;
    let words = 0;
    for (let start = 0; start < chosen.length; start += TOGETHER) {
      const reports = await readAgain(desk, chosen.slice(start, start + TOGETHER), faults);
      const kept = await record.keep(reports.map((report) => ({ report, fingerprint, again: true })));
      done += kept.filter((one) => one.outcome === "reread").length;
      for (const report of reports) words += report.document.text.split(/\s+/).length;
      desk.tell({ kind: "progress", done, words, name: reports.at(-1)?.document.title ?? "" });
    }
    const ended = await record.decisionsCarried();
    return {
      kind: "reread",
      fingerprint,
      reread: done,
      waiting: ids.length - chosen.length,
      carried: ended.carried - began.carried,
      lost: ended.lost - began.lost,
      faults,
    };
  },
});

/** New reports of the documents that the record calls so. */
async function readAgain(desk: Desk, ids: readonly string[], faults: FaultValue[]): Promise<readonly Report[]> {
  const [record, { reportsOf }, reader] = [await desk.record(), await import("../reader.ts"), await desk.reader()];
  async function* documents() {
    for (const id of ids) {
      const held = await record.report(id);
      if (held) yield { kind: "document" as const, ...held.document };
    }
  }
  const reports: Report[] = [];
  for await (const item of reportsOf(reader, documents())) {
    if (item.kind === "fault") faults.push(item);
    else reports.push(item);
  }
  return reports;
}

export const lost = operation({
  name: "lost",
  summary:
    "Decisions that match no claim since their document was read again: what was decided, by whom, and the words it stood on.",
  input: z.object({ ...pageInput }),
  columns: lostColumns,
  output: listOutput(
    "lost",
    z.object({
      step: z.number().describe("undo it to take it off this list"),
      at: z.string(),
      key: z.string(),
      document: z.string(),
      claim: z.string().describe("what kind of claim, and its type"),
      verdict: z.string().nullable(),
      edit: z.unknown(),
      decidedBy: z.string().nullable(),
      reason: z.string().nullable(),
      words: z.string(),
    }),
  ),
  async run(desk, input) {
    const page = await (await desk.record()).lost(pageOf(input));
    return { kind: "lost", items: page.items, total: page.total, next: page.next };
  },
});
