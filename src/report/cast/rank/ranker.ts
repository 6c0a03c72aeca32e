import { fault } from "../../../ground/fault.ts";
import { layoutOf, OWN, PAIR } from "./fields.ts";
import type { Chooser } from "./join-ranked.ts";

/** Numbers as signed bytes in base64, times a scale. */
export interface Packed {
  readonly scale: number;
  readonly values: string;
}

/** The weights of a network of one hidden layer, as training writes them. */
export interface Weights {
  readonly hidden: number;
  readonly own: Packed;
  readonly pair: Packed;
  readonly bias: Packed;
  readonly out: Packed;
  readonly direct: Packed;
  readonly newOwn: Packed;
  readonly newBias: Packed;
  readonly newOut: Packed;
}

const unpack = ({ scale, values }: Packed): Float32Array =>
  Float32Array.from(new Int8Array(Buffer.from(values, "base64")), (value) => value * scale);

/** Adds the rows' sum to `into`. */
function addRows(into: Float32Array, rows: Int32Array, table: Float32Array): void {
  const width = into.length;
  for (const row of rows) {
    const from = row * width;
    for (let at = 0; at < width; at += 1) into[at]! += table[from + at]!;
  }
}

/** The sum of what is above zero, each times its weight. */
function outcome(hidden: Float32Array, out: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < hidden.length; at += 1) if (hidden[at]! > 0) sum += hidden[at]! * out[at]!;
  return sum;
}

/** A chooser by weights: the choice that scores best, where it scores above "something new" by the margin. */
export function openRanker(weights: Weights, margin = 0): Chooser {
  const { hidden } = weights;
  const [own, pair, bias, out] = [unpack(weights.own), unpack(weights.pair), unpack(weights.bias), unpack(weights.out)];
  const [direct, newOwn, newBias, newOut] = [
    unpack(weights.direct),
    unpack(weights.newOwn),
    unpack(weights.newBias),
    unpack(weights.newOut),
  ];
  if (own.length !== layoutOf(OWN).size * hidden || direct.length !== layoutOf(PAIR).size)
    throw fault(
      "report/ranker",
      `asked for weights of ${layoutOf(OWN).size * hidden} and ${layoutOf(PAIR).size} numbers, found ${own.length} and ${direct.length}; train the ranker again`,
    );
  return (question) => {
    const mine = Float32Array.from(bias);
    addRows(mine, question.own, own);
    const alone = Float32Array.from(newBias);
    addRows(alone, question.own, newOwn);
    let top = outcome(alone, newOut) + margin;
    let best = -1;
    question.pairs.forEach((rows, index) => {
      const both = Float32Array.from(mine);
      addRows(both, rows, pair);
      let score = outcome(both, out);
      for (const row of rows) score += direct[row]!;
      if (score > top) {
        top = score;
        best = index;
      }
    });
    return best;
  };
}
