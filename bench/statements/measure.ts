import type { Analysis } from "../../src/analysis/analysis.ts";
import { runs, spanOf } from "../../src/analysis/subtree.ts";
import type { Attribution } from "../../src/report/statements/read.ts";
import { Alpha } from "./alpha.ts";

export type Spans = readonly (readonly [number, number])[];

/** A report of PolNeAR with its attributions. */
export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}

export interface GoldAttribution {
  readonly source: Spans;
  readonly cue: Spans;
  readonly content: Spans;
}

/** An attribution that was not found, or found and not there. */
export interface Miss {
  readonly document: string;
  readonly rule: string | null;
  readonly source: string;
  readonly cue: string;
  readonly content: string;
}

const characters = (spans: Spans): Set<number> => {
  const found = new Set<number>();
  for (const [start, end] of spans) for (let at = start; at < end; at += 1) found.add(at);
  return found;
};

/** Shared members over all members of the two. */
export function share(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared / Math.max(1, a.size + b.size - shared);
}

const spansOf = (analysis: Analysis, indexes: readonly number[]): Spans =>
  runs(indexes).map(([first, last]) => {
    const at = spanOf(analysis, [first, last - 1]);
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

/** Right, predicted and wanted of one kind. */
export class Count {
  right = 0;
  predicted = 0;
  gold = 0;
  get f1(): number {
    return (2 * this.right) / Math.max(1, this.predicted + this.gold);
  }
  get line(): string {
    const p = this.right / Math.max(1, this.predicted);
    const r = this.right / Math.max(1, this.gold);
    return `P ${p.toFixed(3)}  R ${r.toFixed(3)}  F1 ${this.f1.toFixed(3)}`;
  }
}

/** Where the words and marks of the text begin. */
const wordsOf = (text: string): readonly number[] =>
  [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map(({ index }) => index);

/** Words of the text that any of the spans covers. */
const wordsIn = (text: string, spans: ReadonlySet<number>): Set<number> =>
  new Set(wordsOf(text).filter((at) => spans.has(at)));

function count(into: Count, predicted: ReadonlySet<number>, gold: ReadonlySet<number>): void {
  into.predicted += predicted.size;
  into.gold += gold.size;
  for (const one of predicted) if (gold.has(one)) into.right += 1;
}

const textOf = (text: string, spans: Spans): string => spans.map(([start, end]) => text.slice(start, end)).join(" | ");

/** The parts of an attribution; a word of several is of the first. */
const PARTS = ["cue", "source", "content"] as const;

/** What is measured of attributions, document by document. */
export class Measure {
  readonly statements = new Count();
  readonly speaker = new Count();
  readonly source = new Count();
  readonly cue = new Count();
  readonly content = new Count();
  /** Words of the cue where the statement was found. */
  readonly matchedCue = new Count();
  /** Of every word as part of a cue, a source, a content or none. */
  readonly alpha = new Alpha();
  readonly byRule = new Map<string, [right: number, all: number]>();
  readonly missed: Miss[] = [];
  readonly spurious: Miss[] = [];

  add(gold: GoldDocument, analysis: Analysis, found: readonly Attribution[]): void {
    const predicted = found.map((one) => ({
      source: spansOf(analysis, one.source),
      cue: spansOf(analysis, one.cue),
      content: spansOf(analysis, one.content),
    }));
    const sets = (one: GoldAttribution) => ({
      source: characters(one.source),
      cue: characters(one.cue),
      content: characters(one.content),
    });
    const said = predicted.map(sets);
    const wanted = gold.attributions.map(sets);
    const matched = match(
      said.map((one) => one.content),
      wanted.map((one) => one.content),
    );
    this.statements.right += matched.length;
    for (const total of [this.statements, this.speaker]) {
      total.predicted += said.length;
      total.gold += wanted.length;
    }
    for (const [p, g] of matched) {
      const source = said[p]!.source;
      const goldSource = wanted[g]!.source;
      if ((source.size === 0 && goldSource.size === 0) || share(source, goldSource) >= 0.5) this.speaker.right += 1;
      count(this.matchedCue, wordsIn(gold.text, said[p]!.cue), wordsIn(gold.text, wanted[g]!.cue));
    }
    const parts = PARTS.map((part) => {
      const words = (all: typeof said) => wordsIn(gold.text, new Set(all.flatMap((one) => [...one[part]])));
      const both = { ours: words(said), gold: words(wanted), part };
      count(this[part], both.ours, both.gold);
      return both;
    });
    const label = (at: number, whose: "ours" | "gold") => parts.find((one) => one[whose].has(at))?.part ?? "none";
    for (const at of wordsOf(gold.text)) this.alpha.add(label(at, "ours"), label(at, "gold"));
    const rightP = new Set(matched.map(([p]) => p));
    const rightG = new Set(matched.map(([, g]) => g));
    for (const [index, one] of found.entries()) {
      const row = this.byRule.get(one.rule) ?? [0, 0];
      this.byRule.set(one.rule, [row[0] + (rightP.has(index) ? 1 : 0), row[1] + 1]);
      if (!rightP.has(index)) this.spurious.push(shown(gold, predicted[index]!, one.rule));
    }
    for (const [index, one] of gold.attributions.entries())
      if (!rightG.has(index)) this.missed.push(shown(gold, one, null));
  }

  get lines(): readonly string[] {
    return [
      `statements            ${this.statements.line}   goal 0.72`,
      `with right speaker    ${this.speaker.line}   goal 0.62`,
      `words of source       ${this.source.line}   goal 0.78`,
      `words of cue          ${this.cue.line}   goal 0.78`,
      `words of content      ${this.content.line}   goal 0.86`,
      `words of cue where the statement was found   ${this.matchedCue.line}`,
      `words as source, cue, content or none: alpha ${this.alpha.value.toFixed(3)}   PolNeAR's annotators 0.754`,
    ];
  }
}

const shown = (gold: GoldDocument, one: GoldAttribution, rule: string | null): Miss => ({
  document: gold.id,
  rule,
  source: textOf(gold.text, one.source),
  cue: textOf(gold.text, one.cue),
  content: textOf(gold.text, one.content),
});
