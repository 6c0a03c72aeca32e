import { existsSync } from "node:fs";
import type { Analysis } from "../src/analysis/analysis.ts";
import { openAnalyser } from "../src/analysis/index.ts";
import { makeDocument } from "../src/document/document.ts";
import { findCast } from "../src/report/cast/index.ts";
import { RULES, SIEVES } from "../src/report/cast/sieves.ts";
import { type GoldDocument, readGum } from "./coreference/gum.ts";
import { foundChains, goldChains } from "./coreference/measure.ts";
import { addB3, addCeaf, addMuc, type Chains, figures, type Tally, tally } from "./coreference/metrics.ts";
import { dataSet, model, openTables } from "./coreference/tables.ts";

export const name = "coreference";
export const about =
  "CoNLL mean F1 of coreference on GUM dev: gold trees with and without the model's types, and raw text in";

interface Result {
  readonly muc: Tally;
  readonly b3: Tally;
  readonly ceaf: Tally;
  readonly mentions: Tally;
  milliseconds: number;
  words: number;
}

const empty = (): Result => ({
  muc: tally(),
  b3: tally(),
  ceaf: tally(),
  mentions: tally(),
  milliseconds: 0,
  words: 0,
});

/** Adds one document's chains to the three metrics and to the mentions in chains. */
function add(into: Result, gold: Chains, found: Chains): void {
  addMuc(into.muc, gold, found);
  addB3(into.b3, gold, found);
  addCeaf(into.ceaf, gold, found);
  const wanted = new Set(gold.flat());
  const got = found.flat();
  const hits = got.filter((mention) => wanted.has(mention)).length;
  into.mentions.recallHits += hits;
  into.mentions.precisionHits += hits;
  into.mentions.recallOf += wanted.size;
  into.mentions.precisionOf += got.length;
}

export const mean = ({ muc, b3, ceaf }: Result): number => (figures(muc).f1 + figures(b3).f1 + figures(ceaf).f1) / 3;

const row = (label: string, result: Result): string => {
  const percent = (value: Tally) => (100 * figures(value).f1).toFixed(1).padStart(5);
  const { muc, b3, ceaf, mentions } = result;
  const speed = Math.round((1000 * result.words) / result.milliseconds);
  return `${label.padEnd(34)} ${percent(mentions)} ${percent(muc)} ${percent(b3)} ${percent(ceaf)}   ${(100 * mean(result)).toFixed(2)}   ${speed.toLocaleString("en")}`;
};

export async function run(args: readonly string[]): Promise<void> {
  const set = args[0] ?? "dev";
  const conllu = dataSet(`ud/en_gum-ud-${set}.conllu`);
  if (conllu === null) return;
  const tables = openTables();
  const measure = (golds: readonly GoldDocument[], analyses: readonly Analysis[], sieves = SIEVES): Result => {
    const result = empty();
    golds.forEach((gold, index) => {
      const analysis = analyses[index]!;
      const from = performance.now();
      const cast = findCast({ document: makeDocument(analysis.text), analysis, ...tables }, sieves);
      result.milliseconds += performance.now() - from;
      result.words += analysis.tokens.length;
      add(result, goldChains(gold), foundChains(cast));
    });
    return result;
  };
  console.log(
    `GUM ${set}: persons, organisations and places, no singletons, mentions cut to run from first pre-modifier to head`,
  );
  console.log(`${"".padEnd(34)}  ment   muc    b3  ceaf   mean    words/s of the cast alone`);
  const untyped = readGum(conllu, false);
  const typed = readGum(conllu, true);
  console.log(
    row(
      "gold trees, types by rule",
      measure(
        untyped,
        untyped.map(({ analysis }) => analysis),
      ),
    ),
  );
  console.log(
    row(
      "gold trees, gold types",
      measure(
        typed,
        typed.map(({ analysis }) => analysis),
      ),
    ),
  );
  if (!existsSync(model)) {
    console.log("no model: raw text not measured");
    return;
  }
  const analyses: Analysis[] = [];
  for await (const analysis of openAnalyser(model).analyse(untyped.map(({ analysis }) => analysis.text)))
    analyses.push({ ...analysis, states: null });
  console.log(row("raw text in, rules alone", measure(untyped, analyses, RULES)));
  console.log(row("raw text in", measure(untyped, analyses)));
}
