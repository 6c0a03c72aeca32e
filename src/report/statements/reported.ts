import type { Analysis, Token } from "../../analysis/analysis.ts";
import { beforePhrase } from "../../analysis/subtree.ts";
import { ASKS, mend, QUESTION } from "../cast/index.ts";
import { byLength } from "../sure.ts";
import { isAct } from "./act.ts";
import { OF_WHOM, withApart } from "./apart.ts";
import { type Attribution, SPEAKS } from "./attribution.ts";
import { cueWord } from "./bounds.ts";
import { attributionsByTree } from "./by-tree.ts";
import { cueHead } from "./candidates.ts";
import { firstWord, sharesCue } from "./combine.ts";
import { withoutComment } from "./comment.ts";
import { isOfAnother } from "./deeds.ts";
import { withInnerSpeaker } from "./inner-speaker.ts";
import { whole } from "./whole.ts";

/** Ways of the tree in which somebody named speaks or thinks inside somebody else's words. */
const NAMED = /^said\/(?:say|write|think|feel)-clause/;

/** What a pronoun does that stands inside somebody's words: "I hope that …". */
const PRONOUN = /^said\/feel-clause/;

/** Whether it is somebody's plain speech or thought inside what somebody else says: "… that the rebels had claimed …". */
const isNested = (analysis: Analysis, one: Attribution, others: readonly Attribution[]): boolean =>
  one.source.length > 0 &&
  (analysis.tokens[one.sourceHead]!.upos === "PRON" ? PRONOUN : NAMED).test(one.rule) &&
  others.some(({ content }) => content.includes(one.cue[0]!) && content.includes(one.sourceHead));

/** The same with nobody named who says it. */
const unnamed = (one: Attribution): Attribution => ({ ...one, source: [], sourceHead: -1 });

/** "*Asked* if he would stay, he smiled", "he said *when asked* about it": whoever asks is not named, least of all by who answers. */
function unaskedBy({ tokens }: Analysis, one: Attribution): Attribution {
  const cue = one.cue.map((index) => tokens[index]!).findLast(({ upos }) => upos === "VERB");
  if (!cue || !ASKS.test(cue.lemma) || !/^(?:VBN|VBD)$/.test(cue.xpos) || one.sourceHead < 0) return one;
  const children = cue.children.map((child) => tokens[child]!);
  if (children.some(({ label, index }) => /^obl/.test(label) && index === one.sourceHead)) return one;
  if (cue.xpos === "VBD" && !QUESTION.test(tokens[cue.index + 1]?.form ?? "")) return one;
  const aside = /^(?:advcl|acl$)/.test(cue.label) && !children.some(({ label }) => /^(?:nsubj|aux)/.test(label));
  const passive = children.some(({ label }) => label === "aux:pass" || label === "nsubj:pass");
  return aside || passive ? unnamed(one) : one;
}

/** What is done to somebody in words: who does it is named behind "by" alone. */
const AIMED = /^(?:accuse|blame|suspect|charge|criticise|criticize|denounce|condemn|convict)$/;

/** "Has imposed sanctions and *accused* them": a second verb shares the first one's "has". */
function sharesHas({ tokens }: Analysis, { label, head }: Token): boolean {
  const first = label.startsWith("conj") ? (tokens[head]?.children ?? []).map((child) => tokens[child]!) : [];
  return first.some((one) => one.label === "aux") && !first.some((one) => one.label === "aux:pass");
}

/** "Police took a sailor *accused of theft*": whom a participle describes or who did the rest accuses nobody. */
function unaimed(tree: Analysis, one: Attribution): Attribution {
  const { tokens } = tree;
  const cue = cueWord(tree, one, ({ lemma }) => AIMED.test(lemma));
  if (cue?.xpos !== "VBN" || one.sourceHead < 0 || !/^(?:acl|advcl|amod|dep|parataxis|conj|xcomp)/.test(cue.label))
    return one;
  const children = cue.children.map((child) => tokens[child]!);
  if (sharesHas(tree, cue) || children.some(({ label }) => /^(?:aux$|nsubj$)/.test(label))) return one;
  const named = children.some(
    ({ label, index }) => /^obl/.test(label) && index === one.sourceHead && index > cue.index,
  );
  return named ? one : unnamed(one);
}

const TURNS_DOWN = /^(?:reject|dismiss|ignore|deny|refute|rebuff|heed|answer|meet|welcome|oppose|resist|hear)$/;

/** "Calls to leave have been *rejected by* the council": who turns words down did not say them. */
function withoutHearer({ tokens }: Analysis, one: Attribution): Attribution {
  const source = tokens[one.sourceHead];
  const noun = one.cue
    .map((index) => tokens[index]!)
    .find(({ upos, label }) => upos === "NOUN" && label === "nsubj:pass");
  if (!source || !noun || source.label !== "obl:agent" || source.head !== noun.head) return one;
  return TURNS_DOWN.test(tokens[noun.head]!.lemma) ? unnamed(one) : one;
}

/** "The police *reportedly* arrested two", "*alleged* aid by a firm": who reports it is not told. */
const unsaid = ({ tokens }: Analysis, one: Attribution): Attribution =>
  one.cue.length > 0 &&
  one.cue
    .map((index) => tokens[index]!)
    .every(
      ({ upos, label, form }) =>
        upos === "ADV" ||
        (label === "amod" && /^(?:alleged|reported|supposed|purported|suspected|rumou?red)$/i.test(form)),
    )
    ? unnamed(one)
    : one;

/** "It *emerged* that he had paid": nobody says what comes out. */
function unowned(tree: Analysis, one: Attribution): Attribution {
  const cue = cueWord(tree, one, ({ lemma }) => /^(?:emerge|transpire)$/.test(lemma));
  const subject = cue?.children.map((child) => tree.tokens[child]!).find(({ label }) => /^(?:nsubj|expl)/.test(label));
  return subject && /^it$/i.test(subject.form) && one.sourceHead >= 0 ? unnamed(one) : one;
}

/** "The court *heard* that …": who hears it does not say it. */
function unheard(tree: Analysis, one: Attribution): Attribution {
  const cue = cueWord(tree, one, ({ lemma }) => lemma === "hear");
  const subject = cue?.children.find((child) => tree.tokens[child]!.label === "nsubj");
  return subject !== undefined && subject === one.sourceHead ? unnamed(one) : one;
}

/** Prepositions of whom or what a passive is about. */
const AIMING = /^(?:for|against|on|upon|over|of|about)$/i;

/** "A sentence *was demanded for the minister*": whom a passive is about does not say it. */
function ungiven(tree: Analysis, one: Attribution): Attribution {
  const { tokens } = tree;
  const first = one.source[0];
  if (one.cue.length === 0 || first === undefined || first < one.cue[0]!) return one;
  const verb = cueHead(tree, one.cue);
  if (verb.xpos !== "VBN" || !verb.children.some((child) => tokens[child]!.label === "aux:pass")) return one;
  return AIMING.test(beforePhrase(tree, first)?.form ?? "") ? unnamed(one) : one;
}

/** To whom something is said: "was *told* that …". */
const TO_WHOM = /^(?:tell|inform|warn|advise|notify)$/;

/** "Two were injured but *expected* to recover", "troops *were reported* to have left": of whom something is held or told is not who says so. */
function unheld(tree: Analysis, one: Attribution): Attribution {
  const { tokens } = tree;
  const cue = cueWord(tree, one, ({ lemma }) => OF_WHOM.test(lemma) || TO_WHOM.test(lemma));
  // "Was released *and ordered* to pay": the second of two passives, which the tagger may take for a past.
  const first = tokens[cue?.head ?? -1];
  const joined =
    /^(?:order|instruct|remind)$/.test(cue?.lemma ?? "") &&
    cue?.label.startsWith("conj") &&
    first?.xpos === "VBN" &&
    first.children.some((child) => tokens[child]!.label === "aux:pass");
  if (!cue || (cue.xpos !== "VBN" && !joined) || one.sourceHead < 0) return one;
  const agent = cue.children.some((child) => /^obl/.test(tokens[child]!.label) && child === one.sourceHead);
  const helped = cue.children.map((child) => tokens[child]!);
  const passive = helped.some(({ label }) => label.endsWith(":pass"));
  const perfect =
    !passive && (sharesHas(tree, cue) || helped.some(({ label, lemma }) => label === "aux" && lemma === "have"));
  // "Italy is expected to send 2,000; France said …": nobody behind a semicolon expects it.
  const apart = tokens.slice(cue.index, Math.max(cue.index, one.sourceHead)).some(({ form }) => form === ";");
  // "It met and *called* on them": the tagger may take a past for a participle.
  const called = (cue.lemma === "call" || TO_WHOM.test(cue.lemma)) && !passive;
  if (agent || perfect || called || (one.sourceHead > cue.index && !apart)) return one;
  return unnamed(one);
}

/** Without a sentence that somebody else is said to say: "“We will stay,” he said. “*That is a farce*,” said the envoy." */
function withoutOthers({ tokens }: Analysis, one: Attribution, others: readonly Attribution[]): Attribution {
  const home = tokens[one.cue[0] ?? -1]?.sentence;
  if (home === undefined) return one;
  const theirs = new Set(
    others
      .filter(({ cue, source }) => source.length > 0 && cue[0] !== undefined && !one.content.includes(cue[0]))
      .filter(
        ({ cue, source }) => tokens[cue[0]!]!.sentence !== home && !source.some((word) => one.source.includes(word)),
      )
      .flatMap(({ cue, content }) => {
        const { sentence } = tokens[cue[0]!]!;
        return content.every((word) => tokens[word]!.sentence === sentence) ? content : [];
      }),
  );
  const content = one.content.filter((word) => !theirs.has(word));
  return content.length < one.content.length && content.some((word) => tokens[word]!.upos !== "PUNCT")
    ? { ...one, content }
    : one;
}

/** Ways in which annotators mark much that nobody says: "their *strategy of* attacking him", "the routine *begins with* …". */
const LOOSE = /^said\/(?:learned|think-(?:open|object|adverbial)|feel-object|noun-noun-phrase)/;
/** In such a way it is told from this score on: below, two in five of those judged were none or wrong. */
const LEAST_LOOSE = 0.9;
/** The same where somebody who can speak is named who says it: of the coded reports set aside four in five are right from there to the other. */
const LEAST_NAMED = 0.8;
/** In any other way a report tells what is at least so likely: of the coded reports set aside nine in ten are right then. */
const LEAST_TOLD = 0.75;
/** The same in a text of so few sentences, by the way. */
const LEAST_FEW = { loose: 0.6, other: 0.3 } as const;

function isUnsure({ sentences, tokens }: Analysis, { rule, score, source, sourceHead }: Attribution): boolean {
  if (!LOOSE.test(rule)) return score < byLength(sentences.length, LEAST_FEW.other, LEAST_TOLD);
  const named = rule.startsWith("said/learned") && source.length > 0 && SPEAKS.test(tokens[sourceHead]?.mention ?? "");
  return score < byLength(sentences.length, LEAST_FEW.loose, named ? LEAST_NAMED : LEAST_LOOSE);
}

/** Steps that take the name from who says nothing, each looking at what the one before left. */
const SILENT = [unaskedBy, unaimed, withoutHearer, unsaid, unowned, unheard, ungiven, unheld] as const;

/**
 * The attributions that a report lists as statements: with those inside others, which annotators of attribution mark but
 * seldom, and without refusals, plans and other acts, which they mark.
 */
export function asReported(plain: Analysis, read: readonly Attribution[]): readonly Attribution[] {
  const analysis = mend(plain);
  const inside = analysis.attributionOdds
    ? attributionsByTree(analysis).filter(
        (tree) => !read.some((one) => sharesCue(one, tree)) && isNested(analysis, tree, read),
      )
    : [];
  const all = [...read, ...inside];
  const cues = new Set(all.flatMap(({ cue }) => cue));
  return all
    .map((one) => SILENT.reduce((told, step) => step(analysis, told), one))
    .map((one, _, named) => withoutComment(analysis, whole(analysis, one, cues), named))
    .map((one) => withApart(analysis, one, cues))
    .map((one, _, others) => withInnerSpeaker(analysis, one, others))
    .map((one, _, others) => withoutOthers(analysis, one, others))
    .filter((one) => one.content.length > 0 && !isUnsure(analysis, one) && !isAct(analysis, one))
    .filter((one, _, told) => one.cue.length === 0 || !isOfAnother(analysis, cueHead(analysis, one.cue), one, told))
    .sort((a, b) => firstWord(a) - firstWord(b));
}
