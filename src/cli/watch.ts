import process from "node:process";
import { inputOf } from "../desk/asked.ts";
import { openDesk } from "../desk/open.ts";
import { read } from "../desk/operations/read.ts";
import type { Source } from "../desk/source.ts";
import type { FaultValue } from "../ground/fault.ts";
import { answerText } from "./answer-text.ts";
import { openProgress } from "./progress.ts";
import { faultLine, isFault } from "./stream.ts";
import type { Terminal } from "./terminal.ts";
import { throughServer } from "./through.ts";

/** Reads what is new or changed in the folder until it is told to stop; what cannot be read is named and passed over. */
export async function watchFolder(
  folder: string,
  given: Readonly<Record<string, unknown>>,
  said: { readonly db: string | undefined; readonly codebook: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const input = inputOf(read, given);
  const progress = await openProgress(terminal, false);
  const desk = openDesk({ ...said, doing: "read --watch", tell: progress.tell, reach: "any" });
  const stop = new AbortController();
  // Asked once it ends what it is at; asked twice it ends at once.
  const ask = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on("SIGINT", ask);
  process.on("SIGTERM", ask);
  const faults = new Set<string>();
  try {
    const server = await desk.served();
    const reading = server ? throughServer(read, server) : read;
    if (!server) await desk.record();
    terminal.say(`dragoman: watching ${folder}; Ctrl-C stops`);
    for await (const paths of desk.watch(folder, stop.signal)) {
      const sources = (await desk.files(paths)).filter((one): one is Source => !isFault(one));
      const answer = (await reading.run(desk, input, sources).catch((cause: unknown) => ({
        ...{ kind: "fault", code: "cli/watch", message: cause instanceof Error ? cause.message : String(cause) },
      }))) as { readonly kind: string; readonly faults?: readonly FaultValue[] };
      for (const one of isFault(answer) ? [answer] : (answer.faults ?? [])) {
        faults.add(one.place ?? one.message);
        terminal.say(faultLine(one));
      }
      if (!isFault(answer))
        await terminal.print(`${paths.join(", ")}: ${(await answerText(answer, terminal)).trimEnd()}\n`);
    }
    terminal.say("dragoman: stopped watching");
    return faults.size > 0 ? 1 : 0;
  } finally {
    process.off("SIGINT", ask);
    process.off("SIGTERM", ask);
    await desk.close();
  }
}
