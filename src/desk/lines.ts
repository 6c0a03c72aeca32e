import { z } from "zod";
import type { Analysis } from "../analysis/analysis.ts";
import type { FaultValue } from "../ground/fault.ts";
import type { Desk } from "./desk.ts";
import { linesOf, type Source } from "./source.ts";

/** The lines of the sources with their analyses, in order; a line that is not what was asked for is a fault in its place. */
export async function* askedOf<Asked extends { readonly text: string }>(
  desk: Desk,
  sources: readonly Source[],
  shape: z.ZodType<Asked>,
): AsyncIterable<FaultValue | { readonly asked: Asked; readonly analysis: Analysis }> {
  const reader = await desk.reader();
  const waiting: (FaultValue | Asked)[] = [];
  const isFault = (item: FaultValue | Asked): item is FaultValue => "kind" in item && item.kind === "fault";
  async function* texts() {
    for await (const item of linesOf(sources)) {
      const read = "kind" in item ? item : readLine(item.text, item.place, shape);
      waiting.push(read);
      if (!isFault(read)) yield read.text;
    }
  }
  function* faults() {
    while (waiting.length > 0 && isFault(waiting[0]!)) yield waiting.shift() as FaultValue;
  }
  for await (const analysis of reader.analyser.analyse(texts())) {
    yield* faults();
    yield { asked: waiting.shift() as Asked, analysis };
  }
  yield* faults();
}

function readLine<Asked>(text: string, place: string, shape: z.ZodType<Asked>): Asked | FaultValue {
  const wrong = (message: string): FaultValue => ({ kind: "fault", code: "desk/line", message, place });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong(`${place} is no JSON; write one object a line`);
  }
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return wrong(`${place}: ${issue?.path.join(".") || "the line"}: ${issue?.message ?? "is not what was asked for"}`);
}

/** Spans of a text, as pairs. */
export const spans = z.array(z.tuple([z.number().int().min(0), z.number().int().min(0)]));

/** Indexes of the tokens that share a character with one of the spans. */
export const tokensOf = (analysis: Analysis, spans: readonly (readonly [number, number])[]): readonly number[] =>
  analysis.tokens
    .filter((token) => spans.some(([start, end]) => token.start < end && start < token.end))
    .map((token) => token.index);
