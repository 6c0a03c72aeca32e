import type { Span } from "../../ground/span.ts";
import type { Reading } from "./claim.ts";
import type { Layer } from "./layer.ts";
import { partsOf } from "./part.ts";

/** A stretch of text that a layer marks, with what to choose when it is pointed at. */
interface Mark extends Span {
  readonly layer: Layer;
  /** How it is drawn: the layer's name, or a finer one. */
  readonly look: string;
  /** The id of the claim or entity; `null` for dates. */
  readonly claim: string | null;
}

/** Text between two neighbouring boundaries: every mark covers all of it or none. */
export interface Segment extends Span {
  readonly text: string;
  /** Class names of the marks that cover it. */
  readonly looks: string;
  /** Claims to choose here, the closest-fitting first. */
  readonly claims: readonly { readonly id: string; readonly layer: Layer }[];
}

export interface SentencePiece {
  /** Index into the report's sentences; -1 between sentences. */
  readonly sentence: number;
  readonly segments: readonly Segment[];
}

export interface Paragraph {
  readonly start: number;
  readonly pieces: readonly SentencePiece[];
}

/** The report's text cut so that marks which overlap or nest can all be drawn. */
export function cutText(reading: Reading): readonly Paragraph[] {
  const { text } = reading.report.document;
  const marks = marksOf(reading).sort((a, b) => a.start - b.start);
  const sentences = reading.report.sentences;
  const bounds = new Set<number>();
  for (const one of marks) bounds.add(one.start).add(one.end);
  for (const one of sentences) bounds.add(one.start).add(one.end);
  for (const claim of [...reading.claims, ...reading.actors])
    for (const one of partsOf(claim, reading)) bounds.add(one.start).add(one.end);
  const cuts = [...bounds].sort((a, b) => a - b);
  return paragraphsOf(text).map(({ start, end }) => {
    const inner = cuts.filter((cut) => start < cut && cut < end);
    const here = marks.filter((mark) => mark.start < end && start < mark.end);
    const pieces: { sentence: number; segments: Segment[] }[] = [];
    let from = start;
    for (const to of [...inner, end]) {
      const sentence = sentences.findIndex((one) => one.start <= from && to <= one.end);
      const last = pieces.at(-1);
      const segment = makeSegment(text, { start: from, end: to }, here);
      if (last && last.sentence === sentence) last.segments.push(segment);
      else pieces.push({ sentence, segments: [segment] });
      from = to;
    }
    return { start, pieces };
  });
}

function makeSegment(text: string, at: Span, marks: readonly Mark[]): Segment {
  const over = marks.filter((mark) => mark.start <= at.start && at.end <= mark.end);
  const looks = [...new Set(over.map((mark) => `m-${mark.look}`))].join(" ");
  const closest = [...over].sort((a, b) => a.end - a.start - (b.end - b.start));
  const claims = closest.flatMap((mark) => (mark.claim === null ? [] : [{ id: mark.claim, layer: mark.layer }]));
  return {
    ...at,
    text: text.slice(at.start, at.end),
    looks,
    claims: claims.filter((one, at) => claims.findIndex((other) => other.id === one.id) === at),
  };
}

function marksOf(reading: Reading): Mark[] {
  const { report } = reading;
  const mark = (layer: Layer, look: string, claim: string | null, at: Span): Mark => ({
    layer,
    look,
    claim,
    start: at.start,
    end: at.end,
  });
  const pair = ([start, end]: readonly [number, number]): Span => ({ start, end });
  return [
    ...report.events.map((event) => mark("events", "event", event.id, pair(event.trigger))),
    ...report.statements.flatMap((one) => [
      ...one.content.map((piece) => mark("statements", "statement", one.id, pair(piece))),
      ...(one.cue ? [mark("statements", "cue", one.id, pair(one.cue))] : []),
    ]),
    ...report.ties.map((tie) => mark("ties", "tie", tie.id, pair(tie.evidence))),
    ...report.influences.flatMap((one) => [
      mark("influences", "influence", one.id, one.cause),
      mark("influences", "influence", one.id, one.effect),
    ]),
    ...report.entities.flatMap((one) => one.mentions.map((mention) => mark("actors", "actor", one.id, mention))),
    ...report.dates.map((date) => mark("dates", "date", null, date)),
  ].filter((one) => one.end > one.start);
}

/** Paragraphs stand between blank lines; between newlines where the text has no blank line. */
function paragraphsOf(text: string): readonly Span[] {
  const between = /\n[ \t]*\n/.test(text) ? /(?:\n[ \t]*)+\n\s*/g : /\n\s*/g;
  const found: Span[] = [];
  let start = 0;
  for (const gap of text.matchAll(between)) {
    found.push({ start, end: gap.index });
    start = gap.index + gap[0].length;
  }
  found.push({ start, end: text.length });
  return found.filter(({ start, end }) => text.slice(start, end).trim() !== "");
}
