/** The only file that touches onnxruntime. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { fault } from "../ground/fault.ts";
import { modelFile } from "./labels.ts";

/** Windows padded to one length, as the encoder takes them: row by row. */
export interface EncoderInput {
  readonly windows: number;
  /** Pieces of the longest window, with its ends. */
  readonly pieceWidth: number;
  /** Words of the longest window. */
  readonly wordWidth: number;
  readonly pieces: Int32Array;
  readonly mask: Float32Array;
  readonly shape: Int32Array;
  readonly first: Int32Array;
}

/** What the encoder says of each word, row by row as its input was. */
export interface EncoderOutput {
  readonly sentence: Float32Array;
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly feats: Int32Array;
  readonly lemma: Int32Array;
  /** Score of each head of each word; column 0 is the root. */
  readonly arc: Float32Array;
  readonly labelDep: Float32Array;
  readonly labelHead: Float32Array;
  readonly mention: Float32Array;
  readonly cue: Float32Array;
  readonly attribution: Float32Array;
  readonly influence: Float32Array;
  /** Logits and vectors of the meaning branch, see `trigger.ts`. */
  readonly event: Float32Array;
  readonly eventStatus: Float32Array;
  readonly eventMode: Float32Array;
  readonly eventRoles: Float32Array;
  readonly tie: Float32Array;
  readonly tieStatus: Float32Array;
  readonly tieSign: Float32Array;
  readonly tieRoles: Float32Array;
  readonly link: Float32Array;
  readonly linkCertainty: Float32Array;
  readonly linkRoles: Float32Array;
  /** Word states of the meaning branch, which the span heads take. */
  readonly states: Float32Array;
}

const OUTPUTS = [
  "sentence",
  "upos",
  "xpos",
  "feats",
  "lemma",
  "arc",
  "labelDep",
  "labelHead",
  "mention",
  "cue",
  "attribution",
  "influence",
  "event",
  "eventStatus",
  "eventMode",
  "eventRoles",
  "tie",
  "tieStatus",
  "tieSign",
  "tieRoles",
  "link",
  "linkCertainty",
  "linkRoles",
  "states",
] as const satisfies readonly (keyof EncoderOutput)[];

/** Sessions of one model folder, each opened when it is first asked for. */
export class Encoder {
  private readonly sessions = new Map<string, Promise<InferenceSession>>();

  constructor(
    readonly folder: string,
    private readonly threads: number = availableParallelism(),
  ) {}

  /** The session of a file of the model. @throws Fault `analysis/no-model`, `analysis/model`. */
  private session(name: string): Promise<InferenceSession> {
    const open = this.sessions.get(name);
    if (open) return open;
    const path = modelFile(this.folder, name);
    const opening = InferenceSession.create(path, {
      intraOpNumThreads: this.threads,
      interOpNumThreads: 1,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
      // Threads that wait without spinning leave the cores to what runs beside the model.
      extra: { session: { intra_op: { allow_spinning: "0" }, set_denormal_as_zero: "1" } },
    }).catch((cause: unknown) => {
      this.sessions.delete(name);
      throw fault(
        "analysis/model",
        `asked onnxruntime to open ${path}, found: ${String(cause)}; is the file whole?`,
        path,
      );
    });
    this.sessions.set(name, opening);
    return opening;
  }

  /** Opens the encoder's session; does nothing where it is open. */
  async warm(): Promise<void> {
    await this.session("encoder.onnx");
  }

  async encode(input: EncoderInput): Promise<EncoderOutput> {
    const session = await this.session("encoder.onnx");
    const bySub = [input.windows, input.pieceWidth];
    const found = await session.run(
      {
        pieces: new Tensor("int32", input.pieces, bySub),
        mask: new Tensor("float32", input.mask, bySub),
        first: new Tensor("int32", input.first, [input.windows, input.wordWidth]),
        shape: new Tensor("int32", input.shape, bySub),
      },
      OUTPUTS,
    );
    const output: Record<string, unknown> = {};
    for (const name of OUTPUTS) output[name] = found[name]!.data;
    return output as unknown as EncoderOutput;
  }

  /**
   * Logits of a span head, `rows` by labels.
   * @param states rows x words x width, @param mask rows x words, @param roles rows x roles x words.
   */
  async head(
    name: string,
    size: { readonly rows: number; readonly words: number; readonly width: number; readonly roles: number },
    states: Float32Array,
    mask: Float32Array,
    roles: Float32Array,
  ): Promise<Float32Array> {
    const session = await this.session(join("heads", `${name}.onnx`));
    const found = await session.run({
      states: new Tensor("float32", states, [size.rows, size.words, size.width]),
      mask: new Tensor("float32", mask, [size.rows, size.words]),
      roles: new Tensor("float32", roles, [size.rows, size.roles, size.words]),
    });
    return found.scores!.data as Float32Array;
  }
}
