import { readFileSync } from "node:fs";

/** A word of a treebank, or of a system's CoNLL-U: columns as written; `head` counts within the sentence, 0 for the root. */
export interface GoldWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  readonly head: number;
  readonly label: string;
  readonly misc: string;
}

/** A surface token: one word, or several written as one. */
export interface GoldToken {
  readonly form: string;
  readonly spaceAfter: boolean;
  /** Index of its first word in the sentence, and how many it has. */
  readonly first: number;
  readonly count: number;
}

export interface GoldSentence {
  readonly words: readonly GoldWord[];
  readonly tokens: readonly GoldToken[];
  readonly newParagraph: boolean;
}

export interface GoldDocument {
  readonly id: string;
  readonly sentences: readonly GoldSentence[];
}

/** The documents of CoNLL-U text; empty nodes are passed over. */
export function readTreebank(conllu: string): readonly GoldDocument[] {
  const documents: { id: string; sentences: GoldSentence[] }[] = [];
  let words: GoldWord[] = [];
  let tokens: GoldToken[] = [];
  let newParagraph = true;
  let covered = 0;
  const close = () => {
    if (words.length === 0) return;
    if (documents.length === 0) documents.push({ id: "", sentences: [] });
    documents.at(-1)!.sentences.push({ words, tokens, newParagraph });
    words = [];
    tokens = [];
    covered = 0;
    newParagraph = false;
  };
  for (const line of conllu.split("\n")) {
    if (line === "") close();
    else if (line.startsWith("# newdoc")) {
      documents.push({ id: line.split("=").at(-1)!.trim(), sentences: [] });
      newParagraph = true;
    } else if (line.startsWith("# newpar")) newParagraph = true;
    else if (!line.startsWith("#")) {
      const column = line.split("\t");
      const id = column[0]!;
      if (id.includes(".")) continue;
      const spaceAfter = !/(^|\|)SpaceAfter=No(\||$)/.test(column[9]!);
      if (id.includes("-")) {
        const [from, to] = id.split("-").map(Number) as [number, number];
        tokens.push({ form: column[1]!, spaceAfter, first: from - 1, count: to - from + 1 });
        covered = to;
        continue;
      }
      if (Number(id) > covered) tokens.push({ form: column[1]!, spaceAfter, first: words.length, count: 1 });
      words.push({
        form: column[1]!,
        lemma: column[2]!,
        upos: column[3]!,
        xpos: column[4]!,
        feats: column[5]!,
        head: Number(column[6]),
        label: column[7]!,
        misc: column[9]!,
      });
    }
  }
  close();
  return documents;
}

/** The raw text of a document: tokens joined as SpaceAfter says, a blank line before each new paragraph. */
export function rawText(document: GoldDocument): string {
  let text = "";
  let space = "";
  for (const sentence of document.sentences) {
    if (sentence.newParagraph && text !== "") space = "\n\n";
    for (const token of sentence.tokens) {
      text += space + token.form;
      space = token.spaceAfter ? " " : "";
    }
  }
  return text;
}

export const readTreebankFile = (path: string): readonly GoldDocument[] => readTreebank(readFileSync(path, "utf8"));
