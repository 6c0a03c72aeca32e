import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../../src/document/document.ts";
import { overlaps, span } from "../../src/ground/span.ts";
import { weighEvents } from "../../src/report/events/index.ts";
import { weighInfluences } from "../../src/report/influences/index.ts";
import { makeReport, setScene } from "../../src/report/make-report.ts";
import { findStatements } from "../../src/report/statements/index.ts";
import type { Signs } from "../../src/report/sure.ts";
import { weighTies } from "../../src/report/ties/index.ts";
import type { Reading } from "../../test/report/reading.ts";
import { fitLogistic, rounded } from "../descent.ts";
import { type CodedReport, names, touch } from "./set.ts";

interface Item {
  readonly features: Signs;
  readonly right: boolean;
}

/** What speaks for each event, tie and influence of the report, with whether it was coded so: an event's type, trigger and both sides; a tie's type and ends; both ends. */
async function itemsOf({ means, scorer }: Reading, { gold, text, published }: CodedReport) {
  const document = makeDocument(text, { published, language: "en" });
  const events: Item[] = [];
  const ties: Item[] = [];
  const influences: Item[] = [];
  for await (const analysis of scorer.analyse([text])) {
    const scene = setScene(document, analysis, means);
    const report = await makeReport(document, analysis, means);
    const statements = await findStatements(scene);
    const free = new Set(gold.events);
    for (const { event, signs } of await weighEvents(scene, statements)) {
      const same = [...free].find(
        (one) =>
          one.type === event.type &&
          touch(one.trigger, event.trigger) &&
          names(report, event.source, one.source) &&
          names(report, [...event.target, ...event.source], one.target),
      );
      if (same) free.delete(same);
      if (signs) events.push({ features: signs, right: same !== undefined });
    }
    const tied = new Set(gold.ties);
    for (const { tie, signs } of await weighTies(scene, statements)) {
      const same = [...tied].find(
        (one) =>
          one.type === tie.type &&
          ((names(report, [tie.from], one.from) && names(report, [tie.to], one.to)) ||
            (names(report, [tie.from], one.to) && names(report, [tie.to], one.from))),
      );
      if (same) tied.delete(same);
      if (signs) ties.push({ features: signs, right: same !== undefined });
    }
    const links = new Set(gold.links);
    const known = { statements, events: report.events, ties: report.ties };
    for (const { influence, signs } of await weighInfluences(scene, known)) {
      const same = [...links].find(
        (one) => overlaps(influence.cause, span(one.cause)) && overlaps(influence.effect, span(one.effect)),
      );
      if (same) links.delete(same);
      if (signs) influences.push({ features: signs, right: same !== undefined });
    }
  }
  return { events, ties, influences };
}

/** Writes a table of weights where the reader of that room looks. */
function write(
  fold: number,
  {
    room,
    name,
    about,
    items,
  }: { readonly room: string; readonly name: string; readonly about: string; readonly items: readonly Item[] },
): string {
  if (items.length === 0)
    throw new Error(`no ${room} were read from coded reports, so there is nothing to fit weights on`);
  const file = join(import.meta.dirname, "../../src/report", room, "weights.ts");
  const table = JSON.stringify(rounded(fitLogistic(items, { rounds: 500, decay: 0.002 })), null, 2).replace(
    /"(\w+)":/g,
    "$1:",
  );
  writeFileSync(
    file,
    [
      `// Made by \`npm run bench -- coded --fold ${fold} --fit\`: on the coded reports that the branch has not learned from.\n`,
      `/** ${about}; the signs are those of sure.ts. */`,
      `export const ${name}: Readonly<Record<string, number>> = ${table};\n`,
    ].join("\n"),
  );
  return file;
}

/** Fits the weights of events, ties and influences and writes them; gives the files' paths. */
export async function fitWeights(reading: Reading, coded: readonly CodedReport[], fold: number): Promise<string> {
  const read: Awaited<ReturnType<typeof itemsOf>>[] = [];
  for (const one of coded) read.push(await itemsOf(reading, one));
  const all = (kind: "events" | "ties" | "influences") => read.flatMap((one) => one[kind]);
  const sides = "What speaks for an event being right in its type and in both its sides";
  const ends = "What speaks for an influence being right in both its ends";
  const both = "What speaks for a tie being right in its type and in both its ends";
  return [
    write(fold, { room: "events", name: "EVENT_WEIGHTS", about: sides, items: all("events") }),
    write(fold, { room: "ties", name: "TIE_WEIGHTS", about: both, items: all("ties") }),
    write(fold, { room: "influences", name: "INFLUENCE_WEIGHTS", about: ends, items: all("influences") }),
  ].join(", ");
}
