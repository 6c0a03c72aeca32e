import type { Reading } from "./claim.ts";

export type HandKind = "event" | "tie" | "statement" | "influence";

/** What is said of a claim that is made by hand. */
export interface HandForm {
  readonly type: string;
  readonly tie: string;
  /** Empty for what is usual. */
  readonly status: string;
  readonly source: string;
  readonly target: string;
  readonly from: string;
  readonly stance: string;
  readonly sign: string;
  readonly effect: readonly [number, number] | null;
}

/** The claim as the record takes it; `null` while something is missing. */
export function madeOf(
  kind: HandKind,
  form: HandForm,
  span: readonly [number, number],
): Readonly<Record<string, unknown>> | null {
  const status = form.status ? { status: form.status } : {};
  switch (kind) {
    case "event":
      return {
        ...{ kind, type: form.type, evidence: span, ...status },
        source: form.source ? [form.source] : [],
        target: form.target ? [form.target] : [],
        ...(form.from && { date: { from: form.from, to: form.from, precision: "day", start: 0, end: 0 } }),
      };
    case "tie":
      if (!form.source || !form.target || form.source === form.target) return null;
      return {
        ...{ kind, type: form.tie, from: form.source, to: form.target, evidence: span, ...status },
        ...(form.from && { valid: { from: form.from, to: null } }),
      };
    case "statement":
      return {
        ...{ kind, evidence: span },
        ...(form.source && { speaker: form.source }),
        about: form.target ? [{ entity: form.target, stance: Number(form.stance) }] : [],
      };
    case "influence": {
      if (!form.effect) return null;
      const evidence = [Math.min(span[0], form.effect[0]), Math.max(span[1], form.effect[1])];
      const certainty = form.status ? { certainty: form.status } : {};
      return { kind, cause: span, effect: form.effect, sign: Number(form.sign), evidence, ...certainty };
    }
  }
}

/** Who is named nearest to the words: those in their sentence, in the order of the text. */
export function nearest(reading: Reading, [start, end]: readonly [number, number]): readonly string[] {
  const sentence = reading.report.sentences.find((one) => one.start <= start && start < one.end) ?? { start, end };
  return reading.actors
    .flatMap((actor) => {
      if (actor.kind !== "actor") return [];
      const here = actor.claim.mentions.find(
        (one) => one.start < Math.max(end, sentence.end) && sentence.start < one.end,
      );
      return here ? [{ id: actor.id, at: here.start }] : [];
    })
    .sort((a, b) => a.at - b.at)
    .map((one) => one.id);
}
