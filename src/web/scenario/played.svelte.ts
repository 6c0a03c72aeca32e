import type { Answer, Difference } from "../../desk/scenario/answers.ts";
import { type Answer as Answered, ask, type Problem } from "../api/answer.ts";

/** One question before and after the steps, and what they changed. */
export interface PlayedQuestion {
  readonly base: Answer;
  readonly after: Answer;
  readonly difference: Difference;
}
interface Scenario {
  readonly base: readonly Answer[];
  readonly after: readonly Answer[];
  readonly difference: readonly Difference[];
}

/** A scenario that is asked again whenever its file changes; the last answer stays until the next one comes. */
export class Played {
  value = $state.raw<PlayedQuestion | null>(null);
  problem = $state.raw<Problem | null>(null);
  running = $state(false);
  /** Broken off by the user. */
  ended = $state(false);
  /** Seconds since it was asked. */
  seconds = $state(0);
  #stop: AbortController | null = null;
  #again = $state(0);

  /** Follows the file that `file` gives as JSON; `null` asks nothing. Call while a component is being set up. */
  constructor(file: () => string | null) {
    const asked = $derived(file());
    $effect(() => {
      void this.#again;
      const now = asked;
      this.ended = false;
      if (now === null) {
        this.running = false;
        return;
      }
      const stop = new AbortController();
      this.#stop = stop;
      // A slider that is drawn asks once it rests.
      const wait = setTimeout(() => void this.#play(now, stop), 180);
      return () => {
        clearTimeout(wait);
        stop.abort();
      };
    });
  }

  async #play(file: string, stop: AbortController): Promise<void> {
    const began = performance.now();
    this.seconds = 0;
    this.running = true;
    const tick = setInterval(() => {
      this.seconds = Math.round((performance.now() - began) / 1000);
    }, 500);
    const answer: Answered<Scenario> = await ask<Scenario>("scenario", {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: file,
      signal: stop.signal,
    });
    clearInterval(tick);
    if (stop.signal.aborted) return;
    this.running = false;
    if ("problem" in answer) {
      this.problem = answer.problem;
      return;
    }
    const { base, after, difference } = answer.value;
    this.problem = null;
    this.value = { base: base[0]!, after: after[0]!, difference: difference[0]! };
  }

  /** Breaks off what runs. */
  cancel(): void {
    this.#stop?.abort();
    this.running = false;
    this.ended = true;
  }

  again(): void {
    this.#again += 1;
  }
}
