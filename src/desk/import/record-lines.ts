import { z } from "zod";
import type { FaultValue } from "../../ground/fault.ts";
import { DECISIONS } from "../../record/decision.ts";
import type { HistoryLine } from "../../record/history.ts";
import type { OpenRecord } from "../../record/record.ts";
import { reportOutput } from "../outputs.ts";

const at = z.iso.datetime();
const seen = {
  id: z.string(),
  url: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
};

const line = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("dragoman"), version: z.literal(1) }),
  z.looseObject({ kind: z.literal("kept"), at, fingerprint: z.string(), report: reportOutput }),
  z.looseObject({ kind: z.literal("sighting"), at, document: z.string(), ...seen }),
  z.looseObject({
    kind: z.literal("step"),
    at,
    step: z.number(),
    undoes: z.number().nullable(),
    decision: z.looseObject({ kind: z.enum(DECISIONS), target: z.string(), author: z.string(), reason: z.string() }),
  }),
  z.looseObject({ kind: z.literal("tombstone"), at, id: z.string(), hash: z.string() }),
]);

/** What was taken in. */
export interface TakenIn {
  stored: number;
  known: number;
  reread: number;
  events: number;
  decisions: number;
  erased: number;
}

/** Takes in the lines of an exported record, in their order and at their times; what cannot be is a fault with its line. */
export async function* takeIn(
  record: OpenRecord,
  lines: AsyncIterable<{ readonly text: string; readonly place: string } | FaultValue>,
  taken: TakenIn,
): AsyncGenerator<FaultValue> {
  /** The numbers that steps of the other record have in this one. */
  const numbers = new Map<number, number>();
  for await (const item of lines) {
    if ("kind" in item) {
      yield item;
      continue;
    }
    const read = readLine(item.text, item.place);
    if (read.kind === "fault") yield read;
    else {
      try {
        await takeLine(record, read, numbers, taken);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        yield { kind: "fault", code: "desk/import-line", message: `${item.place}: ${why}`, place: item.place };
      }
    }
  }
}

/** The line as it is written: what was checked is kept to the last field and in its order. */
function readLine(text: string, place: string): HistoryLine | { readonly kind: "dragoman" } | FaultValue {
  const wrong = (what: string): FaultValue => ({
    kind: "fault",
    code: "desk/import-line",
    message: `${place}: ${what}`,
    place,
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong("is no JSON");
  }
  const read = line.safeParse(value);
  if (read.success) return value as HistoryLine;
  const [issue] = read.error.issues;
  return wrong(`${issue?.path.join(".") || "the line"}: ${issue?.message ?? "is none of an exported record"}`);
}

async function takeLine(
  record: OpenRecord,
  one: HistoryLine | { readonly kind: "dragoman" },
  numbers: Map<number, number>,
  taken: TakenIn,
): Promise<void> {
  if (one.kind === "kept") {
    const [kept] = await record.keep([{ report: one.report, fingerprint: one.fingerprint }], one.at);
    taken[kept!.outcome] += 1;
    if (kept!.outcome !== "known") taken.events += one.report.events.length;
  } else if (one.kind === "sighting") {
    const report = await record.report(one.document);
    const held = report && (await record.document(one.document));
    if (!report || !held) throw new Error(`there is no document "${one.document}" that was seen elsewhere`);
    const fingerprint = (await record.heldTexts([held.hash])).get(held.hash)?.fingerprint ?? "";
    const { id, url, publisher, published } = one;
    await record.keep(
      [{ report: { ...report, document: { ...report.document, id, url, publisher, published } }, fingerprint }],
      one.at,
    );
  } else if (one.kind === "step") {
    const target = one.undoes === null ? one.decision.target : String(numbers.get(one.undoes) ?? one.undoes);
    const step = await record.decide({ ...one.decision, target }, one.at);
    numbers.set(one.step, step.step);
    taken.decisions += 1;
  } else if (one.kind === "tombstone") taken.erased += 1;
}
