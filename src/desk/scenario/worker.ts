/** A thread that plays scenarios: answers each task that it is posted. */
import { parentPort } from "node:worker_threads";
import { Fault } from "../../ground/fault.ts";
import { play } from "../../scenario/index.ts";
import type { Played, PlayTask } from "./thread.ts";

parentPort?.on("message", async ({ boards, questions, seed }: PlayTask) => {
  let played: Played;
  try {
    const answers = [];
    for (const board of boards) answers.push(await play(board, questions, seed));
    played = { answers };
  } catch (cause) {
    played =
      cause instanceof Fault
        ? { fault: cause.toJSON() }
        : { broken: cause instanceof Error ? cause.message : String(cause) };
  }
  parentPort?.postMessage(played);
});
