import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import { overlaps, type Span } from "../../ground/span.ts";
import { topWithin } from "./parts.ts";
import { tokensWithin } from "./words.ts";

/**
 * An end of an influence with what it cannot be understood without: a verb's subject right before it ("*the vote* did not please
 * everyone"), its object right behind ("a fire that destroyed *the camps*", "townsfolk hurt *and drove off the envoys*"), the noun
 * that a participle tells of ("*losses* suffered"); never words of the other end or those that join the two.
 */
export function wholeEnd(analysis: Analysis, end: Span, other: Span, word: number | null): Span {
  const inside = tokensWithin(analysis, end);
  const [first, last] = [inside[0], inside.at(-1)];
  const top = topWithin(analysis, end);
  if (!first || !last || !top) return end;
  const joins = word === null ? null : analysis.tokens[word]!;
  const free = (span: Span): boolean =>
    !overlaps(span, other) && (joins === null || joins.start >= span.end || joins.end <= span.start);
  let told = end;
  for (const start of [subjectStart(analysis, top, first), nounStart(analysis, top, inside)])
    if (start !== null && start < told.start && free({ start, end: told.start })) told = { ...told, start };
  const stop = objectEnd(analysis, inside, last);
  if (stop !== null && stop > told.end && free({ start: told.end, end: stop })) told = { ...told, end: stop };
  return told;
}

const isNamed = ({ form }: Token): boolean => !/^(?:who|which|that|whose)$/i.test(form);

/** Where the subject of a finite verb begins that stands before the end's first word, in the same clause; `null` where there is none. */
function subjectStart(analysis: Analysis, top: Token, first: Token): number | null {
  if (top.upos !== "VERB" || top.label.startsWith("acl")) return null;
  const children = top.children.map((child) => analysis.tokens[child]!);
  const finite =
    /^VB[DPZ]$/.test(top.xpos) || children.some(({ label, xpos }) => label === "aux" && /^(?:MD|VB[DPZ])$/.test(xpos));
  const subject = children.find(({ label, index }) => /^nsubj/.test(label) && index < first.index);
  if (!finite || !subject || !isNamed(subject)) return null;
  const below = subtree(analysis, subject.index);
  const [start] = below;
  if (start === undefined) return null;
  const clause = new Set(subtree(analysis, top.index));
  const between = analysis.tokens.slice(start, first.index);
  if (!between.every(({ index, form }) => clause.has(index) && !/^[;:"“”()]$/.test(form))) return null;
  return analysis.tokens[start]!.start;
}

/** Where the noun begins that a bare participle at the head of the end tells of: "*some casualties* suffered". */
function nounStart(analysis: Analysis, top: Token, inside: readonly Token[]): number | null {
  if (top.label !== "acl" || top.xpos !== "VBN" || inside[0] !== top) return null;
  const noun = analysis.tokens[top.head];
  if (!noun || !/^(?:NOUN|PROPN)$/.test(noun.upos) || noun.index !== top.index - 1) return null;
  const start = subtree(analysis, noun.index).find(
    (index) => !/^(?:case|mark|cc|punct)$/.test(analysis.tokens[index]!.label),
  );
  return start === undefined || start > noun.index ? null : analysis.tokens[start]!.start;
}

/** Where the object ends of the verb that the end breaks off at, or of the next verb where the two share it; `null` where it breaks off at none. */
function objectEnd(analysis: Analysis, inside: readonly Token[], last: Token): number | null {
  if (last.upos !== "VERB") return null;
  const behind = (token: Token): Token | undefined =>
    token.children
      .map((child) => analysis.tokens[child]!)
      .find(({ label, index }) => /^(?:obj|ccomp|xcomp)$/.test(label) && index > token.index);
  const own = behind(last);
  if (own) return starts(analysis, own) === last.index + 1 ? endOf(analysis, own) : null;
  const next = last.children
    .map((child) => analysis.tokens[child]!)
    .find(
      ({ label, upos, children }) =>
        label === "conj" &&
        upos === "VERB" &&
        !children.some((child) => analysis.tokens[child]!.label.startsWith("nsubj")),
    );
  const shared = next && inside.length > 1 ? behind(next) : undefined;
  const joint = next?.children.some((child) => child === last.index + 1 && analysis.tokens[child]!.label === "cc");
  return shared && joint ? endOf(analysis, shared) : null;
}

const starts = (analysis: Analysis, token: Token): number => subtree(analysis, token.index)[0]!;

function endOf(analysis: Analysis, token: Token): number {
  return analysis.tokens[subtree(analysis, token.index).at(-1)!]!.end;
}
