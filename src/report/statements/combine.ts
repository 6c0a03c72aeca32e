import type { Analysis } from "../../analysis/analysis.ts";
import type { Attribution } from "./attribution.ts";
import { attributionsByTree } from "./by-tree.ts";
import { learnedAttribution } from "./learned.ts";

/** Below this a reading of the tree alone is too unsure where the model, which has seen the sentence, reads none. */
const LEAST_TREE_SCORE = 0.8;

/** Ways of the tree that hold where the model reads no attribution: plain speech. */
const SURE = /^said\/(?:say|write|according|noun)/;

/** Shared words over all words of the two. */
export function overlapShare(a: readonly number[], b: readonly number[]): number {
  const inside = new Set(a);
  const shared = b.reduce((count, index) => count + (inside.has(index) ? 1 : 0), 0);
  return shared / Math.max(1, a.length + b.length - shared);
}

/** Whether nearly all words of the first are words of the second. */
function isInside(a: readonly number[], b: readonly number[]): boolean {
  const outer = new Set(b);
  return a.filter((index) => outer.has(index)).length >= 0.9 * a.length;
}

const sharesCue = (a: Attribution, b: Attribution): boolean => a.cue.some((index) => b.cue.includes(index));

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

/** Every attribution of the text, as the model and the tree together read it, in order of their first words. */
export function readAttributions(analysis: Analysis): readonly Attribution[] {
  const byTree = attributionsByTree(analysis);
  const cueSentences = new Set(
    analysis.attributions.flatMap(({ cue }) => analysis.tokens[cue[0] ?? -1]?.sentence ?? []),
  );
  const learned = analysis.attributions.flatMap((reading) => learnedAttribution(analysis, reading, cueSentences) ?? []);
  const used = new Set<Attribution>();
  const found: Attribution[] = learned.map((reading) => {
    const twin = byTree.find((tree) => !used.has(tree) && sharesCue(tree, reading));
    if (!twin) return reading;
    used.add(twin);
    return reconcile(reading, twin);
  });
  const hasModel = analysis.states !== null;
  for (const tree of byTree) {
    if (used.has(tree) || found.some((one) => sharesCue(one, tree))) continue;
    if (!hasModel || (tree.score >= LEAST_TREE_SCORE && SURE.test(tree.rule))) found.push(tree);
  }
  return found.sort((a, b) => firstWord(a) - firstWord(b));
}

/** The first word that belongs to the attribution. */
export const firstWord = (one: Attribution): number =>
  Math.min(
    one.cue[0] ?? Number.POSITIVE_INFINITY,
    one.content[0] ?? Number.POSITIVE_INFINITY,
    one.source[0] ?? Number.POSITIVE_INFINITY,
  );
