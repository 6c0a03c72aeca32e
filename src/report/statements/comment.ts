import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { trimEdges } from "./by-tree.ts";

/** What a reporter calls somebody's words when he goes on to say something of them. */
const CALLED =
  /^(?:stand|stance|claim|charge|allegation|accusation|statement|remark|comment|assertion|suggestion|reference|position|view|assessment)$/;
/** A content is not cut to fewer words than this. */
const LEAST_LEFT = 3;

/**
 * The content without what the reporter adds behind it: ", *a stand likely to irk Beijing*", and without a clause that somebody else is
 * said to say: ", *which the spokesman said was under way*".
 */
export function withoutComment(tree: Analysis, one: Attribution, others: readonly Attribution[]): Attribution {
  const cue = one.cue[0];
  if (cue === undefined) return one;
  const words = new Set(one.content);
  const next = one.content.find((index) => {
    const token = tree.tokens[index]!;
    if (index < cue || !words.has(token.head)) return false;
    return isComment(tree, token) || isAnothers(tree, token, one, others);
  });
  if (next === undefined) return one;
  const added = subtree(tree, next);
  const first = Math.min(...added);
  const before = tree.tokens.slice(Math.max(0, first - 2), first + 1).map(({ form }) => form);
  if (!before.includes(",")) return one;
  const theirs = new Set([
    ...added,
    ...others.filter(({ cue: [at] }) => added.includes(at ?? -1)).flatMap(({ content }) => content),
  ]);
  if (one.content.some((index) => index > first && !theirs.has(index) && tree.tokens[index]!.upos !== "PUNCT"))
    return one;
  const content = trimEdges(
    tree,
    one.content.filter((index) => index < first),
  );
  return content.length >= LEAST_LEFT ? { ...one, content } : one;
}

const isComment = ({ tokens }: Analysis, { label, lemma, index, children }: Token): boolean =>
  /^(?:appos|nsubj|conj|parataxis|dep)/.test(label) &&
  CALLED.test(lemma) &&
  /^[,"”’]$/.test(tokens[Math.min(index, ...children) - 1]?.form ?? "") &&
  children.some((child) => /^(?:a|an)$/i.test(tokens[child]!.form)) &&
  children.some((child) => /^(?:acl|amod)/.test(tokens[child]!.label));

/** A relative clause behind a comma that holds somebody else's "said". */
const isAnothers = (
  tree: Analysis,
  { index, label }: Token,
  one: Attribution,
  others: readonly Attribution[],
): boolean =>
  label.endsWith(":relcl") &&
  others.some(
    (other) =>
      other !== one &&
      /^said\/(?:say|according)/.test(other.rule) &&
      other.source.length > 0 &&
      !other.source.some((word) => one.source.includes(word)) &&
      !/^(?:which|who|that)$/i.test(tree.tokens[other.sourceHead]?.form ?? "") &&
      /^(?:say|accord|according)$/i.test(tree.tokens[other.cue[0] ?? -1]?.lemma ?? "") &&
      subtree(tree, index).includes(other.cue[0] ?? -1),
  );
