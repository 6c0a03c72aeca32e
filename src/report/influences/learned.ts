import type { Frames } from "../../codebook/index.ts";
import { overlaps, pair } from "../../ground/span.ts";
import type { Scene } from "../scene.ts";
import { certaintyOf, weighedCertainty } from "./certainty.ts";
import { likeliestWords } from "./cut.ts";
import type { InfluenceDraft } from "./find.ts";
import type { Link } from "./links.ts";
import { type Part, topOf } from "./parts.ts";
import { sound } from "./sound.ts";

/** Below this a reading of the model alone is not told. */
const LEAST_SCORE = 0.3;

/** The links that the model reads and no rule has found, the likeliest of those that speak of the same words. */
export function learnedInfluences(
  scene: Scene,
  frames: Frames,
  links: readonly Link[],
  found: readonly InfluenceDraft[],
): readonly InfluenceDraft[] {
  const told: InfluenceDraft[] = [];
  for (const link of links) {
    if (link.chance < LEAST_SCORE) break;
    const { cause, effect } = link;
    if (overlaps(cause, effect) || isInSpiteOf(scene, cause) || isInSpiteOf(scene, effect)) continue;
    if (
      JOINS_NOTHING.test(scene.analysis.tokens[link.word]!.lemma) ||
      bearsWitness(scene, link.word) ||
      putsAt(scene, link.word)
    )
      continue;
    if (isTurned(scene, link.word, cause, effect) || isGranted(scene, cause, effect)) continue;
    if (argument(scene, cause, effect) || argument(scene, effect, cause)) continue;
    const draft = drafted(scene, frames, link);
    if (!sound(scene.analysis, scene.cast, draft)) continue;
    if ([...found, ...told].some((one) => sameMatter(one, draft))) continue;
    told.push(draft);
  }
  return told;
}

/** Whether two influences speak of the same words, in either order. */
export const sameMatter = (a: InfluenceDraft, b: InfluenceDraft): boolean =>
  (overlaps(a.cause, b.cause) && overlaps(a.effect, b.effect)) ||
  (overlaps(a.cause, b.effect) && overlaps(a.effect, b.cause));

const IN_SPITE =
  /\b(?:despite|notwithstanding|in spite of|regardless of|in (?:defiance|violation|breach) of|contrary to)\s+(?:(?:the|an?|his|her|its|their)\s+)?$/i;

/** So many characters hold the longest of these. */
const REACH = 32;

/** "*Despite* the condemnation", "regardless of": what is told to have brought about nothing. */
const isInSpiteOf = ({ analysis }: Scene, { start, first }: Part): boolean =>
  IN_SPITE.test(analysis.text.slice(Math.max(0, start - REACH), start)) ||
  /^despite$/i.test(analysis.tokens[first]!.form);

/** Verbs that join no cause and effect, whatever stands about them: "*link* aid to talks", "may *mask* a fall", "*confirming* the trend". */
const JOINS_NOTHING = /^(?:mask|conceal|link|estimate|describe|call|confirm)$/;

/** Verbs that lower what they strike where the model hears an influence, and strike people and places elsewhere. */
const STRIKES = /^(?:hit|batter|hobble|dog)$/;

/** "*Although* it is lawful to abstain, urging others to was punished": what is granted has not brought about the rest. */
function isGranted({ analysis: { tokens } }: Scene, part: Part, other: Part): boolean {
  for (let at = tokens[part.first]!, steps = 0; steps < 12 && at.head >= 0; at = tokens[at.head]!, steps += 1) {
    const grants = at.children.some((child) => {
      const { label, form } = tokens[child]!;
      return label === "mark" && /^(?:although|though|whereas)$/i.test(form);
    });
    if (grants) return !(other.first <= at.index && at.index < other.last);
    if (other.first <= at.head && at.head < other.last) return false;
  }
  return false;
}

/** "*Putting* the turnout at 80 percent": a number told, not brought about. */
const putsAt = ({ analysis: { tokens } }: Scene, word: number): boolean =>
  tokens[word]!.lemma === "put" &&
  tokens[word]!.children.some((child) => {
    const below = tokens[child]!.children.map((one) => tokens[one]!);
    return (
      below.some(({ form }) => form === "at") &&
      (tokens[child]!.upos === "NUM" || below.some(({ upos }) => upos === "NUM"))
    );
  });

/** "Exports *were blamed for* the debt": what is blamed drives; the other way round is no reading. */
function isTurned({ analysis }: Scene, word: number, cause: Part, effect: Part): boolean {
  const { lemma, children } = analysis.tokens[word]!;
  const passive = children.some((child) => analysis.tokens[child]!.label === "aux:pass");
  return lemma === "blame" && passive && effect.start < cause.start;
}

/** "Holes *bore* testimony to the attack": what is seen of a thing did not bring it about. */
const bearsWitness = ({ analysis }: Scene, word: number): boolean =>
  /^(?:bear|bore|give|pay)$/.test(analysis.tokens[word]!.lemma) &&
  analysis.tokens[word]!.children.some((child) =>
    /^(?:testimony|witness|tribute|evidence)$/.test(analysis.tokens[child]!.lemma),
  );

/** Whether the one is only what the other's verb takes: an object is no cause. */
function argument({ analysis }: Scene, part: Part, other: Part): boolean {
  const top = analysis.tokens[topOf(analysis, part)]!;
  const inside = top.head >= other.first && top.head < other.last;
  return inside && /^(?:obj|iobj|compound|amod|nmod:poss|flat|det|appos|nummod)/.test(top.label);
}

function drafted({ analysis, codebook }: Scene, frames: Frames, link: Link): InfluenceDraft {
  const { cause, effect, chance } = link;
  const lemma = analysis.tokens[link.word]!.lemma.toLowerCase();
  const raises = codebook.classes.has("raises", lemma);
  const lowers = codebook.classes.has("lowers", lemma) || STRIKES.test(lemma);
  const sign = raises === lowers ? link.sign : raises ? 1 : -1;
  const [why, what] = [likeliestWords(analysis, link, "cause"), likeliestWords(analysis, link, "effect")];
  const apart = why.end <= what.start || what.end <= why.start;
  const [first, second] = apart ? [why, what] : [cause, effect];
  const evidence = { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
  return {
    cause: { start: first.start, end: first.end, claim: null },
    effect: { start: second.start, end: second.end, claim: null },
    sign,
    certainty: weighedCertainty(link, certaintyOf(codebook, frames, link.word)),
    statement: null,
    evidence: pair(evidence),
    rule: "influence/learned",
    score: Math.round(chance * 1000) / 1000,
  };
}
