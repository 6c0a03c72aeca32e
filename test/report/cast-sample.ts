import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openDirectory, openGazetteer } from "../../src/actor/index.ts";
import type { Analysis, Sentence, Token } from "../../src/analysis/analysis.ts";
import { makeDocument } from "../../src/document/document.ts";
import { findCast } from "../../src/report/cast/index.ts";
import type { Cast } from "../../src/report/cast.ts";
import type { Entity } from "../../src/report/claims.ts";

const ROOT = join(import.meta.dirname, "../..");
const tables = join(ROOT, "data/actors");
const places = (name: string) => gunzipSync(readFileSync(join(ROOT, "data/places", name)));

/** The tables that the package carries. */
export const directory = openDirectory(
  ...readdirSync(tables)
    .filter((name) => name.endsWith(".tsv"))
    .map((name) => ({ name, text: readFileSync(join(tables, name), "utf8") })),
);
export const gazetteer = openGazetteer({ places: places("places.tsv.gz"), names: places("names.tsv.gz") });

const NO_SPACE_BEFORE = /^(?:[,.)”:]|'s|’s)$/;
const NO_SPACE_AFTER = /^[(“]$/;
const PLURAL = /^(?:NOUN|PROPN):p$/;

/**
 * The analysis of sentences written by hand: a word a line, `form UPOS head label [mention]`, head counted from 1 within the sentence,
 * 0 the root; `NOUN:p` and `PROPN:p` are plural; an empty line ends a sentence, `---` a paragraph. No model stands behind it.
 */
export function treesOf(written: string): Analysis {
  const tokens: (Token & { children: number[] })[] = [];
  const sentences: Sentence[] = [];
  let text = "";
  written
    .trim()
    .split(/\n\s*---\s*\n/)
    .forEach((paragraph, number) => {
      if (number > 0) text = `${text.trimEnd()}\n\n`;
      for (const sentence of paragraph.trim().split(/\n\s*\n/)) {
        const first = tokens.length;
        for (const line of sentence.split("\n")) {
          const [form = "", tag = "", head = "0", label = "", mention] = line.trim().split(/\s+/);
          if (NO_SPACE_BEFORE.test(form)) text = text.replace(/ $/, "");
          const plural = PLURAL.test(tag);
          const upos = tag.replace(":p", "");
          tokens.push({
            index: tokens.length,
            sentence: sentences.length,
            start: text.length,
            end: text.length + form.length,
            form,
            lemma: plural && upos === "NOUN" ? singular(form) : upos === "PROPN" ? form : lemma(form),
            upos,
            xpos: upos === "PRON" ? (label === "nmod:poss" ? "PRP$" : "PRP") : plural ? "NNS" : "NN",
            feats: plural ? "Number=Plur" : "",
            head: head === "0" ? -1 : first + Number(head) - 1,
            label,
            children: [],
            mention: mention ?? null,
            mentionScore: mention ? 0.9 : 0,
          });
          text += form + (NO_SPACE_AFTER.test(form) ? "" : " ");
        }
        let root = first;
        for (let index = first; index < tokens.length; index += 1) {
          const token = tokens[index]!;
          if (token.head < 0) root = index;
          else tokens[token.head]!.children.push(index);
        }
        const last = tokens.length;
        const start = tokens[first]!.start;
        sentences.push({
          index: sentences.length,
          paragraph: number,
          first,
          last,
          root,
          start,
          end: tokens[last - 1]!.end,
        });
      }
    });
  text = text.trimEnd();
  return { kind: "analysis", text, tokens, sentences, attributions: [], influences: [], states: null };
}

const LEMMAS: Readonly<Record<string, string>> = {
  said: "say",
  says: "say",
  added: "add",
  told: "tell",
  is: "be",
  was: "be",
  met: "meet",
  warned: "warn",
};
const lemma = (form: string): string => LEMMAS[form] ?? form.toLowerCase();
const singular = (form: string): string =>
  form.endsWith("ies")
    ? `${form.slice(0, -3)}y`
    : form.endsWith("men")
      ? `${form.slice(0, -2)}an`
      : form.replace(/s$/, "");

export const castOfTrees = (written: string, published: string | null = null): { cast: Cast; text: string } => {
  const analysis = treesOf(written);
  const document = makeDocument(analysis.text, { published });
  return { cast: findCast({ document, analysis, directory, gazetteer }), text: analysis.text };
};

/** The words of an entity's mentions. */
export const wordsOf = (text: string, entity: Entity | undefined): readonly string[] =>
  (entity?.mentions ?? []).map(({ start, end }) => text.slice(start, end));

/** The entity that a mention of these words belongs to; the first of them. */
export function entityOf(cast: Cast, text: string, words: string): Entity | undefined {
  const mention = cast.mentions.find(({ start, end }) => text.slice(start, end) === words);
  return mention ? (cast.entity(mention.entity) ?? undefined) : undefined;
}
