import { readFileSync } from "node:fs";
import { fault } from "../ground/fault.ts";
import { modelFile } from "./labels.ts";

/** Endings of inflected forms by Penn tag; of several the first that fits is taken off. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  VBD: ["ed"],
  VBN: ["ed"],
  VBG: ["ing"],
  VBZ: ["s"],
  NNS: ["s"],
  JJR: ["er"],
  RBR: ["er"],
  JJS: ["est"],
  RBS: ["est"],
};
const DOUBLED = /([b-df-hj-np-tv-z])\1$/;

/** The lemmas that a form in lower case may have by its ending, likeliest first; none where it has no ending of its tag. */
export function possibleLemmas(form: string, xpos: string): readonly string[] {
  const ending = ENDINGS[xpos]?.find((one) => form.endsWith(one) && form.length > one.length + 1);
  if (ending === undefined) return [];
  const stem = form.slice(0, -ending.length);
  const found: string[] = [];
  if (ending === "s") {
    if (stem.endsWith("ie")) found.push(`${stem.slice(0, -2)}y`);
    const sibilant = /(?:s|x|z|sh|ch|o)e$/.test(stem);
    if (sibilant) found.push(stem.slice(0, -1));
    found.push(stem);
    if (stem.endsWith("e") && !sibilant) found.push(stem.slice(0, -1));
    return found;
  }
  if (stem.endsWith("i")) found.push(`${stem.slice(0, -1)}y`);
  // "stopped" is of "stop", but "passed" and "called" keep both letters.
  const doubled = DOUBLED.test(stem);
  if (doubled && !/[sl]$/.test(stem)) found.push(stem.slice(0, -1));
  found.push(`${stem}e`, stem);
  if (doubled && /[sl]$/.test(stem)) found.push(stem.slice(0, -1));
  return found;
}

/** The words a reader of the treebanks has seen: mends lemmas of the edit rules that are no words of the language. */
export class Lexicon {
  private readonly lemmas: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly forms: ReadonlyMap<string, readonly string[]>;

  /** `lemmas` by UPOS and `forms` by XPOS, in runs parted by spaces; a form is `form/lemma/rarer lemma`. */
  constructor(
    lemmas: Readonly<Record<string, string>>,
    forms: Readonly<Record<string, string>>,
    private readonly isWord: (word: string) => boolean,
  ) {
    this.lemmas = new Map(Object.entries(lemmas).map(([upos, run]) => [upos, new Set(run.split(" "))]));
    const found = new Map<string, readonly string[]>();
    for (const [xpos, run] of Object.entries(forms)) {
      for (const entry of run.split(" ")) {
        const [form = "", ...known] = entry.split("/");
        found.set(`${xpos} ${form}`, known);
      }
    }
    this.forms = found;
  }

  /**
   * The lexicon of the model in a folder; `isWord` tells the words of the encoder's vocabulary.
   * @throws Fault `analysis/no-model` where there is none, `analysis/lexicon` where it is not what this reader reads.
   */
  static open(modelFolder: string, isWord: (word: string) => boolean): Lexicon {
    const path = modelFile(modelFolder, "lexicon.json");
    const written = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    if (written.version !== 1 || typeof written.lemmas !== "object" || typeof written.forms !== "object") {
      throw fault("analysis/lexicon", `asked for a lexicon of version 1, found version ${written.version} in ${path}`);
    }
    return new Lexicon(written.lemmas as Record<string, string>, written.forms as Record<string, string>, isWord);
  }

  /**
   * The lemma of a form: what the treebanks saw of it under this tag, else the guess where that is a known word, else
   * the likeliest known word that the form's ending allows, else the guess.
   */
  lemma(form: string, guess: string, upos: string, xpos: string): string {
    const known = this.lemmas.get(upos);
    // A guess that keeps a capital letter is of a name.
    if (!known || guess === "" || guess[0] !== guess[0]!.toLowerCase()) return guess;
    const lower = form.toLowerCase();
    const seen = this.forms.get(`${xpos} ${lower}`);
    if (seen) return seen.includes(guess) ? guess : seen[0]!;
    if (known.has(guess)) return guess;
    if (guess === lower) return guess;
    if (!(xpos in ENDINGS)) return known.has(lower) ? lower : guess;
    const possible = possibleLemmas(lower, xpos);
    const better = possible.find((one) => known.has(one));
    if (better !== undefined) return better;
    if (possible.includes(guess) && this.isWord(guess)) return guess;
    return possible.find((one) => this.isWord(one)) ?? guess;
  }
}
