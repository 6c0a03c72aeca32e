import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Attribution } from "./attribution.ts";
import { headOf } from "./learned.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const lemmaOf = (token: Token): string => token.lemma.toLowerCase();

/** "He is *wanted by* the authorities", "was *condemned by the court*": what is done to somebody, no words of theirs. */
export const isHunted = ({ tokens }: Analysis, verb: Token): boolean => {
  const by = verb.children.map((child) => tokens[child]!).find(({ label }) => label === "obl:agent");
  if (verb.xpos !== "VBN" || !by || verb.children.some((child) => /^(?:xcomp|ccomp)/.test(tokens[child]!.label)))
    return false;
  return (
    lemmaOf(verb) === "want" ||
    (/^(?:condemn|convict|sentence)$/.test(lemmaOf(verb)) && /^(?:court|tribunal|judge|jury)$/.test(lemmaOf(by)))
  );
};

/** "*Details* of the raid *showed* …", "*television showed* him boarding": what is shown by an event, or seen on a picture. */
export const isShown = ({ tokens }: Analysis, verb: Token, one: Attribution): boolean => {
  const source = tokens[one.sourceHead];
  if (source?.upos !== "NOUN" || !/^(?:show|prove|demonstrate)$/.test(lemmaOf(verb))) return false;
  const clause = verb.children.some((child) => tokens[child]!.label === "ccomp" && tokens[child]!.xpos !== "VBG");
  return (
    /^(?:detail|event|fact|incident|attack|raid|case|example|experience|result|success|failure|turnout|outcome)$/.test(
      lemmaOf(source),
    ) ||
    (!clause && /^(?:television|tv|footage|film|video|picture|photo|photograph|image)$/.test(lemmaOf(source)))
  );
};

/** "Once *nicknamed* the boss", "*citing* an officer": a name given by nobody, and whom somebody names for what he says. */
export function isNaming(analysis: Analysis, verb: Token, one: Attribution): boolean {
  const { tokens } = analysis;
  if (/^(?:nickname|dub|rename|codename|christen)$/.test(lemmaOf(verb)))
    return verb.xpos === "VBN" && !verb.children.some((child) => tokens[child]!.label === "obl:agent");
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

/** Whether the verb tells what somebody does; to allow *that* it is so is to say it. */
export const isDeed = ({ tokens }: Analysis, verb: Token): boolean =>
  DEEDS.has(lemmaOf(verb)) &&
  !(lemmaOf(verb) === "allow" && verb.children.some((child) => tokens[child]!.label === "ccomp"));

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
