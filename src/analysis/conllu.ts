import { FUSED } from "./affixes.ts";
import type { Analysis, Sentence, Token } from "./analysis.ts";

const CLINGS = /^(?:n['’‘`´]t|['’‘`´](?:s|re|ve|ll|d|m))$/i;

/** Whether the word is written as one with the word before it, as `n't` with `do`: together they are a multiword token. */
function clings(before: Token, token: Token): boolean {
  if (before.end !== token.start || before.sentence !== token.sentence || !/[\p{L}\p{N}]$/u.test(before.form))
    return false;
  if (CLINGS.test(token.form) || (token.xpos === "POS" && /^['’]$/.test(token.form))) return true;
  return FUSED.get((before.form + token.form).toLowerCase()) === before.form.length;
}

const NAMED: Readonly<Record<string, string>> = {
  " ": "\\s",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "|": "\\p",
  "\\": "\\\\",
};

/** White space as `SpacesAfter` writes it. */
const escapeSpaces = (spaces: string): string =>
  spaces.replace(/[\s\S]/g, (sign) => NAMED[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

const oneLine = (text: string): string => text.replace(/[\s\u0085\u200b\ufeff]+/g, " ");

/**
 * The analysis as CoNLL-U, one document: paragraphs, sentence ids, texts, `SpaceAfter=No`, `TokenRange=start:end`.
 * MISC carries what white space a single space cannot restore (`SpacesAfter`, as UDPipe writes it) and the mention that a
 * word heads; comments carry attributions and influences, with indexes of the document's words. Hidden states are left out.
 */
export function writeConllu(analysis: Analysis, id?: string): string {
  const { text, tokens, sentences } = analysis;
  const lines: string[] = [id === undefined ? "# newdoc" : `# newdoc id = ${oneLine(id)}`];
  if (tokens.length === 0) lines.push(...(text === "" ? [] : [`# spaces = ${escapeSpaces(text)}`]), "");
  const readings = commentsBySentence(analysis);
  let paragraph = -1;
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph) lines.push("# newpar");
    paragraph = sentence.paragraph;
    lines.push(`# sent_id = ${sentence.index + 1}`, `# text = ${oneLine(text.slice(sentence.start, sentence.end))}`);
    for (const comment of readings.get(sentence.index) ?? []) lines.push(comment);
    writeWords(analysis, sentence, lines);
    lines.push("");
  }
  return `${lines.join("\n")}\n`;
}

function commentsBySentence(analysis: Analysis): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const add = (token: number | undefined, comment: string) => {
    const sentence = analysis.tokens[token ?? -1]?.sentence;
    if (sentence === undefined) return;
    const list = found.get(sentence) ?? [];
    list.push(comment);
    found.set(sentence, list);
  };
  for (const { cue, source, content, score } of analysis.attributions) {
    add(cue[0], `# attribution = ${JSON.stringify({ cue, source, content, score })}`);
  }
  for (const { part, first, last, score } of analysis.influences) {
    add(first, `# influence = ${JSON.stringify({ part, first, last, score })}`);
  }
  return found;
}

function writeWords(analysis: Analysis, sentence: Sentence, lines: string[]): void {
  const { text, tokens } = analysis;
  for (let index = sentence.first; index < sentence.last; ) {
    let after = index + 1;
    while (after < sentence.last && clings(tokens[after - 1]!, tokens[after]!)) after++;
    const number = index - sentence.first + 1;
    if (after - index > 1) {
      const start = tokens[index]!.start;
      const end = tokens[after - 1]!.end;
      const misc = [...spacesOf(analysis, index, after - 1), `TokenRange=${start}:${end}`].join("|");
      const blank = "_\t".repeat(7);
      lines.push(`${number}-${number + after - index - 1}\t${text.slice(start, end)}\t${blank}${misc}`);
    }
    for (let word = index; word < after; word++) {
      const token = tokens[word]!;
      const misc = [
        ...(token.mention === null ? [] : [`Mention=${token.mention}`, `MentionScore=${token.mentionScore}`]),
        ...(after - index > 1 ? [] : spacesOf(analysis, word, word)),
        `TokenRange=${token.start}:${token.end}`,
      ];
      const head = token.head < 0 ? 0 : token.head - sentence.first + 1;
      lines.push(
        [
          word - sentence.first + 1,
          token.form,
          token.lemma || "_",
          token.upos || "_",
          token.xpos || "_",
          token.feats || "_",
          head,
          token.label || "_",
          "_",
          misc.join("|"),
        ].join("\t"),
      );
    }
    index = after;
  }
}

/** What MISC says of the space before word `first` and after word `last`. */
function spacesOf(analysis: Analysis, first: number, last: number): readonly string[] {
  const { text, tokens } = analysis;
  const next = tokens[last + 1];
  const after = text.slice(tokens[last]!.end, next ? next.start : text.length);
  const found: string[] = [];
  if (after === "" && next) found.push("SpaceAfter=No");
  if (next ? after !== "" && after !== " " : after !== "") found.push(`SpacesAfter=${escapeSpaces(after)}`);
  if (first === 0 && tokens[0]!.start > 0) found.push(`SpacesBefore=${escapeSpaces(text.slice(0, tokens[0]!.start))}`);
  return found;
}
