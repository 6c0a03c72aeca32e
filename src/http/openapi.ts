import { z } from "zod";
import type { Operation } from "../desk/operation.ts";
import { operations } from "../desk/operations.ts";
import { faultOutput } from "../desk/outputs.ts";

type Json = Readonly<Record<string, unknown>>;

const schema = (of: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return rest;
};

/** The description of the API, read off the operations. */
export function openApi(version: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    if (operation.http === null) continue;
    const { method, path } = operation.http;
    const forms = method === "get" ? [".json", ...(operation.columns ? [".csv"] : [])] : [""];
    for (const form of forms)
      paths[`${path}${form}`] = { ...paths[`${path}${form}`], [method]: described(operation, path, form) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Dragoman",
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Reads news reports and keeps the picture. Every error has the shape of `Fault`; spans are half-open, in UTF-16 code units.",
    },
    paths,
    components: {
      schemas: { Fault: schema(faultOutput, "output") },
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "needed where the server listens on another host than 127.0.0.1",
        },
      },
    },
  };
}

function described(operation: Operation, path: string, form: string): Json {
  const input = schema(operation.input, "input") as {
    properties?: Record<string, Json & { description?: string }>;
    required?: readonly string[];
  };
  const isBody = operation.http?.method === "post" && operation.takes === "nothing";
  const parameters = Object.entries(input.properties ?? {}).map(([name, { description, ...of }]) => {
    const inPath = path.includes(`{${name}}`);
    return {
      name,
      in: inPath ? "path" : "query",
      required: inPath || (input.required ?? []).includes(name),
      ...(description ? { description } : {}),
      schema: of,
    };
  });
  const answer =
    form === ".csv"
      ? { "text/csv": { schema: { type: "string" } } }
      : {
          [operation.name === "parse" ? "text/plain" : "application/json"]: {
            schema: schema(operation.output, "output"),
          },
        };
  return {
    operationId: `${operation.name.replaceAll(" ", "-")}${form.replace(".", "-").replace("-json", "")}`,
    summary: operation.summary,
    ...(isBody
      ? { requestBody: { required: true, content: { "application/json": { schema: input } } } }
      : { parameters }),
    ...(operation.takes === "nothing" ? {} : { requestBody: bodies(operation) }),
    responses: {
      "200": { description: operation.summary, content: answer },
      default: {
        description: "what went wrong",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Fault" } } },
      },
    },
  };
}

const bodies = (operation: Operation): Json => ({
  required: true,
  content:
    operation.takes === "lines"
      ? { "application/jsonl": { schema: { type: "string" } } }
      : {
          "application/json": {
            schema: {
              type: "object",
              required: ["text"],
              properties: {
                text: { type: "string" },
                title: { type: "string" },
                published: { type: "string", format: "date" },
                publisher: { type: "string" },
                url: { type: "string" },
                author: { type: "string" },
                language: { type: "string" },
              },
            },
          },
          "text/plain": { schema: { type: "string" } },
          "text/html": { schema: { type: "string" } },
          "application/octet-stream": { schema: { type: "string", format: "binary" } },
        },
});
