import { readFileSync } from "node:fs";
import { fault } from "../ground/fault.ts";

/** Most pieces that one word may have; the rest is cut. */
const MOST_PIECES = 12;
/** A part of a word of more characters than this is unknown, as BERT has it. */
const LONGEST_PART = 100;
/** Words that are remembered with their pieces, so that common ones are cut once. */
const REMEMBERED = 50_000;

const PLAIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."‘’‛′ʼ"].map((sign) => [sign, "'"])),
  ...Object.fromEntries([..."“”„‟″«»"].map((sign) => [sign, '"'])),
  ...Object.fromEntries([..."‐‑‒–—―−"].map((sign) => [sign, "-"])),
  "…": "...",
};
const FANCY = /[‘’‛′ʼ“”„‟″«»‐‑‒–—―−…]/gu;
const PUNCTUATION = /[\p{P}$+<=>^`|~]/u;
const CONTROL = /[\p{C}\ufffd]/u;
const CJK =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const MARK = /\p{Mn}/u;
const BLANK = /[\s\p{Zs}]/u;

/** Curly quotes, dashes and the ellipsis as ASCII writes them. */
export function plainSigns(word: string): string {
  if (word === "``" || word === "''") return '"';
  if (word === "`") return "'";
  return word.replace(FANCY, (sign) => PLAIN[sign]!);
}

/** The parts that BERT's uncased normaliser makes of a word: lower case, no accents, each punctuation sign by itself. */
export function bertParts(word: string): readonly string[] {
  let clean = "";
  for (const sign of word) {
    if (BLANK.test(sign)) clean += " ";
    else if (CONTROL.test(sign)) continue;
    else if (CJK.test(sign)) clean += ` ${sign} `;
    else clean += sign;
  }
  const parts: string[] = [];
  let open = "";
  const close = () => {
    if (open !== "") parts.push(open);
    open = "";
  };
  for (const sign of clean.toLowerCase().normalize("NFD")) {
    if (sign === " ") close();
    else if (MARK.test(sign)) continue;
    else if (PUNCTUATION.test(sign)) {
      close();
      parts.push(sign);
    } else open += sign;
  }
  close();
  return parts;
}

/** The wordpieces of single words, by the ids of a BERT vocabulary. */
export class WordPiece {
  readonly start: number;
  readonly end: number;
  readonly unknown: number;
  private readonly whole = new Map<string, number>();
  private readonly inner = new Map<string, number>();
  private readonly longest: number;
  private remembered = new Map<string, Int32Array>();

  constructor(vocabulary: readonly string[]) {
    let longest = 0;
    vocabulary.forEach((piece, id) => {
      if (piece.startsWith("##")) this.inner.set(piece.slice(2), id);
      this.whole.set(piece, id);
      longest = Math.max(longest, piece.length);
    });
    this.longest = longest;
    const special = (piece: string): number => {
      const id = this.whole.get(piece);
      if (id === undefined)
        throw fault("analysis/vocabulary", `the vocabulary has no ${piece}; is vocab.txt a BERT vocabulary?`);
      return id;
    };
    this.start = special("[CLS]");
    this.end = special("[SEP]");
    this.unknown = special("[UNK]");
  }

  /** The vocabulary of a file with one piece a line. */
  static fromFile(path: string): WordPiece {
    return new WordPiece(readFileSync(path, "utf8").replace(/\n$/, "").split("\n"));
  }

  /** Whether the vocabulary has this word, in lower case, as one piece. */
  has(word: string): boolean {
    return this.whole.has(word) && !word.startsWith("##");
  }

  /** Ids of the word's pieces: at least one, at most twelve; do not change the array. */
  pieces(word: string): Int32Array {
    const known = this.remembered.get(word);
    if (known) return known;
    const found = this.cut(word);
    if (word.length <= 40) {
      if (this.remembered.size >= REMEMBERED) this.remembered = new Map();
      this.remembered.set(word, found);
    }
    return found;
  }

  private cut(word: string): Int32Array {
    const ids: number[] = [];
    // What is cut from a long word's end cannot matter: twelve pieces never reach so far.
    for (const part of bertParts(plainSigns(word.length > 4096 ? word.slice(0, 4096) : word))) {
      this.cutPart(part, ids);
      if (ids.length >= MOST_PIECES) break;
    }
    if (ids.length === 0) ids.push(this.unknown);
    return Int32Array.from(ids.slice(0, MOST_PIECES));
  }

  private cutPart(part: string, ids: number[]): void {
    const first = ids.length;
    if (part.length > LONGEST_PART && [...part].length > LONGEST_PART) {
      ids.push(this.unknown);
      return;
    }
    let at = 0;
    while (at < part.length) {
      const table = at === 0 ? this.whole : this.inner;
      let to = Math.min(part.length, at + this.longest);
      let id: number | undefined;
      while (to > at) {
        id = table.get(part.slice(at, to));
        if (id !== undefined) break;
        to--;
      }
      if (id === undefined) {
        ids.length = first;
        ids.push(this.unknown);
        return;
      }
      ids.push(id);
      at = to;
    }
  }
}
