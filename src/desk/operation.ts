import type { z } from "zod";
import type { Columns } from "./columns.ts";
import type { Desk } from "./desk.ts";
import type { Outfile } from "./export/outfile.ts";
import type { Source } from "./source.ts";

/** Each thing a user can ask for, once; HTTP, the command line and the assistant's tools are read off it. */
export interface Operation {
  /** In words: `events`, `actors lookup`. */
  readonly name: string;
  /** What it gives, in one sentence. */
  readonly summary: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** What is handed in beside the input: documents in any format, JSON Lines, or nothing. */
  readonly takes: "nothing" | "documents" | "lines" | "file";
  /** What it does with the record. */
  readonly record: "untouched" | "asked" | "changed";
  /** Inputs that are words of the command line, in order; the others are options. */
  readonly words: readonly string[];
  readonly http: { readonly method: "get" | "post"; readonly path: string } | null;
  /** Columns of its items, where it gives a list: for CSV and tables. */
  readonly columns: Columns | null;
  /** Whether an assistant may use it as a tool. */
  readonly tool: boolean;
  run(desk: Desk, input: unknown, sources: readonly Source[]): Promise<unknown>;
  /** Its items one by one as they come; `null` where it gives one thing. */
  readonly each: ((desk: Desk, input: unknown, sources: readonly Source[]) => AsyncIterable<unknown>) | null;
  /** The file that it gives, where it gives one; `null` where it answers with a value. */
  readonly file: ((desk: Desk, input: unknown) => Promise<Outfile>) | null;
  /** Other names of it on the command line. */
  readonly aliases: readonly string[];
}

type Sketch<Input extends z.ZodObject> = Pick<Operation, "name" | "summary" | "output"> &
  Partial<Pick<Operation, "takes" | "record" | "words" | "http" | "columns" | "tool" | "aliases">> & {
    readonly input: Input;
    run(desk: Desk, input: z.output<Input>, sources: readonly Source[]): Promise<unknown>;
    each?(desk: Desk, input: z.output<Input>, sources: readonly Source[]): AsyncIterable<unknown>;
    file?(desk: Desk, input: z.output<Input>): Promise<Outfile>;
  };

/** The operation of the sketch; a `get` of its own name unless it says otherwise. */
export function operation<Input extends z.ZodObject>(sketch: Sketch<Input>): Operation {
  return {
    takes: "nothing",
    record: "asked",
    words: [],
    http: { method: "get", path: `/${sketch.name.replaceAll(" ", "/")}` },
    columns: null,
    tool: true,
    aliases: [],
    ...sketch,
    run: (desk, input, sources) => sketch.run(desk, input as z.output<Input>, sources),
    each: sketch.each ? (desk, input, sources) => sketch.each!(desk, input as z.output<Input>, sources) : null,
    file: sketch.file ? (desk, input) => sketch.file!(desk, input as z.output<Input>) : null,
  };
}
