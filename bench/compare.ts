/** Dragoman beside the readers of English that run in Node, on the same raw text, scored alike. */
import { join, resolve } from "node:path";
import compromise from "compromise";
import model from "wink-eng-lite-web-model";
import winkNLP, { type ItemSentence } from "wink-nlp";
import type { Analysis } from "../src/analysis/analysis.ts";
import { openAnalyser, writeConllu } from "../src/analysis/index.ts";
import { MEASURES, type Measure, score } from "./conll18.ts";
import { namedHeads } from "./named-heads.ts";
import {
  type GoldDocument,
  type GoldSentence,
  type GoldWord,
  rawText,
  readTreebank,
  readTreebankFile,
} from "./treebank.ts";

export const name = "compare";
export const about =
  "tags, lemmas, sentences, names and speed beside wink-nlp and compromise, on the treebanks' dev sets";

/** A name as a reader found it: where its head word begins, and its type. */
interface Named {
  readonly start: number;
  readonly type: "person" | "place" | "organization";
}

interface Reading {
  readonly document: GoldDocument;
  readonly names: readonly Named[] | null;
}

interface Reader {
  readonly title: string;
  /** What it does not do is not printed. */
  readonly measures: ReadonlySet<Measure>;
  read(texts: readonly string[]): Promise<readonly Reading[]>;
}

const bare = (form: string, lemma: string, upos: string): GoldWord => ({
  form,
  lemma,
  upos,
  xpos: "_",
  feats: "_",
  head: 0,
  label: "root",
  misc: "_",
});

function sentence(words: readonly GoldWord[]): GoldSentence {
  const tokens = words.map((word, first) => ({ form: word.form, spaceAfter: true, first, count: 1 }));
  return { words, tokens, newParagraph: false };
}

const ours: Reader = {
  title: "dragoman",
  measures: new Set(MEASURES),
  async read(texts) {
    const analyser = openAnalyser(resolve(import.meta.dirname, "..", "models", "en"));
    const found: Reading[] = [];
    for await (const analysis of analyser.analyse(texts)) {
      const sentences = readTreebank(writeConllu(analysis)).flatMap((one) => one.sentences);
      found.push({ document: { id: "", sentences }, names: named(analysis) });
    }
    return found;
  },
};

const named = (analysis: Analysis): readonly Named[] =>
  analysis.tokens
    .filter(({ upos, mention }) => upos === "PROPN" && /^(?:person|place|organization)$/.test(mention ?? ""))
    .map(({ start, mention }) => ({ start, type: mention as Named["type"] }));

const wink: Reader = {
  title: "wink-nlp",
  measures: new Set(["Tokens", "Sentences", "Words", "UPOS", "Lemmas"]),
  async read(texts) {
    const nlp = winkNLP(model, ["sbd", "pos"]);
    const { its } = nlp;
    return texts.map((text) => {
      const sentences: GoldSentence[] = [];
      nlp
        .readDoc(text)
        .sentences()
        .each((one: ItemSentence) => {
          const tokens = one.tokens();
          const forms = tokens.out(its.value) as string[];
          const tags = tokens.out(its.pos) as string[];
          const lemmas = tokens.out(its.lemma as unknown as typeof its.value) as string[];
          const words = forms.flatMap((form, index) =>
            tags[index] === "SPACE" ? [] : [bare(form, lemmas[index]!, tags[index]!)],
          );
          if (words.length > 0) sentences.push(sentence(words));
        });
      return { document: { id: "", sentences }, names: null };
    });
  },
};

/** Universal tags of compromise's own, the more special first. */
const TAGS: readonly (readonly [tag: string, upos: string])[] = [
  ["Auxiliary", "AUX"],
  ["Copula", "AUX"],
  ["Modal", "AUX"],
  ["ProperNoun", "PROPN"],
  ["Pronoun", "PRON"],
  ["Possessive", "PRON"],
  ["Determiner", "DET"],
  ["Conjunction", "CCONJ"],
  ["Preposition", "ADP"],
  ["Negative", "PART"],
  ["Particle", "ADP"],
  ["Value", "NUM"],
  ["Adverb", "ADV"],
  ["Adjective", "ADJ"],
  ["Verb", "VERB"],
  ["Expression", "INTJ"],
  ["Noun", "NOUN"],
  ["QuestionWord", "ADV"],
];

interface Term {
  readonly text: string;
  readonly pre: string;
  readonly post: string;
  readonly tags: readonly string[];
  readonly offset: { readonly start: number };
}

const plain: Reader = {
  title: "compromise",
  measures: new Set(["Tokens", "Sentences", "Words", "UPOS"]),
  async read(texts) {
    return texts.map((text) => {
      const read = compromise(text);
      const sentences: GoldSentence[] = [];
      for (const one of read.json({ offset: true, normal: false }) as readonly { terms: readonly Term[] }[]) {
        const words: GoldWord[] = [];
        const marks = (run: string) => {
          for (const mark of run.replace(/\s/gu, "").match(/\.{2,}|\S/gu) ?? []) words.push(bare(mark, mark, "PUNCT"));
        };
        for (const term of one.terms) {
          // A contraction's hidden words have no text of their own.
          marks(term.pre);
          if (term.text !== "") {
            const upos = TAGS.find(([tag]) => term.tags.includes(tag))?.[1] ?? "X";
            words.push(bare(term.text.replace(/\s/gu, ""), term.text.toLowerCase(), upos));
          }
          marks(term.post);
        }
        if (words.length > 0) sentences.push(sentence(words));
      }
      const names = (["people", "places", "organizations"] as const).flatMap((kind) =>
        (read[kind]().json({ offset: true }) as readonly { terms: readonly Term[] }[]).flatMap(({ terms }) => {
          // A person's name is headed by its first word, another by its last.
          const head = kind === "people" ? terms[0] : terms.at(-1);
          const type = { people: "person", places: "place", organizations: "organization" }[kind] as Named["type"];
          return head?.offset ? [{ start: head.offset.start, type }] : [];
        }),
      );
      return { document: { id: "", sentences }, names };
    });
  },
};

export async function run(): Promise<void> {
  const shared = process.env.DRAGOMAN_SHARED ?? resolve(import.meta.dirname, "..", "..", "shared");
  console.log(`Node ${process.version}; F1 in percent, raw text in; words a second of wall time in one process`);
  for (const set of ["ewt", "gum"]) {
    const gold = readTreebankFile(join(shared, "data", "ud", `en_${set}-ud-dev.conllu`));
    const texts = gold.map(rawText);
    console.log(
      [`${set.toUpperCase()} dev`.padEnd(12), ...MEASURES.map((one) => one.padStart(9)), "Names", "words/s"].join(" "),
    );
    for (const reader of [ours, wink, plain]) {
      await reader.read(texts.slice(0, 1));
      const began = performance.now();
      const readings = await reader.read(texts);
      const seconds = (performance.now() - began) / 1000;
      const words = readings.reduce(
        (sum, { document }) => sum + document.sentences.reduce((all, one) => all + one.words.length, 0),
        0,
      );
      const scores = score(
        gold,
        readings.map(({ document }) => document),
      );
      const cells = MEASURES.map((one) => (reader.measures.has(one) ? scores[one].f1.toFixed(1) : "-"));
      const tokens = readings.map(({ names }) => ({
        tokens: (names ?? []).map(({ start, type }) => ({ start, upos: "PROPN", mention: type })),
      }));
      const heads =
        set === "gum" && readings[0]!.names ? namedHeads(gold, tokens as unknown as Analysis[]).f1.toFixed(1) : "-";
      console.log(
        [
          reader.title.padEnd(12),
          ...cells.map((cell) => cell.padStart(9)),
          heads.padStart(5),
          String(Math.round(words / seconds)).padStart(7),
        ].join(" "),
      );
    }
  }
}
