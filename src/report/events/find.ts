import type { Firing, Frames, Step } from "../../codebook/index.ts";
import type { EventStatus, EventType } from "../../ground/event-type.ts";
import { contains, hull, type Pair, pair } from "../../ground/span.ts";
import type { ReportEvent, Statement } from "../claims.ts";
import { isLearned } from "../learned-rule.ts";
import { Odds } from "../odds.ts";
import type { Scene } from "../scene.ts";
import { refuses, statusOf, weighedStatus } from "../status/index.ts";
import { FEW_SENTENCES, isTold, type Least, logit, type Signs, sureOf } from "../sure.ts";
import { actorsOf, isActor } from "./actors.ts";
import { chooseFirings } from "./choose.ts";
import { contextsOf } from "./contexts.ts";
import { describer } from "./describe.ts";
import type { Draft } from "./draft.ts";
import { evidenceOf } from "./evidence.ts";
import { harmOf } from "./harm.ts";
import { weighedFirings, wordOf } from "./learned.ts";
import { mended } from "./mended.ts";
import { mergeDrafts } from "./merge.ts";
import { withMode } from "./mode.ts";
import { withKnownSides } from "./same-war.ts";
import { dateOf, placeOf } from "./scenery.ts";
import { menaced, shifted } from "./shift.ts";
import { signsOf } from "./sure.ts";
import { EVENT_WEIGHTS } from "./weights.ts";

/** At most one event for so many words, and a few more: a short text may say an act and what it is about. */
const WORDS_AN_EVENT = 12;
const MORE = 3;
/** From which score on an event is told. */
const LEAST: Least = { ruled: 0.46, alone: 0.63 };
/** The same in a text of so few sentences: the model learned from whole reports. */
const LEAST_FEW: Least = { ruled: 0.05, alone: 0.1 };
/** In such a text an event is told too where the model is this sure of its word: who it is between may stand elsewhere. */
const PLAIN_WORD = logit(0.75);
/** An event that names nobody is told where the model is this sure of it: "last month's bombing", "the curfew". */
const NAMELESS = 0.6;

/** What happened, by the rules of the codebook and the model: each event once, in text order. */
export async function findEvents(scene: Scene, statements: readonly Statement[]): Promise<readonly ReportEvent[]> {
  const few = scene.analysis.sentences.length <= FEW_SENTENCES;
  return (await weighEvents(scene, statements, few ? LEAST_FEW : LEAST)).map(({ event }) => event);
}

/** The same with what speaks for each, told from these scores on, as far as there is room for them; signs are `null` where there is no model to ask. */
export async function weighEvents(
  scene: Scene,
  statements: readonly Statement[],
  least: Least = { ruled: 0, alone: 0 },
): Promise<readonly { readonly event: ReportEvent; readonly signs: Signs | null }[]> {
  const { codebook, cast } = scene;
  const analysis = mended(scene.analysis);
  const frames = codebook.frames(analysis, describer(cast));
  const odds = Odds.of(analysis, scene.scorer, "event", { status: "eventStatus", mode: "eventMode" });
  const ruled = analysis.sentences.flatMap((sentence) =>
    chooseFirings(frames, codebook.match(frames, sentence, "event")),
  );
  const firings = weighedFirings(
    frames,
    odds,
    ruled,
    (word) => analysis.tokens[word]?.upos !== scene.analysis.tokens[word]?.upos,
  );
  const anchors = new Set(firings.map((firing) => firing.anchor));
  const drafts = firings
    .filter((firing) => !toldToPress(scene, frames, statements, firing) && !isSomebody(scene, firing))
    .flatMap((firing) => draft(scene, frames, odds, firing, anchors));
  const weighed = withKnownSides(frames, drafts).map((one) => weigh(frames, odds, one));
  const merged = mergeDrafts(frames, weighed, (draft) => voiceOf(frames, statements, draft));
  const most = Math.floor(analysis.tokens.length / WORDS_AN_EVENT) + MORE;
  const plain = (signs: Signs | null): boolean => least === LEAST_FEW && (signs?.trigger ?? 0) >= PLAIN_WORD;
  const sure = merged.filter(({ rule, signs, score }) => plain(signs) || isTold(rule.name, signs, score, least));
  const kept = new Set(sure.sort((a, b) => b.score - a.score).slice(0, most));
  const contexts = contextsOf(analysis, codebook);
  return merged
    .filter((one) => kept.has(one))
    .map((one, at) => ({ event: finish(frames, statements, one, `v${at + 1}`, contexts), signs: one.signs }));
}

/** Whether the model's word is the noun for somebody or for a means: "the only protecting *force*", "by *force*". */
function isSomebody({ cast, analysis }: Scene, { rule, anchor }: Firing): boolean {
  const { upos, lemma } = analysis.tokens[anchor]!;
  if (!isLearned(rule) || upos !== "NOUN") return false;
  if (lemma === "force" && analysis.tokens[anchor - 1]?.form === "by") return true;
  const mention = cast.headed(anchor);
  return mention !== null && /^(?:organization|people|person)$/.test(cast.entity(mention.entity)?.type ?? "");
}

/** Whether the trigger only says that someone told something to a reporter: a statement, and no event. */
function toldToPress(
  scene: Scene,
  frames: Frames,
  statements: readonly Statement[],
  { anchor, roles }: Firing,
): boolean {
  const { start, end } = frames.tree.token(anchor);
  if (!statements.some(({ cue }) => cue !== null && cue[0] < end && start < cue[1])) return false;
  const told = actorsOf(scene.cast, frames, roles.target ?? [], "target", anchor);
  return told.length > 0 && told.every((id) => scene.cast.entity(id)?.sector === "JRN");
}

/** The event of a firing, before it its refusal where it will not be; none where it names nobody and no harm. */
function draft(
  scene: Scene,
  frames: Frames,
  odds: Odds | null,
  firing: Firing,
  anchors: ReadonlySet<number>,
): readonly Draft[] {
  const { codebook, cast, dates } = scene;
  const { rule, anchor, roles } = firing;
  const { gives } = rule;
  if (gives.kind !== "event") return [];
  const { source, target } = sidesOf(cast, frames, firing);
  const killed = harmOf(frames, roles.killed ?? []);
  const injured = harmOf(frames, roles.injured ?? []);
  const detained = harmOf(frames, roles.detained ?? []);
  const displaced = harmOf(frames, roles.displaced ?? []);
  const word = odds ? wordOf(frames, odds, firing) : anchor;
  const { status: ruled, governors, purpose } = statusOf(codebook, frames, anchor, gives.status);
  const read = weighedStatus(odds, word, ruled);
  const status = menaced(frames, anchor, gives.type, read, governors.length > 0) ? "threatened" : read;
  const governed = governors.some((one) => anchors.has(one) && one !== anchor);
  const plain = odds !== null && odds.chance(word) >= NAMELESS;
  // What another deed is done for has not been done; only whom it is done to meet is news, and what the model is sure of.
  if (purpose && gives.type !== "CONSULT" && !plain) return [];
  const place = placeOf(cast, frames, anchor, target);
  const nobody = source.length + target.length === 0 && !killed && !injured && !detained && !displaced;
  if (nobody && !plain && !standsAlone(frames, anchor, { status, governed })) return [];
  const named = roles.place ? actorsOf(cast, frames, roles.place, "target", anchor)[0] : undefined;
  const turned = withMode(odds, word, gives, shifted(gives.type, gives.mode, read, governed || purpose));
  const event: Draft = {
    firing,
    rule,
    ...turned,
    source,
    target,
    status,
    governors,
    date: dateOf(dates, frames, anchor),
    place: named !== undefined && cast.entity(named)?.place ? named : place,
    killed,
    injured,
    detained,
    displaced,
    score: rounded(confidence(rule.score, source.length, target.length, frames, anchor)),
    signs: null,
  };
  const refused = governed || purpose ? null : refusalOf(frames, event, read);
  return refused === null ? [event] : [refused, event];
}

/** "It *will not* sell gas": the sale is none, and its refusal is a deed of its own; `null` where nothing is refused. */
function refusalOf(frames: Frames, event: Draft, read: EventStatus): Draft | null {
  const { firing } = event;
  const { gives } = firing.rule;
  if (gives.kind !== "event" || gives.type === "REJECT") return null;
  const trigger = refuses(frames, firing.anchor);
  const refusal = shifted(gives.type, gives.mode, read, false, trigger.length > 0);
  return refusal.type === "REJECT"
    ? { ...event, ...refusal, status: "happened", firing: { ...firing, trigger } }
    : null;
}

/** The draft with what the model says of it, once its sides are known. */
function weigh(frames: Frames, odds: Odds | null, draft: Draft): Draft {
  if (odds === null) return draft;
  const signs = signsOf(odds, { ...draft, word: wordOf(frames, odds, draft.firing) });
  return { ...draft, signs, score: sureOf(signs, EVENT_WEIGHTS) };
}

/** Where the one that a deed is done to stands, where the rule's own paths lead to nobody. */
const TO_WHOM: readonly Step[] = ["object", "indirect", "against", "to", "on", "with", "for"];

const SENDS: ReadonlySet<EventType> = new Set(["AID", "MOBILIZE", "COOPERATE"]);

/** Someone who can act in another of the trigger's own arguments; nobody for what is done together. */
function elsewhere(cast: Scene["cast"], frames: Frames, { rule, anchor, roles }: Firing): readonly string[] {
  const { gives } = rule;
  if (gives.kind !== "event" || gives.type === "CONSULT" || gives.type === "PROTEST") return [];
  if (!rule.roles.some((role) => role.name === "target")) return [];
  const taken = Object.values(roles).flat();
  for (const step of TO_WHOM) {
    // The thing that is given or moved is nobody that it is done to.
    if (step === "object" && SENDS.has(gives.type)) continue;
    const heads = frames.step(anchor, step).filter((one) => !taken.includes(one) && !frames.tree.isVerb(one));
    const found = actorsOf(cast, frames, heads, "target", anchor).filter((id) => {
      const entity = cast.entity(id);
      return entity !== null && isActor(entity);
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether an event that names nobody is told for itself: what is asked or denied, a noun of what has not just happened, and what takes place. */
function standsAlone(
  frames: Frames,
  anchor: number,
  { status, governed }: { readonly status: EventStatus; readonly governed: boolean },
): boolean {
  if (/^(?:requested|denied|threatened)$/.test(status)) return true;
  if (status !== "happened" && (governed || !frames.tree.isVerb(anchor))) return true;
  if (frames.tree.isVerb(anchor)) return false;
  const carrier = frames.step(anchor, "support")[0];
  const takesPlace = carrier !== undefined && frames.classes.has("happening", frames.tree.lemma(carrier));
  return takesPlace && frames.tree.is(anchor, "nsubj");
}

/** Who does it and whom it is done to; nobody is both: a pronoun that seems to be is left out, else the target is. */
function sidesOf(cast: Scene["cast"], frames: Frames, firing: Firing): Pick<Draft, "source" | "target"> {
  const { anchor, roles } = firing;
  const of = (heads: readonly number[], part: "source" | "target") => actorsOf(cast, frames, heads, part, anchor);
  const told = of(roles.target ?? [], "target");
  const target = told.length > 0 ? told : elsewhere(cast, frames, firing);
  const doers = roles.source ?? [];
  const named = doers.filter(
    (one) => frames.tree.token(one).upos !== "PRON" || !of([one], "source").some((id) => target.includes(id)),
  );
  const pronouns = (roles.target ?? []).every((one) => frames.tree.token(one).upos === "PRON");
  const source = of(pronouns ? doers : named, "source");
  return { source, target: target.filter((one) => !source.includes(one)) };
}

const rounded = (value: number): number => Math.round(1000 * value) / 1000;

/** The rule's own score, less where a part is missing or the trigger is a bare noun. */
function confidence(score: number, sources: number, targets: number, frames: Frames, anchor: number): number {
  const missing = (sources === 0 ? 0.15 : 0) + (targets === 0 ? 0.05 : 0);
  const noun = frames.tree.isVerb(anchor) || frames.step(anchor, "support").length > 0 ? 0 : 0.05;
  return Math.max(0.1, score - missing - noun);
}

function finish(
  frames: Frames,
  statements: readonly Statement[],
  one: Draft,
  id: string,
  contexts: ReturnType<typeof contextsOf>,
): ReportEvent {
  const { tree } = frames;
  const { anchor, trigger, roles } = one.firing;
  const words = triggerWords(frames, anchor, trigger);
  return {
    id,
    type: one.type,
    mode: one.mode,
    contexts: contexts[tree.sentence(anchor).paragraph] ?? [],
    source: one.source,
    target: one.target,
    status: one.status,
    date: one.date,
    place: one.place,
    killed: one.killed,
    injured: one.injured,
    detained: one.detained,
    displaced: one.displaced,
    trigger: words,
    evidence: pair(evidenceOf(frames, anchor, Object.values(roles).flat())),
    statement: statementOf(statements, words),
    rule: one.rule.name,
    score: one.score,
  };
}

/** The trigger's words, with the verb that says of an event noun that it takes place, where they stand together; else its first word alone. */
function triggerWords(frames: Frames, anchor: number, trigger: readonly number[]): Pair {
  const { tree } = frames;
  const carrier = frames
    .step(anchor, "support")
    .filter((one) => Math.abs(one - anchor) <= 2 && tree.is(anchor, "nsubj"));
  const words = [...trigger, ...carrier].sort((a, b) => a - b);
  const together = words.every((one, at) => at === 0 || one - (words[at - 1] as number) <= 2);
  const at = together ? hull(words.map((one) => tree.token(one))) : null;
  return pair(at ?? tree.token(words.includes(anchor) || words.length === 0 ? anchor : words[0]!));
}

/** Who says what the draft tells: the speaker of the innermost statement around its trigger; `null` for the reporter and the unnamed. */
function voiceOf(frames: Frames, statements: readonly Statement[], { firing }: Draft): string | null {
  const { start, end } = frames.tree.token(firing.anchor);
  const around = statementOf(statements, [start, end]);
  return statements.find(({ id }) => id === around)?.speaker?.entity ?? null;
}

/** The innermost statement that the words stand in. */
function statementOf(statements: readonly Statement[], [start, end]: Pair): string | null {
  let best: { readonly id: string; readonly length: number } | null = null;
  for (const statement of statements) {
    if (!statement.content.some((piece) => contains({ start: piece[0], end: piece[1] }, { start, end }))) continue;
    const length = statement.content.reduce((sum, piece) => sum + piece[1] - piece[0], 0);
    if (!best || length < best.length) best = { id: statement.id, length };
  }
  return best?.id ?? null;
}
