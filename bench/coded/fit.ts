import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../../src/document/document.ts";
import { weighEvents } from "../../src/report/events/index.ts";
import { weighInfluences } from "../../src/report/influences/index.ts";
import { setScene } from "../../src/report/make-report.ts";
import { findStatements } from "../../src/report/statements/index.ts";
import type { Signs } from "../../src/report/sure.ts";
import { weighTies } from "../../src/report/ties/index.ts";
import type { Reading } from "../../test/report/reading.ts";
import { fitLogistic, rounded } from "../descent.ts";
import { type CodedReport, sameEvent, sameInfluence, sameTie } from "./set.ts";

interface Item {
  readonly features: Signs;
  readonly right: boolean;
}

/** The signs of our claims, each with whether it is one of the coded, one to one in the order of ours. */
function itemsOf<A, B>(
  weighed: readonly { readonly claim: A; readonly signs: Signs | null }[],
  gold: readonly B[],
  fits: (ours: A, gold: B) => boolean,
): readonly Item[] {
  const free = new Set(gold);
  return weighed.flatMap(({ claim, signs }) => {
    const same = [...free].find((one) => fits(claim, one));
    if (same) free.delete(same);
    return signs ? [{ features: signs, right: same !== undefined }] : [];
  });
}

/** What speaks for each event, tie and influence of the report. */
async function readItems({ means, scorer }: Reading, { gold, text, published }: CodedReport) {
  for await (const analysis of scorer.analyse([text])) {
    const scene = setScene(makeDocument(text, { published, language: "en" }), analysis, means);
    const statements = await findStatements(scene);
    const events = await weighEvents(scene, statements);
    const ties = await weighTies(scene, statements);
    const known = { statements, events: events.map(({ event }) => event), ties: ties.map(({ tie }) => tie) };
    const influences = await weighInfluences(scene, known);
    return {
      events: itemsOf(
        events.map(({ event, signs }) => ({ claim: event, signs })),
        gold.events,
        (a, b) => sameEvent(scene.cast, a, b),
      ),
      ties: itemsOf(
        ties.map(({ tie, signs }) => ({ claim: tie, signs })),
        gold.ties,
        (a, b) => sameTie(scene.cast, a, b),
      ),
      influences: itemsOf(
        influences.map(({ influence, signs }) => ({ claim: influence, signs })),
        gold.links,
        sameInfluence,
      ),
    };
  }
  throw new Error("no analysis came");
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
  const read: Awaited<ReturnType<typeof readItems>>[] = [];
  for (const one of coded) read.push(await readItems(reading, one));
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
