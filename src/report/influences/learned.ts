import type { InfluenceReading } from "../../analysis/analysis.ts";
import { contains, overlaps, pair, type Span } from "../../ground/span.ts";
import type { Scene } from "../scene.ts";
import type { InfluenceDraft } from "./find.ts";

/** Below this a reading of the model alone is not told. */
const LEAST_SCORE = 0.5;
const HEDGES = /\b(?:could|may|might|would|can|possibly|perhaps|likely|threatens? to|risks?)\b/i;
const LOWERS =
  /\b(?:prevent|deter|eas|reduc|undermin|hinder|block|halt|weaken|curb|limit|stop|avert|hamper|lower|calm)\w*/i;

interface Part extends Span {
  readonly reading: InfluenceReading;
}

/** Pairs of cause and effect that the model reads and no rule has found, each cause with the nearest effect of its sentence. */
export function learnedInfluences(scene: Scene, found: readonly InfluenceDraft[]): readonly InfluenceDraft[] {
  const { analysis } = scene;
  const bySentence = new Map<number, { cause: Part[]; effect: Part[] }>();
  for (const reading of analysis.influences) {
    const first = analysis.tokens[reading.first];
    const last = analysis.tokens[reading.last - 1];
    if (!first || !last || reading.score < LEAST_SCORE || reading.last - reading.first < 2) continue;
    const list = bySentence.get(first.sentence) ?? { cause: [], effect: [] };
    list[reading.part].push({ start: first.start, end: last.end, reading });
    bySentence.set(first.sentence, list);
  }
  const drafts: InfluenceDraft[] = [];
  for (const [index, { cause, effect }] of bySentence) {
    const sentence = analysis.sentences[index]!;
    const told = found.some((one) => contains(sentence, { start: one.evidence[0], end: one.evidence[1] }));
    if (told) continue;
    const used = new Set<Part>();
    for (const one of cause) {
      const nearest = effect
        .filter((other) => !used.has(other) && !overlaps(one, other))
        .sort((a, b) => gap(one, a) - gap(one, b))[0];
      if (!nearest) continue;
      used.add(nearest);
      const evidence = { start: Math.min(one.start, nearest.start), end: Math.max(one.end, nearest.end) };
      const between = analysis.text.slice(Math.min(one.end, nearest.end), Math.max(one.start, nearest.start));
      drafts.push({
        cause: { start: one.start, end: one.end, claim: null },
        effect: { start: nearest.start, end: nearest.end, claim: null },
        sign: LOWERS.test(between) ? -1 : 1,
        certainty: HEDGES.test(between) ? "hedged" : "stated",
        statement: null,
        evidence: pair(evidence),
        rule: "influence/learned",
        score: Math.round(Math.min(one.reading.score, nearest.reading.score) * 1000) / 1000,
      });
    }
  }
  return drafts;
}

const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end);
