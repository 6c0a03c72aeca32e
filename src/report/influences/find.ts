import type { Analysis } from "../../analysis/analysis.ts";
import type { Firing, Frames } from "../../codebook/index.ts";
import { overlaps, pair, type Span } from "../../ground/span.ts";
import type { Influence, ReportEvent, Statement, Tie } from "../claims.ts";
import { describer } from "../events/describe.ts";
import { mended } from "../events/mended.ts";
import { statementAround } from "../inside.ts";
import { Odds } from "../odds.ts";
import type { Scene } from "../scene.ts";
import { FEW_SENTENCES, isTold, type Least, type Signs, sureOf } from "../sure.ts";
import { antecedentOf, points } from "./antecedent.ts";
import { certaintyBeside, given, type Ruled, weighedCertainty } from "./certainty.ts";
import { likeliestWords } from "./cut.ts";
import { edged } from "./edges.ts";
import { learnedInfluences } from "./learned.ts";
import { type Link, linkOver, linksOf } from "./links.ts";
import { type Part, readParts, topWithin } from "./parts.ts";
import { type Claims, claimIn } from "./pointer.ts";
import { sound } from "./sound.ts";
import { signsOf } from "./sure.ts";
import { INFLUENCE_WEIGHTS } from "./weights.ts";
import { partWords } from "./words.ts";

/** What a reading of an influence says before ids are given. */
export type InfluenceDraft = Omit<Influence, "id">;

/** The claims that an influence may join. */
interface Known {
  readonly statements: readonly Statement[];
  readonly events: readonly ReportEvent[];
  readonly ties: readonly Tie[];
}

/** From which score on an influence is told; in a text of a sentence or two, which the model has seldom seen alone, every one. */
const LEAST: Least = { ruled: 0.4, alone: 0.6 };
const EVERY: Least = { ruled: 0, alone: 0 };

/** Rules whose words say enough where the model reads nothing; of the others one in seven is right then in the coded reports. */
const PLAIN = /^influence\/(?:because|blamed-on|blamed-for|over|after|deters|put-down)$/;

/** What the report says drives what, in text order; ids `i1`, `i2` … */
export async function findInfluences(scene: Scene, known: Known): Promise<readonly Influence[]> {
  const few = scene.analysis.sentences.length <= FEW_SENTENCES;
  return (await weighInfluences(scene, known, few ? EVERY : LEAST)).map(({ influence }) => influence);
}

/** The same with what speaks for each, told from these scores on; signs are `null` where there is no model to ask. */
export async function weighInfluences(
  scene: Scene,
  known: Known,
  least = EVERY,
): Promise<readonly { readonly influence: Influence; readonly signs: Signs | null }[]> {
  const { cast, codebook } = scene;
  const analysis = mended(scene.analysis);
  const frames = codebook.frames(analysis, describer(cast));
  const parts = readParts(analysis);
  const odds = Odds.of(analysis, scene.scorer, "link", { certainty: "linkCertainty" });
  const links = linksOf(analysis, odds);
  const byRule = analysis.sentences
    .flatMap((sentence) =>
      strongest(codebook.match(frames, sentence, "influence")).flatMap(
        (firing) => readFiring(scene, frames, firing, known) ?? [],
      ),
    )
    .filter(({ draft }) => sound(analysis, cast, draft))
    .flatMap(({ draft, ruled, turned }) => {
      const told = odds
        ? weighed(analysis, draft, ruled, links)
        : draft.score >= SURE || borneOut(draft, parts)
          ? draft
          : null;
      return told ? [turned ? lowered(analysis, frames, told) : told] : [];
    });
  return [...byRule, ...learnedInfluences(scene, frames, links, byRule)]
    .map((draft) => edged(analysis, draft, linkOver(links, draft.cause, draft.effect)?.word ?? null))
    .map((draft) => pointed(draft, known))
    .filter((draft, index, all) => all.findIndex((other) => sameEnds(other, draft)) === index)
    .sort((a, b) => a.evidence[0] - b.evidence[0])
    .map((draft) => {
      const signs = odds ? signsOf(draft.rule, linkOver(links, draft.cause, draft.effect)) : null;
      return { draft, signs, score: signs ? sureOf(signs, INFLUENCE_WEIGHTS) : draft.score };
    })
    .filter(({ draft, signs, score }) => isTold(draft.rule, signs, score, least))
    .filter(({ draft, signs }) => least === EVERY || signs?.unread !== 1 || PLAIN.test(draft.rule))
    .map(({ draft, signs, score }, index) => ({ influence: { id: `i${index + 1}`, ...draft, score }, signs }));
}

/** Without links to ask, a rule that is less sure than this is told only where the model reads a cause or an effect in the same place. */
const SURE = 0.6;

const borneOut = (draft: InfluenceDraft, parts: readonly Part[]): boolean =>
  parts.some(({ part, start, end }) => overlaps(draft[part], { start, end }));

/** A rule that is as sure as this is told though the model reads nothing there. */
const SURE_ALONE = 0.8;
/** A rule's draft that the model is less sure of is not told. */
const LEAST_RULE = 0.05;

/** The draft with the model's word on it; `null` where the model hardly reads a cause and an effect there. */
function weighed(
  analysis: Analysis,
  draft: InfluenceDraft,
  ruled: Ruled,
  links: readonly Link[],
): InfluenceDraft | null {
  const link = linkOver(links, draft.cause, draft.effect);
  // Of what a pronoun stands for in another sentence the model knows nothing.
  if (!link) return draft.score >= (within(analysis, draft) ? SURE_ALONE : SURE) ? draft : null;
  if (link.chance < LEAST_RULE) return null;
  const [cause, effect] = [
    likeliestWords(analysis, link, "cause", draft.cause),
    likeliestWords(analysis, link, "effect", draft.effect),
  ];
  const apart = !overlaps(cause, effect);
  return {
    ...draft,
    ...(apart && { cause: { ...cause, claim: null }, effect: { ...effect, claim: null } }),
    certainty: weighedCertainty(link, ruled),
    score: Math.round(500 * (draft.score + link.chance)) / 1000,
  };
}

/** Whether both ends stand in one sentence. */
const within = ({ sentences }: Analysis, { cause, effect }: InfluenceDraft): boolean =>
  sentences.some(({ start, end }) => [cause, effect].every((one) => start <= one.start && one.end <= end));

const sameEnds = (a: InfluenceDraft, b: InfluenceDraft): boolean =>
  a.cause.start === b.cause.start &&
  a.cause.end === b.cause.end &&
  a.effect.start === b.effect.start &&
  a.effect.end === b.effect.end;

function strongest(firings: readonly Firing[]): readonly Firing[] {
  const best = new Map<number, Firing>();
  for (const firing of firings) {
    const before = best.get(firing.anchor);
    if (!before || firing.specificity > before.specificity) best.set(firing.anchor, firing);
  }
  return [...best.values()];
}

/** Whether a participle has a doer or a preposition of its own, and so does not say what its clause led to. */
const ownClause = (frames: Frames, anchor: number): boolean =>
  frames.tree.isVerb(anchor) &&
  (frames.tree.cases(anchor).length > 0 || frames.tree.children(anchor, "nsubj", "nsubj:pass", "mark").length > 0);

const CONNECTIVES = /^(?:after|following|because|due|owing|over|amid|since|as|once|by)$/i;
const SINKS = new Set(
  "fall drop decline shrink slump plunge plummet sink slide tumble dip collapse dwindle diminish crumble weaken wane ebb suffer stall".split(
    " ",
  ),
);

/** Whether the verb says that something grew less: then the cause lowered it. */
const sinks = (frames: Frames, effect: number): boolean =>
  frames.tree.isVerb(effect) && SINKS.has(frames.tree.lemma(effect)) && !frames.passive(effect);

/** The draft with what grew less alone as the effect of what lowered it: "*exports* fell after the storm". */
function lowered(analysis: Analysis, frames: Frames, draft: InfluenceDraft): InfluenceDraft {
  const verb = draft.sign === 1 ? undefined : topWithin(analysis, draft.effect)?.index;
  if (verb === undefined) return draft;
  const subject = sinks(frames, verb) ? frames.tree.children(verb, "nsubj")[0] : undefined;
  const words = subject === undefined || points(analysis, subject) ? null : partWords(analysis, subject, [verb]);
  return words ? { ...draft, effect: { ...words, claim: null } } : draft;
}

/** A rule's reading, how sure its certainty is, and whether its effect is what turned the sign: "exports *fell* after …". */
interface Read {
  readonly draft: InfluenceDraft;
  readonly ruled: Ruled;
  readonly turned: boolean;
}

function readFiring(scene: Scene, frames: Frames, firing: Firing, known: Claims): Read | null {
  const gives = firing.rule.gives;
  if (gives.kind !== "influence") return null;
  const { analysis, cast } = scene;
  const [causeHead, effectHead] = [firing.roles.cause?.[0], firing.roles.effect?.[0]];
  if (causeHead === undefined || effectHead === undefined || causeHead === effectHead) return null;
  if (causeHead === frames.tree.head(firing.anchor) && ownClause(frames, firing.anchor)) return null;
  const end = (head: number, other: number): Span | null =>
    points(analysis, head) ? antecedentOf(analysis, cast, head) : partWords(analysis, head, [other, ...firing.trigger]);
  const [cause, effect] = [end(causeHead, effectHead), end(effectHead, causeHead)];
  if (!cause || !effect || (cause.start < effect.end && effect.start < cause.end)) return null;
  const trigger = analysis.tokens[firing.anchor]!;
  const sign = gives.sign === 1 && CONNECTIVES.test(trigger.form) && sinks(frames, effectHead) ? -1 : gives.sign;
  const ruled =
    gives.certainty === "stated"
      ? certaintyBeside(scene.codebook, frames, firing.anchor, effectHead)
      : given(gives.certainty);
  const evidence: Span = {
    start: Math.min(cause.start, effect.start, trigger.start),
    end: Math.max(cause.end, effect.end, trigger.end),
  };
  const draft: InfluenceDraft = {
    cause: { ...cause, claim: null },
    effect: { ...effect, claim: null },
    sign,
    certainty: ruled.certainty,
    statement: statementAround(known.statements, trigger),
    evidence: pair(evidence),
    rule: firing.rule.name,
    score: firing.rule.score,
  };
  return { draft, ruled, turned: sign !== gives.sign };
}

/** The influence with its ends pointing to the claims that their words make. */
function pointed(draft: InfluenceDraft, known: Claims): InfluenceDraft {
  return {
    ...draft,
    statement:
      draft.statement ?? statementAround(known.statements, { start: draft.evidence[0], end: draft.evidence[1] }),
    cause: { ...draft.cause, claim: claimIn(known, draft.cause, draft.effect) },
    effect: { ...draft.effect, claim: claimIn(known, draft.effect, draft.cause) },
  };
}
