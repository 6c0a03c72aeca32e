import type { Analysis, Token } from "../../analysis/analysis.ts";
import { isBelow } from "../../analysis/subtree.ts";
import { ASKS } from "../cast/index.ts";
import { type Attribution, SPEAKS } from "./attribution.ts";
import { sourceWords, speakerOf } from "./by-tree.ts";
import { cueHead } from "./candidates.ts";
import { verbCue } from "./cues.ts";
import { isPaper } from "./speaker.ts";

/** The same with the word of the tree as who says it. */
function by(tree: Analysis, one: Attribution, head: number): Attribution {
  const source = sourceWords(tree, head);
  return source.some((index) => one.cue.includes(index) || one.content.includes(index))
    ? one
    : { ...one, source, sourceHead: head };
}

/** "The agency quoted *the premier* as saying": the words are those of whom it quotes. */
function quoted(tree: Analysis, one: Attribution): Attribution {
  const verb = tree.tokens[one.cue[0] === undefined ? -1 : cueHead(tree, one.cue).index];
  if (!verb || !/^(?:quote|cite)$/.test(verb.lemma)) return one;
  const children = verb.children.map((child) => tree.tokens[child]!);
  const whom = children.find(({ label, index }) => /^i?obj$/.test(label) && index > verb.index);
  if (!whom) return one;
  const as = tree.tokens.findIndex(({ form, index }) => index > whom.index && form === "as");
  const says = tree.tokens[as + 1];
  return as >= 0 &&
    as - whom.index <= MOST_NAME &&
    tree.tokens[as]!.sentence === verb.sentence &&
    says?.xpos === "VBG" &&
    /^(?:say|tell|add|write|warn|declare|state)$/.test(says.lemma)
    ? by(tree, one, whom.index)
    : one;
}
/** So many words at most stand between whom somebody quotes and "as saying". */
const MOST_NAME = 14;

/**
 * Who says it inside somebody else's words: "A minister said that *the capital* had imposed curbs and had condemned the junta". Where
 * the speaker around was taken, or somebody else out of those words, the verb's own subject in them says it.
 */
function inside(tree: Analysis, one: Attribution, others: readonly Attribution[]): Attribution {
  const cue = one.cue[0];
  if (cue === undefined || one.sourceHead < 0) return one;
  const verb = cueHead(tree, one.cue);
  if (verb.upos !== "VERB") return one;
  const around = others.find(
    (other) =>
      other !== one &&
      other.cue.length > 0 &&
      (other.content.includes(verb.index) || (verb.label === "conj" && other.content.includes(verb.head))) &&
      !other.content.includes(one.sourceHead) &&
      isBelow(tree, verb.index, cueHead(tree, other.cue).index),
  );
  if (!around) return one;
  // "He claimed that people were fighting, but *denounced* them": what is not of one make need not share its subject.
  if (verb.label === "conj" && tree.tokens[verb.head]!.xpos !== verb.xpos) return one;
  const own = tree.tokens[speakerOf(tree, verb)];
  return own && own.index !== one.sourceHead && SPEAKS.test(own.mention ?? "") && around.content.includes(own.index)
    ? by(tree, one, own.index)
    : one;
}

/** "“The trial is a farce,” said the envoy, *adding* that …": whoever goes on is who spoke, not what he spoke of. */
function goesOn(tree: Analysis, one: Attribution, others: readonly Attribution[]): Attribution {
  const cue = one.cue[0];
  if (cue === undefined || one.sourceHead < 0) return one;
  const verb = cueHead(tree, one.cue);
  if (verb.upos !== "VERB" || !/^(?:advcl|conj|parataxis|xcomp)/.test(verb.label)) return one;
  const spoken = others.find(
    (other) =>
      other !== one &&
      other.sourceHead >= 0 &&
      other.source.length > 0 &&
      !other.content.includes(cue) &&
      !(verb.label === "conj" && other.content.includes(verb.head)) &&
      other.content.includes(one.sourceHead) &&
      other.cue[0] !== undefined &&
      other.cue[0] < cue &&
      tree.tokens[other.cue[0]]!.sentence === verb.sentence,
  );
  return spoken ? { ...one, source: spoken.source, sourceHead: spoken.sourceHead } : one;
}

/** "The envoy, asked if he would stay, *declared* that …": whom the mended tree alone has as the subject of a verb of speech. */
function resumed(tree: Analysis, one: Attribution): Attribution {
  if (one.cue.length === 0 || one.sourceHead >= 0) return one;
  const verb = cueHead(tree, one.cue);
  if (verb.upos !== "VERB" || !/^VB[DZP]$/.test(verb.xpos) || verbCue(verb.lemma) === null) return one;
  const subject = verb.children.map((child) => tree.tokens[child]!).findLast(({ label }) => label === "nsubj");
  const asked = subject?.children.some((child) => isAside(tree.tokens[child]!, verb));
  return subject && asked && SPEAKS.test(subject.mention ?? "") ? by(tree, one, subject.index) : one;
}

const isAside = ({ label, lemma, index }: Token, verb: Token): boolean =>
  label === "acl" && ASKS.test(lemma) && index < verb.index;

/** "He also criticised the presence *saying* it dated from …": a thing says nothing; who judges it goes on. */
function saying(tree: Analysis, one: Attribution, others: readonly Attribution[]): Attribution {
  if (one.cue.length === 0 || one.sourceHead < 0) return one;
  const verb = cueHead(tree, one.cue);
  const thing = tree.tokens[verb.head];
  if (verb.xpos !== "VBG" || verb.label !== "acl" || !thing || verbCue(verb.lemma) !== "say") return one;
  if (thing.index !== one.sourceHead || SPEAKS.test(thing.mention ?? "") || isPaper(thing)) return one;
  const judge = others.find(
    (other) => other !== one && other.source.length > 0 && thing.head >= 0 && other.cue.includes(thing.head),
  );
  return judge ? { ...one, source: judge.source, sourceHead: judge.sourceHead } : one;
}

/** What is done to somebody for what he says or does. */
const DONE_FOR =
  /^(?:arrest|detain|jail|imprison|punish|fine|expel|sack|dismiss|suspend|criticise|criticize|blame|praise|thank|condemn|denounce|accuse|charge|sentence|prosecute|kill|execute)$/;

/** "Police arrested students *for calling* for a boycott": whoever it is done to called for it. */
function doneFor(tree: Analysis, one: Attribution): Attribution {
  if (one.cue.length === 0 || one.sourceHead < 0) return one;
  const second = cueHead(tree, one.cue);
  // "For calling for a boycott *and demanding* a new law": the second thing that it is done for.
  const first = tree.tokens[second.head];
  const verb = second.label.startsWith("conj") && first?.xpos === second.xpos ? first : second;
  const deed = tree.tokens[verb.head];
  if (verb.xpos !== "VBG" || !deed || !DONE_FOR.test(deed.lemma)) return one;
  if (!verb.children.some((child) => child < verb.index && /^(?:for|of)$/.test(tree.tokens[child]!.form))) return one;
  const whom = deed.children
    .map((child) => tree.tokens[child]!)
    .find(({ label, index }) => (label === "obj" && index < verb.index) || label === "nsubj:pass");
  return whom && whom.index !== one.sourceHead ? by(tree, one, whom.index) : one;
}

/** The attribution with whom the tree names as its speaker, where the model heard the one who speaks of him. */
export const withInnerSpeaker = (tree: Analysis, one: Attribution, others: readonly Attribution[]): Attribution =>
  saying(tree, goesOn(tree, inside(tree, resumed(tree, doneFor(tree, quoted(tree, one))), others), others), others);
