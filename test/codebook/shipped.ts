import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Codebook, type CodebookSource, makeCodebook } from "../../src/codebook/index.ts";

const FOLDER = new URL("../../codebook/", import.meta.url);

/** The files of the codebook folder, in the order of their names. */
export function shippedSources(): readonly CodebookSource[] {
  return readdirSync(fileURLToPath(FOLDER), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name.replaceAll("\\", "/"), FOLDER), "utf8") }));
}

let known: Codebook | null = null;

/** The codebook that is shipped. */
export function shippedCodebook(): Codebook {
  known ??= makeCodebook(shippedSources());
  return known;
}
