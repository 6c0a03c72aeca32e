import { ask, type Problem } from "./answer.ts";

/** What a view shows of the API: the last value stays while the next one loads, so that nothing flickers. */
export class Resource<Value> {
  value = $state.raw<Value | null>(null);
  problem = $state.raw<Problem | null>(null);
  loading = $state(true);
  #again = $state(0);

  /** Follows the path that `path` gives; `null` asks nothing. Call while a component is being set up. */
  constructor(path: () => string | null) {
    const asked = $derived(path());
    $effect(() => {
      void this.#again;
      const now = asked;
      if (now === null) {
        this.loading = false;
        return;
      }
      const stop = new AbortController();
      this.loading = true;
      ask<Value>(now, { signal: stop.signal }).then((answer) => {
        if (stop.signal.aborted) return;
        this.loading = false;
        if ("value" in answer) {
          this.value = answer.value;
          this.problem = null;
        } else this.problem = answer.problem;
      });
      return () => stop.abort();
    });
  }

  /** Asks once more. */
  again(): void {
    this.#again += 1;
  }
}
