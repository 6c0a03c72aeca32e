import { z } from "zod";
import { EXPORT_FORMATS, EXPORT_NAMES } from "../desk/export/formats.ts";
import type { Operation } from "../desk/operation.ts";
import { operations } from "../desk/operations.ts";
import { faultOutput } from "../desk/outputs.ts";
import { extensionsOf } from "./file.ts";
import { costOf } from "./rate.ts";

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
    const forms = method === "get" && !operation.file ? extensionsOf(operation).map((one) => `.${one}`) : [""];
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
        "Reads news reports and keeps the picture. Every error has the shape of `Fault`; spans are half-open, in UTF-16 code units. " +
        "A caller has a bucket of tokens that time refills (50 a second, 300 at once unless the server says otherwise); an ask takes its `x-cost` out of it, " +
        "and an empty bucket is answered with 429 and Retry-After. A body is at most 64 MB unless the server says otherwise, a page at most 1,000 items, " +
        "a filter at most 100 values, words to find at most 500 characters. Pages of other sites may ask only where the server names them (CORS).",
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
  const format = EXPORT_NAMES.find((name) => `.${EXPORT_FORMATS[name].extension}` === form);
  const answer = operation.file
    ? Object.fromEntries(EXPORT_NAMES.map((name) => [mediaOf(name), { schema: { type: "string" } }]))
    : format
      ? { [mediaOf(format)]: { schema: { type: "string" } } }
      : {
          [operation.name === "parse" ? "text/plain" : "application/json"]: {
            schema: schema(operation.output, "output"),
          },
        };
  return {
    operationId: `${operation.name.replaceAll(" ", "-")}${form === ".json" ? "" : form.replaceAll(".", "-")}`,
    summary: operation.summary,
    "x-cost": costOf(operation.file || (format && format !== "atom") ? "export" : operation.name),
    ...(isBody
      ? { requestBody: { required: true, content: { "application/json": { schema: input } } } }
      : { parameters }),
    ...(operation.takes === "nothing" ? {} : { requestBody: bodies(operation) }),
    responses: {
      "200": { description: operation.summary, content: answer },
      "429": {
        description: "asked too much in too short a time",
        headers: { "Retry-After": { schema: { type: "integer" }, description: "seconds to wait" } },
        content: { "application/json": { schema: { $ref: "#/components/schemas/Fault" } } },
      },
      default: {
        description: "what went wrong",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Fault" } } },
      },
    },
  };
}

const mediaOf = (name: (typeof EXPORT_NAMES)[number]): string => EXPORT_FORMATS[name].mediaType.split(";")[0]!;

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
