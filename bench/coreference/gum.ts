import type { Analysis, Sentence, Token } from "../../src/analysis/analysis.ts";

/** A mention as the treebank marks it, uncut. */
export interface GoldMention {
  /** Token indexes, half-open. */
  readonly first: number;
  readonly last: number;
  /** The word whose head lies outside. */
  readonly head: number;
  readonly type: string;
  readonly group: string;
}

/** A document of the treebank: its trees, and who is who in it. */
export interface GoldDocument {
  readonly id: string;
  readonly analysis: Analysis;
  readonly mentions: readonly GoldMention[];
}

interface Draft {
  id: string;
  text: string;
  tokens: (Token & { children: number[] })[];
  sentences: Sentence[];
  paragraph: number;
  mentions: GoldMention[];
  open: { group: string; type: string; first: number }[];
  gap: boolean;
  breakNext: boolean;
}

const fresh = (id: string): Draft => ({
  id,
  text: "",
  tokens: [],
  sentences: [],
  paragraph: -1,
  mentions: [],
  open: [],
  gap: false,
  breakNext: true,
});

/** Where the words of a contraction stand in its surface form; words that do not add up to it all get the whole. */
function divide(surface: string, forms: readonly string[]): readonly (readonly [number, number])[] {
  if (forms.join("").length !== surface.length) {
    let at = 0;
    return forms.map((form, index) => {
      const start = Math.min(at, surface.length - 1);
      at += form.length;
      return [start, index === forms.length - 1 ? surface.length : Math.min(Math.max(at, start + 1), surface.length)];
    });
  }
  let at = 0;
  return forms.map((form) => {
    const start = at;
    at += form.length;
    return [start, at];
  });
}

function readEntities(draft: Draft, value: string, token: number): void {
  for (const piece of value.match(/\([^()]+\)?|[^()]+\)/g) ?? []) {
    const opens = piece.startsWith("(");
    const body = piece.replace(/[()]/g, "");
    const [group = "", type = "abstract"] = body.split("-");
    if (opens) draft.open.push({ group: group.replace(/\[.*/, ""), type, first: token });
    if (!piece.endsWith(")")) continue;
    const name = (opens ? group : body).replace(/\[.*/, "");
    for (let index = draft.open.length - 1; index >= 0; index -= 1) {
      const found = draft.open[index]!;
      if (found.group !== name) continue;
      draft.open.splice(index, 1);
      draft.mentions.push({ first: found.first, last: token + 1, head: -1, type: found.type, group: name });
      break;
    }
  }
}

function addSentence(draft: Draft, lines: readonly string[], newParagraph: boolean): void {
  if (newParagraph || draft.paragraph < 0) {
    draft.paragraph += 1;
    if (draft.text) draft.text = `${draft.text.trimEnd()}\n\n`;
  }
  const first = draft.tokens.length;
  const rows = lines.map((line) => line.split("\t")).filter((row) => !row[0]!.includes("."));
  let at = 0;
  while (at < rows.length) {
    const row = rows[at]!;
    const range = /^(\d+)-(\d+)$/.exec(row[0]!);
    const count = range ? Number(range[2]) - Number(range[1]) + 1 : 1;
    const words = range ? rows.slice(at + 1, at + 1 + count) : [row];
    const surface = row[1]!;
    const begin = draft.text.length;
    const places = divide(
      surface,
      words.map((word) => word[1]!),
    );
    words.forEach((word, index) => {
      const [from, to] = places[index]!;
      const own = draft.tokens.length;
      draft.tokens.push({
        index: own,
        sentence: draft.sentences.length,
        start: begin + from,
        end: begin + to,
        form: surface.slice(from, to),
        lemma: word[2]!,
        upos: word[3]!,
        xpos: word[4]!,
        feats: word[5] === "_" ? "" : word[5]!,
        head: word[6] === "0" ? -1 : first + Number(word[6]) - 1,
        label: word[7]!,
        children: [],
        mention: null,
        mentionScore: 0,
      });
      const entity = /(?:^|\|)Entity=([^|]+)/.exec(word[9]!);
      if (entity) readEntities(draft, entity[1]!, own);
    });
    draft.text += surface;
    if (!/SpaceAfter=No/.test(row[9]!)) draft.text += " ";
    at += range ? count + 1 : 1;
  }
  const last = draft.tokens.length;
  let root = first;
  for (let index = first; index < last; index += 1) {
    const token = draft.tokens[index]!;
    if (token.head < 0) root = index;
    else draft.tokens[token.head]!.children.push(index);
  }
  draft.sentences.push({
    index: draft.sentences.length,
    paragraph: draft.paragraph,
    first,
    last,
    root,
    start: draft.tokens[first]!.start,
    end: draft.tokens[last - 1]!.end,
  });
}

function finish(draft: Draft, withTypes: boolean): GoldDocument {
  const mentions = draft.mentions.map((mention) => {
    let head = mention.first;
    for (let index = mention.first; index < mention.last; index += 1) {
      const above = draft.tokens[index]!.head;
      if ((above < mention.first || above >= mention.last) && draft.tokens[index]!.label !== "punct") {
        head = index;
        break;
      }
    }
    return { ...mention, head };
  });
  const tokens = draft.tokens.map((token) => ({ ...token }));
  if (withTypes) {
    for (const mention of mentions) {
      const token = tokens[mention.head]!;
      tokens[mention.head] = { ...token, mention: mention.type, mentionScore: 1 };
    }
  }
  return {
    id: draft.id,
    mentions,
    analysis: {
      kind: "analysis",
      text: draft.text.trimEnd(),
      tokens,
      sentences: draft.sentences,
      attributions: [],
      influences: [],
      states: null,
    },
  };
}

/** Reads the treebank's documents; `withTypes` puts the gold type of a mention on the word that heads it. */
export function readGum(conllu: string, withTypes: boolean): readonly GoldDocument[] {
  const found: GoldDocument[] = [];
  let draft: Draft | null = null;
  let lines: string[] = [];
  let newParagraph = false;
  const close = () => {
    if (draft && lines.length > 0) {
      addSentence(draft, lines, newParagraph);
      newParagraph = false;
    }
    lines = [];
  };
  for (const line of conllu.split("\n")) {
    if (line.startsWith("# newdoc")) {
      if (draft) found.push(finish(draft, withTypes));
      draft = fresh(line.split("= ")[1] ?? "");
    } else if (/^# newpar(?:\s|$)/.test(line)) newParagraph = true;
    else if (line === "") close();
    else if (!line.startsWith("#")) lines.push(line);
  }
  close();
  if (draft) found.push(finish(draft, withTypes));
  return found;
}
