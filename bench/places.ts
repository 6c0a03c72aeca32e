import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openDirectory, openGazetteer, resolvePlaces } from "../src/actor/index.ts";
import { distance } from "../src/actor/resolve-place.ts";
import type { Report } from "../src/report/report.ts";

export const name = "places";
export const about =
  "places of TR-News dev: given the gold names, resolved within 161 km; end to end, what is put on the map";

const WITHIN_KM = 161;

interface GoldPlace {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}
interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly places: readonly GoldPlace[];
}

const root = join(import.meta.dirname, "..");
const shared = process.env.DRAGOMAN_SHARED ?? join(root, "..", "shared");

/** The directory and the gazetteer of the tables in data/. */
export function openTables() {
  const folder = join(root, "data", "actors");
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".tsv"))
    .sort()
    .map((file) => ({ name: file, text: readFileSync(join(folder, file), "utf8") }));
  const unpacked = (table: string) => gunzipSync(readFileSync(join(root, "data", "places", `${table}.tsv.gz`)));
  return {
    directory: openDirectory(...files),
    gazetteer: openGazetteer({ places: unpacked("places"), names: unpacked("names") }),
  };
}

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : (part / whole).toFixed(3));

/** `--misses` lists what went wrong; `--reports` reads the texts as well and asks what the reports put on the map. */
export async function run(args: readonly string[]): Promise<void> {
  const path = join(shared, "data", "places", "trnews-dev.jsonl");
  if (!existsSync(path)) {
    console.log(`places: ${path} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const gold = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldDocument);
  const { directory, gazetteer } = openTables();
  let all = 0;
  let resolved = 0;
  let right = 0;
  const started = performance.now();
  for (const { id, text, places } of gold) {
    const sorted = [...places].sort((a, b) => a.start - b.start);
    const found = resolvePlaces(text, sorted, gazetteer, directory);
    sorted.forEach((place, at) => {
      all += 1;
      const one = found[at];
      if (one) resolved += 1;
      const far = one ? distance(one.place, place) : Number.POSITIVE_INFINITY;
      if (far <= WITHIN_KM) right += 1;
      else if (args.includes("--misses")) {
        const chosen = one
          ? `${one.place.name} ${one.place.kind} ${one.place.country} ${Math.round(far)} km`
          : "unknown";
        console.log(`${id}\t${place.name}\t${place.lat},${place.lon}\t${chosen}`);
      }
    });
  }
  console.log(`given the names: ${all} names in ${gold.length} texts, ${Math.round(performance.now() - started)} ms`);
  console.log(`  resolved within ${WITHIN_KM} km, of all names    ${percent(right, all)}  (goal 0.72)`);
  console.log(`  resolved within ${WITHIN_KM} km, of the resolved ${percent(right, resolved)}  (goal 0.88)`);
  if (args.includes("--reports")) endToEnd(gold);
  else console.log("end to end: ask with --reports");
}

/** Reports of the same texts: of the mentions by name that are on the map, how many overlap a gold name, and how many lie right. */
function endToEnd(gold: readonly GoldDocument[]): void {
  const cli = join(root, "dist", "cli", "main.js");
  if (!existsSync(cli)) {
    console.log("end to end: dist/cli/main.js is not built; run npm run build");
    return;
  }
  const file = join(mkdtempSync(join(tmpdir(), "places-")), "texts.jsonl");
  const day = (published: string): string | undefined => /^\d{4}-\d{2}-\d{2}$/.exec(published)?.[0];
  writeFileSync(
    file,
    gold.map(({ id, text, published }) => JSON.stringify({ id, text, published: day(published) })).join("\n"),
  );
  const asked = [cli, "report", file, "--format", "jsonl"];
  const { stdout, stderr, status } = spawnSync(process.execPath, asked, { maxBuffer: 1 << 30, encoding: "utf8" });
  if (status !== 0 && stdout === "") {
    console.log(`end to end: no reports: ${stderr.split("\n")[0]}`);
    return;
  }
  const byId = new Map(gold.map((one) => [one.id, one]));
  let all = 0;
  let onMap = 0;
  let goldToo = 0;
  let right = 0;
  for (const one of gold) all += one.places.length;
  for (const line of stdout.split("\n").filter((line) => line !== "")) {
    const report = JSON.parse(line) as Report;
    const places = byId.get(report.document?.id ?? "")?.places ?? [];
    for (const entity of report.entities ?? []) {
      if (entity.place === null) continue;
      for (const mention of entity.mentions.filter(({ form }) => form === "name")) {
        onMap += 1;
        const match = places.find((place) => place.start < mention.end && mention.start < place.end);
        if (match) goldToo += 1;
        if (match && distance(entity.place, match) <= WITHIN_KM) right += 1;
      }
    }
  }
  console.log("end to end, by the reports:");
  console.log(`  names on the map that are gold names      ${percent(goldToo, onMap)}  (goal 0.85)`);
  console.log(`  gold names on the map within ${WITHIN_KM} km      ${percent(right, all)}`);
}
