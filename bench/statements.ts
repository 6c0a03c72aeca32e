import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Analysis } from "../src/analysis/analysis.ts";
import { openAnalyser } from "../src/analysis/index.ts";
import { LEAST_STATEMENT } from "../src/report/statements/decode.ts";
import { asReported, readAttributions, tieToQuotations } from "../src/report/statements/read.ts";
import { codedReports, inFold } from "./coded/set.ts";
import { countCoded } from "./statements/coded.ts";
import { fit } from "./statements/fit.ts";
import { countJudged } from "./statements/judged.ts";
import { type GoldDocument, Measure } from "./statements/measure.ts";
import { sampleStatements } from "./statements/sample.ts";

export const name = "statements";
export const about =
  "attributions of PolNeAR dev: statements F1, with the right speaker, token F1 of source, cue and content; sample and judged";

const SHARED = process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared");
const MODEL = process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../models/en");
/** Thresholds that `--sweep` tries. */
const SWEEP = [0.2, 0.25, 0.3, 0.33, 0.36, 0.4, 0.45, 0.5] as const;
/** Of the training reports, every so manieth is read for a fit. */
const FIT_STEP = 4;

function documentsOf(part: "train" | "dev"): readonly GoldDocument[] | null {
  const file = join(SHARED, `data/attribution/polnear-${part}.jsonl`);
  if (!existsSync(file)) {
    console.log(`statements: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return null;
  }
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as GoldDocument);
}

const option = (args: readonly string[], name: string): string | undefined =>
  args.includes(name) ? args[args.indexOf(name) + 1] : undefined;

async function* analyses(documents: readonly GoldDocument[]): AsyncGenerator<readonly [GoldDocument, Analysis]> {
  const analyser = await openAnalyser(MODEL);
  let at = 0;
  for await (const analysis of analyser.analyse(documents.map((one) => one.text))) yield [documents[at++]!, analysis];
}

/** The reports of PolNeAR train that the branch was not trained on: those of the fifth of the coded ones that is set aside. */
function unseen(): ReadonlySet<string> {
  const coded = readFileSync(join(import.meta.dirname, "../training/reports/press.jsonl"), "utf8")
    .trim()
    .split("\n");
  const ids = coded.map((line) => JSON.parse(line) as { readonly id: string; readonly report: string });
  return new Set(ids.filter(({ id }) => inFold(id, 0)).map(({ report }) => report));
}

/** Reports whose attributions were coded whole, but those of the fifth set aside. */
const whole = (): readonly GoldDocument[] =>
  codedReports(null)
    .filter(({ gold }) => !inFold(gold.id, 0))
    .flatMap(({ gold, text }) => {
      const attributions = gold.cues.flatMap(({ speaker, cue, content }) =>
        content ? [{ source: speaker, cue, content }] : [],
      );
      return attributions.length > 0 ? [{ id: gold.id, text, attributions }] : [];
    });

/** Fits the decoder's weights on PolNeAR train and the coded reports and writes them where the reader looks. */
async function refit(): Promise<void> {
  const aside = unseen();
  const press = documentsOf("train")?.filter((one, index) => aside.has(one.id) || index % FIT_STEP === 1);
  if (!press) return;
  const coded = whole();
  const documents = [...press, ...coded];
  const read: (readonly [GoldDocument, Analysis])[] = [];
  for await (const [gold, analysis] of analyses(documents)) read.push([gold, { ...analysis, states: null }]);
  console.log(`wrote ${fit(read)}, from ${press.length} documents of PolNeAR train and ${coded.length} coded reports`);
}

async function measure(args: readonly string[]): Promise<void> {
  const limit = Number(option(args, "--limit") ?? Number.POSITIVE_INFINITY);
  const documents = documentsOf("dev")?.slice(0, limit);
  if (!documents) return;
  const thresholds = args.includes("--sweep") ? SWEEP : [LEAST_STATEMENT];
  const measures = thresholds.map((least) => [least, new Measure()] as const);
  const reported = new Measure();
  for await (const [gold, analysis] of analyses(documents)) {
    for (const [least, one] of measures)
      one.add(gold, analysis, tieToQuotations(analysis, readAttributions(analysis, least)));
    reported.add(gold, analysis, asReported(analysis, tieToQuotations(analysis, readAttributions(analysis))));
  }
  console.log(`PolNeAR dev, ${documents.length} documents (npm run bench -- statements)`);
  for (const [least, one] of measures) {
    if (thresholds.length > 1) {
      const parts = [one.statements, one.speaker, one.source, one.cue, one.content];
      console.log(`least ${least.toFixed(2)}   ${parts.map((part) => part.f1.toFixed(3)).join("  ")}`);
      continue;
    }
    for (const line of one.lines) console.log(line);
    console.log(
      `statements as reports list them, with those inside others and without acts   ${reported.statements.line}`,
    );
    const rules = [...one.byRule].sort((a, b) => b[1][1] - a[1][1]);
    for (const [rule, [right, all]] of rules) console.log(`  ${rule.padEnd(24)} ${right}/${all}`);
    if (!args.includes("--show")) continue;
    for (const miss of one.missed) console.log("MISSED  ", JSON.stringify(miss));
    for (const miss of one.spurious) console.log("SPURIOUS", JSON.stringify(miss));
  }
  if (thresholds.length > 1) console.log("F1 of     statements, with speaker, words of source, cue, content");
}

/**
 * `npm run bench -- statements [--limit N] [--show] [--sweep] [--fit]`, or
 * `… coded [--fold K] [--show] [--sweep]`, or `… sample --seed N --out FILE [--count N] [--reports N]`, or `… judged FILE`.
 */
export async function run(args: readonly string[]): Promise<void> {
  if (args[0] === "sample") return sampleStatements(SHARED, args.slice(1));
  if (args[0] === "coded") return countCoded(args.slice(1));
  if (args[0] === "judged") return countJudged(args[1]);
  if (args.includes("--fit")) return refit();
  return measure(args);
}
