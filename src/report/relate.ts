import type { Analysis } from "../analysis/analysis.ts";
import type { Codebook, Describe, Description, Firing, Frames } from "../codebook/index.ts";
import type { EventStatus, EventType } from "../ground/event-type.ts";
import { overlaps, type Span } from "../ground/span.ts";
import { chooseFirings } from "./events/choose.ts";
import { shifted } from "./events/shift.ts";
import { statusOf } from "./status/index.ts";

/** What the source does to the target. */
export interface Relation {
  readonly type: EventType;
  readonly mode: string | null;
  readonly status: EventStatus;
  /** 0 to 1: how sure. */
  readonly score: number;
  /** The rule that says so; `fallback/none` where none does. */
  readonly rule: string;
}

/** One way to read the text, with what speaks for it. */
export interface RelateReading extends Relation {
  readonly trigger: Span;
  /** The higher, the better source and target fit its roles. */
  readonly fit: number;
}

export interface RelateInput {
  readonly analysis: Analysis;
  readonly codebook: Codebook;
  /** Who the other words are; the source's and the target's act in any case. */
  readonly describe?: Describe;
}

/** Where no rule has a word in the text: what is most often said of two actors. */
const FALLBACK: Relation = { type: "ACCUSE", mode: null, status: "happened", score: 0.05, rule: "fallback/none" };

/** What the source does to the target in this text; always an answer, with a score that says how sure. */
export function relate(input: RelateInput, source: readonly Span[], target: readonly Span[]): Relation {
  const best = readings(input, source, target)[0];
  if (!best) return FALLBACK;
  const { type, mode, status, score, rule } = best;
  return { type, mode, status, score, rule };
}

/** Every reading that rules give of what stands between source and target, best first. */
export function readings(
  { analysis, codebook, describe = () => null }: RelateInput,
  source: readonly Span[],
  target: readonly Span[],
): readonly RelateReading[] {
  const inSource = within(analysis, source);
  const inTarget = within(analysis, target);
  const acting: Description = { types: ["organization"], actor: "asked", sector: null, place: false, named: true };
  const frames = codebook.frames(analysis, (token) =>
    inSource.has(token) || inTarget.has(token) ? { ...acting, ...seen(describe(token)) } : describe(token),
  );
  const found: RelateReading[] = [];
  for (const sentence of analysis.sentences) {
    const firings = chooseFirings(frames, codebook.match(frames, sentence, "event"));
    const anchors = new Set(firings.map((firing) => firing.anchor));
    for (const firing of firings) {
      const { gives } = firing.rule;
      if (gives.kind !== "event") continue;
      const reading = statusOf(codebook, frames, firing.anchor, gives.status);
      const governed = reading.governors.some((one) => anchors.has(one) && one !== firing.anchor);
      const fit = fitOf(frames, firing, inSource, inTarget) - (governed ? 1.2 : 0) + 0.02 * firing.specificity;
      const { start, end } = frames.tree.token(firing.anchor);
      found.push({
        ...shifted(gives.type, gives.mode, reading.status, governed, true),
        status: reading.status,
        rule: firing.rule.name,
        score: Math.round(1000 * firing.rule.score * Math.min(1, Math.max(0.1, fit / 4.5))) / 1000,
        trigger: { start, end },
        fit,
      });
    }
  }
  return found.sort((a, b) => b.fit - a.fit || a.trigger.start - b.trigger.start);
}

const seen = (description: Description | null): Partial<Description> =>
  description
    ? { types: [...description.types, "organization"], sector: description.sector, place: description.place }
    : {};

const within = (analysis: Analysis, spans: readonly Span[]): ReadonlySet<number> =>
  new Set(analysis.tokens.filter((token) => spans.some((one) => overlaps(one, token))).map((token) => token.index));

function fitOf(frames: Frames, firing: Firing, source: ReadonlySet<number>, target: ReadonlySet<number>): number {
  const doers = firing.roles.source ?? [];
  const sufferers = firing.roles.target ?? [];
  const both = sufferers.length === 0 || !firing.rule.roles.some((role) => role.name === "target");
  const right =
    hit(frames, doers, source) * 2 +
    Math.max(hit(frames, sufferers, target), both ? hit(frames, doers, target) : 0) * 2;
  const turned = hit(frames, doers, target) + hit(frames, sufferers, source);
  return right - (both ? 0 : turned) - nearness(frames, firing.anchor, source, target);
}

/** How well the fillers meet the words: 1 where a filler is one of them, less where they stand inside it or it in them. */
function hit(frames: Frames, fillers: readonly number[], wanted: ReadonlySet<number>): number {
  if (fillers.some((one) => wanted.has(one))) return 1;
  const inside = fillers.some(
    (one) => !frames.tree.isVerb(one) && frames.tree.under(one).some((below) => wanted.has(below)),
  );
  if (inside) return 0.8;
  return fillers.some((one) => frames.tree.isVerb(one) && frames.tree.under(one).some((below) => wanted.has(below)))
    ? 0.5
    : 0;
}

/** A cost for a trigger far from both in the tree and for one deep below the sentence's root. */
function nearness(frames: Frames, anchor: number, source: ReadonlySet<number>, target: ReadonlySet<number>): number {
  const between = Math.min(...[...source, ...target].map((one) => Math.abs(one - anchor)));
  let depth = 0;
  for (let at = frames.tree.head(anchor); at !== null && depth < 8; at = frames.tree.head(at)) depth++;
  return 0.12 * depth + 0.01 * Math.min(between, 30);
}
