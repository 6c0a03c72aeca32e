/** A place that can be put on the map. */
export interface GazetteerPlace {
  readonly name: string;
  /** Every name of the place in a dispute, ours first; one where undisputed. */
  readonly names: readonly string[];
  readonly kind: "city" | "region" | "state" | "water" | "range" | "territory" | "point";
  readonly lat: number;
  readonly lon: number;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  readonly geonames: number | null;
  readonly population: number;
  /** The first-level region it lies in or is, as GeoNames codes it (`US.TX`); absent where unknown. */
  readonly region?: string;
}

/** Places by name, with coordinates. */
export interface Gazetteer {
  /** Every place of the name (any case, accents folded), most populous first. */
  lookup(name: string): readonly GazetteerPlace[];
  /** The length in words of the longest name that begins with this word (lower case), 0 where none does. */
  longest(firstWord: string): number;
  /** The place of a state by its ISO 3166 alpha-3 code, so that a demonym can be put on the map; absent in a gazetteer without states. */
  state?(country: string): GazetteerPlace | null;
}
