import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Directory, type Gazetteer, openDirectory, openGazetteer } from "../../src/actor/index.ts";

const root = join(import.meta.dirname, "../..");

/** The folder of the data sets: DRAGOMAN_SHARED, or `shared` beside the repository. */
export const shared = process.env.DRAGOMAN_SHARED ?? join(root, "../shared");

/** The folder of the model: DRAGOMAN_MODEL, or ours. */
export const model = process.env.DRAGOMAN_MODEL ?? join(root, "models/en");

/** The file of a data set as text; `null`, with a word to the reader, where it is absent. */
export function dataSet(path: string): string | null {
  const full = join(shared, "data", path);
  if (existsSync(full)) return readFileSync(full, "utf8");
  console.log(
    `absent: data/${path} (looked in the folder that DRAGOMAN_SHARED names, else ../shared); nothing measured on it`,
  );
  return null;
}

/** The directory and the gazetteer that the package carries. */
export function openTables(): { readonly directory: Directory; readonly gazetteer: Gazetteer } {
  const actors = join(root, "data/actors");
  const places = (name: string) => gunzipSync(readFileSync(join(root, "data/places", name)));
  return {
    directory: openDirectory(
      ...readdirSync(actors)
        .filter((name) => name.endsWith(".tsv"))
        .map((name) => ({ name, text: readFileSync(join(actors, name), "utf8") })),
    ),
    gazetteer: openGazetteer({ places: places("places.tsv.gz"), names: places("names.tsv.gz") }),
  };
}
