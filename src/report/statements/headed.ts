import type { Analysis } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { between, headOf } from "./learned.ts";

/** So many words at most are given back before a content. */
const MOST_BEFORE = 30;

/**
 * The content with the head that it hangs on, where the model kept only what follows that: "*Troops will not be sent* to the south, a
 * source said", "pointed to *the effort* to block it"; and with a second clause behind ", but that". Nothing that is a cue's or a source's is taken.
 */
export function headed(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  return withSecond(tree, withHead(tree, one, cues), cues);
}

function withHead(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const [first, last, cue] = [one.content[0], one.content.at(-1), one.cue[0]];
  if (first === undefined || last === undefined || cue === undefined || last - first + 1 !== one.content.length)
    return one;
  const { tokens } = tree;
  const top = headOf(tree, one.content);
  const head = tokens[tokens[top]?.head ?? -1];
  if (!head || head.index >= first || head.sentence !== tokens[first]!.sentence) return one;
  const before = last < cue;
  // Before its cue a content is a clause, from the beginning of its sentence on and closed by a comma.
  if (before && (tokens[last + 1]?.form !== "," || !/^(?:VERB|AUX|NOUN|ADJ)$/.test(head.upos))) return one;
  const start = before ? tree.sentences[head.sentence]!.first : one.cue.at(-1)! + 1;
  if (!before && head.index < start) return one;
  const given = between(start - 1, first);
  const barred = given.some(
    (index) => cues.has(index) || one.source.includes(index) || /^["“”«»:;]$/.test(tokens[index]!.form),
  );
  return given.length === 0 || given.length > MOST_BEFORE || barred
    ? one
    : { ...one, content: [...given, ...one.content] };
}

const JOINS = /^(?:that|whether|if|how|why|when|where|who|what)$/i;

/** "… that it was late, *but that it would come*", "would not confirm the visit, *nor whether talks would start*". */
function withSecond(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const [last, cue] = [one.content.at(-1), one.cue.at(-1)];
  if (last === undefined || cue === undefined || last < cue) return one;
  const words = new Set(one.content);
  let at = last + 1;
  if (tree.tokens[at]?.form === ",") at += 1;
  const joint = tree.tokens[at];
  const mark = tree.tokens[at + 1];
  if (joint?.label !== "cc" || !mark || !JOINS.test(mark.form) || mark.head !== joint.head) return one;
  const clause = tree.tokens[joint.head];
  // The tree often hangs such a clause on the cue's verb itself.
  if (!clause?.label.startsWith("conj") || !(words.has(clause.head) || one.cue.includes(clause.head))) return one;
  const more = between(last, Math.max(...subtree(tree, clause.index)) + 1);
  return more.some((index) => cues.has(index)) ? one : { ...one, content: [...one.content, ...more] };
}
