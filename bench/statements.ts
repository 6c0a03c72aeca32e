import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Analysis } from "../src/analysis/analysis.ts";
import { openAnalyser } from "../src/analysis/index.ts";
import { runs, spanOf } from "../src/analysis/subtree.ts";
import type { Span } from "../src/ground/span.ts";
import { type Attribution, readAttributions, tieToQuotations } from "../src/report/statements/read.ts";

export const name = "statements";
export const about =
  "attributions of PolNeAR dev: statements F1, with the right speaker, token F1 of source, cue and content";

type Spans = readonly (readonly [number, number])[];

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans }[];
}

const characters = (spans: Spans): Set<number> => {
  const found = new Set<number>();
  for (const [start, end] of spans) for (let at = start; at < end; at += 1) found.add(at);
  return found;
};

function share(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}

const spansOf = (analysis: Analysis, indexes: readonly number[]): Spans =>
  runs(indexes).map(([first, last]) => {
    const at: Span = spanOf(analysis, [first, last - 1]);
    return [at.start, at.end] as const;
  });

/** Pairs predictions with gold one to one, the greatest overlap first, from half on. */
function match(
  predicted: readonly Set<number>[],
  gold: readonly Set<number>[],
): readonly (readonly [number, number])[] {
  const all: [number, number, number][] = [];
  for (const [p, one] of predicted.entries())
    for (const [g, other] of gold.entries()) {
      const overlap = share(one, other);
      if (overlap >= 0.5) all.push([overlap, p, g]);
    }
  all.sort((a, b) => b[0] - a[0]);
  const usedP = new Set<number>();
  const usedG = new Set<number>();
  const found: [number, number][] = [];
  for (const [, p, g] of all) {
    if (usedP.has(p) || usedG.has(g)) continue;
    usedP.add(p);
    usedG.add(g);
    found.push([p, g]);
  }
  return found;
}

class Count {
  right = 0;
  predicted = 0;
  gold = 0;
  get line(): string {
    const p = this.right / Math.max(1, this.predicted);
    const r = this.right / Math.max(1, this.gold);
    return `P ${p.toFixed(3)}  R ${r.toFixed(3)}  F1 ${((2 * p * r) / Math.max(1e-9, p + r)).toFixed(3)}`;
  }
}

/** Words of the text that any of the spans covers. */
function wordsIn(text: string, spans: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  for (const word of text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)) if (spans.has(word.index)) found.add(word.index);
  return found;
}

function count(into: Count, predicted: ReadonlySet<number>, gold: ReadonlySet<number>): void {
  into.predicted += predicted.size;
  into.gold += gold.size;
  for (const one of predicted) if (gold.has(one)) into.right += 1;
}

export async function run(args: readonly string[]): Promise<void> {
  const shared = process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared");
  const file = join(shared, "data/attribution/polnear-dev.jsonl");
  if (!existsSync(file)) {
    console.log(`statements: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const model = process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../models/en");
  const limit = Number(args[args.indexOf("--limit") + 1] ?? 0) || Number.POSITIVE_INFINITY;
  const show = args.includes("--show");
  const documents = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(0, limit)
    .map((line) => JSON.parse(line) as GoldDocument);
  const analyser = await openAnalyser(model);
  const totals = {
    statements: new Count(),
    speaker: new Count(),
    source: new Count(),
    cue: new Count(),
    content: new Count(),
  };
  const byRule = new Map<string, [right: number, all: number]>();
  let at = 0;
  for await (const analysis of analyser.analyse(documents.map((one) => one.text))) {
    const gold = documents[at]!;
    at += 1;
    const found: readonly Attribution[] = tieToQuotations(analysis, readAttributions(analysis));
    const predicted = found.map((one) => ({
      one,
      source: characters(spansOf(analysis, one.source)),
      cue: characters(spansOf(analysis, one.cue)),
      content: characters(spansOf(analysis, one.content)),
    }));
    const wanted = gold.attributions.map((one) => ({
      source: characters(one.source),
      cue: characters(one.cue),
      content: characters(one.content),
    }));
    const matched = match(
      predicted.map((one) => one.content),
      wanted.map((one) => one.content),
    );
    totals.statements.right += matched.length;
    for (const total of [totals.statements, totals.speaker]) {
      total.predicted += predicted.length;
      total.gold += wanted.length;
    }
    const right = new Set<number>();
    for (const [p, g] of matched) {
      right.add(p);
      const source = predicted[p]!.source;
      const goldSource = wanted[g]!.source;
      if ((source.size === 0 && goldSource.size === 0) || share(source, goldSource) >= 0.5) totals.speaker.right += 1;
    }
    for (const [index, { one }] of predicted.entries()) {
      const row = byRule.get(one.rule) ?? [0, 0];
      byRule.set(one.rule, [row[0] + (right.has(index) ? 1 : 0), row[1] + 1]);
    }
    for (const part of ["source", "cue", "content"] as const) {
      const all = new Set(predicted.flatMap((one) => [...one[part]]));
      const want = new Set(wanted.flatMap((one) => [...one[part]]));
      count(totals[part], wordsIn(gold.text, all), wordsIn(gold.text, want));
    }
    if (show) {
      const goldRight = new Set(matched.map(([, g]) => g));
      for (const [g, one] of gold.attributions.entries())
        if (!goldRight.has(g))
          console.log(
            "MISSED ",
            gold.id,
            JSON.stringify({
              source: textOf(gold.text, one.source),
              cue: textOf(gold.text, one.cue),
              content: textOf(gold.text, one.content),
            }),
          );
      for (const [p, { one }] of predicted.entries())
        if (!right.has(p))
          console.log(
            "SPURIOUS",
            one.rule,
            JSON.stringify({
              source: textOf(gold.text, spansOf(analysis, one.source)),
              cue: textOf(gold.text, spansOf(analysis, one.cue)),
              content: textOf(gold.text, spansOf(analysis, one.content)),
            }),
          );
    }
  }
  console.log(`PolNeAR dev, ${documents.length} documents (npm run bench -- statements)`);
  console.log(`statements            ${totals.statements.line}   goal 0.72`);
  console.log(`with right speaker    ${totals.speaker.line}   goal 0.62`);
  console.log(`words of source       ${totals.source.line}   goal 0.78`);
  console.log(`words of cue          ${totals.cue.line}   goal 0.78`);
  console.log(`words of content      ${totals.content.line}   goal 0.86`);
  for (const [rule, [right, all]] of [...byRule].sort((a, b) => b[1][1] - a[1][1]))
    console.log(`  ${rule.padEnd(24)} ${right}/${all}`);
}

const textOf = (text: string, spans: Spans): string => spans.map(([start, end]) => text.slice(start, end)).join(" | ");
