/** Events on the field's gold records, and `relate` on sentences with source and target marked. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openDesk } from "../src/desk/open.ts";
import { makeDocument } from "../src/document/document.ts";
import { EVENT_TYPES, type EventType } from "../src/ground/event-type.ts";
import { type Pair, span } from "../src/ground/span.ts";
import { findCast } from "../src/report/cast/index.ts";

import { describer, mended } from "../src/report/events/index.ts";
import { makeReport } from "../src/report/make-report.ts";
import { relate } from "../src/report/relate.ts";
import { relateTogether } from "../src/report/relate-learned.ts";
import { foldOf } from "./coded/set.ts";

export const name = "events";
export const about =
  "report on gold event records (type, actors) and relate on marked pairs (macro-F1, quad); `-- gsr`, `-- plv [--fold K]`, `-- rules` (rules that fire nowhere, and their cost), `--wrong` lists errors";

const SHARED = process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared");

interface Gold {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly source: readonly { readonly text: string; readonly code: string }[];
  readonly target: readonly { readonly text: string; readonly code: string }[];
}

interface Marked {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly quad: number;
  readonly source: readonly Pair[];
  readonly target: readonly Pair[];
}

const lines = <T>(path: string): readonly T[] =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

export async function run(args: readonly string[]): Promise<void> {
  const wrong = args.includes("--wrong");
  const which = args.filter((arg) => !arg.startsWith("--"));
  const desk = openDesk({ doing: "bench events", tell: (notice) => console.error(JSON.stringify(notice)) });
  const reader = await desk.reader();
  const means = { ...reader, scorer: reader.analyser };
  if (which.length === 0 || which.includes("gsr")) await gsr(means, wrong);
  const fold = foldOf(args);
  if (which.length === 0 || which.includes("plv")) await plv(means, wrong, fold);
  if (which.includes("rules")) await idle(means, which.length > 1 ? Number(which[1]) : 400);
}

type Means = Awaited<ReturnType<ReturnType<typeof openDesk>["reader"]>> & {
  readonly scorer: null | import("../src/analysis/analysis.ts").Scorer;
};

export async function gsr(means: Means, wrong: boolean): Promise<void> {
  const path = join(SHARED, "data/events/gsr-dev.jsonl");
  if (!existsSync(path)) return console.log(`gsr: no ${path}; set DRAGOMAN_SHARED to the folder of the shared data`);
  const gold = lines<Gold>(path);
  let [type, both, index] = [0, 0, 0];
  for await (const analysis of means.analyser.analyse(gold.map((one) => one.text))) {
    const one = gold[index++] as Gold;
    const report = await makeReport(makeDocument(one.text, { language: "en" }), analysis, means);
    const first = report.events[0];
    const codes = (ids: readonly string[]) =>
      ids.map((id) => report.entities.find((entity) => entity.id === id)?.actor ?? null);
    const covers = (wanted: Gold["source"], ids: readonly string[]) =>
      wanted.every(({ code, text }) => {
        const found = codes(ids);
        if (found.includes(code)) return true;
        return ids.some((id) =>
          report.entities
            .find((entity) => entity.id === id)
            ?.mentions.some((at) => {
              const words = report.document.text.slice(at.start, at.end);
              return words.includes(text) || text.includes(words);
            }),
        );
      });
    const primary = first?.type === one.type;
    if (primary) type++;
    const whole = report.events.some((event) => {
      if (event.type !== one.type) return false;
      const parties = [...event.source, ...event.target];
      return (
        (covers(one.source, event.source) && covers(one.target, event.target)) ||
        (event.target.length === 0 && covers([...one.source, ...one.target], parties))
      );
    });
    if (whole) both++;
    if (wrong && !(primary && whole)) {
      const say = (ids: readonly string[]) =>
        ids.map((id) => report.entities.find((entity) => entity.id === id)?.name).join("+");
      console.log(
        `${one.type} [${one.source.map((actor) => actor.text)}] -> [${one.target.map((actor) => actor.text)}]  ${one.text}`,
      );
      for (const event of report.events)
        console.log(
          `     ${event.type} ${event.rule} ${event.status} <${one.text.slice(...event.trigger)}> ${say(event.source)} -> ${say(event.target)}`,
        );
    }
  }
  console.log(
    `gsr: ${gold.length} records, primary type ${share(type, gold.length)} (goal 0.72), type with both actors ${share(both, gold.length)} (goal 0.50)`,
  );
}

/** Rules alone on all of PLV's train part; with a fold, rules and learned reader together on the fifth that a branch trained with that `--fold` has not seen. */
export async function plv(means: Means, wrong: boolean, fold: number | null): Promise<void> {
  const path = join(SHARED, "data/relations/plv-train.jsonl");
  if (!existsSync(path)) return console.log(`plv: no ${path}; set DRAGOMAN_SHARED to the folder of the shared data`);
  const gold = lines<Marked>(path).filter(
    ({ text }) => fold === null || Number(BigInt(`0x${createHash("md5").update(text).digest("hex")}`) % 5n) === fold,
  );
  const pairs: { readonly gold: string; readonly found: string; readonly quad: boolean }[] = [];
  let index = 0;
  for await (const read of means.analyser.analyse(gold.map((one) => one.text))) {
    const one = gold[index++] as Marked;
    const analysis = mended(read);
    const cast = findCast({
      document: makeDocument(one.text, { language: "en" }),
      analysis: read,
      directory: means.directory,
      gazetteer: means.gazetteer,
    });
    const asked = { analysis, codebook: means.codebook, describe: describer(cast) };
    const [source, target] = [one.source.map(span), one.target.map(span)];
    const found =
      fold === null ? relate(asked, source, target) : await relateTogether(means.scorer, asked, source, target);
    const folded = found.type === "CONCEDE" || found.type === "RETREAT" ? "YIELD" : found.type;
    const quad =
      folded === "YIELD" ? one.quad === 1 || one.quad === 2 : EVENT_TYPES[found.type as EventType].quad === one.quad;
    pairs.push({ gold: one.type, found: folded, quad: folded === one.type || quad });
    if (wrong && folded !== one.type) {
      const words = (spans: readonly Pair[]) => spans.map(([start, end]) => one.text.slice(start, end)).join(" … ");
      console.log(
        `${one.type} found ${folded} ${found.rule} ${found.status}  {${words(one.source)}} {${words(one.target)}}  ${one.text}`,
      );
    }
  }
  const types = [...new Set(pairs.map((pair) => pair.gold))].sort();
  let sum = 0;
  for (const type of types) {
    const hits = pairs.filter((pair) => pair.gold === type && pair.found === type).length;
    const precision = hits / Math.max(1, pairs.filter((pair) => pair.found === type).length);
    const recall = hits / Math.max(1, pairs.filter((pair) => pair.gold === type).length);
    const f1 = hits === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    sum += f1;
    console.log(
      `  ${type.padEnd(10)} precision ${precision.toFixed(2)} recall ${recall.toFixed(2)} F1 ${f1.toFixed(2)}`,
    );
  }
  const quad = pairs.filter((pair) => pair.quad).length;
  console.log(
    `plv: ${gold.length} pairs, macro-F1 ${(sum / types.length).toFixed(3)} (goal 0.80), quad ${share(quad, gold.length)} (goal 0.88)`,
  );
}

/** Rules of events that fire on no wire report and no bench sentence, and what matching costs beside the analysis. */
export async function idle(means: Means, reports: number): Promise<void> {
  const path = (name: string) => join(SHARED, "data", name);
  const texts = [
    ...lines<{ text: string }>(path("wire/afp-1997.jsonl")).slice(0, reports),
    ...lines<{ text: string }>(path("events/gsr-dev.jsonl")),
    ...lines<{ text: string }>(path("relations/plv-train.jsonl")),
  ].map((one) => one.text);
  const fired = new Map<string, number>();
  const started = performance.now();
  let matching = 0;
  for await (const read of means.analyser.analyse(texts)) {
    const analysis = mended(read);
    const document = makeDocument(read.text, { language: "en" });
    const { directory, gazetteer } = means;
    const describe = describer(findCast({ document, analysis: read, directory, gazetteer }));
    const before = performance.now();
    const frames = means.codebook.frames(analysis, describe);
    for (const sentence of analysis.sentences)
      for (const { rule } of means.codebook.match(frames, sentence, "event"))
        fired.set(rule.name, (fired.get(rule.name) ?? 0) + 1);
    matching += performance.now() - before;
  }
  const all = performance.now() - started;
  const rules = means.codebook.rules.filter((rule) => rule.gives.kind === "event");
  const silent = rules.filter((rule) => !fired.has(rule.name));
  console.log(
    `rules: ${rules.length} of events, ${silent.length} fire on none of ${texts.length} texts: ${silent.map((rule) => rule.name).join(", ")}`,
  );
  console.log(`matching takes ${share(matching, all - matching)} of the analysis time`);
}

const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);
