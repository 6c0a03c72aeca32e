import type { Directory } from "../../actor/directory.ts";
import type { Gazetteer, GazetteerPlace } from "../../actor/gazetteer.ts";
import { type ResolvedPlace, resolvePlaces } from "../../actor/resolve-place.ts";
import type { Place } from "../claims.ts";
import type { Group } from "./groups.ts";
import type { Sight } from "./sight.ts";

const PRECISION: Readonly<Record<GazetteerPlace["kind"], Place["precision"]>> = {
  city: "city",
  region: "region",
  state: "state",
  water: "region",
  range: "region",
  territory: "region",
  point: "point",
};

/** Of each draft that names a place, the place it stands for, all names of the document weighed together. */
export type Places = ReadonlyMap<number, ResolvedPlace>;

/** A choice that is less ahead of the next one than this is not put on the map. */
const LEAST_SCORE = 0.3;

const onTheMap = (type: string | null): boolean => type === "state" || type === "place" || type === "facility";

/** Resolves the names of all places of the document at once: each is told apart by the others. */
export function placesOf(sight: Sight, gazetteer: Gazetteer, directory: Directory): Places {
  const text = sight.analysis.text;
  const named: { readonly draft: number; readonly name: string; readonly start: number; readonly end: number }[] = [];
  for (const group of sight.groups.all()) {
    if (!onTheMap(group.type)) continue;
    for (const draft of group.drafts) {
      const name = sight.groups.drafts[draft]!.name;
      if (name !== null)
        named.push({ draft, name: text.slice(name.start, name.end), start: name.start, end: name.end });
    }
  }
  named.sort((a, b) => a.start - b.start);
  const states = sight.groups.drafts.flatMap(({ candidates, type }) => {
    const best = candidates[0];
    return best?.actor.kind === "state" && type !== null && !onTheMap(type) ? [best.acts ?? best.actor.id] : [];
  });
  const found = resolvePlaces(text, named, gazetteer, directory, { states });
  return new Map(named.flatMap(({ draft }, index) => (found[index] ? [[draft, found[index]] as const] : [])));
}

/** Where the entity is on the map, by its names; `null` where it is on none or the map does not know it. */
export function placeOf(sight: Sight, places: Places, gazetteer: Gazetteer, group: Group): Place | null {
  if (!onTheMap(group.type)) return null;
  for (const index of group.drafts) {
    const draft = sight.groups.drafts[index]!;
    if (draft.name === null) continue;
    const state =
      group.type === "state"
        ? gazetteer
            .lookup(sight.analysis.text.slice(draft.name.start, draft.name.end))
            .find((one) => one.kind === "state")
        : undefined;
    const resolved = places.get(index);
    const best = state ?? resolved?.place;
    if (!best || (group.type === "state" && best.kind !== "state")) continue;
    const score = state ? 0.95 : (resolved?.score ?? 0);
    if (score < LEAST_SCORE && best.kind === "city" && best.population < 5000) continue;
    return {
      lat: best.lat,
      lon: best.lon,
      country: best.country,
      geonames: best.geonames,
      precision: PRECISION[best.kind],
      score: Math.round(score * 1000) / 1000,
      ...(best.names.length > 1 ? { names: best.names } : {}),
    };
  }
  return null;
}
