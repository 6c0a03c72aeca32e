import { inputOf } from "../desk/asked.ts";
import { formatOfName } from "../desk/export/formats.ts";
import { openDesk } from "../desk/open.ts";
import type { Operation } from "../desk/operation.ts";
import { fault } from "../ground/fault.ts";
import { openProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import { throughServer } from "./through.ts";

/** Writes the file that the operation gives, to the file that was named or to stdout; gives the exit code. */
export async function writeOut(
  operation: Operation,
  { output, ...given }: Readonly<Record<string, unknown>>,
  said: { readonly db: string | undefined; readonly named: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const path = said.named ?? (output as string | undefined);
  if (said.named !== undefined && output !== undefined && output !== said.named)
    throw fault("cli/two-files", `asked to write ${said.named} and ${String(output)}; name one`);
  const isFile = path !== undefined && path !== "-";
  const told = given.format ?? (isFile ? (formatOfName(path) ?? undefined) : undefined);
  const progress = await openProgress(terminal, false);
  const desk = openDesk({ db: said.db, doing: operation.name, tell: progress.tell });
  try {
    const server = await desk.served();
    const asked = server ? throughServer(operation, server) : operation;
    const file = await asked.file!(desk, inputOf(operation, { ...given, ...(told ? { format: told } : {}) }));
    if (isFile) {
      const bytes = await desk.writePieces(path, file.pieces);
      terminal.say(`${path}: ${bytes.toLocaleString("en")} bytes`);
    } else for await (const piece of file.pieces) await terminal.print(piece);
    for (const line of file.lost) terminal.say(`dragoman: not in it: ${line}`);
    return 0;
  } finally {
    await desk.close();
  }
}
