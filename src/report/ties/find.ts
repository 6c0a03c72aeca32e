import type { Firing, Frames } from "../../codebook/index.ts";
import { pair } from "../../ground/span.ts";
import { TIE_TYPES } from "../../ground/tie-type.ts";
import type { Entity, Statement, Tie } from "../claims.ts";
import { describer } from "../events/describe.ts";
import { evidenceOf } from "../events/evidence.ts";
import { mended } from "../events/mended.ts";
import { statementAround } from "../inside.ts";
import { isLearnedName } from "../learned-rule.ts";
import { Odds } from "../odds.ts";
import type { Scene } from "../scene.ts";
import { FEW_SENTENCES, isTold, type Least, type Signs, sureOf } from "../sure.ts";
import { ownBearers } from "./bearers.ts";
import { endsOf } from "./ends.ts";
import { weighedFirings, weighedStanding, wordOf } from "./learned.ts";
import { tiesOfRoles } from "./roles.ts";
import { isFormer, standingOf, validity } from "./standing.ts";
import { signsOf } from "./sure.ts";
import { TIE_WEIGHTS } from "./weights.ts";

/** A report that claims more ties than one for this many words says the least sure of them no more. */
const WORDS_A_TIE = 25;
/** A short text may claim this many all the same. */
const LEAST_CAP = 3;
/** Words that stand for nobody in particular. */
const ANYONE =
  /^(?:any(?:one|body)|every(?:one|body)|some(?:one|body)|no ?(?:one|body)|others?|both|each|what|it|this|that|these|those|who|which|one|all|something|anything|nothing|each other|one another)$/i;
/** A list of names on each side gives at most this many pairs. */
const MOST_PAIRS = 6;

/** "The Moscow-*led* pact", "the Chad-*backed* rebels": the model overlooks the word that a hyphen ties to a name, and the rule is right in two of three. */
const isLed = ({ tree }: Frames, { rule, anchor }: Firing): boolean =>
  /^(?:leads|supports)\/verb$/.test(rule.name) &&
  tree.is(anchor, "amod") &&
  /^(?:led|backed)$/i.test(tree.token(anchor).form);
const LED = 0.69;

/** A tie before ids are given, with what speaks for it; `signs` are `null` for an office that the cast tells, and without a model. */
type Draft = Omit<Tie, "id"> & { readonly signs: Signs | null };

/** From these scores on a tie is told; in a text of a sentence or two, which the model has seldom seen alone, every one. */
const LEAST: Least = { ruled: 0.2, alone: 0.45 };
const LEAST_FEW: Least = { ruled: 0, alone: 0 };

/** Who stands with or against whom in this report, in text order; ids `t1`, `t2` … */
export async function findTies(scene: Scene, statements: readonly Statement[]): Promise<readonly Tie[]> {
  const few = scene.analysis.sentences.length <= FEW_SENTENCES;
  return (await weighTies(scene, statements, few ? LEAST_FEW : LEAST)).map(({ tie }) => tie);
}

/** The same with what speaks for each, told from these scores on, as far as there is room for them. */
export async function weighTies(
  scene: Scene,
  statements: readonly Statement[],
  least: Least = LEAST_FEW,
): Promise<readonly { readonly tie: Tie; readonly signs: Signs | null }[]> {
  const { cast, codebook } = scene;
  const analysis = mended(scene.analysis);
  const frames = codebook.frames(analysis, describer(cast));
  const drafts: Draft[] = [];
  const odds = Odds.of(analysis, scene.scorer, "tie", { status: "tieStatus", sign: "tieSign" });
  const ruled = analysis.sentences.flatMap((sentence) => strongest(codebook.match(frames, sentence, "tie")));
  for (const firing of weighedFirings(frames, odds, ruled))
    drafts.push(...readFiring(scene, frames, odds, firing, statements));
  drafts.push(...tiesOfRoles(scene, statements).map((draft) => ({ ...draft, signs: null })));
  const sure = drafts.filter(({ rule, signs, score }) => isTold(rule, signs, score, least));
  return sparing(once(sure.filter((draft) => !saidByRule(draft, sure))), analysis.tokens.length)
    .sort((a, b) => a.evidence[0] - b.evidence[0])
    .map(({ signs, ...draft }, index) => ({ tie: { id: `t${index + 1}`, ...draft }, signs }));
}

/** Of the rules that fire on one word, the most specific of each type of tie. */
function strongest(firings: readonly Firing[]): readonly Firing[] {
  const best = new Map<string, Firing>();
  for (const firing of firings) {
    const gives = firing.rule.gives;
    if (gives.kind !== "tie") continue;
    const key = `${firing.anchor} ${gives.type}`;
    const before = best.get(key);
    if (!before || firing.specificity > before.specificity) best.set(key, firing);
  }
  return [...best.values()];
}

/** The pairs that the two ends make; where both are the same parties, each with each. */
function pairs(from: readonly Entity[], to: readonly Entity[]): readonly (readonly [Entity, Entity])[] {
  const same = from.length > 1 && from.length === to.length && from.every((one, index) => one.id === to[index]?.id);
  const found: (readonly [Entity, Entity])[] = [];
  const seen = new Set<string>();
  for (const a of from)
    for (const b of to) {
      if (a.id === b.id || (a.actor !== null && a.actor === b.actor && a.type === b.type)) continue;
      const key = same ? [a.id, b.id].sort().join(" ") : `${a.id} ${b.id}`;
      if (!seen.has(key)) found.push([a, b]);
      seen.add(key);
    }
  return found.slice(0, MOST_PAIRS);
}

function readFiring(
  scene: Scene,
  frames: Frames,
  odds: Odds | null,
  firing: Firing,
  statements: readonly Statement[],
): readonly Draft[] {
  const gives = firing.rule.gives;
  if (gives.kind !== "tie") return [];
  const { codebook, dates } = scene;
  const end = (role: string) =>
    endsOf(scene, frames, ownBearers(frames, firing, role), firing.anchor).filter(({ name }) => !ANYONE.test(name));
  const standing = standingOf(codebook, frames, firing);
  const { status, sign } = isFormer(frames, firing.anchor) ? standing : weighedStanding(odds, firing, standing);
  const trigger = scene.analysis.tokens[firing.anchor]!;
  const heads = [...firing.trigger, ...Object.values(firing.roles).flat()];
  const evidence = pair(evidenceOf(frames, firing.anchor, heads));
  const over = end("over")[0]?.id ?? null;
  const valid = validity(dates, frames, firing.anchor, status);
  const statement = statementAround(statements, trigger);
  const to = end("to");
  const named = end("from").filter((one) => gives.type !== "rival" || to.length > 1 || one.id !== to[0]?.id);
  // "clashed with arch-foe Chad": whose foe it is, the sentence has said before.
  const from = named.length === 0 && gives.type === "rival" ? spokenOf(scene, firing.anchor, to) : named;
  return pairs(from, to).flatMap((pair) => {
    const told = ranked(frames, firing.anchor, gives.type, pair);
    if (!told) return [];
    const [type, from, to] = told;
    const signs = odds ? signsOf(odds, firing, wordOf(odds, firing), type) : null;
    return [
      {
        type,
        from: from.id,
        to: to.id,
        over: over === from.id || over === to.id ? null : over,
        sign: TIE_TYPES[type].sign ?? (type === gives.type ? sign : 0),
        status,
        valid,
        statement,
        evidence,
        rule: firing.rule.name,
        score: signs ? Math.max(sureOf(signs, TIE_WEIGHTS), isLed(frames, firing) ? LED : 0) : firing.rule.score,
        signs,
      },
    ];
  });
}

/** Who heads a state, by the noun alone; who holds another office or job in it is a part of it. */
const HEADS =
  /^(?:president|premier|leader|chancellor|ruler|king|queen|monarch|emperor|empress|sultan|emir|shah|prince|pope|dictator|strongman|taoiseach|executive|captain-regent|regent|junta|autocrat|potentate|tsar|caliph|ayatollah)$/;
/** Words that make a lesser office of one. */
const BELOW = /^(?:deputy|vice|assistant|senior|junior)$/;
/** Words before a chief of what is neither the state nor the body named beside it: "Washington bureau chief". */
const OF_OFFICE = /^(?:bureau|section|desk)$/;
/** Words before a chief of a service in a place or state, which he does not lead. */
const OF_SERVICE = /^(?:security|intelligence|news|election|aid|health|customs)$/;
/** Words before a leader that say what he leads instead of the state. */
const OF_FACTION =
  /^(?:rebel|opposition|party|union|religious|spiritual|militia|faction|guerrilla|separatist|church|tribal|democracy|protest|student|labour|labor|community|congressional|parliamentary|military|army|police|navy|business)$/;

/**
 * Nobody leads a state but his own. Who leads a state is told of its head alone: "its chief of staff" is part of it, and so is a body's deputy head. Whom a body has
 * for its own leads it, not it him. `null` where a chief is one of something else than what is named: "Washington bureau chief".
 */
function ranked(
  { tree }: Frames,
  anchor: number,
  type: Tie["type"],
  [from, to]: readonly [Entity, Entity],
): readonly [Tie["type"], Entity, Entity] | null {
  // "The majority-Armenian region": who lives there, not whose it is.
  const noun = tree.isNominal(anchor) ? (tree.head(anchor) ?? anchor) : anchor;
  const near = [anchor, noun].flatMap((one) => [one, ...tree.children(one, "amod", "compound", "nmod")]);
  if (type === "part" && near.some((one) => DWELT.test(wordBefore(tree, one)))) return null;
  // "Tapie, a former French MP", "rebel minister Karaha": a person is no state or body, but one of it.
  if (type === "same" && (from.type === "person") !== (to.type === "person")) {
    const [one, whole] = from.type === "person" ? [from, to] : [to, from];
    return whole.type === "state" || whole.type === "organization" ? ["part", one, whole] : null;
  }
  // "The Albanian boat hit an Italian warship": no state is part of another.
  if (type === "part" && isState(from.actor) && isState(to.actor) && from.type === "state" && to.type === "state")
    return null;
  if (type !== "leads") return [type, from, to];
  // "President Vladimir Putin brokered a deal that saw Yerevan cede it": nobody leads a state that he does not act for.
  if (to.type === "state" && isState(from.actor) && isState(to.actor) && from.actor !== to.actor) return null;
  if (to.type === "person" && from.type === "organization") return [type, to, from];
  if (from.type !== "person" || !tree.isNominal(anchor)) return [type, from, to];
  const before = tree.children(anchor, "amod", "compound", "nmod:desc").map((one) => tree.lemma(one));
  if (before.some((one) => OF_OFFICE.test(one)))
    return to.type === "state" || to.type === "place" ? null : ["part", from, to];
  if (to.type === "place" && before.some((one) => OF_SERVICE.test(one) || OF_FACTION.test(one)))
    return ["part", from, to];
  if (to.type !== "state") return before.some((one) => BELOW.test(one)) ? ["part", from, to] : [type, from, to];
  const whole =
    before.includes("prime") ||
    tree.children(anchor, "nmod").some((one) => /^(?:state|government)$/.test(tree.lemma(one)));
  const heads = whole || HEADS.test(tree.lemma(anchor));
  return !heads || before.some((one) => BELOW.test(one) || OF_FACTION.test(one) || OF_SERVICE.test(one))
    ? ["part", from, to]
    : [type, from, to];
}

const DWELT = /^(?:majority|mainly|mostly|ethnic|predominantly)$/i;

/** The word that a hyphen ties to this one: "*majority*-Armenian"; "" of none. */
const wordBefore = (tree: Frames["tree"], index: number): string =>
  index > 1 && /^[-–]$/.test(tree.form(index - 1)) ? tree.form(index - 2) : "";

/** Whether the actor is a state, by its code of three letters. */
const isState = (actor: string | null): boolean => /^[A-Z]{3}$/.test(actor ?? "");

/** The state last named before the word in its sentence, other than these. */
function spokenOf({ cast, analysis }: Scene, anchor: number, others: readonly Entity[]): readonly Entity[] {
  const { first } = analysis.sentences[analysis.tokens[anchor]!.sentence]!;
  for (const mention of cast.mentions.filter((one) => one.head >= first && one.head < anchor).reverse()) {
    const entity = cast.entity(mention.entity);
    if (entity?.type === "state" && !others.some((one) => one.id === entity.id || one.actor === entity.actor))
      return [entity];
  }
  return [];
}

/** Whether a rule joins the same two with words that these overlap: it knows better what they are to each other. */
function saidByRule(draft: Draft, drafts: readonly Draft[]): boolean {
  if (!isLearnedName(draft.rule)) return false;
  const [start, end] = draft.evidence;
  return drafts.some(
    (other) =>
      !isLearnedName(other.rule) &&
      [draft.from, draft.to].every((one) => one === other.from || one === other.to) &&
      other.evidence[0] < end &&
      start < other.evidence[1],
  );
}

/** One of the ties that say the same; the surer one, then the earlier. */
function once(drafts: readonly Draft[]): readonly Draft[] {
  const best = new Map<string, Draft>();
  for (const draft of drafts) {
    const ends = TIE_TYPES[draft.type].direction === "either" ? [draft.from, draft.to].sort() : [draft.from, draft.to];
    const key = [draft.type, ...ends, draft.status, draft.sign, draft.statement ?? ""].join(" ");
    const before = best.get(key);
    if (!before || draft.score > before.score) best.set(key, draft);
  }
  const told = [...best.values()];
  const same = (a: Draft, b: Draft) => a.from === b.from && a.to === b.to;
  return told.filter(
    (draft) =>
      !(draft.type === "part" && told.some((other) => other.type in ABOVE_PART && same(draft, other))) &&
      !(draft.status === "holds" && told.some((other) => same(draft, other) && isSaidAs(draft, other))),
  );
}

/** Whether the same words say of the same tie that it does not simply hold: "its *former* colony". */
const isSaidAs = (holds: Draft, other: Draft): boolean =>
  other.type === holds.type &&
  other.status !== "holds" &&
  other.statement === holds.statement &&
  other.evidence[0] < holds.evidence[1] &&
  holds.evidence[0] < other.evidence[1];

/** Who leads a state or is a member of a pact is not said to be part of it too. */
const ABOVE_PART: Partial<Record<Tie["type"], true>> = { leads: true, member: true };

/** The ties told first where there are too many: each once before any twice, what somebody is part of last. */
function sparing(drafts: readonly Draft[], words: number): Draft[] {
  const most = Math.max(LEAST_CAP, Math.floor(words / WORDS_A_TIE));
  const seen = new Set<string>();
  const ranked = [...drafts]
    .sort((a, b) => Number(a.statement !== null) - Number(b.statement !== null) || a.evidence[0] - b.evidence[0])
    .map((draft) => {
      const key = [draft.type, draft.from, draft.to].join(" ");
      const again = seen.has(key);
      seen.add(key);
      return { draft, rank: draft.score - (again ? 1 : 0) - (draft.type === "part" ? 0.5 : 0) };
    });
  return ranked
    .sort((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ draft }) => draft);
}
