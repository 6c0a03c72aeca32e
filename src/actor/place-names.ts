import type { Directory } from "./directory.ts";
import type { Gazetteer, GazetteerPlace } from "./gazetteer.ts";

/** Words before a place's name that say which part of it is meant. */
const PART =
  /^(?:the\s+)?(?:(?:far|deep|mid)[- ])?(?:(?:north|south|east|west|mid)(?:[- ]?(?:east|west|central))?(?:ern)?|central|inner|outer|greater|upper|lower|downtown|rural|mainland|occupied|neighbou?ring|nearby|coastal|war-torn|modern|present-day)\s+/i;
/** Words before a name that say what kind of place it is. */
const KIND_BEFORE =
  /^(?:the\s+)?(?:city|town|village|port|region|province|state|republic|island|district|governorate|county|gulf|capital|kingdom|commonwealth|municipality|oblast|valley|peninsula|territory)\s+of\s+(?:the\s+)?/i;
/** Words after a name that say what kind of place it is. */
const KIND_AFTER =
  /\s+(?:city|town|village|port|region|province|state|island|islands|district|governorate|municipality|oblast|prefecture|metropolitan area|area|suburb|city centre|city center|peninsula|valley|township|refugee camp|airport|international airport|border)$/i;
/** A county: the tables know none, and a town of its name is often elsewhere. */
const COUNTY = /\s+(?:county|co\.?|parish)$/i;

/** What a name was read as, and how much was taken off to read it. */
export interface NamedPlaces {
  readonly places: readonly GazetteerPlace[];
  /** Whether the name is a demonym or another word for a state or territory. */
  readonly demonym: boolean;
}

/** Every place that the name can stand for: as written, as a demonym, and less the words that say part or kind. */
export function placesNamed(name: string, gazetteer: Gazetteer, directory: Directory | null): NamedPlaces {
  for (const form of forms(name)) {
    const places = gazetteer.lookup(form);
    const state = demonym(form, gazetteer, directory);
    if (state !== null) return { places: [state, ...places.filter((place) => place.kind !== "city")], demonym: true };
    if (places.length > 0) return { places, demonym: false };
  }
  return { places: [], demonym: false };
}

/** The name and what is left of it when part and kind are taken off, longest first. */
function forms(name: string): readonly string[] {
  const written = name.trim().replace(/\s+/g, " ");
  const found = [written];
  if (COUNTY.test(written)) return found;
  const saint = written
    .replace(/^St\.? /, "Saint ")
    .replace(/^Ste\.? /, "Sainte ")
    .replace(/^Ft\.? /, "Fort ")
    .replace(/^Mt\.? /, "Mount ");
  for (const form of [saint, written.replace(/^Saint /, "St. ")]) if (form !== written) found.push(form);
  for (const shape of [KIND_BEFORE, KIND_AFTER, PART]) {
    for (const form of [...found]) {
      const rest = form.replace(shape, "");
      if (rest !== form && rest !== "") found.push(rest);
    }
  }
  return [...new Set(found)];
}

/** The place of the state or territory that the word is a demonym of. */
function demonym(form: string, gazetteer: Gazetteer, directory: Directory | null): GazetteerPlace | null {
  const candidate = directory?.lookup(form, null).find(({ by }) => by.startsWith("demonym"));
  if (!candidate) return null;
  const { id, kind, name } = candidate.actor;
  if (kind !== "state" && kind !== "territory") return null;
  return gazetteer.state?.(id) ?? gazetteer.lookup(name).find((place) => place.kind !== "city") ?? null;
}
