import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fault } from "../ground/fault.ts";

/** What the numbers of the model's outputs mean, as `labels.json` beside it says. */
export interface Labels {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Whole FEATS strings; `_` is written as the empty string. */
  readonly feats: readonly string[];
  /** Edit rules, see `applyRule`. */
  readonly lemma: readonly string[];
  readonly deprel: readonly string[];
  readonly mention: readonly string[];
  readonly cue: readonly string[];
  readonly influence: readonly string[];
  /** Labels of each span head. */
  readonly heads: Readonly<Record<string, readonly string[]>>;
  /** For each number of the label states, what it adds to each relation: rows of `deprel.length`. */
  readonly labelColumns: Float32Array;
  readonly labelBias: Float32Array;
  /** Biases of source, content and the cue's own words. */
  readonly attributionBias: readonly [source: number, content: number, cue: number];
  readonly branch: BranchLabels;
}

/** Classes of the outputs of the meaning branch by name, and the biases of its roles by group. */
export interface BranchLabels {
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly bias: Readonly<Record<string, readonly number[]>>;
}

/** What to do where the model is not there. */
export const MODEL_ADVICE = "the repository carries it in models/en/; training/README.md says how it is made";

/** The path of a file of the model. @throws Fault `analysis/no-model` where there is none. */
export function modelFile(folder: string, name: string): string {
  const path = join(folder, name);
  if (existsSync(path)) return path;
  throw fault("analysis/no-model", `asked for the model's ${name}, found no file ${path}; ${MODEL_ADVICE}`, path);
}

const LISTS = ["upos", "xpos", "feats", "lemma", "deprel", "mention", "cue", "influence"] as const;

function floats(base64: string): Float32Array {
  const bytes = Buffer.from(base64, "base64");
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** A matrix of `rows` rows with rows and columns changed. */
function turned(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  const found = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) found[column * rows + row] = matrix[row * columns + column]!;
  }
  return found;
}

/**
 * The labels of the model in a folder.
 * @throws Fault `analysis/no-model` where there is none, `analysis/labels` where they are not what this reader reads.
 */
export function readLabels(folder: string): Labels {
  const path = modelFile(folder, "labels.json");
  const written = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  const wrong = (what: string) =>
    fault("analysis/labels", `asked for labels of version 1, found ${what} in ${path}`, path);
  if (written.version !== 1) throw wrong(`version ${String(written.version)}`);
  for (const list of LISTS) if (!Array.isArray(written[list])) throw wrong(`no list "${list}"`);
  const lists = written as unknown as Record<(typeof LISTS)[number], string[]> & {
    heads?: Record<string, string[]>;
    labelWeight: string;
    labelBias: string;
    attributionBias: [number, number, number];
    branch?: BranchLabels;
  };
  if (!lists.branch?.classes || !lists.branch.bias) throw wrong('no "branch"');
  if (lists.attributionBias.length !== 3) throw wrong("attributions of an earlier encoder");
  const labelBias = floats(lists.labelBias);
  const labelWeight = floats(lists.labelWeight);
  if (labelBias.length !== lists.deprel.length || labelWeight.length % labelBias.length !== 0) {
    throw wrong(`${labelWeight.length} weights for ${lists.deprel.length} relations`);
  }
  return {
    upos: lists.upos,
    xpos: lists.xpos,
    feats: lists.feats.map((written) => (written === "_" ? "" : written)),
    lemma: lists.lemma,
    deprel: lists.deprel,
    mention: lists.mention,
    cue: lists.cue,
    influence: lists.influence,
    heads: lists.heads ?? {},
    labelColumns: turned(labelWeight, labelBias.length),
    labelBias,
    attributionBias: lists.attributionBias,
    branch: lists.branch,
  };
}
