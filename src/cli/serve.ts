import { randomBytes } from "node:crypto";
import process from "node:process";
import { inputOf } from "../desk/asked.ts";
import type { Desk } from "../desk/desk.ts";
import { openDesk } from "../desk/open.ts";
import { read } from "../desk/operations/read.ts";
import type { Source } from "../desk/source.ts";
import { type FaultValue, fault } from "../ground/fault.ts";
import { answerText } from "./answer-text.ts";
import { openProgress } from "./progress.ts";
import { faultLine, isFault } from "./stream.ts";
import type { Terminal } from "./terminal.ts";

export interface ServeOptions {
  readonly db?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly rate?: string | undefined;
  readonly cors?: string | undefined;
  readonly maxBody?: string | undefined;
  /** Files or folders to read first, where the record lacks them. */
  readonly read?: readonly string[] | undefined;
}

/** Serves until it is told to stop. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw fault("cli/port", `"${options.port}" is no port; write a number from 0 (any that is free) to 65535`);
  }
  const { DRAGOMAN_TOKENS: tokens, DRAGOMAN_RATE, DRAGOMAN_CORS, DRAGOMAN_MAX_BODY } = process.env;
  const megabytes = Number(options.maxBody ?? DRAGOMAN_MAX_BODY ?? 64);
  if (!(megabytes > 0))
    throw fault(
      "cli/max-body",
      `"${options.maxBody ?? DRAGOMAN_MAX_BODY}" is no size; write a number of megabytes, such as 64`,
    );
  const limits = {
    limit: megabytes * 1e6,
    rate: options.rate ?? DRAGOMAN_RATE,
    origins: options.cors ?? DRAGOMAN_CORS,
  };
  const progress = await openProgress(terminal, process.stderr.isTTY === true);
  const desk = openDesk({ db: options.db, doing: "serve", tell: progress.tell });
  try {
    const { startServer } = await import("../http/server.ts");
    const record = await desk.record();
    // A record that has nothing to show is filled first; one that has is shown, and what it lacks is read meanwhile.
    const isNew = (await record.documents({}, { limit: 1 })).total === 0;
    if (isNew) await readFirst(desk, options.read ?? [], terminal);
    progress.stop();
    // Other processes of this user ask through the server; where tokens are asked for, one is made for them.
    const secret = tokens ? randomBytes(24).toString("hex") : null;
    const own = secret === null ? null : { name: desk.author, secret };
    const server = await startServer(desk, { host: options.host, port, tokens, own, ...limits });
    const withdraw = desk.announce({
      url: server.url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:"),
      secret,
    });
    await terminal.print(`Dragoman serves ${desk.address} at ${server.url}\n`);
    const filled = isNew ? null : readFirst(desk, options.read ?? [], terminal);
    filled?.catch((cause: unknown) =>
      terminal.say(`dragoman: ${cause instanceof Error ? cause.message : String(cause)}`),
    );
    await new Promise<void>((done) => {
      process.once("SIGINT", done);
      process.once("SIGTERM", done);
    });
    withdraw();
    await server.close();
    return 0;
  } finally {
    progress.stop();
    await desk.close();
  }
}

/** Reads what the record lacks of the paths, and says what came of it where something did. */
async function readFirst(desk: Desk, paths: readonly string[], terminal: Terminal): Promise<void> {
  if (paths.length === 0) return;
  const found = await desk.files(paths);
  const answer = await read.run(
    desk,
    inputOf(read, {}),
    found.filter((one): one is Source => !isFault(one)),
  );
  const { stored, reread, faults } = answer as { stored: number; reread: number; faults: readonly FaultValue[] };
  for (const one of [...found.filter(isFault), ...faults]) terminal.say(faultLine(one));
  if (stored + reread > 0) terminal.say((await answerText(answer, terminal)).trimEnd());
}
