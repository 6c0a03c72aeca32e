import type { Analysis, Token } from "../../analysis/analysis.ts";
import { isGivenName, isTitle } from "./person-words.ts";
import type { Changes } from "./tree-change.ts";

/** How a title hangs where it begins the next one of a list. */
const LISTED = /^(?:nmod:desc|conj|appos)/;

/**
 * "Michel Minnig of the Red Cross, Canadian *Ambassador Anthony Vincent* and Japanese *envoy Terusuke Terada*": a name right behind a title
 * is another one than the name before the comma, where the model took it for more of that.
 */
export function titlesInLists({ tokens }: Analysis, changed: Changes): void {
  for (const name of tokens) {
    const title = tokens[name.index - 1];
    if (name.upos !== "PROPN" || !name.label.startsWith("flat") || !title || title.sentence !== name.sentence) continue;
    // "A party official and former member Ann *Moe*": a surname goes on with the name before it, not with the list's first.
    if (isApart(tokens, title, name) && !changed.has(name.index)) {
      changed.set(name.index, { head: title.index, label: "flat" });
      continue;
    }
    if (name.head >= title.index || !LISTED.test(title.label) || title.head >= title.index) continue;
    if (!isTitle(title) || isGivenName(title.form.toLowerCase())) continue;
    if (changed.has(name.index) || changed.has(title.index)) continue;
    const listed = tokens.slice(title.head + 1, title.index).some(({ form }) => /^(?:,|;|and|or|-+|–|—)$/.test(form));
    if (!listed) continue;
    changed.set(name.index, { head: title.head, label: title.label === "nmod:desc" ? "conj" : title.label });
    changed.set(title.index, { head: name.index, label: "nmod:desc" });
    for (let at = name.index + 1; tokens[at]?.label.startsWith("flat") && tokens[at]!.head === name.head; at += 1)
      if (!changed.has(at)) changed.set(at, { head: name.index, label: "flat" });
    for (const child of title.children) {
      const { label } = tokens[child]!;
      if (/^(?:cc|punct|conj)/.test(label) && !changed.has(child)) changed.set(child, { head: name.index, label });
    }
  }
}

/** Whether the model hung the surname on the head of the list, though the given name right before it has a title of its own. */
const isApart = (tokens: readonly Token[], before: Token, name: Token): boolean =>
  before.upos === "PROPN" &&
  /^(?:conj|appos)/.test(before.label) &&
  before.head === name.head &&
  tokens[before.index - 1]?.label === "nmod:desc" &&
  tokens[before.index - 1]?.head === before.index;
