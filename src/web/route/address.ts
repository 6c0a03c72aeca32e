/** Where in the desk a user is: a view, what it shows, and every choice made there; all of it is in the URL. */
export interface Address {
  /** The view's name: `reports`, `reader`, `picture`, … */
  readonly view: string;
  /** What the view is about: an id of a document or an actor; empty where nothing. */
  readonly subject: string;
  /** Filters and choices; no key has an empty value. */
  readonly choices: Readonly<Record<string, string>>;
}

/** The address that the fragment of a URL writes: `#/view/subject?key=value`. */
export function readAddress(fragment: string): Address {
  const [path = "", query = ""] = fragment.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [view = "", ...rest] = path.split("/");
  const choices: Record<string, string> = {};
  for (const [key, value] of new URLSearchParams(query)) if (value !== "") choices[key] = value;
  return { view: view || "reports", subject: decoded(rest.join("/")), choices };
}

/** The fragment that writes the address; keys in a fixed order, so that equal addresses are equal strings. */
export function writeAddress(address: Partial<Address> & Pick<Address, "view">): string {
  const subject = address.subject ? `/${encodeURIComponent(address.subject).replaceAll("%3A", ":")}` : "";
  const pairs = Object.entries(address.choices ?? {}).filter(([, value]) => value !== "");
  const query = new URLSearchParams(pairs.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return `#/${address.view}${subject}${query ? `?${query}` : ""}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
