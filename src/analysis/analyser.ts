import { fault } from "../ground/fault.ts";
import type { Analyser, Analysis } from "./analysis.ts";
import { Draft } from "./draft.ts";
import { Encoder, type EncoderOutput } from "./encoder.ts";
import { modelFile, readLabels } from "./labels.ts";
import { Lexicon } from "./lexicon.ts";
import { SpanScorer } from "./scorer.ts";
import { makeReady, pad, type Window, windowFrom, windowsOf } from "./window.ts";
import { WordPiece } from "./wordpiece.ts";

/** Pieces that wait to be encoded, over all open texts. */
const POOL_PIECES = 4096;

/** A text that is being read. */
interface Open {
  readonly draft: Draft;
  /** Windows planned and not yet taken in. */
  waiting: number;
  /** The windows that are still to be planned. */
  readonly plan: Iterator<Window>;
  planned: boolean;
}

/**
 * A window that the encoder works on, alone: its signed bytes are scaled by what they are multiplied together with, so that windows
 * in one batch would change each other's readings, and a report would depend on those that are read beside it.
 */
interface Run {
  readonly job: Job;
  readonly output: Promise<EncoderOutput>;
  readonly wordWidth: number;
}

interface Job {
  readonly open: Open;
  readonly window: Window;
}

/** Reads texts by the model of a folder, many at once, in bounded memory whatever their length. */
class ModelAnalyser extends SpanScorer implements Analyser {
  constructor(
    readonly model: Encoder,
    private readonly names: ReturnType<typeof readLabels>,
    private readonly cutter: WordPiece,
    private readonly lexicon: Lexicon,
  ) {
    super(model, names, cutter);
  }

  async *analyse(texts: Iterable<string> | AsyncIterable<string>): AsyncIterable<Analysis> {
    const source = iterate(texts);
    const open: Open[] = [];
    const pool: Job[] = [];
    let pooled = 0;
    let more = true;
    let running = null as Run | null;

    const plan = (one: Open): boolean => {
      const next = one.planned ? { done: true as const, value: undefined } : one.plan.next();
      if (next.done) {
        one.planned = true;
        return false;
      }
      one.waiting++;
      pool.push({ open: one, window: next.value });
      pooled += next.value.pieces;
      return true;
    };
    const fill = async () => {
      for (const one of open) while (pooled < POOL_PIECES && plan(one)) {}
      while (more && pooled < POOL_PIECES) {
        const next = await source.next();
        if (next.done) {
          more = false;
          return;
        }
        const reading = makeReady(text(next.value), this.cutter);
        const one: Open = {
          draft: new Draft(reading, this.names, this.lexicon),
          waiting: 0,
          plan: windowsOf(reading),
          planned: false,
        };
        open.push(one);
        while (pooled < POOL_PIECES && plan(one)) {}
      }
    };

    try {
      while (true) {
        await fill();
        const job = pool.shift();
        let next: Run | null = null;
        if (job) {
          pooled -= job.window.pieces;
          const input = pad([{ reading: job.open.draft.reading, window: job.window }], this.cutter);
          const output = this.model.encode(input);
          // Awaited one round later; until then a failure is nobody's.
          output.catch(() => undefined);
          next = { job, output, wordWidth: input.wordWidth };
        }
        if (running) {
          const { open: one, window } = running.job;
          const goOn = one.draft.take(window, await running.output, { row: 0, wordWidth: running.wordWidth });
          one.waiting--;
          if (goOn !== null && window.openTo !== null) {
            const rest = windowFrom(one.draft.reading, goOn, window.openTo);
            one.waiting++;
            pool.unshift({ open: one, window: rest });
            pooled += rest.pieces;
          }
        }
        running = next;
        while (open.length > 0 && open[0]!.waiting === 0 && !plan(open[0]!)) yield open.shift()!.draft.finish();
        if (!running && pool.length === 0 && !more && open.length === 0) return;
      }
    } finally {
      if (more) await source.return?.();
    }
  }
}

function iterate(texts: Iterable<string> | AsyncIterable<string>): Iterator<string> | AsyncIterator<string> {
  return Symbol.asyncIterator in texts ? texts[Symbol.asyncIterator]() : texts[Symbol.iterator]();
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw fault(
    "analysis/no-text",
    `asked to analyse a text, found ${value === null ? "null" : typeof value}; pass a string`,
  );
}

/**
 * An analyser of the model in a folder; the session opens when the first text comes.
 * @throws Fault `analysis/no-model` where a file of the model is missing.
 */
export function openAnalyser(modelFolder: string): Analyser {
  modelFile(modelFolder, "encoder.onnx");
  const names = readLabels(modelFolder);
  const cutter = WordPiece.fromFile(modelFile(modelFolder, "vocab.txt"));
  const lexicon = Lexicon.open(modelFolder, (word) => cutter.has(word));
  return new ModelAnalyser(new Encoder(modelFolder), names, cutter, lexicon);
}
