import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openDirectory, openGazetteer } from "../../src/actor/index.ts";

const data = join(import.meta.dirname, "..", "..", "data");

/** The committed tables as the desk hands them in. */
export const actorFiles = readdirSync(join(data, "actors"))
  .filter((file) => file.endsWith(".tsv"))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(data, "actors", name), "utf8") }));

export const directory = openDirectory(...actorFiles);

const unpacked = (table: string) => gunzipSync(readFileSync(join(data, "places", `${table}.tsv.gz`)));

export const gazetteer = openGazetteer({ places: unpacked("places"), names: unpacked("names") });
