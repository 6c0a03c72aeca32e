import process from "node:process";
import { inputOf } from "../desk/asked.ts";
import { openDesk } from "../desk/open.ts";
import type { Operation } from "../desk/operation.ts";
import type { Source } from "../desk/source.ts";
import { fault } from "../ground/fault.ts";
import { answerText } from "./answer-text.ts";
import { formatOf, json, printAnswer } from "./formats.ts";
import { openProgress } from "./progress.ts";
import { faultLine, isFault, printStream } from "./stream.ts";
import type { Terminal } from "./terminal.ts";
import { throughServer } from "./through.ts";

/** What the command line said, beside the operation's own inputs. */
export interface Said {
  readonly db?: string | undefined;
  readonly format?: string | undefined;
  readonly codebook?: string | undefined;
  readonly files: readonly string[];
}

/** Runs the operation as the command line asked for it; gives the exit code. */
export async function run(
  asked: Operation,
  given: Readonly<Record<string, unknown>>,
  said: Said,
  terminal: Terminal,
): Promise<number> {
  const input = inputOf(asked, await withTables(asked, given));
  const format = formatOf(asked, said.format, terminal.isTerminal);
  const progress = await openProgress(terminal, asked.name === "read" && process.stderr.isTTY === true);
  const desk = openDesk({ db: said.db, doing: asked.name, codebook: said.codebook, tell: progress.tell, reach: "any" });
  try {
    // A record that is served here is asked through its server: one process at a time may open it.
    const server = asked.record === "untouched" ? null : await desk.served();
    // Doctor looks at what it can and says who holds the rest.
    if (server && asked.http === null && asked.name !== "doctor") {
      throw fault(
        "cli/served",
        `the record is served by process ${server.pid} at ${server.url}, and ${asked.name} needs it alone; stop the server first`,
      );
    }
    const operation = server ? throughServer(asked, server) : asked;
    if (operation.takes === "nothing") {
      const answer = await printAnswer(
        desk,
        operation,
        input,
        format,
        given.limit !== undefined || given.cursor !== undefined,
        terminal,
      );
      return (answer as { well?: boolean } | null)?.well === false ? 1 : 0;
    }
    if (said.files.length === 0)
      throw fault("cli/no-file", `${operation.name} needs a file, or - for what is piped in`);
    // A file that is not there stands in its place as a fault.
    const sources = (await desk.files(said.files)).map(
      (one): Source => (isFault(one) ? { name: one.place ?? "", bytes: async () => one } : one),
    );
    if (operation.each && operation.record !== "changed")
      return (await printStream(desk, operation, input, sources, format, terminal)) > 0 ? 1 : 0;
    const answer = (await operation.run(desk, input, sources)) as { readonly faults?: readonly unknown[] };
    progress.stop();
    const faults = (answer.faults ?? []).filter(isFault);
    // A check of rules tells its faults itself.
    if (operation.name !== "codebook check") for (const one of faults) terminal.say(faultLine(one));
    await terminal.print(format === "json" ? json(answer) : await answerText(answer, terminal));
    return faults.length > 0 ? 1 : 0;
  } finally {
    progress.stop();
    await desk.close();
  }
}

/** What was said, with the text of each file that an input of the operation is told by. */
async function withTables(
  operation: Operation,
  given: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const shape = operation.input.shape as Record<string, { meta(): { file?: boolean } | undefined }>;
  const names = Object.keys(shape).filter((name) => shape[name]?.meta()?.file && typeof given[name] === "string");
  if (names.length === 0) return given;
  const desk = openDesk({ doing: operation.name });
  const texts = names.map(async (name) => {
    const [source] = await desk.files([given[name] as string]);
    const bytes = !source || isFault(source) ? source : await source.bytes();
    if (bytes instanceof Uint8Array) return [name, new TextDecoder().decode(bytes)] as const;
    throw fault("cli/no-file", bytes?.message ?? `${String(given[name])} cannot be read`);
  });
  return { ...given, ...Object.fromEntries(await Promise.all(texts)) };
}
