import type { Gazetteer, GazetteerPlace } from "../../actor/gazetteer.ts";
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

/** Where the entity is on the map, by its names; `null` where it is on none or the map does not know it. */
export function placeOf(sight: Sight, gazetteer: Gazetteer, group: Group, country: string | null): Place | null {
  if (group.type !== "state" && group.type !== "place" && group.type !== "facility") return null;
  for (const index of group.drafts) {
    const draft = sight.groups.drafts[index]!;
    if (draft.name === null) continue;
    const name = sight.analysis.text.slice(draft.name.start, draft.name.end);
    const found = gazetteer.lookup(name);
    const state = group.type === "state" ? found.find((one) => one.kind === "state") : undefined;
    const capital = draft.candidates.find((one) => one.by === "capital");
    const seat =
      capital && group.type === "place"
        ? found.find((one) => one.kind === "city" && one.country === (capital.acts ?? capital.actor.id))
        : undefined;
    const best = state ?? seat ?? found.find((one) => country !== null && one.country === country) ?? found[0];
    if (!best || (group.type === "state" && !state)) continue;
    return {
      lat: best.lat,
      lon: best.lon,
      country: best.country,
      geonames: best.geonames,
      precision: PRECISION[best.kind],
      score: found.length === 1 ? 0.95 : 0.8,
      ...(best.names.length > 1 ? { names: best.names } : {}),
    };
  }
  return null;
}
