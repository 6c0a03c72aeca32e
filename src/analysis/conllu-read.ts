import { fault } from "../ground/fault.ts";
import type { Analysis, AttributionReading, InfluenceReading, Sentence, Token } from "./analysis.ts";

const SPACES: Readonly<Record<string, string>> = { s: " ", t: "\t", n: "\n", r: "\r", p: "|", "\\": "\\" };

const unescapeSpaces = (written: string): string =>
  written.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, hex: string | undefined, name: string) =>
    hex === undefined ? (SPACES[name] ?? name) : String.fromCharCode(Number.parseInt(hex, 16)),
  );

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A document that grows line by line. */
class Growing {
  text = "";
  space = "";
  /** Whether the space was written out, so that nothing else may stand there. */
  spaceWritten = false;
  paragraph = -1;
  newParagraph = true;
  tokens: Mutable<Token>[] = [];
  sentences: Mutable<Sentence>[] = [];
  attributions: AttributionReading[] = [];
  influences: InfluenceReading[] = [];
  /** Heads as written, of the words of the open sentence. */
  heads: number[] = [];
  /** The open multiword token: its last word, the place reached in it and its end. */
  inside: { to: number; at: number; end: number; split: boolean } | null = null;

  constructor(readonly id: string | null) {}

  /** Index of the open sentence's first word. */
  private get sentenceFirst(): number {
    return this.tokens.length - this.heads.length;
  }

  /** Writes the form after the space that is due; gives where it begins. */
  put(form: string, misc: ReadonlyMap<string, string>): number {
    const breaks = this.newParagraph && this.tokens.length === this.sentenceFirst && this.text !== "";
    let space = breaks && !this.spaceWritten ? "\n\n" : this.space;
    if (this.text === "") space = unescapeSpaces(misc.get("SpacesBefore") ?? "");
    const range = /^(\d+):\d+$/.exec(misc.get("TokenRange") ?? "");
    const width = range ? Number(range[1]) - this.text.length : space.length;
    if (width !== space.length && width >= 0) space = (breaks ? "\n\n" : " ").slice(0, width).padEnd(width);
    this.text += space;
    const start = this.text.length;
    this.text += form;
    const after = misc.get("SpacesAfter");
    this.spaceWritten = after !== undefined;
    this.space = after !== undefined ? unescapeSpaces(after) : misc.get("SpaceAfter") === "No" ? "" : " ";
    this.last = after !== undefined ? this.space : "";
    return start;
  }

  /** Space after the last word, where it was written out. */
  last = "";

  /** Ends the open sentence. @throws Fault `analysis/conllu`. */
  close(line: number): void {
    const first = this.sentenceFirst;
    if (this.heads.length === 0) return;
    if (this.newParagraph) this.paragraph++;
    this.newParagraph = false;
    const index = this.sentences.length;
    let root = first;
    this.heads.forEach((head, at) => {
      const token = this.tokens[first + at]!;
      if (!(head >= 0 && head <= this.heads.length)) {
        throw fault(
          "analysis/conllu",
          `line ${line}: asked for head ${head}, found a sentence of ${this.heads.length} words`,
        );
      }
      token.sentence = index;
      token.head = head === 0 ? -1 : first + head - 1;
      if (head === 0) root = first + at;
      else (this.tokens[token.head]!.children as number[]).push(token.index);
    });
    const start = this.tokens[first]!.start;
    const end = this.tokens.at(-1)!.end;
    this.sentences.push({ index, paragraph: this.paragraph, first, last: this.tokens.length, root, start, end });
    this.heads = [];
    this.inside = null;
  }

  finish(): { readonly id: string | null; readonly analysis: Analysis } {
    const { tokens, sentences, attributions, influences } = this;
    for (const token of tokens) (token.children as number[]).sort((a, b) => a - b);
    const text = this.text + this.last;
    const analysis = { kind: "analysis", text, tokens, sentences, attributions, influences, states: null } as const;
    return { id: this.id, analysis };
  }
}

/**
 * The documents of CoNLL-U, written by `writeConllu` or by hand: places are as `TokenRange` says, else as the forms and
 * `SpaceAfter` make them; empty nodes are passed over.
 * @throws Fault `analysis/conllu` with the line that cannot be read.
 */
export function readConllu(conllu: string): readonly { readonly id: string | null; readonly analysis: Analysis }[] {
  const documents: Growing[] = [];
  let line = 0;
  for (const written of conllu.split(/\r?\n/)) {
    line++;
    const open = documents.at(-1);
    if (written.trim() === "") open?.close(line);
    else if (/^# *newdoc/.test(written)) {
      open?.close(line);
      documents.push(new Growing(/^# *newdoc +id *= *(.*)$/.exec(written)?.[1] ?? null));
    } else if (written.startsWith("#")) {
      open?.close(line);
      readComment(written, open);
    } else {
      if (!open) documents.push(new Growing(null));
      readWord(written, line, documents.at(-1)!);
    }
  }
  documents.at(-1)?.close(line);
  return documents.map((one) => one.finish());
}

function readComment(written: string, open: Growing | undefined): void {
  if (!open) return;
  const [, name, value] = /^# *(\w+) *(?:= *(.*))?$/.exec(written) ?? [];
  if (name === "newpar") open.newParagraph = true;
  else if (name === "spaces") open.last = unescapeSpaces(value ?? "");
  else if (name === "attribution" && value) open.attributions.push(JSON.parse(value) as AttributionReading);
  else if (name === "influence" && value) open.influences.push(JSON.parse(value) as InfluenceReading);
}

function readWord(written: string, line: number, open: Growing): void {
  const column = written.split("\t");
  const [id = "", form = "", lemma = "", upos = "", xpos = "", feats = "", head = "", label = ""] = column;
  if (column.length !== 10 || !/^\d+([-.]\d+)?$/.test(id) || form === "") {
    throw fault(
      "analysis/conllu",
      `line ${line}: asked for ten columns with a number and a form in front, found ${JSON.stringify(written.slice(0, 80))}; columns are parted by tabs`,
    );
  }
  if (id.includes(".")) return;
  const parts = (column[9] === "_" ? "" : column[9]!).split("|").map((part) => part.split("=", 2) as [string, string?]);
  const misc = new Map(parts.map(([key, value]) => [key, value ?? ""]));
  if (id.includes("-")) {
    const start = open.put(form, misc);
    open.inside = { to: Number(id.split("-")[1]), at: start, end: start + form.length, split: true };
    return;
  }
  const [start, end] = placeOf(Number(id), form, misc, open);
  const mention = misc.get("Mention") ?? null;
  open.heads.push(head === "_" ? 0 : Number(head));
  open.tokens.push({
    index: open.tokens.length,
    sentence: 0,
    start,
    end,
    form,
    lemma,
    upos,
    xpos,
    feats: feats === "_" ? "" : feats,
    head: -1,
    label,
    children: [],
    mention,
    mentionScore: mention === null ? 0 : Number(misc.get("MentionScore") ?? 1),
  });
}

/** Where a word stands; inside a multiword token in its own part, or on the whole of it where the forms don't tell. */
function placeOf(number: number, form: string, misc: ReadonlyMap<string, string>, open: Growing): [number, number] {
  const { inside } = open;
  if (!inside || number > inside.to) {
    const start = open.put(form, misc);
    return [start, start + form.length];
  }
  if (inside.split && open.text.startsWith(form, inside.at)) {
    const start = inside.at;
    inside.at += form.length;
    return [start, start + form.length];
  }
  inside.split = false;
  return [inside.at < inside.end ? inside.at : inside.end - 1, inside.end];
}
