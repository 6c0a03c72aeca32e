/** What looks like words or thoughts of somebody and is a deed, a picture or a name: each says of an attribution's verb whether it is one. */
import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Attribution } from "./attribution.ts";
import { verbCue } from "./cues.ts";
import { headOf } from "./learned.ts";

/** A set of words that blanks part. */
export const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** The lemma in lower case. */
export const lemmaOf = (token: Token): string => token.lemma.toLowerCase();

/** "He is *wanted by* the authorities", "was *condemned by the court*": what is done to somebody, no words of theirs. */
export const isDoneBy = ({ tokens }: Analysis, verb: Token): boolean => {
  const by = verb.children.map((child) => tokens[child]!).find(({ label }) => label === "obl:agent");
  if (verb.xpos !== "VBN" || !by || verb.children.some((child) => /^(?:xcomp|ccomp)/.test(tokens[child]!.label)))
    return false;
  return (
    lemmaOf(verb) === "want" ||
    (/^(?:condemn|convict|sentence)$/.test(lemmaOf(verb)) && /^(?:court|tribunal|judge|jury)$/.test(lemmaOf(by)))
  );
};

/** What shows what it says: papers, counts and inquiries. */
const SHOWERS = list(
  `poll survey study figure data statistic report research document record map chart analysis test result tally count projection
   estimate census letter paper file memo transcript cable table index evidence inquiry investigation examination audit autopsy finding`,
);

/** "*Details* of the raid *showed* …", "*television showed* him boarding": what is shown by an event or on a picture. */
export const isShown = ({ tokens }: Analysis, verb: Token, one: Attribution): boolean => {
  const source = tokens[one.sourceHead];
  if (lemmaOf(verb) === "show" && source && /^(?:television|tv|footage|picture|film|video)$/.test(lemmaOf(source)))
    return true;
  if (source?.upos !== "NOUN" || !/^(?:show|prove|demonstrate)$/.test(lemmaOf(verb))) return false;
  if (/^(?:person|people|organization)$/.test(source.mention ?? "")) return false;
  return !SHOWERS.has(lemmaOf(source));
};

/** "He smiled *when asked about* the raid", where the question itself is not told. */
export const isAskedAbout = ({ tokens }: Analysis, verb: Token, one: Attribution): boolean =>
  lemmaOf(verb) === "ask" &&
  /^VB[DN]$/.test(verb.xpos) &&
  one.source.length === 0 &&
  !verb.children.some((child) => /^(?:ccomp|xcomp|advcl|nsubj$)/.test(tokens[child]!.label)) &&
  verb.children.some(
    (child) =>
      tokens[child]!.label.startsWith("obl") &&
      tokens[child]!.children.some((below) => tokens[below]!.form === "about"),
  );

/** "Once *nicknamed* the boss", "*citing* an officer": a name given by nobody, and whom somebody names for what he says. */
export function isNaming(analysis: Analysis, verb: Token, one: Attribution): boolean {
  const { tokens } = analysis;
  if (/^(?:nickname|dub|rename|codename|christen|vote|elect|crown)$/.test(lemmaOf(verb)))
    return (
      verb.xpos === "VBN" &&
      (verb.label.startsWith("acl") ||
        verb.label.startsWith("advcl") ||
        verb.children.some((child) => /:pass$/.test(tokens[child]!.label))) &&
      !verb.children.some(
        (child) => /^(?:obl:agent|aux$)/.test(tokens[child]!.label) && tokens[child]!.lemma !== "have",
      )
    );
  const whom = tokens[headOf(analysis, one.content)];
  return (
    /^(?:cite|quote)$/.test(lemmaOf(verb)) &&
    verb.xpos === "VBG" &&
    whom?.head === verb.index &&
    /^(?:person|people|organization)$/.test(whom.mention ?? "")
  );
}

/** Whom a passive names as expecting, knowing, claiming or scheduling: nobody ("are expected to vote", "have not been claimed"). */
export const isUnowned = ({ tokens }: Analysis, verb: Token, one: Attribution): boolean =>
  one.source.length === 0 &&
  /^(?:expect|know|claim|schedule)$/.test(lemmaOf(verb)) &&
  verb.xpos === "VBN" &&
  !verb.children.some((child) => /^(?:expl|obl:agent)/.test(tokens[child]!.label)) &&
  verb.children.some((child) => /:pass$/.test(tokens[child]!.label)) &&
  !(lemmaOf(verb) === "claim" && verb.children.some((child) => /^(?:ccomp|xcomp)/.test(tokens[child]!.label)));

/** What somebody does and does not say: "allowed banks more", "examined whether". */
const DEEDS = list(
  "allow permit grant examine investigate probe enable authorise authorize appoint nominate discover unearth uncover",
);

/** "To *question the Iraqis*": people are questioned, a deal is called in question. */
const questionsPeople = (tokens: readonly Token[], verb: Token): boolean =>
  lemmaOf(verb) === "question" &&
  verb.children.some((child) => {
    const { label, mention } = tokens[child]!;
    return /^i?obj$/.test(label) && /^(?:person|people|place)$/.test(mention ?? "");
  });

/** Whether the verb tells what somebody does; to allow *that* it is so is to say it. */
export const isDeed = ({ tokens }: Analysis, verb: Token): boolean =>
  questionsPeople(tokens, verb) ||
  (DEEDS.has(lemmaOf(verb)) &&
    !(
      /^(?:allow|uncover|unearth)$/.test(lemmaOf(verb)) &&
      verb.children.some((child) => tokens[child]!.label === "ccomp")
    ));

/** "A deal that saw the army leave": what came of a thing, not what somebody saw. */
export const sawHappen = ({ tokens }: Analysis, one: Attribution): boolean =>
  one.cue.some((index) => {
    const token = tokens[index]!;
    const owner = tokens[token.head]?.mention ?? null;
    return (
      lemmaOf(token) === "see" &&
      token.label === "acl:relcl" &&
      !/^(?:person|people|organization)$/.test(owner ?? "") &&
      token.children.some((child) => /^nsubj/.test(tokens[child]!.label) && tokens[child]!.upos === "PRON")
    );
  });

/** "It became *clear* that …": what the reporter finds himself. */
export const isClear = ({ tokens }: Analysis, one: Attribution): boolean =>
  one.source.length === 0 &&
  one.cue.some((index) => /^(?:clear|obvious|evident|apparent|unclear)$/.test(lemmaOf(tokens[index]!))) &&
  !one.cue.some((index) => /^(?:make|say|tell)$/.test(lemmaOf(tokens[index]!)));

/** "Results are *due to be announced*": what is still to be said, which nobody says. */
export const isToBeSaid = ({ tokens }: Analysis, one: Attribution): boolean =>
  one.source.length === 0 &&
  one.cue.some((index) => {
    const { xpos, label, head, children } = tokens[index]!;
    return (
      xpos === "VBN" &&
      label === "xcomp" &&
      /^(?:due|expect|schedule|set)$/.test(lemmaOf(tokens[head]!)) &&
      children.some((child) => tokens[child]!.label === "aux:pass")
    );
  });

/** "He *accepted the envoy's request* for a meeting": what somebody else asked for is granted, and nothing said. */
export const grantsWords = ({ tokens }: Analysis, one: Attribution): boolean =>
  one.cue.some((index) => {
    const { lemma, label, head, children } = tokens[index]!;
    return (
      label === "obj" &&
      /^(?:request|demand|invitation|appeal|proposal|offer|plea|petition|wish)$/.test(lemma) &&
      one.cue.includes(head) &&
      /^(?:accept|grant|honour|honor|meet|fulfil|fulfill|receive|approve)$/.test(tokens[head]!.lemma) &&
      children.some((child) => tokens[child]!.label === "nmod:poss" && !one.source.includes(child))
    );
  });

/** What makes a clause one that need not come true. */
const IF = /^(?:if|unless|provided|providing|whether|until)$/i;

/** "He may stay *as long as he does not say* that …", "*if they declare* …": nobody has said it. */
export function isSupposed({ tokens }: Analysis, verb: Token): boolean {
  if (!verb.label.startsWith("advcl")) return false;
  const marks = verb.children.map((child) => tokens[child]!).filter(({ label }) => label === "mark");
  return marks.some(
    ({ form, index }) =>
      IF.test(form) ||
      (/^as$/i.test(form) &&
        /^long$/i.test(tokens[index - 1]?.form ?? "") &&
        /^(?:as|so)$/i.test(tokens[index - 2]?.form ?? "")),
  );
}

/** "A student *appealed to the commission*": to whom, and not what. */
export const isAppeal = (analysis: Analysis, verb: Token, one: Attribution): boolean => {
  const top = analysis.tokens[headOf(analysis, one.content)];
  return (
    lemmaOf(verb) === "appeal" &&
    top?.head === verb.index &&
    top.label.startsWith("obl") &&
    top.children.some((child) => child < top.index && analysis.tokens[child]!.form === "to") &&
    !top.children.some((child) => /^(?:acl|conj)/.test(analysis.tokens[child]!.label))
  );
};

/** "Iran is *planning to sue* the firms", "the force *would be aimed at assessing* it": what is to be done, where that is not to say something. */
export const isPlan = ({ tokens }: Analysis, one: Attribution): boolean =>
  one.cue.some((index) => {
    const { lemma, children, upos } = tokens[index]!;
    if (upos !== "VERB" || !/^(?:plan|aim|seek|move|intend|attempt|try|prepare)$/i.test(lemma)) return false;
    const deed = children
      .map((child) => tokens[child]!)
      .find(({ label, upos }) => /^(?:xcomp|advcl)/.test(label) && upos === "VERB");
    return deed !== undefined && one.cue.includes(deed.index) && verbCue(deed.lemma) === null;
  });

/** "Which the premier said *showed* they were safe": a verb of what somebody says is not his own word. */
export const isOfAnother = (
  analysis: Analysis,
  verb: Token,
  one: Attribution,
  others: readonly Attribution[],
): boolean => {
  const { tokens } = analysis;
  if (one.sourceHead < 0 || !verb.label.startsWith("ccomp")) return false;
  if (verb.children.some((child) => child === one.sourceHead)) return false;
  return others.some(
    (other) =>
      other !== one && other.sourceHead === one.sourceHead && other.cue.includes(tokens[verb.head]?.index ?? -1),
  );
};
