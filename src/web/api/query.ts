const PAGE = ["limit", "cursor", "sort"] as const;
const CLAIMS = [
  "actor",
  "other",
  "from",
  "to",
  "document",
  "q",
  "score",
  "publisher",
  "sector",
  "decided",
  "asOf",
  "facets",
  ...PAGE,
] as const;

/** The filters that each list of the API takes; it refuses others. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  documents: ["q", "publisher", "language", "actor", "from", "to", "asOf", ...PAGE],
  events: [...CLAIMS, "type", "mode", "quad", "status", "country", "near", "each"],
  statements: [...CLAIMS, "type", "speaker", "about"],
  ties: [...CLAIMS, "type", "status"],
  influences: [...CLAIMS, "status"],
  actors: ["q", "type", "sector", "actsFor", "document", "asOf", ...PAGE],
};

/** The path of a list with its filters as a query: `events.json?actor=ARM`. */
export function listPath(
  list: string,
  filters: Readonly<Record<string, string>>,
  form: "json" | "csv" = "json",
): string {
  const pairs = Object.entries(filters).filter(([, value]) => value !== "");
  const query = new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return `${list}.${form}${query ? `?${query}` : ""}`;
}

/** The choices of an address that the list takes as filters. */
export const filtersOf = (choices: Readonly<Record<string, string>>, list: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(choices).filter(([key]) => FILTERS[list]?.includes(key)));
