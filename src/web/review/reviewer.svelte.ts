const KEY = "dragoman.reviewer";

/** Who decides at this page, by the name they gave; the server's own name for its user where none was given. */
class Reviewer {
  #name = $state(remembered());

  get name(): string {
    return this.#name;
  }
  set name(name: string) {
    this.#name = name.trim();
    try {
      localStorage.setItem(KEY, this.#name);
    } catch {
      // A browser that keeps nothing still knows it until the page is left.
    }
  }

  /** What a decision says of its author. */
  get said(): { readonly author?: string } {
    return this.#name ? { author: this.#name } : {};
  }
}

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export const reviewer = new Reviewer();
