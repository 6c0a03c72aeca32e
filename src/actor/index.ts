export type { Actor, ActorCandidate, ActorKind, Directory } from "./directory.ts";
export { fold } from "./fold.ts";
export type { Gazetteer, GazetteerPlace } from "./gazetteer.ts";
export { type ActorFile, type OpenDirectory, openDirectory } from "./open-directory.ts";
export { type GazetteerFiles, openGazetteer } from "./open-gazetteer.ts";
export { type NamedPlaces, placesNamed } from "./place-names.ts";
export { distance, type PlaceMention, type PlaceSetting, type ResolvedPlace, resolvePlaces } from "./resolve-place.ts";
export { sectorOf } from "./sector-of.ts";
export { type ActorTable, neededColumns, readTable, TABLE_KINDS, type TableKind } from "./table.ts";
