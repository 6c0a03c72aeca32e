/**
 * Writes what the ranker of antecedents is asked on the treebank, with the right answers, for `train.py`: gold trees, gold types
 * of mentions blurred as the model blurs them. `node --import tsx training/coreference/questions.ts FOLDER [gum-train.conllu]`
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type GoldDocument, readGum } from "../../bench/coreference/gum.ts";
import { openTables, shared } from "../../bench/coreference/tables.ts";
import type { Analysis } from "../../src/analysis/analysis.ts";
import type { Question } from "../../src/report/cast/rank/join-ranked.ts";
import { OWN, PAIR } from "../../src/report/cast/rank/fields.ts";
import { sightOf } from "../../src/report/cast/find-cast.ts";
import { makeDocument } from "../../src/document/document.ts";
import { openRanker } from "../../src/report/cast/rank/ranker.ts";
import { ranked } from "../../src/report/cast/sieves.ts";
import { blurred, dice } from "./blur.ts";

const [folder = "questions", file = join(shared, "data/ud/en_gum-ud-train.conllu"), learned] = process.argv.slice(2);
/** In the second round half of the choices are the ranker's own, so that it learns to go on from its own mistakes. */
const ranker = learned ? openRanker((await import(pathToFileURL(learned).href)).RANKER) : null;
const ROUNDS = 3;
mkdirSync(folder, { recursive: true });

const own: number[] = [];
const pairs: number[] = [];
/** A row a question: document, number of choices, form, whether it counts in the figures. */
const heads: number[] = [];
const right: number[] = [];

function write(number: number, gold: GoldDocument, analysis: Analysis): void {
  const clusters = new Map(gold.mentions.map((mention) => [mention.head, mention]));
  const sight = sightOf({ document: makeDocument(analysis.text), analysis, ...openedTables });
  const { groups } = sight;
  const clusterOf = (index: number) => clusters.get(groups.drafts[index]!.head);
  const choose = (question: Question): number => {
    const { draft, own: row, choices, pairs: rows } = question;
    const mine = clusterOf(draft.index);
    const labels = choices.map(({ group, other }) => {
      if (!mine) return 0;
      let same = 0;
      let all = 0;
      for (const index of group.drafts) {
        if (groups.drafts[index]!.head > draft.head) continue;
        all += 1;
        if (clusterOf(index)?.group === mine.group) same += 1;
      }
      return same * 2 >= all || (clusterOf(other.index)?.group === mine.group && same > 1) ? (same > 0 ? 1 : 0) : 0;
    });
    const counts = mine ? (/^(?:person|organization|place)$/.test(mine.type) ? 2 : 1) : 0;
    own.push(...row);
    for (const one of rows) pairs.push(...one);
    right.push(...labels);
    heads.push(number, choices.length, draft.form === "pronoun" ? 0 : draft.form === "nominal" ? 1 : 2, counts);
    return ranker && roll() < 0.5 ? ranker(question) : labels.indexOf(1);
  };
  for (const sieve of ranked(choose)) sieve.run(sight);
}

const openedTables = openTables();
const documents = readGum(readFileSync(file, "utf8"), true);
const roll = dice(7);
for (let round = 0; round < ROUNDS; round += 1)
  documents.forEach((gold, index) => {
    write(index, gold, blurred(gold.analysis, roll));
  });
const save = (name: string, values: readonly number[]) =>
  writeFileSync(join(folder, `${name}.i16`), new Uint8Array(Int16Array.from(values).buffer));
save("own", own);
save("pairs", pairs);
save("heads", heads);
save("right", right);
writeFileSync(join(folder, "fields.json"), JSON.stringify({ own: OWN, pair: PAIR, documents: documents.map(({ id }) => id) }));
console.log(`${documents.length} documents, ${heads.length / 4} questions, ${right.length} choices`);
