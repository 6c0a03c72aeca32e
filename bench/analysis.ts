import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Analysis } from "../src/analysis/analysis.ts";
import { Encoder } from "../src/analysis/encoder.ts";
import { openAnalyser, writeConllu } from "../src/analysis/index.ts";
import { modelFile } from "../src/analysis/labels.ts";
import { makeReady, pad, windowsOf } from "../src/analysis/window.ts";
import { WordPiece } from "../src/analysis/wordpiece.ts";
import { fault } from "../src/ground/fault.ts";
import { MEASURES, score } from "./conll18.ts";
import { namedHeads } from "./named-heads.ts";
import { type GoldDocument, rawText, readTreebank, readTreebankFile } from "./treebank.ts";

/** Pieces that the bare encoder is given at a time, as a server would that need not answer the same for each text. */
const BATCH_PIECES = 1024;

export const name = "analysis";
export const about =
  "raw text to trees on the treebanks' dev sets (CoNLL 2018 scores), named heads, speed and memory; --model FOLDER, --only ewt|gum|speed, --words N";

const SETS = [
  ["ewt", "EWT dev", "en_ewt-ud-dev.conllu"],
  ["gum", "GUM dev", "en_gum-ud-dev.conllu"],
] as const;

const shared = (): string => process.env.DRAGOMAN_SHARED ?? resolve(import.meta.dirname, "..", "..", "shared");

const option = (args: readonly string[], key: string): string | undefined => {
  const at = args.indexOf(key);
  return at < 0 ? undefined : args[at + 1];
};

export async function run(args: readonly string[]): Promise<void> {
  const model = resolve(option(args, "--model") ?? join(import.meta.dirname, "..", "models", "en"));
  const only = option(args, "--only");
  const sets = SETS.map(([key, title, file]) => {
    const path = join(shared(), "data", "ud", file);
    if (!existsSync(path)) {
      throw fault(
        "bench/no-data",
        `asked for ${file}, found none at ${path}; DRAGOMAN_SHARED names the folder with data/`,
      );
    }
    return { key, title, documents: readTreebankFile(path) };
  });
  console.log(`model ${model}, ${availableParallelism()} threads, Node ${process.version}`);
  const columns = [...MEASURES, "Heads"] as const;
  if (only !== "speed") console.log(["".padEnd(8), ...columns.map((one) => one.padStart(9))].join(" "));
  for (const { key, title, documents } of sets) {
    if (only !== undefined && only !== key) continue;
    const analyses = await analyse(model, documents.map(rawText));
    const system = analyses.flatMap((analysis) => readTreebank(writeConllu(analysis)));
    const scores = score(documents, system);
    const heads = key === "gum" ? namedHeads(documents, analyses).f1.toFixed(2) : "-";
    const cells = [...MEASURES.map((measure) => scores[measure].f1.toFixed(2)), heads];
    console.log([title.padEnd(8), ...cells.map((cell) => cell.padStart(9))].join(" "));
  }
  if (only === undefined || only === "speed") {
    await speed(
      model,
      sets.flatMap(({ documents }) => documents),
      Number(option(args, "--words") ?? 60_000),
    );
  }
}

async function analyse(model: string, texts: readonly string[]): Promise<readonly Analysis[]> {
  const found: Analysis[] = [];
  for await (const analysis of openAnalyser(model).analyse(texts)) found.push(analysis);
  return found;
}

/** Words a second of the whole analysis and of the encoder alone on the same windows, one after the other in one process. */
async function speed(model: string, documents: readonly GoldDocument[], wanted: number): Promise<void> {
  const texts: string[] = [];
  let words = 0;
  for (let index = 0; words < wanted; index++) {
    const document = documents[index % documents.length]!;
    texts.push(rawText(document));
    for (const sentence of document.sentences) words += sentence.words.length;
  }
  const whole = await wholeSpeed(model, texts);
  const bare = await bareSpeed(model, texts);
  console.log(
    `words ${whole.words}, ${texts.length} texts; first analysis of a sentence after ${Math.round(whole.first)} ms`,
  );
  console.log(
    `whole analysis  ${whole.rate} words/s, ${Math.round((100 * whole.rate) / bare.rate)} % of the bare encoder`,
  );
  console.log(`bare encoder    ${bare.rate} words/s, ${bare.pieces} pieces/s`);
  console.log(`peak memory     ${whole.peak} MB`);
}

const rate = (count: number, time: number): number => Math.round((count * 1000) / time);

async function wholeSpeed(model: string, texts: readonly string[]) {
  let began = performance.now();
  const analyser = openAnalyser(model);
  for await (const _ of analyser.analyse(["It begins."]));
  const first = performance.now() - began;
  began = performance.now();
  let words = 0;
  let peak = 0;
  for await (const analysis of analyser.analyse(texts)) {
    words += analysis.tokens.length;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { words, first, rate: rate(words, performance.now() - began), peak: Math.round(peak / 2 ** 20) };
}

async function bareSpeed(model: string, texts: readonly string[]) {
  const encoder = new Encoder(model);
  const cutter = WordPiece.fromFile(modelFile(model, "vocab.txt"));
  const jobs = texts.flatMap((text) => {
    const reading = makeReady(text, cutter);
    return [...windowsOf(reading)].map((window) => ({ reading, window }));
  });
  jobs.sort((a, b) => a.window.pieces - b.window.pieces);
  const batches: (typeof jobs)[] = [];
  for (const job of jobs) {
    const last = batches.at(-1);
    if (last && job.window.pieces * (last.length + 1) <= BATCH_PIECES) last.push(job);
    else batches.push([job]);
  }
  const inputs = batches.map((batch) => pad(batch, cutter));
  await encoder.encode(inputs[0]!);
  const began = performance.now();
  for (const input of inputs) await encoder.encode(input);
  const time = performance.now() - began;
  const words = jobs.reduce((sum, { window }) => sum + window.last - window.first, 0);
  const pieces = jobs.reduce((sum, { window }) => sum + window.pieces, 0);
  return { rate: rate(words, time), pieces: rate(pieces, time) };
}
