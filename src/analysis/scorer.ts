import { fault } from "../ground/fault.ts";
import type { Analysis, HeadQuery, Scorer } from "./analysis.ts";
import { STATE_WIDTH } from "./draft.ts";
import type { Encoder } from "./encoder.ts";
import type { Labels } from "./labels.ts";
import { makeReady, pad, type Reading, windowFrom } from "./window.ts";
import type { WordPiece } from "./wordpiece.ts";

/** Queries of one text that go through a head together; those of others would change the scale of its signed bytes, and so its answers. */
const TOGETHER = 64;

/** Hidden states of some words: row `i` is word `first + i`. */
interface Rows {
  readonly rows: Float32Array;
  readonly first: number;
}

/** Runs span heads over the hidden states of analyses. */
export class SpanScorer implements Scorer {
  readonly heads: readonly string[];

  constructor(
    private readonly encoder: Encoder,
    private readonly table: Labels,
    private readonly wordPiece: WordPiece,
  ) {
    this.heads = Object.keys(table.heads);
  }

  labels(head: string): readonly string[] {
    const found = this.table.heads[head];
    if (found) return found;
    throw fault(
      "analysis/unknown-head",
      `asked for the span head "${head}", found none of that name; choose from: ${this.heads.join(", ") || "none"}`,
    );
  }

  classes(output: string): readonly string[] {
    const found = this.table.branch.classes[output];
    if (found) return found;
    const names = Object.keys(this.table.branch.classes).join(", ");
    throw fault("analysis/unknown-head", `asked for the classes of "${output}", found none; choose from: ${names}`);
  }

  async score(head: string, queries: readonly HeadQuery[]): Promise<readonly Float32Array[]> {
    const labels = this.labels(head);
    const scores = new Array<Float32Array>(queries.length);
    for (const group of groupsOf(queries)) {
      const logits = await this.run(
        head,
        group.map((index) => queries[index]!),
      );
      group.forEach((index, row) => {
        scores[index] = softmax(logits.subarray(row * labels.length, (row + 1) * labels.length));
      });
    }
    return scores;
  }

  private async run(head: string, queries: readonly HeadQuery[]): Promise<Float32Array> {
    const rows = queries.length;
    const words = Math.max(1, ...queries.map(size));
    const roles = Math.max(1, ...queries.map((query) => query.roles.length));
    const states = new Float32Array(rows * words * STATE_WIDTH);
    const mask = new Float32Array(rows * words);
    const marks = new Float32Array(rows * roles * words);
    for (const [row, query] of queries.entries()) {
      const found = await this.statesOf(query);
      const from = (query.first - found.first) * STATE_WIDTH;
      states.set(found.rows.subarray(from, from + size(query) * STATE_WIDTH), row * words * STATE_WIDTH);
      mask.fill(1, row * words, row * words + size(query));
      query.roles.forEach((tokens, role) => {
        for (const token of tokens) {
          if (token >= query.first && token < query.last) marks[(row * roles + role) * words + token - query.first] = 1;
        }
      });
    }
    return this.encoder.head(head, { rows, words, width: STATE_WIDTH, roles }, states, mask, marks);
  }

  /** The states of a query's words; encoded anew where the analysis carries none. */
  private async statesOf(query: HeadQuery): Promise<Rows> {
    const { analysis, first, last } = query;
    if (analysis.states) return { rows: analysis.states.rows, first: 0 };
    const reading = readingOf(analysis, first, last, this.wordPiece);
    const rows = new Float32Array((last - first) * STATE_WIDTH);
    for (let from = 0; from < last - first; ) {
      const window = windowFrom(reading, from, last - first);
      const output = await this.encoder.encode(pad([{ reading, window }], this.wordPiece));
      rows.set(output.states.subarray(0, (window.last - from) * STATE_WIDTH), from * STATE_WIDTH);
      from = window.last;
    }
    return { rows, first };
  }
}

/** Places of the queries, those of one text together, the short before the long. */
function groupsOf(queries: readonly HeadQuery[]): readonly (readonly number[])[] {
  const texts = new Map<Analysis, number[]>();
  for (const [index, { analysis }] of queries.entries()) {
    const known = texts.get(analysis);
    if (known) known.push(index);
    else texts.set(analysis, [index]);
  }
  return [...texts.values()].flatMap((all) => {
    const order = all.sort((a, b) => size(queries[a]!) - size(queries[b]!));
    return Array.from({ length: Math.ceil(order.length / TOGETHER) }, (_, at) =>
      order.slice(at * TOGETHER, (at + 1) * TOGETHER),
    );
  });
}

const size = (query: HeadQuery): number => query.last - query.first;

/** The words of an analysis made ready as they are, not cut anew. */
function readingOf(analysis: Analysis, first: number, last: number, wordPiece: WordPiece): Reading {
  const bounds = new Int32Array((last - first) * 2);
  for (let index = first; index < last; index++) {
    bounds[(index - first) * 2] = analysis.tokens[index]!.start;
    bounds[(index - first) * 2 + 1] = analysis.tokens[index]!.end;
  }
  return makeReady(analysis.text, wordPiece, { count: last - first, bounds });
}

function softmax(logits: Float32Array): Float32Array {
  const top = logits.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  const powers = logits.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}
