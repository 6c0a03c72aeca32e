import { fault } from "../ground/fault.ts";
import { fold } from "./fold.ts";
import type { Gazetteer, GazetteerPlace } from "./gazetteer.ts";

/** The two built tables of data/places/, unpacked. */
export interface GazetteerFiles {
  /** One place a line: name, kind, latitude, longitude, country, GeoNames id, people, region, names of the sides. */
  readonly places: Uint8Array;
  /** Sorted by bytes: a folded name (or `=` and a state's code), a tab, offsets of its places in base 36, most people first. */
  readonly names: Uint8Array;
}

const KINDS: Readonly<Record<string, GazetteerPlace["kind"]>> = {
  c: "city",
  r: "region",
  s: "state",
  t: "territory",
  w: "water",
  m: "range",
  p: "point",
};

const NEWLINE = 10;
const TAB = 9;
const SPACE = 32;

/**
 * The gazetteer of the built tables; nothing is read before it is asked for, so opening costs nothing.
 * @throws Fault `actor/broken-gazetteer` where a table is not what scripts/make-gazetteer.mjs writes.
 */
export function openGazetteer({ places, names }: GazetteerFiles): Gazetteer {
  const decoder = new TextDecoder();
  const found = new Map<number, GazetteerPlace>();
  const lengths = new Map<string, number>();

  const lineEnd = (bytes: Uint8Array, from: number): number => {
    const end = bytes.indexOf(NEWLINE, from);
    return end < 0 ? bytes.length : end;
  };
  const lineStart = (from: number): number => (from === 0 ? 0 : names.lastIndexOf(NEWLINE, from - 1) + 1);

  /** Compares the name of the line at `from` with the key: negative where the line comes first. */
  const compare = (from: number, key: string): number => {
    for (let at = 0; ; at += 1) {
      const byte = names[from + at] ?? NEWLINE;
      const ended = byte === TAB || byte === NEWLINE;
      if (at === key.length) return ended ? 0 : 1;
      if (ended) return -1;
      const difference = byte - key.charCodeAt(at);
      if (difference !== 0) return difference;
    }
  };

  /** The offset of the first line whose name is the key or comes after it. */
  const seek = (key: string): number => {
    let low = 0;
    let high = names.length;
    while (low < high) {
      const start = lineStart((low + high) >> 1);
      if (compare(start, key) < 0) low = lineEnd(names, start) + 1;
      else high = start;
    }
    return low;
  };

  const read = (offset: number): GazetteerPlace => {
    const known = found.get(offset);
    if (known) return known;
    const [name, kind, lat, lon, country, geonames, population, region, sides] = decoder
      .decode(places.subarray(offset, lineEnd(places, offset)))
      .split("\t");
    const sort = KINDS[kind ?? ""];
    if (!name || !sort)
      throw fault(
        "actor/broken-gazetteer",
        `no place stands at ${offset} of places.tsv; build both tables together with scripts/make-gazetteer.mjs`,
      );
    const place: GazetteerPlace = {
      name,
      names: sides ? sides.split(";") : [name],
      kind: sort,
      lat: Number(lat),
      lon: Number(lon),
      country: country || null,
      geonames: geonames ? Number(geonames) : null,
      population: Number(population) || 0,
      ...(region ? { region } : {}),
    };
    found.set(offset, place);
    return place;
  };

  const at = (key: string): readonly GazetteerPlace[] => {
    const start = key === "" ? names.length : seek(key);
    if (start >= names.length || compare(start, key) !== 0) return [];
    const line = decoder.decode(names.subarray(start + key.length + 1, lineEnd(names, start)));
    return line.split(" ").map((offset) => read(Number.parseInt(offset, 36)));
  };

  /** Scans the names that begin with the word: they stand together, as a space comes before every letter. */
  const measure = (word: string): number => {
    let longest = 0;
    for (let start = seek(word); start < names.length; start = lineEnd(names, start) + 1) {
      let words = 1;
      let at = start;
      for (; at < names.length && names[at] !== TAB; at += 1) if (names[at] === SPACE) words += 1;
      const name = decoder.decode(names.subarray(start, at));
      if (name !== word && !name.startsWith(`${word} `)) break;
      if (words > longest) longest = words;
    }
    return longest;
  };

  return {
    lookup: (name) => at(fold(name)),
    state: (country) => at(`=${country}`)[0] ?? null,
    longest(firstWord) {
      const word = fold(firstWord).split(" ")[0] ?? "";
      if (word === "") return 0;
      const known = lengths.get(word);
      if (known !== undefined) return known;
      const length = measure(word);
      lengths.set(word, length);
      return length;
    },
  };
}
