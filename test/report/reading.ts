import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openDirectory } from "../../src/actor/index.ts";
import { openGazetteer } from "../../src/actor/open-gazetteer.ts";
import { type Analyser, openAnalyser } from "../../src/analysis/index.ts";
import type { Document } from "../../src/document/document.ts";
import { type Means, makeReport } from "../../src/report/make-report.ts";
import type { Report } from "../../src/report/report.ts";
import { shippedCodebook } from "../codebook/shipped.ts";

/** What reads, with the model that it asks. */
export interface Reading {
  readonly scorer: Analyser;
  readonly means: Means;
  read(document: Document): Promise<Report>;
  close(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "../..");

/** The whole way of reading, as shipped: text in, report out. */
export async function openReading(): Promise<Reading> {
  const tables = join(ROOT, "data/actors");
  const directory = openDirectory(
    ...readdirSync(tables)
      .filter((name) => name.endsWith(".tsv"))
      .map((name) => ({ name, text: readFileSync(join(tables, name), "utf8") })),
  );
  const places = (name: string) => gunzipSync(readFileSync(join(ROOT, "data/places", name)));
  const gazetteer = openGazetteer({ places: places("places.tsv.gz"), names: places("names.tsv.gz") });
  const codebook = shippedCodebook();
  const scorer = openAnalyser(process.env.DRAGOMAN_MODEL ?? join(ROOT, "models/en"));
  const means = { directory, gazetteer, codebook, scorer };
  return {
    scorer,
    means,
    async read(document) {
      for await (const analysis of scorer.analyse([document.text])) return makeReport(document, analysis, means);
      throw new Error("no analysis came");
    },
    close: async () => undefined,
  };
}
