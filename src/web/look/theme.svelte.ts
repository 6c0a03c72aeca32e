const KEY = "dragoman.theme";

/** Light or dark: what the user chose, else what the system prefers. */
class Theme {
  #chosen = $state<string | undefined>(remembered());
  #system = matchMedia("(prefers-color-scheme: dark)");
  #systemDark = $state(this.#system.matches);

  constructor() {
    if (this.#chosen) document.documentElement.dataset.theme = this.#chosen;
    this.#system.addEventListener("change", (event) => {
      this.#systemDark = event.matches;
    });
  }

  get dark(): boolean {
    return this.#chosen ? this.#chosen === "dark" : this.#systemDark;
  }

  /** Changes to the other one and remembers it. */
  turn(): void {
    this.#chosen = this.dark ? "light" : "dark";
    document.documentElement.dataset.theme = this.#chosen;
    try {
      localStorage.setItem(KEY, this.#chosen);
    } catch {
      // A browser that keeps nothing still shows the choice.
    }
  }
}

function remembered(): string | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : undefined;
  } catch {
    return undefined;
  }
}

export const theme = new Theme();
