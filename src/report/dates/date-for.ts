import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { DateExpression } from "../claims.ts";

/** Relations by which a time hangs on its predicate. */
const TIMES =
  /^(?:obl|nmod|advmod|compound|nummod|amod|obl:tmod|nmod:tmod|obl:npmod|obl:unmarked|nmod:unmarked|nmod:poss|appos|flat|conj)$/;
/** Relations that begin another clause: a time above one is not the time of what is below, but for these that share it. */
const SHARES = /^(?:xcomp|aux|aux:pass|cop|conj)$/;

/** Verbs whose time is that of the deed their noun names: "launched a raid", "the raid killed two"; "condemned the raid" is none. */
const CARRIES =
  /^(?:launch|carry|hold|stage|begin|start|make|conduct|mount|impose|wage|resume|end|suffer|see|kill|wound|injure|claim|take|happen|occur|erupt|break|hit|strike|destroy|damage|displace|continue|last|lift|sign|deliver|open|give|pay|reach|form|undertake|perform|declare)$/;

/** The token of the expression whose head lies outside it; `null` where the tree does not hold it. */
function headOf(analysis: Pick<Analysis, "tokens">, date: DateExpression): Token | null {
  for (const token of inside(analysis, date)) {
    const head = analysis.tokens[token.head];
    if (head === undefined || head.start < date.start || head.end > date.end) return token;
  }
  return null;
}

function inside(analysis: Pick<Analysis, "tokens">, date: DateExpression): readonly Token[] {
  let [low, high] = [0, analysis.tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (analysis.tokens[middle]!.end <= date.start) low = middle + 1;
    else high = middle;
  }
  const found: Token[] = [];
  for (let at = low; at < analysis.tokens.length && analysis.tokens[at]!.start < date.end; at += 1)
    found.push(analysis.tokens[at]!);
  return found;
}

/**
 * The expression that the tree hangs on this predicate, a verb or a noun; `null` where none does.
 *
 * A time hangs on the predicate itself, on what the predicate is the open complement of ("agreed on Monday to withdraw" is no time of
 * withdrawing, "began withdrawing on Monday" is one), or on the first of verbs in a row. A time of another clause is none. Of two the
 * told one is taken, then the nearer. Where none hangs so, the time of what the predicate happens during is its time.
 */
export function dateFor(
  analysis: Pick<Analysis, "tokens">,
  token: number,
  dates: readonly DateExpression[],
): DateExpression | null {
  const predicate = analysis.tokens[token];
  if (predicate === undefined) return null;
  const hung = new Map<number, DateExpression[]>();
  for (const date of dates) {
    const head = headOf(analysis, date);
    if (head === null || head.sentence !== predicate.sentence) continue;
    const at = head.index === token || !TIMES.test(head.label) ? head.index : head.head;
    hung.set(at, [...(hung.get(at) ?? []), date]);
  }
  if (hung.size === 0) return null;
  const best = (at: number): DateExpression | null => {
    const found = hung.get(at) ?? [];
    const near = (date: DateExpression) => (date.from === null ? 1e6 : 0) + Math.abs(date.start - predicate.start);
    return [...found].sort((a, b) => near(a) - near(b))[0] ?? null;
  };
  let at: Token | undefined = predicate;
  for (let steps = 0; at !== undefined && steps < 6; steps += 1) {
    const own: DateExpression | null = best(at.index);
    if (own !== null) return own;
    const head: Token | undefined = analysis.tokens[at.head];
    if (head === undefined) break;
    const shared =
      SHARES.test(at.label) &&
      (at.label !== "xcomp" || /^(?:begin|start|continue|keep|stop|seem|appear|cease)$/.test(head.lemma));
    const nominal =
      /^(?:NOUN|PROPN)$/.test(at.upos) && /^(?:obj|nsubj|nsubj:pass)$/.test(at.label) && CARRIES.test(head.lemma);
    if ((!shared && !nominal) || (at.label === "conj" && breaksOff(analysis, at, head))) break;
    at = head;
  }
  for (const one of during(analysis, predicate)) {
    const own = best(one);
    if (own !== null) return own;
  }
  return null;
}

/** "In May it cut ties, and has so far refused talks": what has been so until now did not begin with the deed before it. */
const breaksOff = (analysis: Pick<Analysis, "tokens">, second: Token, first: Token): boolean =>
  isPerfect(analysis, second) && !isPerfect(analysis, first);

const isPerfect = (analysis: Pick<Analysis, "tokens">, verb: Token): boolean =>
  verb.children.some((child) => {
    const { label, lemma, form } = analysis.tokens[child]!;
    return label.startsWith("aux") && lemma === "have" && form.toLowerCase() !== "had";
  });

/** What the predicate happens in the course of, with what is told of it: "during the weeks of fighting that shook the town in May". */
function during(analysis: Pick<Analysis, "tokens">, predicate: Token): readonly number[] {
  const found: number[] = [];
  const below = (index: number, labels: RegExp): readonly number[] =>
    analysis.tokens[index]!.children.filter((child) => labels.test(analysis.tokens[child]!.label));
  for (const time of below(predicate.index, /^obl/)) {
    if (!below(time, /^case/).some((child) => /^(?:during|amid|throughout)$/i.test(analysis.tokens[child]!.form)))
      continue;
    for (const noun of [time, ...below(time, /^nmod/)]) found.push(noun, ...below(noun, /^acl/));
  }
  return found;
}
