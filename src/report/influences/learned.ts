import { overlaps, pair, type Span } from "../../ground/span.ts";
import type { Scene } from "../scene.ts";
import type { InfluenceDraft } from "./find.ts";
import { cutByTree, type Part, readParts, topOf } from "./parts.ts";
import { sound } from "./sound.ts";

/** Below this a reading of the model alone is not told. */
const LEAST_SCORE = 0.45;
const HEDGES = /\b(?:could|may|might|would|can|possibly|perhaps|likely|reportedly|allegedly|threatens? to|risks?)\b/i;
const LOWERS =
  /\b(?:prevent|deter|eas|reduc|undermin|hinder|block|halt|weaken|curb|limit|stop|avert|hamper|lower|calm|disrupt|delay)\w*\s*$/i;

/** Pairs of cause and effect that the model reads and no rule has found: each cause with the nearest effect of its sentence. */
export function learnedInfluences(scene: Scene, found: readonly InfluenceDraft[]): readonly InfluenceDraft[] {
  const parts = readParts(scene.analysis).filter(({ score }) => score >= LEAST_SCORE);
  return pairsOf(parts)
    .filter(([cause, effect]) => !argument(scene, cause, effect) && !argument(scene, effect, cause))
    .filter(([cause, effect]) => signalled(scene, cause, effect))
    .map(([cause, effect]) => drafted(scene, cause, effect))
    .filter((draft) => sound(scene.analysis, scene.cast, draft) && !found.some((one) => sameMatter(one, draft)));
}

/** Whether two influences speak of the same words, in either order. */
export const sameMatter = (a: InfluenceDraft, b: InfluenceDraft): boolean =>
  (overlaps(a.cause, b.cause) && overlaps(a.effect, b.effect)) ||
  (overlaps(a.cause, b.effect) && overlaps(a.effect, b.cause));

/** Without a word that says why, a reading must be surer than this. */
const LEAST_BARE = 0.55;
const SIGNALS =
  /\b(?:to|for|over|after|because|as|by|amid|following|since|due|from|so|thus|against|at|with|despite|leading|thereby|hence|therefore|owing|thanks|about|upon|that|saying|demanding|protesting|\w+ing)\W*$/i;

/** Words that only say when, where or who. */
const TIMES = /\b(?:where|who|whom|whose|which|until|before|what|than)\W*$/i;

/** Whether a word between the two, or at the head of the later, says that one is for the other. */
function signalled({ analysis }: Scene, cause: Part, effect: Part): boolean {
  const later = cause.start < effect.start ? effect : cause;
  const earlier = later === cause ? effect : cause;
  const between = analysis.text.slice(earlier.end, later.start);
  const opens = analysis.tokens[later.first]!.form;
  if (TIMES.test(between) || TIMES.test(opens)) return false;
  if (Math.min(cause.score, effect.score) >= LEAST_BARE) return true;
  return SIGNALS.test(between) || SIGNALS.test(opens) || (cause.start < effect.start && /,\s*$/.test(between));
}

/** Whether the one is only what the other's verb takes: an object is no cause. */
function argument({ analysis }: Scene, part: Part, other: Part): boolean {
  const top = analysis.tokens[topOf(analysis, part)]!;
  const inside = top.head >= other.first && top.head < other.last;
  return inside && /^(?:obj|iobj|compound|amod|nmod:poss|flat|det|appos|nummod)/.test(top.label);
}

/** One to one, the nearest first, within a sentence. */
function pairsOf(parts: readonly Part[]): readonly (readonly [cause: Part, effect: Part])[] {
  const all = parts.flatMap((cause) =>
    cause.part === "cause"
      ? parts.flatMap((effect) =>
          effect.part === "effect" && effect.sentence === cause.sentence ? [[cause, effect] as const] : [],
        )
      : [],
  );
  const used = new Set<Part>();
  const found: (readonly [Part, Part])[] = [];
  for (const [cause, effect] of all.sort((a, b) => gap(...a) - gap(...b))) {
    if (used.has(cause) || used.has(effect)) continue;
    used.add(cause).add(effect);
    found.push([cause, effect]);
  }
  return found;
}

function drafted({ analysis }: Scene, cause: Part, effect: Part): InfluenceDraft {
  const [why, what] = [cutByTree(analysis, cause, effect), cutByTree(analysis, effect, cause)];
  const evidence = { start: Math.min(why.start, what.start), end: Math.max(why.end, what.end) };
  const between = analysis.text.slice(Math.min(why.end, what.end), Math.max(why.start, what.start));
  return {
    cause: { start: why.start, end: why.end, claim: null },
    effect: { start: what.start, end: what.end, claim: null },
    sign: LOWERS.test(between) ? -1 : 1,
    certainty: HEDGES.test(between) ? "hedged" : "stated",
    statement: null,
    evidence: pair(evidence),
    rule: "influence/learned",
    score: Math.round(Math.min(cause.score, effect.score) * 1000) / 1000,
  };
}

const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end);
