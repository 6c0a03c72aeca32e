#!/usr/bin/env node
import process from "node:process";
import { openTerminal } from "./terminal.ts";

/** 0 done, 1 some documents could not be read, 2 the command was wrong. */
const WRONG = 2;

const terminal = openTerminal();
const [{ makeProgram, CommanderError }, { home }, { Fault }, { faultLine }] = await Promise.all([
  import("./program.ts"),
  import("../desk/open.ts"),
  import("../ground/fault.ts"),
  import("./stream.ts"),
]);

let code = 0;
const program = makeProgram(home.version, terminal, (given) => {
  code = given;
});
try {
  if (process.argv.length <= 2) {
    program.outputHelp({ error: true });
    code = WRONG;
  } else await program.parseAsync(process.argv);
} catch (cause) {
  if (cause instanceof CommanderError) code = cause.exitCode === 0 ? 0 : WRONG;
  else {
    const known = cause instanceof Fault;
    terminal.say(
      known
        ? faultLine(cause.toJSON())
        : `dragoman: something went wrong that should not: ${cause instanceof Error ? cause.stack : String(cause)}`,
    );
    code = WRONG;
  }
}
// The model's threads and a server's sockets would keep the process.
process.exitCode = code;
await new Promise<void>((done) => {
  process.stdout.write("", () => done());
});
process.exit(code);
