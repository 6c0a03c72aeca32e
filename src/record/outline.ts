/** What a document is told apart from others by: a MinHash of its word shingles, and what its opening names. */
import { daysBetween } from "../ground/day.ts";
import { overlaps } from "../ground/span.ts";
import type { Report } from "../report/report.ts";
import type { Resolved } from "./resolve.ts";

/** What two documents are likened by; every list sorted, each once. Words are hashed. */
export interface Outline {
  /** The smallest hash of all the text's shingles, for each of the permutations. */
  readonly signature: readonly number[];
  /** Of the opening: who is in it, by the state or body that each acts for. */
  readonly actors: readonly string[];
  /** Those of them in the first sentence. */
  readonly first: readonly string[];
  /** Towns and the like, with where they are; no countries. */
  readonly places: readonly Named[];
  /** Those of them in the first sentence, where it tells the news and not what is around it. */
  readonly scene?: readonly Named[];
  /** Who does it to whom, in the first deed that the opening tells of; left out where it tells of none. */
  readonly deed?: { readonly sources: readonly string[]; readonly targets: readonly string[] };
  /** Those of the names that are no state's and no body's that many reports name: what the news is about in particular. */
  readonly particular?: readonly number[];
  /** The days that it tells of, close to its own. */
  readonly days: readonly string[];
  readonly types: readonly string[];
  /** Words with a capital inside a sentence. */
  readonly names: readonly number[];
  readonly numbers: readonly number[];
  /** Stems of the other words that say something. */
  readonly stems: readonly number[];
}

/** A place with where it is. */
export type Named = readonly [name: string, lat: number, lon: number];

/** How many letters of a text are its opening: what is new stands there, what was before comes after. */
const OPENING = 600;
/** Letters that a first sentence has at least; a byline has fewer. */
const LEAST = 60;
/** Days from a report's own within which one that it tells of is its news. */
const NEWS = 6;

/** A line that says who wrote it, and what agencies put in brackets before the news and after it. */
const BYLINE = /^\s*By \p{Lu}[^\n]{0,80}\n+/u;
const AGENCY = /^\s*\([^()\n]{2,40}\)\s*[-–—]+\s*/u;

/** Where the news begins: after the byline. */
const startOf = (text: string): number => {
  const byline = BYLINE.exec(text)?.[0].length ?? 0;
  return byline + (AGENCY.exec(text.slice(byline))?.[0].length ?? 0);
};

/** The first sentence that is one, after the byline: what tells the news. */
export function leadOf({ document, sentences }: Report): { readonly start: number; readonly end: number } {
  const start = startOf(document.text);
  const end = sentences.find((sentence) => sentence.end > start + LEAST)?.end ?? start + OPENING;
  return { start, end: Math.min(end, start + OPENING) };
}

/** The outline of a report's document. */
export function outlineOf(report: Report, resolved: ReadonlyMap<string, Resolved>): Outline {
  const { text, title, published } = report.document;
  const lead = leadOf(report);
  const { start } = lead;
  const opening = { start, end: start + OPENING };
  const actors = new Set<string>();
  const first = new Set<string>();
  const places = new Map<string, Named>();
  const scene = new Map<string, Named>();
  const general = new Set<number>();
  for (const entity of report.entities) {
    if (!entity.mentions.some((mention) => overlaps(mention, opening))) continue;
    const found = resolved.get(entity.id);
    const whose = found?.actsFor ?? found?.actor ?? null;
    const { place } = entity;
    const isGeneral =
      entity.type === "state" ||
      place?.precision === "state" ||
      (found?.actor && !found.own && entity.type !== "person");
    if (isGeneral)
      for (const mention of entity.mentions)
        for (const word of wordsOf(text.slice(mention.start, mention.end))) general.add(hashOf(stemOf(word)));
    for (const who of [entity.type === "place" ? null : whose, place?.country ?? null]) {
      if (who === null) continue;
      const [root] = who.split("/") as [string];
      actors.add(root);
      if (entity.mentions.some((mention) => overlaps(mention, lead))) first.add(root);
    }
    if (!place || place.precision === "state") continue;
    const name = entity.name.toLowerCase();
    places.set(name, [name, place.lat, place.lon]);
    if (entity.mentions.some((mention) => overlaps(mention, lead))) scene.set(name, [name, place.lat, place.lon]);
  }
  const days = report.dates
    .filter((date) => date.precision === "day" && date.from !== null && date.start < opening.end)
    .map((date) => date.from!)
    .filter((from) => published === null || Math.abs(daysBetween(from, published)) <= NEWS);
  const events = report.events.filter((event) => event.trigger[0] < opening.end);
  const deed = events.find((event) => event.status === "happened" && event.source.length > 0);
  const words = wordsBySort(`${title ?? ""}.\n${text.slice(start, opening.end)}`);
  return {
    signature: signatureOf(wordsOf(text)),
    actors: [...actors].sort(),
    first: [...first].sort(),
    places: byName(places),
    scene: byName(scene),
    ...(deed ? { deed: { sources: rootsOf(deed.source, resolved), targets: rootsOf(deed.target, resolved) } } : {}),
    particular: words.names.filter((name) => !general.has(name)),
    days: [...new Set(days)].sort(),
    types: [...new Set<string>(events.map((event) => event.type))].sort(),
    ...words,
  };
}

const byName = (places: ReadonlyMap<string, Named>): readonly Named[] =>
  [...places.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));

/** The states and bodies that the entities are, or act for; each once. */
export const rootsOf = (ids: readonly string[], resolved: ReadonlyMap<string, Resolved>): readonly string[] => {
  const roots = ids.map((id) => resolved.get(id)?.actsFor ?? resolved.get(id)?.actor ?? null);
  return [...new Set(roots.filter((root) => root !== null).map((root) => root.split("/")[0]!))];
};

const WORD = /\p{L}[\p{L}\p{M}'’]*|\d[\d.,]*\d|\d/gu;
const small = (word: string): string => word.toLowerCase().replace(/['’]s?$/, "");
const wordsOf = (text: string): readonly string[] => (text.match(WORD) ?? []).map(small);

/** Names, numbers and stems of a piece of text. */
export function wordsBySort(text: string): Pick<Outline, "names" | "numbers" | "stems"> {
  const names = new Set<number>();
  const numbers = new Set<number>();
  const stems = new Set<number>();
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const opens = last === 0 || /[.!?:\n]["'”’)\s]*["'“‘(]*$/.test(text.slice(last, match.index));
    last = match.index + match[0].length;
    const word = small(match[0]);
    const number = numberOf(word);
    if (number !== null) numbers.add(hashOf(number));
    else if (STOP.has(word) || word.length < 2) continue;
    else if (!opens && /^\p{Lu}/u.test(match[0])) names.add(hashOf(stemOf(word)));
    else stems.add(hashOf(stemOf(word)));
  }
  // A name that also begins a sentence is a name there too.
  for (const name of names) stems.delete(name);
  return { names: sorted(names), numbers: sorted(numbers), stems: sorted(stems) };
}

const sorted = (of: ReadonlySet<number>): readonly number[] => [...of].sort((a, b) => a - b);

/** Words of one shingle. */
const SHINGLE = 3;
const BANDS = 24;
const ROWS = 3;

function signatureOf(words: readonly string[]): readonly number[] {
  const signature = new Array<number>(BANDS * ROWS).fill(0xffffffff);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at += 1) shingles.add(hashOf(words.slice(at, at + SHINGLE).join(" ")));
  for (const shingle of shingles) {
    for (let turn = 0; turn < signature.length; turn += 1) {
      const mixed = mix(shingle, turn);
      if (mixed < signature[turn]!) signature[turn] = mixed;
    }
  }
  return signature;
}

/** One number for each band of the signature: texts that share one are looked at. */
export const bandsOf = ({ signature }: Outline): readonly number[] =>
  Array.from({ length: BANDS }, (_, band) =>
    hashOf(`band ${band} ${signature.slice(band * ROWS, (band + 1) * ROWS).join(" ")}`),
  );

/** How much of their shingles two texts share, about: 0 to 1. */
export function resemblance(a: Outline, b: Outline): number {
  let same = 0;
  for (const [at, value] of a.signature.entries()) if (value === b.signature[at]) same += 1;
  return a.signature.length === 0 ? 0 : same / a.signature.length;
}

/** A 32-bit hash of the words, as a signed number: what PostgreSQL calls an integer. */
export function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) | 0;
}

const mix = (value: number, turn: number): number => {
  let mixed = Math.imul(value ^ Math.imul(turn + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const LARGE = ["hundred", "thousand", "million", "billion", "dozen", "score"];

/** The number that a word is; `null` of other words. */
function numberOf(word: string): string | null {
  if (/^\d/.test(word)) return word.replace(/,(?=\d{3}\b)/g, "");
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return unit > 1 ? String(unit) : null;
  const ten = TENS.indexOf(word);
  if (ten > 1) return String(ten * 10);
  return LARGE.includes(word) ? word : null;
}

/** The word without the endings that grammar puts on it; crude, and the same for all. */
export const stemOf = (word: string): string =>
  word
    .replace(/(?:ies)$/, "y")
    .replace(/(?:ations?|ation|ions?|ments?|ings?|ers?|ors?|ed|es|s|ly)$/, (end) =>
      word.length - end.length > 3 ? "" : end,
    )
    .replace(/([bdgklmnprt])\1$/, "$1")
    .replace(/e$/, "");

const STOP: ReadonlySet<string> = new Set(
  `a an the and or but nor so yet if then than as at by for from in into of off on onto out over to up upon with within without
  about above across after again against along also among around because before behind below beside between beyond down during
  each even ever every few had has have having he her here hers him his how i it its itself just like made make many may me might
  more most much must my near no not now only other our own per same shall she should since some such that their theirs them
  themselves there these they this those though through too under until very was we were what when where which while who whom
  whose why will would you your is are be been being am do does did done can could said say says told tell tells according
  last next first second two one another any all both either neither still later earlier ago new monday tuesday wednesday
  thursday friday saturday sunday january february march april june july august september october november december mr mrs ms
  editing reporting writing by reporters subscribe newsletter`.split(/\s+/),
);
