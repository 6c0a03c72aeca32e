import type { Analysis } from "../src/analysis/analysis.ts";
import { type GoldDocument, type GoldSentence, rawText } from "./treebank.ts";

const TYPES = new Set(["person", "place", "organization"]);

/** F1 of the heads of named mentions with their types: person, place and organization whose head is a proper noun. */
export function namedHeads(documents: readonly GoldDocument[], analyses: readonly Analysis[]): { readonly f1: number } {
  let found = 0;
  let gold = 0;
  let said = 0;
  documents.forEach((document, index) => {
    const wanted = new Set(goldHeads(document));
    const got = analyses[index]!.tokens.filter((token) => token.upos === "PROPN" && TYPES.has(token.mention ?? ""));
    gold += wanted.size;
    said += got.length;
    for (const token of got) if (wanted.has(`${token.start} ${token.mention}`)) found++;
  });
  return { f1: (200 * found) / Math.max(1, gold + said) };
}

/** Where the head words of named mentions begin in the raw text, with their types. */
function goldHeads(document: GoldDocument): readonly string[] {
  const text = rawText(document);
  const heads: string[] = [];
  let at = 0;
  for (const sentence of document.sentences) {
    const starts: number[] = [];
    for (const token of sentence.tokens) {
      at = text.indexOf(token.form, at);
      let inside = at;
      for (const word of sentence.words.slice(token.first, token.first + token.count)) {
        starts.push(inside);
        inside += word.form.length;
      }
      at += token.form.length;
    }
    for (const { first, last, type } of mentions(sentence)) {
      for (let word = first; word <= last; word++) {
        const head = sentence.words[word]!.head - 1;
        if (head >= first && head <= last) continue;
        if (sentence.words[word]!.upos === "PROPN" && TYPES.has(type)) heads.push(`${starts[word]} ${type}`);
        break;
      }
    }
  }
  return heads;
}

/** The mentions of a sentence by the brackets of `Entity=`. */
function mentions(sentence: GoldSentence): readonly { first: number; last: number; type: string }[] {
  const found: { first: number; last: number; type: string }[] = [];
  const open: { key: string; first: number; type: string }[] = [];
  sentence.words.forEach((word, index) => {
    const written = /(?:^|\|)Entity=([^|]*)/.exec(word.misc)?.[1] ?? "";
    for (const part of written.matchAll(/\(([^()]*)(\)?)|([^()]+)\)/g)) {
      if (part[3] !== undefined) {
        const key = part[3].split("-", 1)[0]!;
        const at = open.findLastIndex((one) => one.key === key);
        if (at >= 0) found.push({ ...open.splice(at, 1)[0]!, last: index });
        continue;
      }
      const [key = "", type = ""] = part[1]!.split("-");
      if (part[2]) found.push({ first: index, last: index, type });
      else open.push({ key, first: index, type });
    }
  });
  return found;
}
