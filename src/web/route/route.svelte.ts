import { type Address, readAddress, writeAddress } from "./address.ts";

/** The address the browser is at, as a signal: views read it and change it, and nothing else holds state. */
class Route {
  #address = $state.raw<Address>(readAddress(location.hash));

  constructor() {
    addEventListener("hashchange", () => this.#follow());
    addEventListener("popstate", () => this.#follow());
  }

  #follow(): void {
    this.#address = readAddress(location.hash);
  }

  get view(): string {
    return this.#address.view;
  }
  get subject(): string {
    return this.#address.subject;
  }
  get choices(): Address["choices"] {
    return this.#address.choices;
  }

  /** The choice under the key; the fallback where none was made. */
  choice(key: string, fallback = ""): string {
    return this.#address.choices[key] ?? fallback;
  }

  /** The link to this view with some choices changed; an empty value takes a choice away, and pages start over. */
  with(changes: Readonly<Record<string, string>>): string {
    const { cursor: _page, ...kept } = this.#address.choices;
    return writeAddress({ ...this.#address, choices: { ...kept, ...changes } });
  }

  /** Changes choices in place; `replace` leaves no step in the history (typing, sliding). */
  choose(changes: Readonly<Record<string, string>>, how: "push" | "replace" = "push"): void {
    this.go(this.with(changes), how);
  }

  go(link: string, how: "push" | "replace" = "push"): void {
    if (link === location.hash) return;
    if (how === "push") history.pushState(null, "", link);
    else history.replaceState(null, "", link);
    this.#follow();
  }
}

export const route = new Route();
