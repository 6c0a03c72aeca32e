import { Command, CommanderError, Option } from "commander";
import { hyphened } from "../desk/asked.ts";
import type { Operation } from "../desk/operation.ts";
import { operations } from "../desk/operations.ts";
import { formatsOf } from "./formats.ts";
import type { Terminal } from "./terminal.ts";

/** The command line, read off the operations; `done` is told the exit code. */
export function makeProgram(version: string, terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command("dragoman")
    .description("Reads news reports the way a desk officer does and keeps the picture.")
    .version(version, "-v, --version")
    .showSuggestionAfterError(true)
    .exitOverride()
    // What comes after `scenario blocs` is its own, not that of `scenario`.
    .enablePositionalOptions()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "dragoman: ")) });
  for (const operation of operations)
    for (const name of [operation.name, ...operation.aliases]) add(program, operation, name, terminal, done);

  database(
    program
      .command("serve")
      .description("Serves the page and the HTTP API, on this machine alone unless told otherwise."),
  )
    .option("--port <number>", "port; 8080 unless given, 0 for any that is free")
    .option("--host <host>", "host to listen on; another than 127.0.0.1 needs DRAGOMAN_TOKENS=NAME:SECRET")
    .option("--rate <rate>", "asks of one caller a second, and at once: 50:300 unless given (DRAGOMAN_RATE)")
    .option("--cors <sites>", "sites whose pages may ask, with commas between them; none unless given (DRAGOMAN_CORS)")
    .option("--max-body <megabytes>", "the largest body that is taken; 64 unless given (DRAGOMAN_MAX_BODY)")
    .addOption(new Option("--read <paths...>", "files or folders to read first, where the record lacks them"))
    .action(async (options) => done(await (await import("./serve.ts")).serve(options, terminal)));

  database(
    program
      .command("mcp")
      .description("Serves the same operations to an assistant, by the Model Context Protocol on stdin and stdout."),
  ).action(async (options) => done(await (await import("./mcp.ts")).mcp(options, terminal)));
  return program;
}

const database = (command: Command): Command =>
  command.option(
    "--db <address>",
    "the record: a folder or a postgres:// address; DRAGOMAN_DB, or .dragoman, unless given",
  );

function add(
  program: Command,
  operation: Operation,
  called: string,
  terminal: Terminal,
  done: (code: number) => void,
): void {
  const command = commandOf(program, called).description(operation.summary);
  const takesFiles = operation.takes !== "nothing";
  if (takesFiles)
    command.argument(
      "[files...]",
      operation.takes === "documents"
        ? "files, folders or addresses (https://…), - for what is piped in"
        : "files, - for what is piped in",
    );
  const shape = operation.input.shape as Record<
    string,
    { description?: string; meta(): { flag?: boolean; file?: boolean; door?: string } | undefined }
  >;
  if (operation.file) {
    command.argument("[file]", "the file to write; stdout unless given");
    command.option("-o, --output <file>", "the same");
  }
  for (const name of operation.words) command.argument(`<${name}>`, shape[name]?.description ?? "");
  for (const [name, of] of Object.entries(shape)) {
    if (operation.words.includes(name) || (of.meta()?.door ?? "cli") !== "cli") continue;
    const isFlag = of.meta()?.flag === true;
    const option = new Option(
      `--${hyphened(name)}${isFlag ? "" : ` <${of.meta()?.file ? "file" : wanted(name)}>`}`,
      of.description ?? "",
    );
    if (!isFlag)
      option.argParser((value: string, before: unknown) => (before === undefined ? value : [before, value].flat()));
    command.addOption(option);
  }
  const formats = formatsOf(operation);
  if (operation.takes !== "lines" && operation.name !== "parse" && !("format" in shape)) {
    command.option(
      "--format <format>",
      `${formats.join(", ")}; ${formats[0]} in a terminal and json in a pipe, unless given`,
    );
  }
  if (operation.name === "read")
    command.option("--watch <folder>", "reads what is new or changed in the folder, until it is told to stop");
  if (operation.record !== "untouched") database(command);
  if (takesFiles && operation.takes !== "file")
    command.option("--codebook <path>", "rules of your own, a file or a folder, beside ours");
  command.action(async (...args: readonly unknown[]) => {
    const { run } = await import("./run.ts");
    const words = args.slice(0, -2);
    const { db, codebook, ...options } = args.at(-2) as Record<string, unknown>;
    if (operation.file) {
      const { writeOut } = await import("./write-out.ts");
      done(
        await writeOut(
          operation,
          options,
          { db: db as string | undefined, named: words[0] as string | undefined },
          terminal,
        ),
      );
      return;
    }
    const { format, watch, ...given } = options as Record<string, unknown>;
    if ("format" in shape && format !== undefined) given.format = format;
    if (watch !== undefined) {
      const { watchFolder } = await import("./watch.ts");
      done(
        await watchFolder(
          String(watch),
          given,
          { db: db as string | undefined, codebook: codebook as string | undefined },
          terminal,
        ),
      );
      return;
    }
    const named = takesFiles ? words.slice(1) : words;
    for (const [index, name] of operation.words.entries()) given[name] = named[index];
    if (typeof given.fields === "string") given.fields = jsonOf(given.fields);
    const files = takesFiles ? ((words[0] as string[] | undefined) ?? []) : [];
    const said = {
      db: db as string | undefined,
      format: "format" in shape ? undefined : (format as string | undefined),
      codebook: codebook as string | undefined,
      files,
    };
    done(await run(operation, given, said, terminal));
  });
}

/** The command of the name, made with those above it where they are not there yet. */
function commandOf(program: Command, name: string): Command {
  return name
    .split(" ")
    .reduce(
      (above, word) => above.commands.find((one) => one.name() === word) ?? above.command(word).exitOverride(),
      program,
    );
}

const DAYS = /^(from|to|on|asOf|knownBy|published)$/;
const wanted = (name: string): string =>
  DAYS.test(name) ? "day" : name === "limit" || name === "score" ? "number" : name === "q" ? "words" : hyphened(name);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export { CommanderError };
