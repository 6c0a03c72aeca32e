/** Mends of contents by what stands apart from the rest: behind a comma, before a quotation, on the other side of the cue. */
import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { cueWord, isBarred, isMark, isTo, MOST_EDGE, NONE, sorted } from "./bounds.ts";
import { sourceWords } from "./by-tree.ts";
import { cueHead } from "./candidates.ts";
import { verbCue } from "./cues.ts";
import { between, headOf } from "./learned.ts";

/** Of whom a passive of this kind tells something: "was *accused* of", "is *regarded* as". */
export const OF_WHOM =
  /^(?:accuse|cite|refer|blame|suspect|charge|convict|criticise|criticize|condemn|denounce|hail|praise|expect|believe|think|fear|estimate|assume|presume|hope|allege|rumour|rumor|report|say|understand|deem|reckon|order|instruct|remind|regard|see|view|consider|describe|interpret|know|name|label|brand|call|hold|recognise|recognize|urge|tip|predict|forecast|demand|recommend|schedule)$/;

/** The participle of the cue that tells something of somebody. */
const toldOf = (tree: Analysis, one: Attribution): Token | undefined =>
  cueWord(tree, one, ({ lemma, xpos }) => OF_WHOM.test(lemma) && xpos === "VBN");

/** The content with the words of whom it is told before it, where they are nobody's cue or source. */
const withWhom = (one: Attribution, words: readonly number[]): Attribution =>
  words.some((word) => one.cue.includes(word) || one.source.includes(word))
    ? one
    : { ...one, content: sorted([...words, ...one.content]) };

/** "*Troops* were reported *to have left*", "*He* is suspected *of theft*": of whom it is told is part of what is told. */
function withPassiveSubject(tree: Analysis, one: Attribution): Attribution {
  const cue = toldOf(tree, one);
  if (!cue || one.content.length === 0 || one.content.some((word) => word < cue.index)) return one;
  const children = cue.children.map((child) => tree.tokens[child]!);
  const subject = children.find(({ label }) => label === "nsubj:pass");
  const clause = children.some(({ label, index }) => label.startsWith("ccomp") && one.content.includes(index));
  const told = children.some(
    ({ label, index }) => /^(?:xcomp|obl|advcl|obj)/.test(label) && index > cue.index && one.content.includes(index),
  );
  if (!subject || clause || !told || /^(?:it|there)$/i.test(subject.form)) return one;
  return withWhom(one, sourceWords(tree, subject.index));
}

/** "*Two teenagers* accused of a plot": whom a participle tells it of. */
function withDescribed(tree: Analysis, one: Attribution): Attribution {
  const cue = toldOf(tree, one);
  const noun = tree.tokens[cue?.head ?? -1];
  if (!cue || !noun || cue.label !== "acl" || !/^(?:NOUN|PROPN|PRON)$/.test(noun.upos)) return one;
  if (one.content.length === 0 || one.content.some((word) => word < cue.index)) return one;
  return withWhom(
    one,
    sourceWords(tree, noun.index).filter((word) => word < cue.index),
  );
}

/** "The cost is *estimated at 750 dollars*": the sum that is told. */
function withSum(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const cue = cueWord(tree, one, ({ lemma, xpos }) => /^(?:estimate|put|value|reckon)$/.test(lemma) && xpos === "VBN");
  const sum = cue?.children
    .map((child) => tree.tokens[child]!)
    .find(
      ({ label, index, children }) =>
        label === "obl" && index > cue.index && children.some((child) => tree.tokens[child]!.form === "at"),
    );
  if (!sum || one.content.includes(sum.index)) return one;
  const words = subtree(tree, sum.index).filter((word) => !one.cue.includes(word));
  return words.some(isBarred(tree, one, cues)) ? one : { ...one, content: sorted([...one.content, ...words]) };
}

/** "Vowed *Friday* to return", "called *Monday* for talks": when it was said, before what was said. */
function withoutWhen(tree: Analysis, one: Attribution): Attribution {
  const { tokens } = tree;
  const [first] = one.content;
  if (first === undefined || one.cue.length === 0 || first <= one.cue.at(-1)!) return one;
  const verb = cueHead(tree, one.cue);
  let start = first;
  for (let step = 0; step < 3; step += 1) {
    const when = verb.children
      .map((child) => tokens[child]!)
      .find(({ index, label, mention, lemma }) => {
        if (!/^(?:obl|advmod|nmod)/.test(label) || index < start) return false;
        if (mention !== "time" && !/^(?:week|month|year|day|night)$/.test(lemma)) return false;
        return subtree(tree, index)[0] === start;
      });
    if (!when) break;
    const end = subtree(tree, when.index).at(-1)! + 1;
    if (!one.content.includes(end)) return one;
    start = end;
  }
  if (start === first || isMark(tokens[first]!)) return one;
  const content = one.content.filter((word) => word >= start);
  return content.some((word) => tokens[word]!.upos !== "PUNCT") ? { ...one, content } : one;
}

/** Kinds of verbs by which a speaker goes on. */
const GOES_ON: ReadonlySet<string> = new Set(["say", "judge", "order", "ask"]);

/** "He said a man was hurt *but declined to name him*": what the same speaker says or does next is not in what he said. */
function withoutNextSaid(tree: Analysis, one: Attribution): Attribution {
  const { tokens } = tree;
  const last = one.cue.at(-1);
  if (last === undefined || one.source.length === 0 || one.content[0]! < last) return one;
  const verb = cueHead(tree, one.cue);
  if (!/^VB[DZP]$/.test(verb.xpos)) return one;
  const next = one.content
    .map((word) => tokens[word]!)
    .find(
      ({ upos, xpos, label, lemma, children }) =>
        upos === "VERB" &&
        xpos === verb.xpos &&
        label.startsWith("conj") &&
        (GOES_ON.has(verbCue(lemma) ?? "") || /^(?:decline|refuse)$/.test(lemma)) &&
        !children.some((child) => /^(?:nsubj|aux|mark)/.test(tokens[child]!.label)),
    );
  if (!next) return one;
  const start = subtree(tree, next.index)[0]!;
  const inside = one.content.filter((word) => word < start);
  while (inside.length > 0 && /^(?:PUNCT|CCONJ)$/.test(tokens[inside.at(-1)!]!.upos)) inside.pop();
  const marks = inside.filter((word) => isMark(tokens[word]!)).length;
  return inside.length > 2 && marks % 2 === 0 ? { ...one, content: inside } : one;
}

/** A word that opens what the reporter adds: "*as* Budapest prepares", "*after* talks". */
const ADDS = /^(?:as|after|before|while|when|since|following|amid|according|citing|though|although)$/i;

/** "The plane had crashed, *killing two*", "the line, *with 25 of them in hospital*": what hangs on the words behind a comma up to the end. */
function withTail(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const { tokens } = tree;
  const last = one.content.at(-1);
  const cue = one.cue.at(-1);
  if (last === undefined || cue === undefined || cue > one.content[0]! || tokens[last + 1]?.form !== ",") return one;
  if (one.content.some((word) => isMark(tokens[word]!))) return one;
  const said = new Set(one.content);
  const verb = cueHead(tree, one.cue);
  const tail = tokens.find(
    ({ index, head, label }) =>
      index > last &&
      index < last + MOST_EDGE &&
      said.has(head) &&
      /^(?:advcl|acl|obl|nmod|appos|conj)/.test(label) &&
      subtree(tree, index)[0]! <= last + 2,
  );
  if (!tail || tail.head === verb.index) return one;
  const words = between(last, subtree(tree, tail.index).at(-1)! + 1);
  const opener = tokens[words[1] ?? last]!;
  // "Called on them to help, *and to reconsider* their rejection": a second order is of the first, whatever word it says it with.
  const isOrder = ({ children }: Token) => children.some((child) => isTo(tokens[child]!));
  const twin = tail.label.startsWith("conj") && isOrder(tail) && isOrder(tokens[tail.head]!);
  if (!twin && (ADDS.test(opener.form) || isSpeech(tail) || words.length > MOST_EDGE)) return one;
  return words.some(isBarred(tree, one, twin ? NONE : cues)) ? one : { ...one, content: [...one.content, ...words] };
}

/** Whether the content follows its cue at once. */
const followsCue = ({ content, cue }: Attribution): boolean =>
  content[0] !== undefined && content[0] - 1 === cue.at(-1);

/** "Called for talks *amid fears*": what the reporter tells beside it. */
function withoutAmid({ tokens }: Analysis, one: Attribution): Attribution {
  const amid = one.content.findIndex((index) => /^amid$/i.test(tokens[index]!.form));
  if (amid <= 0 || !followsCue(one) || one.content.some((index) => isMark(tokens[index]!))) return one;
  return { ...one, content: one.content.slice(0, amid) };
}

/** "Said *in a statement announcing the cuts* that …": where it was said. */
function withoutPlace({ tokens }: Analysis, one: Attribution): Attribution {
  const that = one.content.findIndex((index) => /^that$/i.test(tokens[index]!.form) && tokens[index]!.upos === "SCONJ");
  if (that < 2 || that > MOST_PLACE || !followsCue(one)) return one;
  const place = one.content.slice(0, that).map((index) => tokens[index]!);
  const finite = place.some(({ xpos }) => /^(?:VB[DPZ]|MD)$/.test(xpos));
  return finite || !/^(?:in|at|on|during)$/i.test(place[0]!.form) ? one : { ...one, content: one.content.slice(that) };
}
/** So many words at most tell where something was said. */
const MOST_PLACE = 14;

/** Whether a participle goes on speaking: ", *referring* to the talks". */
const isSpeech = ({ lemma, xpos }: Token): boolean =>
  xpos === "VBG" && (verbCue(lemma) !== null || /^(?:refer|point|allude|hint|note)$/.test(lemma));

/** The words up to the end of what hangs on the content's top, where no cue, source or colon stands among them; a mark that opens a quotation does not stop them. */
function upTo(tree: Analysis, one: Attribution, cues: ReadonlySet<number>, end: number): readonly number[] {
  const last = one.content.at(-1)!;
  const words = between(last, end + 1);
  const barred = words.some(
    (word) => cues.has(word) || one.source.includes(word) || /^[:;]$/.test(tree.tokens[word]!.form),
  );
  return barred || words.length > MOST_EDGE ? [] : words;
}

/** "Said the boy was “strongly radicalised” *and apparently instructed by another*", "predicting “good results” *from the talks*": what goes on behind a closing mark. */
function overMark(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const { tokens } = tree;
  const cue = one.cue.at(-1);
  const last = one.content.at(-1);
  if (last === undefined || cue === undefined || cue > one.content[0]!) return one;
  const mark = isClosing(tokens[last]!) ? last : last + 1;
  const next = tokens[mark + 1];
  if (!tokens[mark] || !isClosing(tokens[mark]) || !next || tokens[last]!.sentence !== next.sentence) return one;
  if (next.upos === "PUNCT" || ADDS.test(next.form) || /^(?:who|which)$/i.test(next.form)) return one;
  const root = headOf(tree, one.content);
  const below = root < 0 ? [] : subtree(tree, root);
  if (!below.includes(next.index)) return one;
  const top = topOf(tree, next, new Set(one.content));
  if (!top || top.head === cueHead(tree, one.cue).index) return one;
  if (top.label.startsWith("conj") && top.children.some((child) => tokens[child]!.label.startsWith("nsubj")))
    return one;
  const more = upTo(tree, one, cues, subtree(tree, top.index).at(-1)!);
  return more.length > 0 ? { ...one, content: [...one.content, ...more] } : one;
}

const isClosing = ({ form }: Token): boolean => /^(?:["”»]|'')$/.test(form);

/** The highest word above this one that is not of the content, where that hangs on a word of it. */
function topOf({ tokens }: Analysis, from: Token, content: ReadonlySet<number>): Token | null {
  for (let at = from, step = 0; at && step < 20; at = tokens[at.head]!, step += 1) if (content.has(at.head)) return at;
  return null;
}

/** "The regime was condemned *for bringing ruin*": why, where the passive's subject was all that was told. */
function withReason(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const { tokens } = tree;
  const last = one.content.at(-1);
  const cue = toldOf(tree, one);
  if (!cue || last === undefined || last > cue.index) return one;
  const reason = cue.children
    .map((child) => tokens[child]!)
    .find(
      ({ index, label, children }) =>
        index > cue.index &&
        /^(?:obl|advcl|xcomp)/.test(label) &&
        children.some((child) => child < index && /^(?:for|as|of|on|to)$/.test(tokens[child]!.form)),
    );
  const words = reason ? subtree(tree, reason.index) : [];
  return words.length === 0 || words.some((word) => cues.has(word) || one.source.includes(word) || word <= cue.index)
    ? one
    : { ...one, content: [...one.content, ...words] };
}

/** "*The agreement* “shows our commitment”, it said in a release": the words outside the marks that a quotation goes on from. */
function fromOutside(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const { tokens } = tree;
  const [first] = one.content;
  const cue = one.cue[0];
  if (first === undefined || cue === undefined || cue < first || !/^(?:["“«]|``)$/.test(tokens[first]!.form))
    return one;
  const home = tokens[first]!.sentence;
  const region = between(tree.sentences[home]!.first - 1, first);
  if (region.length === 0 || region.length > MOST_EDGE) return one;
  const barred = (word: number) =>
    cues.has(word) || one.source.includes(word) || /^(?:["“”«»:;]|''|``)$/.test(tokens[word]!.form);
  const own = one.content.filter((word) => tokens[word]!.sentence === home);
  const root = tokens[headOf(tree, own)];
  if (!root || region.some(barred)) return one;
  const hangs = region.includes(root.head) && !/^(?:parataxis|conj|dep|appos)/.test(root.label);
  const subject = root.children.some((child) => region.includes(child) && tokens[child]!.label.startsWith("nsubj"));
  return hangs || subject ? { ...one, content: [...region, ...one.content] } : one;
}

/** Steps that mend a content by what stands apart from it, each looking at what the one before left. */
const STEPS = [
  withPassiveSubject,
  withSum,
  withoutAmid,
  withoutPlace,
  withoutWhen,
  withoutNextSaid,
  withTail,
  overMark,
  withReason,
  fromOutside,
  withDescribed,
] as const;

/** The content with what belongs to it behind a comma, over a mark of quotation or on the other side of the cue, and without what does not. */
export const withApart = (tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution =>
  STEPS.reduce((told, step) => step(tree, told, cues), one);
