import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../../src/document/document.ts";
import { type Signs, weighEvents } from "../../src/report/events/index.ts";
import { makeReport, setScene } from "../../src/report/make-report.ts";
import { findStatements } from "../../src/report/statements/index.ts";
import type { Reading } from "../../test/report/reading.ts";
import { fitLogistic, rounded } from "../descent.ts";
import { type CodedReport, names, touch } from "./set.ts";

const FILE = join(import.meta.dirname, "../../src/report/events/weights.ts");

/** What speaks for each event of the report, with whether it was coded so: type, trigger and both sides. */
async function itemsOf({ means, scorer }: Reading, { gold, text, published }: CodedReport) {
  const document = makeDocument(text, { published, language: "en" });
  const items: { readonly features: Signs; readonly right: boolean }[] = [];
  for await (const analysis of scorer.analyse([text])) {
    const scene = setScene(document, analysis, means);
    const report = await makeReport(document, analysis, means);
    const free = new Set(gold.events);
    for (const { event, signs } of await weighEvents(scene, await findStatements(scene))) {
      const same = [...free].find(
        (one) =>
          one.type === event.type &&
          touch(one.trigger, event.trigger) &&
          names(report, event.source, one.source) &&
          names(report, [...event.target, ...event.source], one.target),
      );
      if (same) free.delete(same);
      if (signs) items.push({ features: signs, right: same !== undefined });
    }
  }
  return items;
}

/** Fits the weights of events and writes them where the reader looks; gives the file's path. */
export async function fitEvents(reading: Reading, coded: readonly CodedReport[]): Promise<string> {
  const items: { readonly features: Signs; readonly right: boolean }[] = [];
  for (const one of coded) items.push(...(await itemsOf(reading, one)));
  const weights = fitLogistic(items, { rounds: 500, decay: 0.002 });
  const table = JSON.stringify(rounded(weights), null, 2);
  writeFileSync(
    FILE,
    [
      "// Made by `npm run bench -- coded --fold 0 --fit`: on the coded reports that the branch has not learned from.\n",
      "/** What speaks for an event being right in its type and in both its sides; the signs are those of sure.ts. */",
      `export const EVENT_WEIGHTS: Readonly<Record<string, number>> = ${table};\n`,
    ].join("\n"),
  );
  return FILE;
}
