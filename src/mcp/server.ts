import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type ServerNotification,
} from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { inputOf } from "../desk/asked.ts";
import type { Desk } from "../desk/desk.ts";
import type { Operation } from "../desk/operation.ts";
import { operations } from "../desk/operations.ts";
import type { Source } from "../desk/source.ts";
import { Fault, fault } from "../ground/fault.ts";

const tools = operations.filter((operation) => operation.tool);
const nameOf = (operation: Operation) => operation.name.replaceAll(" ", "_");

/** What a tool that takes documents is handed beside its own inputs. */
const DOCUMENT = {
  text: { type: "string", description: "the text of the document" },
  title: { type: "string" },
  publisher: { type: "string" },
  url: { type: "string" },
} as const;

/** What a tool that takes a file is handed beside its own inputs. */
const FILE = {
  file: { type: "string", description: "the text of the file, YAML or JSON; scenario_schema gives its form" },
} as const;

/** How often an assistant that asked for it hears that its call is still at work: well within the minute after which clients give up. */
const BEAT = 5000;

/** The operations as tools of the Model Context Protocol. */
export function makeAssistantServer(desk: Desk, beat = BEAT): Server {
  const server = new Server(
    { name: "dragoman", version: desk.home.version },
    {
      capabilities: { tools: {} },
      instructions:
        "Claims read from news reports, each with the words it rests on (`words`, and `evidence` as [start, end) of the document's text). " +
        "Cite the document and the words. `speaker` marks a claim that is someone's word and not the reporter's; a claim without `verdict` is a machine's and nobody has checked it.",
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: tools.map(described) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const still = stillAtWork(params._meta?.progressToken, beat, extra.sendNotification);
    try {
      const operation = tools.find((one) => nameOf(one) === params.name);
      if (!operation)
        throw fault("mcp/no-tool", `there is no tool "${params.name}"; one of: ${tools.map(nameOf).join(", ")}`);
      const { sources, input } = handed(operation, params.arguments ?? {});
      const answer = await operation.run(desk, inputOf(operation, input), sources);
      return {
        content: [{ type: "text", text: JSON.stringify(answer) }],
        ...(isObject(answer) ? { structuredContent: answer } : {}),
      };
    } catch (cause) {
      const value =
        cause instanceof Fault ? cause.toJSON() : { kind: "fault", code: "mcp/failed", message: String(cause) };
      return { isError: true, content: [{ type: "text", text: JSON.stringify(value) }] };
    } finally {
      clearInterval(still);
    }
  });
  return server;
}

/** Tells who asked for progress, time and again, how long the call has been at work: how much is left nobody knows. */
function stillAtWork(
  token: string | number | undefined,
  beat: number,
  tell: (notification: ServerNotification) => Promise<void>,
): NodeJS.Timeout | undefined {
  if (token === undefined) return undefined;
  const began = performance.now();
  return setInterval(() => {
    const seconds = Math.round(performance.now() - began) / 1000;
    const params = { progressToken: token, progress: seconds, message: `at work for ${Math.round(seconds)} s` };
    // Whoever has gone hears nothing.
    void tell({ method: "notifications/progress", params }).catch(() => undefined);
  }, beat);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function described(operation: Operation) {
  const {
    $schema: _,
    additionalProperties: __,
    ...shape
  } = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as Record<string, unknown> & {
    properties?: object;
    required?: string[];
  };
  const isDocument = operation.takes === "documents";
  const isFile = operation.takes === "file";
  return {
    name: nameOf(operation),
    description: operation.summary,
    inputSchema: {
      ...shape,
      type: "object" as const,
      properties: { ...(isDocument ? DOCUMENT : isFile ? FILE : {}), ...shape.properties } as Record<string, object>,
      ...(isFile ? { required: ["file", ...(shape.required ?? [])] } : {}),
      ...(isDocument && !isFetched(operation) ? { required: ["text", ...(shape.required ?? [])] } : {}),
    },
    annotations: { readOnlyHint: operation.record !== "changed", openWorldHint: false },
  };
}

/** Whether the operation fetches documents by their addresses too: `url` alone is one, beside a text it says whence that is. */
const isFetched = (operation: Operation): boolean => operation.takes === "documents" && "url" in operation.input.shape;

/** The document among the arguments as a source, and the rest as input. */
function handed(
  operation: Operation,
  args: Readonly<Record<string, unknown>>,
): { sources: readonly Source[]; input: Record<string, unknown> } {
  if (operation.takes === "file") {
    const { file, ...input } = args;
    if (typeof file !== "string") throw fault("mcp/no-file", `${operation.name} needs file: the text of the file`);
    return { sources: [{ name: "the file", bytes: async () => new TextEncoder().encode(file) }], input };
  }
  if (operation.takes !== "documents") return { sources: [], input: { ...args } };
  const { text, title, publisher, url, ...input } = args;
  if (text === undefined && url !== undefined && isFetched(operation)) return { sources: [], input: { url, ...input } };
  if (typeof text !== "string") {
    const or = isFetched(operation) ? ", or url: the address to fetch it from" : "";
    throw fault("mcp/no-text", `${operation.name} needs text: the text of the document${or}`);
  }
  const line = `${JSON.stringify({ text, title, publisher, url })}\n`;
  return {
    sources: [{ name: "text", mediaType: "application/jsonl", bytes: async () => new TextEncoder().encode(line) }],
    input,
  };
}

/** Serves on stdin and stdout until the other side closes. */
export async function serveAssistant(desk: Desk): Promise<void> {
  const server = makeAssistantServer(desk);
  const closed = new Promise<void>((done) => {
    server.onclose = () => done();
    process.stdin.once("end", () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await closed;
}
