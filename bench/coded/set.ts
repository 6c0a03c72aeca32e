/** The coded reports with their texts. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EventType } from "../../src/ground/event-type.ts";
import { fault } from "../../src/ground/fault.ts";
import { overlaps, type Pair, span } from "../../src/ground/span.ts";
import type { Influence, ReportEvent, Tie } from "../../src/report/claims.ts";
import { TO_COME } from "../../src/report/events/index.ts";
import type { Report } from "../../src/report/report.ts";

/** Where the texts of coded reports are that are not ours. */
const SOURCES = [
  "wire/afp-1997.jsonl",
  "attribution/polnear-train.jsonl",
  "places/trnews-dev.jsonl",
  "time/aquaint-dev.jsonl",
];

/** Whether the coded report is in that fifth, by hash of its id; a branch is trained without one. */
export const inFold = (id: string, fold: number): boolean =>
  Number(BigInt(`0x${createHash("md5").update(id).digest("hex")}`) % 5n) === fold;

/** The fifth that `--fold K` asks for, `null` without it; fault `bench/fold` where K is none. */
export function foldOf(args: readonly string[]): number | null {
  const at = args.indexOf("--fold");
  if (at < 0) return null;
  const wanted = args[at + 1];
  if (wanted === undefined || !/^[0-4]$/.test(wanted))
    throw fault("bench/fold", `asked for the fifth "${wanted ?? ""}" of the reports; choose from: 0, 1, 2, 3, 4`);
  return Number(wanted);
}

/** A report as it was coded by hand; offsets into its text, which is our own or that of a report of the data. */
export interface Coded {
  readonly id: string;
  readonly text?: string;
  readonly report?: string;
  /** Units of the text that were coded, from its beginning; all where it is left out. */
  readonly length?: number;
  readonly sentences: readonly Pair[];
  readonly events: readonly {
    readonly type: string;
    readonly trigger: Pair;
    readonly source: readonly Pair[];
    readonly target: readonly Pair[];
    readonly status: string;
  }[];
  readonly ties: readonly {
    readonly type: string;
    readonly trigger: Pair;
    readonly from: readonly Pair[];
    readonly to: readonly Pair[];
    readonly status: string;
    readonly sign?: number;
  }[];
  readonly links: readonly {
    readonly sign: number;
    readonly certainty: string;
    readonly cause: Pair;
    readonly effect: Pair;
  }[];
  readonly stances: readonly { readonly sentence: number; readonly target: Pair; readonly stance: number }[];
  readonly cues: readonly {
    readonly sentence: number;
    readonly speaker: readonly Pair[];
    /** Empty for a quotation that goes on without one. */
    readonly cue: readonly Pair[];
    /** What is said, where that was coded too. */
    readonly content?: readonly Pair[];
    /** A plan, a refusal, an agreement: nothing is uttered. */
    readonly act?: true;
  }[];
}

/** A coded report with its text and the day it is read on. */
export interface CodedReport {
  readonly gold: Coded;
  readonly text: string;
  readonly published: string;
}

const lines = (file: string): readonly string[] => readFileSync(file, "utf8").trim().split("\n");

/** The coded reports of more than one sentence, all or those of a fifth; those whose text is not there are left out, which is told. */
export function codedReports(fold: number | null): readonly CodedReport[] {
  const folder = process.env.DRAGOMAN_CODED ?? join(import.meta.dirname, "../../training/reports");
  const shared = process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../../shared");
  const texts = new Map<string, { readonly text: string; readonly published?: string | null }>();
  for (const file of SOURCES.map((name) => join(shared, "data", name)))
    if (existsSync(file)) for (const one of lines(file).map((line) => JSON.parse(line))) texts.set(one.id, one);
    else
      console.log(
        `${file} is not there, so its reports are left out; set DRAGOMAN_SHARED to the folder that holds data/`,
      );
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .flatMap((file) => lines(join(folder, file)).map((line) => JSON.parse(line) as Coded))
    .filter((one) => one.sentences.length > 1 && (fold === null || inFold(one.id, fold)))
    .flatMap((gold) => {
      const source = texts.get(gold.report ?? "");
      const text = gold.text ?? source?.text.slice(0, gold.length);
      const day = source?.published ?? "";
      const published = /^\d{4}-\d{2}-\d{2}/.test(day) ? day.slice(0, 10) : "2026-01-01";
      return text === undefined ? [] : [{ gold, text, published }];
    });
}

/** Whether the two share a unit of the text. */
export const touch = (a: Pair, b: Pair): boolean => overlaps(span(a), span(b));

/** What tells where entities are named. */
type Named = Pick<Report, "entities">;

/** Whether some entity of these has a mention on one of the spans; true where there are none. */
export function names(report: Named, ids: readonly string[], spans: readonly Pair[]): boolean {
  if (spans.length === 0) return true;
  return ids.some((id) =>
    report.entities
      .find((one) => one.id === id)
      ?.mentions.some((mention) => spans.some((one) => overlaps(mention, span(one)))),
  );
}

/** Whether the types are one: PLOVER names what is still to come by what is promised with it, the coders by what it will be. */
export const sameType = (ours: ReportEvent, gold: Coded["events"][number]): boolean =>
  ours.type === gold.type || (gold.status === "planned" && ours.type === TO_COME[gold.type as EventType]);

/** Whether the event was coded so: its type, its trigger and both sides. */
export const sameEvent = (report: Named, ours: ReportEvent, gold: Coded["events"][number]): boolean =>
  touch(ours.trigger, gold.trigger) &&
  sameType(ours, gold) &&
  names(report, ours.source, gold.source) &&
  names(report, [...ours.target, ...ours.source], gold.target);

/** Whether the tie was coded so: its type and both ends, either way round. */
export const sameTie = (report: Named, ours: Tie, gold: Coded["ties"][number]): boolean =>
  ours.type === gold.type &&
  ((names(report, [ours.from], gold.from) && names(report, [ours.to], gold.to)) ||
    (names(report, [ours.from], gold.to) && names(report, [ours.to], gold.from)));

/** Whether the influence was coded so: both ends overlap. */
export const sameInfluence = (ours: Influence, gold: Coded["links"][number]): boolean =>
  overlaps(ours.cause, span(gold.cause)) && overlaps(ours.effect, span(gold.effect));
