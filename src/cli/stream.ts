import type { Desk } from "../desk/desk.ts";
import type { Report } from "../desk/listed.ts";
import type { Operation } from "../desk/operation.ts";
import type { Source } from "../desk/source.ts";
import type { FaultValue } from "../ground/fault.ts";
import type { Format } from "./formats.ts";
import type { Terminal } from "./terminal.ts";

/** Prints the items of an operation as they come, a fault in its place and on stderr; how many faults there were. */
export async function printStream(
  desk: Desk,
  operation: Operation,
  input: unknown,
  sources: readonly Source[],
  format: Format,
  terminal: Terminal,
): Promise<number> {
  const print = await printerOf(operation, format, terminal);
  let faults = 0;
  for await (const item of operation.each!(desk, input, sources)) {
    if (isFault(item)) {
      faults += 1;
      terminal.say(faultLine(item));
    }
    await print.item(item);
  }
  await print.end();
  return faults;
}

export const isFault = (item: unknown): item is FaultValue => (item as { kind?: unknown } | null)?.kind === "fault";

/** A fault in one line. */
export const faultLine = ({ code, message, place }: FaultValue): string => {
  const where = place === undefined || message.includes(place) ? "" : `${place}: `;
  return `dragoman: ${where}${message.replace(/\s*\n\s*/g, " ")} [${code}]`;
};

interface Printer {
  item(item: unknown): Promise<void>;
  end(): Promise<void>;
}

async function printerOf(operation: Operation, format: Format, terminal: Terminal): Promise<Printer> {
  const nothing = async () => undefined;
  if (operation.takes === "lines") {
    // Every line is answered, so that answers can be laid beside what was asked.
    return { item: (item) => terminal.print(`${JSON.stringify(item)}\n`), end: nothing };
  }
  if (operation.name === "parse")
    return { item: (item) => (isFault(item) ? nothing() : terminal.print(String(item))), end: nothing };
  if (format === "jsonl") return { item: (item) => terminal.print(`${JSON.stringify(item)}\n`), end: nothing };
  if (format === "text") {
    const { reportText } = await import("./report-text.ts");
    let first = true;
    return {
      item: async (item) => {
        if (isFault(item)) return;
        await terminal.print(`${first ? "" : "\n\n"}${reportText(item as Report, terminal)}`);
        first = false;
      },
      end: nothing,
    };
  }
  return jsonPrinter(terminal);
}

/** One object for one document, an array for several; each is printed when the next one is there. */
function jsonPrinter(terminal: Terminal): Printer {
  let held: string | null = null;
  let count = 0;
  const flush = () => terminal.print(`${count === 2 ? "[\n" : ",\n"}${held}`);
  return {
    item: async (item) => {
      count += 1;
      if (held !== null) await flush();
      held = JSON.stringify(item, null, 2);
    },
    end: async () => {
      if (held === null) return terminal.print("[]\n");
      if (count === 1) return terminal.print(`${held}\n`);
      await terminal.print(`,\n${held}\n]\n`);
    },
  };
}
