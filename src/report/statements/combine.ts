import type { Analysis } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import { mend } from "../cast/index.ts";
import type { Attribution } from "./attribution.ts";
import { isMark } from "./bounds.ts";
import { attributionsByTree, trimEdges } from "./by-tree.ts";
import { cueHead } from "./candidates.ts";
import { decodeAttributions } from "./decode.ts";
import { headed } from "./headed.ts";
import { bridge, learnedAttribution } from "./learned.ts";
import { overlapShare } from "./overlap.ts";

/** Below this a reading of the tree alone is too unsure where the model, which has seen the sentence, reads none. */
const LEAST_TREE_SCORE = 0.8;

/** Ways of the tree that hold where the model reads no attribution: plain speech. */
const SURE = /^said\/(?:say|write|according|noun)/;

/** Whether nearly all words of the first are words of the second. */
function isInside(a: readonly number[], b: readonly number[]): boolean {
  const outer = new Set(b);
  return a.filter((index) => outer.has(index)).length >= 0.9 * a.length;
}

/** Whether two attributions have a word of their cues in common. */
export const sharesCue = (a: Attribution, b: Attribution): boolean => a.cue.some((index) => b.cue.includes(index));

/** One attribution of two that share their cue: the tree's clean clause where the model means the same, else the model's words. */
function reconcile(learned: Attribution, tree: Attribution): Attribution {
  const clause = tree.rule.endsWith("-clause");
  const same =
    overlapShare(learned.content, tree.content) >= 0.6 || (clause && isInside(learned.content, tree.content));
  const source = learned.source.length > 0 ? learned : tree;
  return {
    cue: learned.cue,
    source: source.source,
    sourceHead: source.sourceHead,
    content: same ? tree.content : learned.content,
    rule: same ? tree.rule : learned.rule,
    score: same ? Math.max(learned.score, tree.score) : learned.score,
  };
}

/** The model's attributions, the tree's where both mean the same, of an analysis that carries readings but no odds. */
function reconciled(analysis: Analysis, byTree: readonly Attribution[]): readonly Attribution[] {
  const cueSentences = new Set(
    analysis.attributions.flatMap(({ cue }) => analysis.tokens[cue[0] ?? -1]?.sentence ?? []),
  );
  return analysis.attributions.flatMap((reading) => {
    const learned = learnedAttribution(analysis, reading, cueSentences);
    const twin = learned && byTree.find((tree) => sharesCue(tree, learned));
    return learned ? [twin ? reconcile(learned, twin) : learned] : [];
  });
}

/** Whether somebody is named whose claim, demand or warning the noun is: "claims by the rebels that …". */
const isOwned = (one: Attribution): boolean => one.rule === "said/noun-clause" && one.source.length > 0;

/** Whether a verb that asks or says goes on with what a speaker just did: "complained and *appealed to them to* …". */
function goesOn(analysis: Analysis, one: Attribution, others: readonly Attribution[]): boolean {
  if (!GOES_ON.test(one.rule) || one.source.length === 0) return false;
  const verb = one.cue.map((index) => analysis.tokens[index]!).find((token) => token.label === "conj");
  return verb !== undefined && others.some(({ cue, source }) => source.length > 0 && cue.includes(verb.head));
}

const GOES_ON = /^said\/(?:say-clause|order-(?:clause|infinitive))/;

/** Every attribution of the text, as the model and the tree together read it, in order of their first words. */
export function readAttributions(plain: Analysis, least?: number): readonly Attribution[] {
  const analysis = mend(plain);
  const byTree = attributionsByTree(analysis);
  const odds = analysis.attributionOdds;
  const read = odds ? decodeAttributions(analysis, odds, least) : reconciled(analysis, byTree);
  const hasModel = analysis.states !== null;
  const found = [...read];
  for (const tree of byTree) {
    if (found.some((one) => sharesCue(one, tree))) continue;
    const sure = tree.score >= LEAST_TREE_SCORE && SURE.test(tree.rule);
    const beside = odds ? isOwned(tree) || goesOn(analysis, tree, read) : sure;
    if (!hasModel || beside) found.push(tree);
  }
  const cues = new Set(found.flatMap(({ cue }) => cue));
  return found
    .map((one) => headed(analysis, withoutGaps(analysis, withoutNext(analysis, one), cues), cues))
    .sort((a, b) => firstWord(a) - firstWord(b));
}

/** No more words than these are given back between two pieces of a content. */
const LONGEST_GAP = 20;

/** The content with what stands between two pieces of it in one sentence, unless that is who says it, how, or another's cue. */
function withoutGaps({ tokens }: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const own = new Set([...one.cue, ...one.source]);
  const content = bridge(
    one.content,
    LONGEST_GAP,
    (before, gap, after) =>
      tokens[before]!.sentence === tokens[after]!.sentence && !gap.some((word) => own.has(word) || cues.has(word)),
  );
  return { ...one, content };
}

/** The content without what the speaker does next: "told them that it was late *and asked for a bed*". */
function withoutNext(analysis: Analysis, one: Attribution): Attribution {
  if (one.cue.length === 0) return one;
  const verb = cueHead(analysis, one.cue).index;
  const quoted = one.content.some((index) => isMark(analysis.tokens[index]!));
  const next = one.content.find((index) => {
    const { label, head, upos } = analysis.tokens[index]!;
    return index > verb && label.startsWith("conj") && head === verb && upos === "VERB";
  });
  if (next === undefined || quoted) return one;
  const first = Math.min(...subtree(analysis, next));
  const content = trimEdges(
    analysis,
    one.content.filter((index) => index < first),
  );
  return content.length >= LEAST_LEFT ? { ...one, content } : one;
}

/** A content is not cut to fewer words than this. */
const LEAST_LEFT = 3;

/** The first word that belongs to the attribution. */
export const firstWord = (one: Attribution): number =>
  Math.min(
    one.cue[0] ?? Number.POSITIVE_INFINITY,
    one.content[0] ?? Number.POSITIVE_INFINITY,
    one.source[0] ?? Number.POSITIVE_INFINITY,
  );
