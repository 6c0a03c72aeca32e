import type { Firing, Frames, Rule } from "../../codebook/index.ts";
import { EVENT_TYPES, type EventType, isEventType } from "../../ground/event-type.ts";
import { learnedRule } from "../learned-rule.ts";
import type { Odds } from "../odds.ts";
import { FEW_SENTENCES } from "../sure.ts";

/** A rule's firing on a word that is less likely to name an event is not told. */
const LEAST_RULE = 0.1;
/** The same where the rule finds both sides. */
const LEAST_WHOLE = 0.03;
/** In such a text the firing of another rule is told from this probability on. */
const LEAST_FEW = 0.02;
/** A word that no rule fires on is told from this probability on. */
const LEAST_ALONE = 0.3;
/** From this probability on a word plays a role that no rule fills. */
const PLAYS = 0.12;
/** The same of who does something else in the sentence, beside what the word names. */
const STANDS_BY = 0.5;
/** A word of a firing's trigger is an event besides from this probability on. */
const OF_ITS_OWN = 0.8;
/** What the model's chance of another type counts, beside that of the rule's own. */
const LEAST_TYPE = 0.05;
/** Whom a rule names gives way where the model thinks it less likely than this, and somebody else at least as likely. */
const DOUBTED = 0.3;

/**
 * The firings of rules and of the model, each trigger once: what the model thinks nothing of is left out, unless the model mistook the
 * word itself (`mistaken`); what it alone sees is added.
 */
export function weighedFirings(
  frames: Frames,
  odds: Odds | null,
  ruled: readonly Firing[],
  mistaken: (word: number) => boolean,
): readonly Firing[] {
  if (odds === null) return ruled;
  const firings = ruled.map((firing) => withObject(frames, odds, firing, ruled));
  const few = frames.tree.analysis.sentences.length <= FEW_SENTENCES;
  const kept = firings.flatMap((firing) => {
    const word = wordOf(frames, odds, firing);
    const whole = firing.roles.source !== undefined && firing.roles.target !== undefined;
    const likely = odds.chance(word) >= (few ? LEAST_FEW : whole ? LEAST_WHOLE : LEAST_RULE);
    return likely || (few && whole) || mistaken(word) ? [withRoles(frames, odds, word, firing)] : [];
  });
  const taken = new Set(firings.flatMap((firing) => wordsOf(frames, firing)));
  const alone: Firing[] = [];
  for (const word of [...odds.tokens].sort((a, b) => a - b)) {
    if (told(odds, word) < LEAST_ALONE) continue;
    const within = taken.has(word);
    if (within && !isActOfItsOwn(frames, odds, word, firings)) continue;
    const firing = learnedFiring(frames, odds, word);
    if (!within && wordsOf(frames, firing).some((one) => one !== word && taken.has(one))) continue;
    if (isToldWith(frames, firing, [...kept, ...alone])) continue;
    alone.push(firing);
    taken.add(word);
  }
  return [...kept, ...alone].sort((a, b) => a.anchor - b.anchor);
}

/** The firing with its verb's object where the model takes that for the word, "fought a border *war*", and no other firing has it. */
function withObject(frames: Frames, odds: Odds, firing: Firing, firings: readonly Firing[]): Firing {
  const type = typeOf(firing);
  const object = frames.tree
    .children(firing.anchor, "obj")
    .find(
      (one) =>
        odds.chance(one) > odds.chance(firing.anchor) &&
        type !== null &&
        odds.types(one)[0]?.name === type &&
        !firings.some((other) => wordsOf(frames, other).includes(one)),
    );
  return object === undefined ? firing : { ...firing, trigger: [...firing.trigger, object] };
}

/** "End the *siege*", "extend the *curfew*": a word of another's trigger that the model is sure tells an act of another type. */
function isActOfItsOwn(frames: Frames, odds: Odds, word: number, firings: readonly Firing[]): boolean {
  if (odds.chance(word) < OF_ITS_OWN) return false;
  const type = odds.types(word)[0]?.name;
  return firings
    .filter((firing) => wordsOf(frames, firing).includes(word))
    .every((firing) => {
      const own = wordOf(frames, odds, firing);
      const given = typeOf(firing);
      const another = given !== null && given !== type;
      return another && firing.anchor !== word && own !== word && odds.chance(own) >= OF_ITS_OWN;
    });
}

/** Whether the word only says with another what that one tells: "*fought* two wars", "an *arrest* warrant". */
const isToldWith = ({ tree }: Frames, firing: Firing, others: readonly Firing[]): boolean =>
  tree.is(firing.anchor, "obj", "compound") &&
  typeOf(firing) !== null &&
  others.some((other) => other.anchor === tree.head(firing.anchor) && typeOf(other) === typeOf(firing));

/** How likely the word is a trigger of its likeliest type. */
export const told = (odds: Odds, word: number): number => odds.chance(word) * (odds.types(word)[0]?.chance ?? 0);

/** The type of event that the firing's rule gives; `null` where it gives none. */
export const typeOf = ({ rule }: Firing): EventType | null => (rule.gives.kind === "event" ? rule.gives.type : null);

/** The words of a firing that may carry the model's trigger: its own, and the verb or noun that tells it with them. */
const wordsOf = (frames: Frames, { anchor, trigger }: Firing): readonly number[] => [
  ...new Set([anchor, ...trigger, ...frames.step(anchor, "support")]),
];

/**
 * The word of a firing that the model most likely takes for a trigger of the rule's type, so that the verb of "*demanded* the
 * resignation" does not speak for the noun; its anchor where it takes none.
 */
export function wordOf(frames: Frames, odds: Odds, firing: Firing): number {
  const type = typeOf(firing);
  const fits = (one: number): number => odds.chance(one) * (LEAST_TYPE + odds.ofType(one, type));
  return wordsOf(frames, firing).reduce((best, one) => (fits(one) > fits(best) ? one : best), firing.anchor);
}

/** The words that more likely play this role than the other, and of a phrase and one within it the likelier. */
function playersOf(frames: Frames, odds: Odds, word: number, role: "source" | "target"): readonly number[] {
  const plays = (one: number): number => odds.plays(word, role, one);
  const found = odds.players(word, role, PLAYS).filter(
    (one) =>
      plays(one) >= odds.plays(word, role === "source" ? "target" : "source", one) &&
      (plays(one) >= STANDS_BY || !onlyStandsBy(frames, word, one)) &&
      // "Supporters of the *ousted* premier" did not oust him.
      !(role === "source" && frames.tree.is(word, "amod") && isWithin(frames, word, one)) &&
      !(role === "source" && isNoDoer(frames, odds, word, one)),
  );
  const nested = (a: number, b: number): boolean => isWithin(frames, a, b) || isWithin(frames, b, a);
  return found.filter((one) => !found.some((other) => plays(other) > plays(one) && nested(one, other)));
}

/** Whether the word stands in the other's phrase: "the leader *of Iran*", "*Iran*'s leader"; not beside it: "Iran and *Iraq*". */
function isWithin({ tree }: Frames, word: number, phrase: number): boolean {
  for (let at = word, steps = 0; steps < 6; steps += 1) {
    const head = tree.head(at);
    if (head === null || !tree.is(at, "nmod", "nmod:poss", "nmod:desc", "compound", "amod", "acl", "acl:relcl", "conj"))
      return false;
    if (head === phrase) return !tree.is(at, "conj");
    at = head;
  }
  return false;
}

/** "During the fighting, Kenya backed the rebels": who does what happens beside an event noun need not take part in that. */
function onlyStandsBy(frames: Frames, word: number, one: number): boolean {
  const { tree } = frames;
  if (tree.isVerb(word) && !tree.is(word, "acl:relcl")) return false;
  let at = tree.is(word, "acl:relcl") ? (tree.head(word) ?? word) : word;
  if (at === one) return false;
  for (let steps = 0; steps < 5; steps += 1) {
    const head = tree.head(at);
    if (head === null || frames.step(word, "support").includes(head)) return false;
    if (tree.isVerb(head))
      return tree.is(at, "obl", "advcl") && tree.children(head, "nsubj", "nsubj:pass").includes(one);
    at = head;
  }
  return false;
}

/** "Algeria warned *against any attempt to retake* the north": who warns of a deed does not do it. */
function warnsOf({ tree }: Frames, word: number, one: number): boolean {
  let at = word;
  for (let steps = 0; steps < 4; steps += 1) {
    const head = tree.head(at);
    if (head === null) return false;
    if (tree.isVerb(head)) return tree.cases(at).includes("against") && tree.children(head, "nsubj").includes(one);
    at = head;
  }
  return false;
}

/** Whether the words around tell that this is not who does what the word names, whatever the model thinks. */
const isNoDoer = (frames: Frames, odds: Odds, word: number, one: number): boolean =>
  warnsOf(frames, word, one) ||
  isWhere(frames, one) ||
  isOnlyFound(frames, word, one) ||
  isForWhom(frames, word, one) ||
  (odds.types(word)[0]?.name === "ASSAULT" && isDuring(frames, word) && onlyStandsBy(frames, word, one));

/** "A warrant *for Putin* over the war", "jailed *for links with the rebels*": whom something else is for, and who stands in what it is for. */
function isForWhom(frames: Frames, word: number, one: number): boolean {
  const { tree } = frames;
  if (isWithin(frames, one, word)) return false;
  for (let at = one, steps = 0; steps < 4 && at !== word; steps += 1) {
    if (tree.cases(at).includes("for")) return true;
    const head = tree.head(at);
    if (head === null || !tree.is(at, "nmod", "nmod:poss", "conj", "compound", "acl")) return false;
    at = head;
  }
  return false;
}

/** Whether the word stands in a phrase that tells the time of something else: "*during* the fighting", "*despite* the war". */
function isDuring({ tree }: Frames, word: number): boolean {
  for (
    let at: number | null = word, steps = 0;
    at !== null && steps < 3 && !tree.isVerb(at);
    at = tree.head(at), steps += 1
  )
    if (tree.cases(at).some((form) => /^(?:during|amid|despite|since|throughout)$/.test(form))) return true;
  return false;
}

/** "Rallies *in front of the German embassy*": where something happens does not do it. */
function isWhere({ tree }: Frames, one: number): boolean {
  return (
    tree.is(one, "obl", "nmod", "conj") &&
    tree.cases(one).some((form) => /^(?:in|at|near|outside|inside|across|along)$/.test(form))
  );
}

/** "Police found two women *stabbed* to death": who finds, names or buries those that something was done to has not done it. */
function isOnlyFound({ tree }: Frames, word: number, one: number): boolean {
  const { label, xpos, head } = tree.token(word);
  if (!/^(?:acl|ccomp)$/.test(label) || !/^VB[ND]$/.test(xpos) || tree.children(word, "nsubj").length > 0) return false;
  for (let at: number | null = head, steps = 0; at !== null && at >= 0 && steps < 5; at = tree.head(at), steps += 1)
    if (tree.isVerb(at)) return FINDS.test(tree.lemma(at)) && tree.children(at, "nsubj").includes(one);
  return false;
}

const FINDS = /^(?:find|see|discover|identify|name|recover|show|bury|treat|mourn)$/;

/** Whom the model would have in the place of those whom the rule names; nobody where it does not doubt them. */
function betterThan(
  frames: Frames,
  odds: Odds,
  word: number,
  role: "source" | "target",
  { named, other }: { readonly named: readonly number[]; readonly other: readonly number[] },
): readonly number[] {
  if (named.some((one) => odds.plays(word, role, one) >= DOUBTED)) return [];
  const better = odds
    .players(word, role, DOUBTED)
    .filter((one) => role === "target" || !(isWhere(frames, one) || isOnlyFound(frames, word, one)));
  return better.some((one) => other.includes(one)) ? [] : better;
}

/** The firing with the model's players of those roles that the rule leaves empty or fills with whom the model doubts. */
function withRoles(frames: Frames, odds: Odds, word: number, firing: Firing): Firing {
  const roles: Record<string, readonly number[]> = { ...firing.roles };
  for (const [role, other] of [
    ["source", "target"],
    ["target", "source"],
  ] as const) {
    if (roles[role]) {
      const better = betterThan(frames, odds, word, role, { named: roles[role], other: roles[other] ?? [] });
      if (better.length > 0) roles[role] = better;
      continue;
    }
    const heads = playersOf(frames, odds, word, role).filter((one) => !firing.roles[other]?.includes(one));
    if (heads.length > 0) roles[role] = heads;
  }
  return { ...firing, roles };
}

/** A firing that the model alone sees, under a rule that carries its type's name. */
function learnedFiring(frames: Frames, odds: Odds, word: number): Firing {
  const [type] = odds.types(word);
  const name = type && isEventType(type.name) ? type.name : "ACCUSE";
  const roles: Record<string, readonly number[]> = {};
  for (const role of ["source", "target"] as const) {
    const heads = playersOf(frames, odds, word, role);
    if (heads.length > 0) roles[role] = heads;
  }
  return { rule: LEARNED[name], anchor: word, trigger: [word], roles, specificity: 0 };
}

const LEARNED = Object.fromEntries(
  (Object.keys(EVENT_TYPES) as EventType[]).map((type) => [
    type,
    learnedRule(type, { kind: "event", type, mode: null, status: null }),
  ]),
) as Record<EventType, Rule>;
