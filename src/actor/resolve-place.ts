import type { Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import type { Gazetteer, GazetteerPlace } from "./gazetteer.ts";
import { type NamedPlaces, placesNamed } from "./place-names.ts";

/** A name of a place as it stands in a text: half-open offsets. */
export interface PlaceMention {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The place that a name was resolved to. */
export interface ResolvedPlace {
  readonly place: GazetteerPlace;
  /** How sure, 0 to 1: how far it is ahead of the next one. */
  readonly score: number;
  /** The other places of the name that were weighed, best first. */
  readonly others: readonly GazetteerPlace[];
}

/** What else is known: states that the document names in other words, by ISO 3166 alpha-3, once for each time. */
export interface PlaceSetting {
  readonly states?: readonly string[];
}

/** What the marks of a candidate are worth, in powers of ten of population. */
const WORTH = {
  /** The gazetteer's own name of it, not one of the others. */
  main: 1.2,
  state: 4,
  region: 2.2,
  feature: 1.5,
  /** "Paris, Texas". */
  within: 8,
  /** "Goma in eastern Congo". */
  inside: 4,
  /** All names of states in the document name its state. */
  country: 2.6,
  /** The document names its region. */
  regionNamed: 2.6,
  /** The tables say that the town is a capital. */
  capital: 3.6,
  /** "Seattle, Washington": it stands as what the name before lies in. */
  holder: 5,
  /** Each other place of the document within reach, up to three. */
  near: 0.7,
} as const;
const REACH_KM = 250;
const WEIGHED = 25;

interface Weighed {
  readonly place: GazetteerPlace;
  weight: number;
}

/**
 * The places that the names of one document stand for, in the order of the mentions; `null` where no place of the name is known.
 * The same name is the same place throughout, unless a container stands beside it.
 */
export function resolvePlaces(
  text: string,
  mentions: readonly PlaceMention[],
  gazetteer: Gazetteer,
  directory: Directory | null = null,
  setting: PlaceSetting = {},
): readonly (ResolvedPlace | null)[] {
  const names = new Map<string, NamedPlaces>();
  const keyOf = (mention: PlaceMention): string => fold(mention.name);
  for (const mention of mentions) {
    if (!names.has(keyOf(mention))) names.set(keyOf(mention), placesNamed(mention.name, gazetteer, directory));
  }
  const named = (mention: PlaceMention): NamedPlaces => names.get(keyOf(mention)) as NamedPlaces;

  const states = new Map<string, number>();
  const regions = new Set<string>();
  const count = (state: string | null, by: number) => {
    if (state !== null) states.set(state, (states.get(state) ?? 0) + by);
  };
  for (const state of setting.states ?? []) count(state, 1);
  for (const mention of mentions) {
    const { places } = named(mention);
    const wide = places.filter(({ kind }) => kind === "state" || kind === "territory" || kind === "region");
    const first = wide[0];
    if (first === undefined) continue;
    if (wide.every(({ country }) => country === first.country)) count(first.country, first.kind === "region" ? 0.7 : 1);
    for (const { kind, region } of wide) if (kind === "region" && region) regions.add(region);
  }
  for (const mention of mentions) {
    const alone = lone(named(mention).places);
    if (alone) count(alone.country, 0.5);
  }
  const total = [...states.values()].reduce((sum, one) => sum + one, 0);

  const pools = new Map<string, Weighed[]>();
  for (const [key, { places, demonym }] of names) {
    const seats = new Set(
      (directory?.lookup(key, null) ?? []).filter(({ by }) => by === "capital").map(({ acts }) => acts),
    );
    const metropolis = places.find(({ kind, population }) => kind === "city" && population > 1_000_000);
    const pool = places.slice(0, WEIGHED).map((place) => {
      let weight = Math.log10(place.population + 10);
      if (fold(place.name) === key || place.kind !== "city") weight += WORTH.main;
      if (place.kind === "state" || place.kind === "territory") weight += WORTH.state + (demonym ? 4 : 0);
      else if (place.kind === "region") weight += metropolis?.country === place.country ? 0 : WORTH.region;
      else if (place.kind !== "city") weight += WORTH.feature;
      else if (place.country !== null && seats.has(place.country) && place.population > 100_000)
        weight += WORTH.capital;
      if (place.country !== null && total > 0)
        weight += WORTH.country * Math.sqrt((states.get(place.country) ?? 0) / total);
      if (place.kind === "city" && place.region && regions.has(place.region)) weight += WORTH.regionNamed;
      return { place, weight };
    });
    pools.set(
      key,
      pool.sort((a, b) => b.weight - a.weight),
    );
  }

  // What stands beside a mention holds for its name throughout, as far as no other container stands beside it.
  const contained = mentions.map((mention) => containers(text, mention, gazetteer));
  const elsewhere = new Set<string>();
  mentions.forEach((mention, at) => {
    const pool = pools.get(keyOf(mention)) ?? [];
    for (const { place, worth } of contained[at] ?? []) {
      for (const one of pool) if (lies(one.place, place)) one.weight += worth;
    }
    const beside = (contained[at] ?? []).filter(({ worth }) => worth === WORTH.within);
    if (
      beside.length > 0 &&
      pool.every((one) => small(one.place) && beside.every(({ place }) => !lies(one.place, place)))
    ) {
      elsewhere.add(keyOf(mention));
    }
    const before = mentions[at - 1];
    if (before === undefined || !/^\s*,\s*$/.test(text.slice(before.end, mention.start))) return;
    const held = pools.get(keyOf(before)) ?? [];
    for (const one of pools.get(keyOf(mention)) ?? []) {
      if (one.place.kind !== "city" && held.some(({ place }) => place.kind === "city" && lies(place, one.place)))
        one.weight += WORTH.holder;
    }
  });
  for (const pool of pools.values()) pool.sort((a, b) => b.weight - a.weight);

  const firsts = [...pools].flatMap(([key, pool]) =>
    pool[0] && pool[0].place.kind === "city" && lead(pool) > 1 ? [{ key, place: pool[0].place }] : [],
  );
  for (const [key, pool] of pools) {
    for (const one of pool) {
      if (one.place.kind !== "city") continue;
      const near = firsts.filter((other) => other.key !== key && distance(other.place, one.place) < REACH_KM).length;
      one.weight += WORTH.near * Math.min(3, near);
    }
    pool.sort((a, b) => b.weight - a.weight);
  }

  return mentions.map((mention) => {
    const pool = pools.get(keyOf(mention)) ?? [];
    const best = pool[0];
    if (best === undefined || elsewhere.has(keyOf(mention))) return null;
    return {
      place: best.place,
      score: Math.round((100 * 0.98) / (1 + Math.exp(-lead(pool)))) / 100,
      others: pool.slice(1, 5).map(({ place }) => place),
    };
  });
}

/** A town that nobody abroad has heard of: named in another region, it is another town, one that the tables do not know. */
const small = (place: GazetteerPlace): boolean => place.kind === "city" && place.population < 100_000;

/** How far the best is ahead of the next place that is elsewhere. */
function lead(pool: readonly Weighed[]): number {
  const best = pool[0];
  if (best === undefined) return 0;
  const next = pool.find(({ place }) => distance(place, best.place) > 50);
  return next === undefined ? 4 : best.weight - next.weight;
}

/** The one town of the name, where there is but one of any size. */
function lone(places: readonly GazetteerPlace[]): GazetteerPlace | null {
  const [first, second] = places;
  if (first === undefined || first.population < 50_000) return null;
  return second === undefined || second.population * 20 < first.population ? first : null;
}

const COMMA = /^\s*,\s*((?:\p{Lu}[\p{L}.'’-]*)(?:\s+(?:\p{Lu}[\p{L}.'’-]*|of|and|the)){0,3})/u;
const INSIDE =
  /^(?:,?\s+(?:a|the)\s+(?:\p{L}+\s+){0,2}(?:city|town|village|port|suburb))?\s+(?:in|of)\s+(?:the\s+)?(?:[\p{Ll}-]+\s+){0,3}((?:\p{Lu}[\p{L}.'’-]*)(?:\s+\p{Lu}[\p{L}.'’-]*){0,3})/u;

/** The states and regions that stand beside the mention as what it lies in. */
function containers(
  text: string,
  mention: PlaceMention,
  gazetteer: Gazetteer,
): readonly { place: GazetteerPlace; worth: number }[] {
  const after = text.slice(mention.end, mention.end + 90);
  const before = text.slice(Math.max(0, mention.start - 40), mention.start);
  const found: { place: GazetteerPlace; worth: number }[] = [];
  const take = (words: string | undefined, worth: number) => {
    const parts = words?.split(/\s+/) ?? [];
    for (let length = parts.length; length > 0; length -= 1) {
      const wide = gazetteer
        .lookup(parts.slice(0, length).join(" "))
        .filter(({ kind }) => kind === "state" || kind === "region" || kind === "territory");
      if (wide.length === 0) continue;
      for (const place of wide) found.push({ place, worth });
      return;
    }
  };
  take(COMMA.exec(after)?.[1], WORTH.within);
  if (found.length === 0) take(INSIDE.exec(after)?.[1], WORTH.inside);
  const owner = /((?:\p{Lu}[\p{L}.-]*\s+){0,2}\p{Lu}[\p{L}.-]*)['’]s\s+(?:[\p{Ll}-]+\s+){0,3}$/u.exec(before)?.[1];
  take(owner, WORTH.inside);
  return found;
}

/** Whether the place lies in the state or region. */
function lies(place: GazetteerPlace, wide: GazetteerPlace): boolean {
  if (place === wide || place.country !== wide.country) return false;
  if (wide.kind !== "region") return true;
  if (wide.region && place.region) return wide.region === place.region;
  return distance(place, wide) < REACH_KM;
}

const RADIANS = Math.PI / 180;

/** Kilometres between two places. */
export function distance(a: Pick<GazetteerPlace, "lat" | "lon">, b: Pick<GazetteerPlace, "lat" | "lon">): number {
  const north = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const east = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const half = north * north + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * east * east;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(half)));
}
