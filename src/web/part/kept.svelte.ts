const KEY = "dragoman.filters";

/** Filters of a view that somebody keeps under a name, in this browser. */
export interface Kept {
  readonly view: string;
  readonly name: string;
  /** The address that they write. */
  readonly link: string;
}

class KeptFilters {
  #all = $state.raw<readonly Kept[]>(remembered());

  of(view: string): readonly Kept[] {
    return this.#all.filter((one) => one.view === view);
  }

  /** Keeps the filters; what had the name before goes. */
  keep(kept: Kept): void {
    this.#put([...this.#all.filter((one) => one.view !== kept.view || one.name !== kept.name), kept]);
  }

  drop(kept: Kept): void {
    this.#put(this.#all.filter((one) => one !== kept));
  }

  #put(all: readonly Kept[]): void {
    this.#all = all;
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      // A browser that keeps nothing still has them until the page is left.
    }
  }
}

function remembered(): readonly Kept[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    if (!Array.isArray(read)) return [];
    return read.filter((one): one is Kept => ["view", "name", "link"].every((key) => typeof one?.[key] === "string"));
  } catch {
    return [];
  }
}

export const keptFilters = new KeptFilters();
