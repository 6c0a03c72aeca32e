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

/** The choices of an address that the list understands. */
export function filtersOf(
  choices: Readonly<Record<string, string>>,
  known: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(choices).filter(([key]) => known.includes(key)));
}
