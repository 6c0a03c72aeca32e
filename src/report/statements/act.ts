import type { Analysis, Token } from "../../analysis/analysis.ts";
import { childrenBy, isBelow } from "../../analysis/subtree.ts";
import { type Attribution, SPEAKS } from "./attribution.ts";
import { isMark } from "./bounds.ts";
import { cueHead } from "./candidates.ts";
import { nounCue, verbCue } from "./cues.ts";
import {
  grantsWords,
  isAppeal,
  isAskedAbout,
  isClear,
  isDeed,
  isDoneBy,
  isNaming,
  isPlan,
  isShown,
  isSupposed,
  isToBeSaid,
  isUnowned,
  lemmaOf,
  list,
  sawHappen,
} from "./deeds.ts";
import { headOf } from "./learned.ts";

/** Verbs that before "to" tell what somebody does, means to do or will not do. */
const DOES = list("refuse decline fail plan intend agree prepare seem appear vote seek");

/** Verbs that keep back what they could tell: "did not say when". */
const TELLS = list("say specify disclose reveal elaborate announce");

/** What a flood or a war claims; nobody speaks. */
const LOST = list("life victim casualty");

/** What is called by calling people to it, not said. */
const CALLED = list(
  "strike shutdown walkout stoppage election poll vote referendum plebiscite meeting session summit conference rally protest demonstration march",
);

/** Nouns that name words, thoughts or feelings without being cues themselves. */
const NAMES_WORDS = list(
  `word language message speech line answer reply response lie truth story charge rumour scepticism skepticism optimism
   pessimism confidence outrage anger dismay displeasure sorrow sadness sympathy condolence thanks gratitude opposition
   disagreement objection reservation frustration disappointment disapproval shock surprise alarm stance position case
   point theory thought notion apology condemnation version account vision promise question doubt`,
);

/** Verbs, beside those that report, that blame, link or name in the speaker's own words. */
const IMPUTES = list(
  "attribute link implicate tie name fault reproach mock scoff scorn jeer deride decry lash term hit",
);

/** What is done by saying it; not said, it is not done: "has not threatened any measures". */
const DONE_BY_WORDS = list(
  "threaten accuse warn ask demand request urge order promise pledge propose apologise apologize blame",
);

/** What befalls somebody at a thing: he says and thinks nothing that could be told. */
const STIRRED = list(
  "anger angered displease displeased upset annoy annoyed infuriate infuriated enrage enraged irritate irritated irk irked stun stunned",
);

/** Below this a verb that does not report needs more than a thing as its object. */
const LEAST_THING = 0.75;

/** "Committee members were angered by the announcement": a stir at a thing. */
const isStir = ({ tokens }: Analysis, verb: Token, said: ReadonlySet<number>): boolean => {
  const inside = verb.children.filter((child) => said.has(child)).map((child) => tokens[child]!);
  return (
    STIRRED.has(lemmaOf(verb)) &&
    /^(?:VBN|JJ)$/.test(verb.xpos) &&
    inside.some(({ label }) => label.startsWith("obl")) &&
    !inside.some(({ label }) => /^(?:ccomp|advcl|xcomp)/.test(label))
  );
};

const QUESTION = /^(?:what|when|where|which|who|whom|whether|how|why|if)$/i;

const namesWords = (token: Token): boolean => nounCue(token.lemma) !== null || NAMES_WORDS.has(lemmaOf(token));

/** Whether the verb and its thing are an act: "declared independence", "called off a drill", "has seen an influx". */
function doesThing(analysis: Analysis, verb: Token, thing: Token): boolean {
  const children = verb.children.map((child) => analysis.tokens[child]!);
  const asSuch = childrenBy(analysis, verb.index, new Set(["obl", "advcl"])).some((one) =>
    one.children.some((at) => lemmaOf(analysis.tokens[at]!) === "as"),
  );
  switch (lemmaOf(verb)) {
    case "claim":
      return [thing, ...thing.children.map((at) => analysis.tokens[at]!)].some((one) => LOST.has(lemmaOf(one)));
    case "declare":
      return children.filter((child) => child.label.startsWith("obj")).length === 1;
    case "approve":
    case "discuss":
    case "relax":
    case "seek":
    case "speak":
      return thing.label.startsWith("obj");
    case "see":
      return !asSuch && children.some((child) => child.label === "aux" && lemmaOf(child) === "have");
    case "call":
      return (
        children.some((child) => child.label === "compound:prt" && lemmaOf(child) === "off") ||
        CALLED.has(lemmaOf(thing))
      );
    case "dismiss":
    case "recall":
    case "question":
    case "summon":
      return /^(?:person|people)/.test(thing.mention ?? "");
    case "attack":
      return thing.mention !== null && !/^(?:person|organization|people)/.test(thing.mention);
    default:
      return false;
  }
}

/** "An accusation *that* the Kremlin rejected", "who asked *not to be named*": no words of anybody. */
function isBare(analysis: Analysis, one: Attribution): boolean {
  const words = one.content.map((index) => analysis.tokens[index]!).filter(({ upos }) => upos !== "PUNCT");
  // "We will not bow to *anyone's* threats": who threatens is no threat.
  if (words.every(({ index, upos }) => one.source.includes(index) || upos === "PART")) return true;
  if (words.every(({ form }) => /^(?:that|which|who|whom|this|it|so|as)$/i.test(form))) return true;
  return /^not to be (?:named|identified|quoted)\b/i.test(words.map(({ form }) => form).join(" "));
}

/** "The capital *would likely dispute* it": what the reporter takes somebody to say. */
const isGuess = ({ tokens }: Analysis, verb: Token, one: Attribution): boolean => {
  const words = [...one.cue, ...verb.children].map((index) => lemmaOf(tokens[index]!));
  return (
    words.some((word) => /^(?:likely|probably|presumably|surely|undoubtedly|doubtless)$/.test(word)) &&
    words.some((word) => /^(?:would|will|may|might|could)$/.test(word))
  );
};

/** "The charges against *Smith*", "complaints from *a thousand* relatives": a noun that reports with nothing of what it reports. */
function tellsNothing(analysis: Analysis, noun: Token, one: Attribution): boolean {
  if (noun.upos !== "NOUN") return false;
  const words = one.content.map((index) => analysis.tokens[index]!).filter(({ upos }) => upos !== "PUNCT");
  const whom = analysis.tokens[headOf(analysis, one.content)];
  if (/^(?:about|that|over|of|on|to)$/i.test(words[0]?.form ?? "") && one.source.length > 0) return false;
  if (one.source.length === 0)
    return (
      /^(?:charge|complaint|accusation|allegation|comment|statement|remark)$/.test(lemmaOf(noun)) &&
      whom?.upos === "PROPN" &&
      words.every(({ upos }) => /^(?:PROPN|ADP|DET|ADJ)$/.test(upos))
    );
  const head = analysis.tokens[one.sourceHead];
  return (
    head !== undefined && head.head === noun.index && words.every(({ index }) => isBelow(analysis, index, head.index))
  );
}

/** "A vote would *determine whether* it joins": what decides a thing says nothing of it. */
const isDecider = ({ tokens }: Analysis, verb: Token, one: Attribution): boolean =>
  /^(?:determine|decide)$/.test(lemmaOf(verb)) &&
  one.source.length > 0 &&
  !SPEAKS.test(tokens[one.sourceHead]?.mention ?? "") &&
  tokens[one.sourceHead]?.upos !== "PRON";

/** Nouns of a quarrel that nobody in particular has: "disagreements over who may vote"; and what is brought "*against*" somebody, without what it says. */
const isQuarrel = ({ tokens }: Analysis, noun: Token, one: Attribution): boolean =>
  noun.upos === "NOUN" &&
  ((one.source.length === 0 && /^(?:disagreement|dispute|debate|quarrel)$/.test(lemmaOf(noun))) ||
    (tokens[one.cue.at(-1)!]!.form === "against" &&
      /^(?:allegation|charge|accusation|complaint)$/.test(lemmaOf(noun))));

/** Nouns of what somebody does, means to do or will not do; and of what he feels, which a noun alone says nothing of. */
const INTENTS = list("refusal decision plan intention attempt bid effort willingness readiness failure agreement");
const FEELINGS = list(
  "resentment frustration anger disillusionment resentfulness animosity hostility hatred bitterness discontent mistrust distrust",
);

/** "Its refusal to send troops", "resentment of the governor": a deed or a feeling told, no words. */
function isIntent(analysis: Analysis, noun: Token, one: Attribution): boolean {
  if (noun.upos !== "NOUN") return false;
  const inside = noun.children
    .map((child) => analysis.tokens[child]!)
    .filter(({ index }) => one.content.includes(index));
  if (inside.some((one) => one.label === "acl:relcl")) return true;
  const shapes = lemmaOf(noun) === "plan" ? /^(?:acl|xcomp|advcl|nmod)$/ : /^(?:acl|xcomp|advcl)$/;
  if (INTENTS.has(lemmaOf(noun))) return inside.some(({ label }) => shapes.test(label));
  return FEELINGS.has(lemmaOf(noun)) && inside.length > 0 && inside.every(({ label }) => label.startsWith("nmod"));
}

/** "Known as", "were divided": not "had known". */
const isPassive = ({ xpos, label }: Token, children: readonly Token[]): boolean =>
  xpos === "VBN" && (label.startsWith("acl") || children.some((child) => /:pass$|^cop$/.test(child.label)));

/**
 * Whether an attribution tells of an act, a state or a thing and reports no words or thoughts: a refusal or a plan
 * ("refused to leave"), lives claimed, an influx seen, a thing that a verb which does not report is done to.
 */
export function isAct(analysis: Analysis, one: Attribution): boolean {
  if (one.cue.length === 0 || one.content.length === 0) return false;
  const verb = cueHead(analysis, one.cue);
  if (isBare(analysis, one) || isIntent(analysis, verb, one) || tellsNothing(analysis, verb, one)) return true;
  if (isGuess(analysis, verb, one) || isDecider(analysis, verb, one) || isQuarrel(analysis, verb, one)) return true;
  // "Mohammad *Said* al-Sahhaf": a part of a name.
  if (verb.upos === "PROPN" && /^\p{Lu}/u.test(verb.form)) return true;
  // "Tourists are welcome in the town": who welcomes them says nothing; nor does who has "accused officers" questioned.
  if (verb.upos === "ADJ" && (lemmaOf(verb) === "welcome" || (/^accus/.test(lemmaOf(verb)) && verb.label === "amod")))
    return true;
  const said = new Set(one.content);
  if (sawHappen(analysis, one) || isStir(analysis, verb, said)) return true;
  if (isClear(analysis, one) || isToBeSaid(analysis, one) || isPlan(analysis, one) || grantsWords(analysis, one))
    return true;
  if (verb.upos !== "VERB") return false;
  if (isAppeal(analysis, verb, one) || isSupposed(analysis, verb)) return true;
  if (isDeed(analysis, verb) || isUnowned(analysis, verb, one)) return true;
  if (isDoneBy(analysis, verb) || isShown(analysis, verb, one) || isNaming(analysis, verb, one)) return true;
  // "To question *accused* officers": who is accused, not that he is.
  if (verb.label === "amod" && verb.xpos === "VBN") return true;
  // "He smiled *when asked about* the raid": what he was asked about is no question.
  if (isAskedAbout(analysis, verb, one)) return true;
  const lemma = lemmaOf(verb);
  const children = verb.children.map((child) => analysis.tokens[child]!);
  if (DONE_BY_WORDS.has(lemma) && children.some((child) => /^(?:not|n't|never)$/.test(lemmaOf(child)))) return true;
  // "The premier must name a government": what he has to do.
  if (
    lemma === "name" &&
    children.some((child) => child.label === "aux" && /^(?:must|should|shall|can|may)$/.test(lemmaOf(child)))
  )
    return true;
  const inside = children.filter((child) => said.has(child.index));
  const clause = inside.find((child) => child.label.startsWith("ccomp") || child.label.startsWith("advcl"));
  if (clause && TELLS.has(lemma))
    return (
      children.some((child) => /^(?:not|n't|never)$/.test(lemmaOf(child))) &&
      (QUESTION.test(analysis.tokens[one.content[0]!]!.form) ||
        clause.children.some((at) => QUESTION.test(analysis.tokens[at]!.form)))
    );
  if (!clause && /^(?:pass|adopt)$/.test(lemma) && children.some(({ label }) => label === "obj")) return true;
  // "The process known as 'cleansing'", "they were divided on it": nobody's words.
  if (
    !clause &&
    one.source.every((index) => index < verb.index) &&
    /^(?:know|divide)$/.test(lemma) &&
    isPassive(verb, children)
  )
    return true;
  if (clause?.label.startsWith("ccomp") || one.content.some((index) => isMark(analysis.tokens[index]!))) return false;
  const open = inside.find((child) => child.label === "xcomp");
  if (open && DOES.has(lemma)) return open.children.some((at) => lemmaOf(analysis.tokens[at]!) === "to");
  if (open)
    return (
      lemma === "expect" &&
      children.some((child) => child.label === "aux" && /^(?:would|should|could|might)$/i.test(child.form)) &&
      children.some((child) => child.label === "aux:pass")
    );
  const thing = inside.find((child) => /^(?:obj|nsubj:pass|obl)/.test(child.label));
  if (!thing || namesWords(thing)) return false;
  if (lemma === "refer" || doesThing(analysis, verb, thing)) return true;
  if (/^(?:obl)/.test(thing.label)) return lemma === "know" && one.source.length === 0;
  if (thing.label === "nsubj:pass" && one.source.length === 0 && lemma === "know") return true;
  return verbCue(lemma) === null && !IMPUTES.has(lemma) && one.score < LEAST_THING;
}
