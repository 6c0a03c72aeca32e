import type { Analysis, Token } from "../../analysis/analysis.ts";
import { isBelow } from "../../analysis/subtree.ts";
import type { Draft } from "./draft.ts";
import { namesBody } from "./noun-kinds.ts";
import { capital } from "./phrase.ts";
import type { Changes } from "./tree-change.ts";

/**
 * "The Federation of Indian Chambers of Commerce": what a body is of, hung from the body's noun right before the "of" where the model
 * hung it higher up. Only where the noun and all words behind it are capital, but for "the".
 */
export function officialNames(analysis: Analysis, changed: Changes): void {
  for (const of of analysis.tokens) {
    if (of.label !== "case" || !/^(?:of|for)$/.test(of.form)) continue;
    const body = analysis.tokens[of.index - 1];
    const part = analysis.tokens[of.head];
    if (!body || !part || body.sentence !== of.sentence || part.index < of.index || part.head === body.index) continue;
    if (!isBody(body) || changed.has(part.index) || isBelow(analysis, body.index, part.index)) continue;
    if (isBelow(analysis, part.index, body.index)) continue;
    if (analysis.tokens.slice(of.index + 1, part.index + 1).every((word) => capital(word) || word.form === "the"))
      changed.set(part.index, { head: body.index, label: "nmod" });
  }
}

/**
 * "China's Hong Kong and Macau Affairs Office": the names before a body's noun belong to it, behind a possessor, where the
 * model hung them and their preposition elsewhere.
 */
export function namesInBodies(analysis: Analysis, changed: Changes): void {
  const { tokens } = analysis;
  for (const body of tokens) {
    const next = tokens[body.index + 1];
    if (!isBody(body) || (next && capital(next))) continue;
    let first = body.index;
    while (
      first > 0 &&
      tokens[first - 1]!.sentence === body.sentence &&
      (capital(tokens[first - 1]!) || tokens[first - 1]!.form === "and")
    )
      first -= 1;
    const before = tokens[first - 1];
    const opens = before?.sentence === body.sentence && /^['’]s?$/.test(before.form);
    const run = tokens.slice(first, body.index);
    if (!opens || !run.some(({ form }) => form === "and")) continue;
    const within = (index: number) => first <= index && index <= body.index;
    for (const token of run) {
      if (within(token.head) || changed.has(token.index) || isBelow(analysis, body.index, token.index)) continue;
      changed.set(token.index, { head: body.index, label: "compound" });
      for (const child of token.children)
        if (!within(child) && tokens[child]!.label === "case") changed.set(child, { head: body.index, label: "case" });
    }
  }
}

const isBody = (token: Token): boolean =>
  capital(token) && (token.upos === "PROPN" || token.upos === "NOUN") && namesBody(token.form);

/** Whether the words are but a part of what a body's name goes on with: "Commerce" of "the Chamber of Commerce"; no state or person. */
export const withinOfficial = (analysis: Analysis, draft: Draft, all: readonly Draft[]): boolean =>
  draft.candidates.length === 0 &&
  draft.type !== "person" &&
  analysis.tokens
    .slice(draft.first, draft.last)
    .every((word) => capital(word) || /^(?:of|for|and|the)$/.test(word.form)) &&
  all.some(
    (other) =>
      other.form === "name" && other.type === "organization" && other.head < draft.first && draft.last <= other.last,
  );
