import { openDesk } from "../desk/open.ts";
import type { Terminal } from "./terminal.ts";

/** Serves an assistant until its end closes; stdout carries the protocol, so everything said goes to stderr. */
export async function mcp(options: { readonly db?: string | undefined }, terminal: Terminal): Promise<number> {
  const { serveAssistant } = await import("../mcp/server.ts");
  const desk = openDesk({
    db: options.db,
    doing: "mcp",
    tell: (notice) => {
      if (notice.kind === "warning") terminal.say(`dragoman: ${notice.message}`);
    },
  });
  try {
    await serveAssistant(desk);
    return 0;
  } finally {
    await desk.close();
  }
}
