/** Plays in threads of their own, so that a long search holds nobody else up and can be broken off. */
import { Worker } from "node:worker_threads";
import { type FaultValue, fault } from "../../ground/fault.ts";
import type { Answer, Board, Question } from "../../scenario/index.ts";

export interface PlayTask {
  /** Each is asked all questions. */
  readonly boards: readonly Board[];
  readonly questions: readonly Question[];
  readonly seed: number;
}

/** What a thread answers. */
export type Played =
  | { readonly answers: readonly (readonly Answer[])[] }
  | { readonly fault: FaultValue }
  | { readonly broken: string };

/** Threads at once: one that plays, and one for somebody else meanwhile. */
const MOST = 2;
const idle: Worker[] = [];
const waiting: ((worker: Worker) => void)[] = [];
let alive = 0;

function start(): Worker {
  alive += 1;
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./worker.js", import.meta.url));
  // Run from the sources: a thread has none of the loaders that the process was started with.
  const [tsx, worker] = [import.meta.resolve("tsx/esm/api"), new URL("./worker.ts", import.meta.url).href];
  const load = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(worker)}); })`;
  return new Worker(load, { eval: true });
}

async function take(): Promise<Worker> {
  const free = idle.pop() ?? (alive < MOST ? start() : null);
  const worker = free ?? (await new Promise<Worker>((got) => waiting.push(got)));
  worker.ref();
  return worker;
}

function give(worker: Worker): void {
  const next = waiting.shift();
  if (next) next(worker);
  else {
    // An idle thread keeps no process alive.
    worker.unref();
    idle.push(worker);
  }
}

/** Ends a thread in the middle of its work; whoever waits gets a new one. */
function end(worker: Worker): void {
  alive -= 1;
  void worker.terminate();
  const next = waiting.shift();
  if (next) next(start());
}

/**
 * The answers of each board.
 * @throws Fault of what was asked; `desk/scenario-ended` where the signal ends it, `desk/scenario-broken` where the thread broke.
 */
export async function playApart(task: PlayTask, signal?: AbortSignal): Promise<readonly (readonly Answer[])[]> {
  const ended = () => fault("desk/scenario-ended", "the scenario was broken off before it was played");
  if (signal?.aborted) throw ended();
  const worker = await take();
  return new Promise((done, fail) => {
    const leave = (): void => {
      worker.off("message", hear);
      worker.off("error", broken);
      signal?.removeEventListener("abort", abort);
    };
    const hear = (played: Played): void => {
      leave();
      give(worker);
      if ("answers" in played) done(played.answers);
      else if ("fault" in played) fail(fault(played.fault.code, played.fault.message, played.fault.place));
      else fail(new Error(played.broken));
    };
    const broken = (cause: Error): void => {
      leave();
      end(worker);
      fail(fault("desk/scenario-broken", `the thread that played the scenario broke: ${cause.message}; ask for less`));
    };
    const abort = (): void => {
      leave();
      end(worker);
      fail(ended());
    };
    worker.on("message", hear);
    worker.on("error", broken);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    else worker.postMessage(task);
  });
}
