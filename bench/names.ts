import { existsSync } from "node:fs";
import type { Analysis } from "../src/analysis/analysis.ts";
import { openAnalyser } from "../src/analysis/index.ts";
import { makeDocument } from "../src/document/document.ts";
import { findCast } from "../src/report/cast/index.ts";
import { phrase } from "../src/report/cast/phrase.ts";
import type { Cast } from "../src/report/cast.ts";
import type { EntityType } from "../src/report/claims.ts";
import { type GoldDocument, readGum } from "./coreference/gum.ts";
import { figures, type Tally, tally } from "./coreference/metrics.ts";
import { dataSet, model, openTables } from "./coreference/tables.ts";

export const name = "names";
export const about = "named mentions on GUM dev (span and type, goal 80) and entities on re3d dev (span, goal 75)";

/** What the treebank calls each of our types. */
const OF_TYPE: Readonly<Record<EntityType, string | null>> = {
  person: "person",
  people: "person",
  organization: "organization",
  state: "place",
  place: "place",
  facility: "place",
  other: null,
};
const TYPES: ReadonlySet<string> = new Set(["person", "organization", "place"]);

function goldNames(gold: GoldDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { head, type } of gold.mentions) {
    if (!TYPES.has(type) || gold.analysis.tokens[head]!.upos !== "PROPN") continue;
    const { first, last } = phrase(gold.analysis, head);
    found.add(`${gold.analysis.tokens[first]!.start}-${gold.analysis.tokens[last - 1]!.end} ${type}`);
  }
  return found;
}

const foundNames = (cast: Cast): ReadonlySet<string> =>
  new Set(
    cast.entities.flatMap(({ type, mentions }) =>
      mentions.filter(({ form }) => form === "name").map(({ start, end }) => `${start}-${end} ${OF_TYPE[type]}`),
    ),
  );

function add(into: Tally, gold: ReadonlySet<string>, found: ReadonlySet<string>): void {
  let hits = 0;
  for (const one of found) if (gold.has(one)) hits += 1;
  into.recallHits += hits;
  into.precisionHits += hits;
  into.recallOf += gold.size;
  into.precisionOf += found.size;
}

const row = (label: string, value: Tally): string => {
  const { precision, recall, f1 } = figures(value);
  return `${label.padEnd(44)} P ${(100 * precision).toFixed(1)}  R ${(100 * recall).toFixed(1)}  F1 ${(100 * f1).toFixed(1)}`;
};

const untyped = (names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].map((one) => one.split(" ")[0]!));

interface Marked {
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}
const ACTORS: ReadonlySet<string> = new Set(["Person", "Organisation", "Location", "Nationality"]);

/** The span without a leading article and the white space around. */
function trim(text: string, start: number, end: number): readonly [number, number] {
  const article = /^\s*(?:the|a|an)\s+/i.exec(text.slice(start, end))?.[0].length ?? 0;
  return [start + article, start + text.slice(start, end).trimEnd().length];
}

/** Pairs each gold entity with one found mention that overlaps it, the closest first. */
function overlapping(
  gold: readonly (readonly [number, number])[],
  found: readonly (readonly [number, number])[],
): number {
  const pairs: [number, number, number][] = [];
  gold.forEach(([start, end], g) => {
    found.forEach(([from, to], f) => {
      const shared = Math.min(end, to) - Math.max(start, from);
      if (shared > 0) pairs.push([shared / (Math.max(end, to) - Math.min(start, from)), g, f]);
    });
  });
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  for (const [, g, f] of pairs.sort((a, b) => b[0] - a[0])) {
    if (usedGold.has(g) || usedFound.has(f)) continue;
    usedGold.add(g);
    usedFound.add(f);
  }
  return usedGold.size;
}

export async function run(args: readonly string[]): Promise<void> {
  const set = args[0] ?? "dev";
  const tables = openTables();
  const analyser = existsSync(model) ? openAnalyser(model) : null;
  const read = async (texts: readonly string[]): Promise<readonly Analysis[]> => {
    const found: Analysis[] = [];
    if (analyser) for await (const analysis of analyser.analyse(texts)) found.push({ ...analysis, states: null });
    return found;
  };
  const castOf = (analysis: Analysis): Cast => findCast({ document: makeDocument(analysis.text), analysis, ...tables });
  const conllu = dataSet(`ud/en_gum-ud-${set}.conllu`);
  if (conllu !== null) {
    const golds = readGum(conllu, false);
    const typed = readGum(conllu, true);
    const report = (label: string, analyses: readonly Analysis[]) => {
      const whole = tally();
      const spans = tally();
      analyses.forEach((analysis, index) => {
        const gold = goldNames(golds[index]!);
        const found = foundNames(castOf(analysis));
        add(whole, gold, found);
        add(spans, untyped(gold), untyped(found));
      });
      console.log(row(`${label}, span and type`, whole));
      console.log(row(`${label}, span`, spans));
    };
    report(
      `GUM ${set}, gold trees, types by rule`,
      golds.map(({ analysis }) => analysis),
    );
    report(
      `GUM ${set}, gold trees, gold types`,
      typed.map(({ analysis }) => analysis),
    );
    if (analyser) report(`GUM ${set}, raw text in`, await read(golds.map(({ analysis }) => analysis.text)));
  }
  const lines = dataSet("ties/re3d-dev.jsonl");
  if (lines === null || !analyser) return;
  const documents = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Marked);
  const analyses = await read(documents.map(({ text }) => text));
  const exact = tally();
  const loose = tally();
  documents.forEach(({ text, entities }, index) => {
    const spans = (list: readonly (readonly [number, number])[]) =>
      new Set(list.map(([start, end]) => `${start}-${end}`));
    const gold = [
      ...spans(entities.filter(({ type }) => ACTORS.has(type)).map(({ start, end }) => trim(text, start, end))),
    ].map(asPair);
    const found = [...spans(castOf(analyses[index]!).mentions.map(({ start, end }) => trim(text, start, end)))].map(
      asPair,
    );
    add(exact, spans(gold), spans(found));
    const hits = overlapping(gold, found);
    loose.recallHits += hits;
    loose.precisionHits += hits;
    loose.recallOf += gold.length;
    loose.precisionOf += found.length;
  });
  console.log(row("re3d dev, raw text in, spans that overlap", loose));
  console.log(row("re3d dev, raw text in, the same span", exact));
}

const asPair = (key: string): readonly [number, number] => {
  const [start, end] = key.split("-").map(Number);
  return [start!, end!];
};
