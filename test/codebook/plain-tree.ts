import type { Analysis, Sentence, Token } from "../../src/analysis/index.ts";

/**
 * A tree written by hand: sentences of words `form/UPOS/XPOS/head/relation`, the head by number from 1, 0 the root; a lemma that is
 * not the form in lower case follows an equals sign: `blocked=block/VERB/VBD/0/root`.
 */
export function plainTree(...written: readonly string[]): Analysis {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let text = "";
  for (const [index, sentence] of written.entries()) {
    const first = tokens.length;
    const start = text.length;
    const words = sentence
      .trim()
      .split(/\s+/)
      .map((word) => word.split("/"));
    for (const [at, [named = "", upos = "", xpos = "", head = "0", label = "dep"]] of words.entries()) {
      const [form = "", lemma = form.toLowerCase()] = named.split("=");
      tokens.push({
        index: first + at,
        sentence: index,
        start: text.length,
        end: text.length + form.length,
        form,
        lemma,
        upos,
        xpos,
        feats: "",
        head: head === "0" ? -1 : first + Number(head) - 1,
        label,
        children: words.flatMap((other, child) => (Number(other[3]) === at + 1 ? [first + child] : [])),
        mention: null,
        mentionScore: 0,
      });
      text += `${form} `;
    }
    const root = tokens.findIndex((token) => token.sentence === index && token.head < 0);
    sentences.push({ index, paragraph: 0, first, last: tokens.length, root, start, end: text.length - 1 });
  }
  return { kind: "analysis", text, tokens, sentences, attributions: [], influences: [], states: null };
}
