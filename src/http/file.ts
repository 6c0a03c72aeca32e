import { createHash } from "node:crypto";
import { inputOf, itemsOf } from "../desk/asked.ts";
import { csvOf } from "../desk/csv.ts";
import type { Desk } from "../desk/desk.ts";
import { EXPORT_FORMATS, EXPORT_NAMES, type ExportFormatName, formatOfName } from "../desk/export/formats.ts";
import type { Operation } from "../desk/operation.ts";
import { operations } from "../desk/operations.ts";
import { fault } from "../ground/fault.ts";
import { bodyOfPieces } from "./stream.ts";

/** The extensions under which a list can be asked for. */
export const extensionsOf = (operation: Operation): readonly string[] => {
  if (operation.file) return [];
  return ["json", ...formatsOf(operation).map((name) => EXPORT_FORMATS[name].extension)];
};

export const formatsOf = (operation: Operation): readonly ExportFormatName[] =>
  EXPORT_NAMES.filter(
    (name) =>
      (EXPORT_FORMATS[name].lists as readonly string[]).includes(operation.name) ||
      (name === "csv" && operation.columns !== null),
  );

/** `json`, or the format that the path's extension or `?format=` names, which is taken out of the query. */
export function formOf(operation: Operation, path: string, given: Record<string, unknown>): "json" | ExportFormatName {
  const named = path.endsWith(`${operation.http!.path}.json`) ? null : formatOfName(path);
  if (operation.file || named !== null) return named ?? "json";
  const { format } = given;
  if (format === undefined || "format" in operation.input.shape) return "json";
  delete given.format;
  if (format === "json") return "json";
  const can = formatsOf(operation);
  const found = can.find((one) => one === format);
  if (found) return found;
  throw fault("http/format", `${operation.name} has no format "${String(format)}"; one of: json, ${can.join(", ")}`);
}

const exporter = operations.find((operation) => operation.name === "export")!;

/** A list, or whatever the export was asked for, as a file, streamed. */
export async function fileAnswer(
  desk: Desk,
  operation: Operation,
  given: Record<string, unknown>,
  form: "json" | ExportFormatName,
  request: Request,
  host: string,
): Promise<Response> {
  const base = `${new URL(request.url).protocol}//${request.headers.get("host") ?? host}/`;
  delete given.facets;
  // A page of a list, or a table that is no list, is CSV of what it answers.
  const isPage = given.limit !== undefined || given.cursor !== undefined;
  if (form === "csv" && (isPage || !(EXPORT_FORMATS.csv.lists as readonly string[]).includes(operation.name))) {
    const items = itemsOf(await operation.run(desk, inputOf(operation, given), []));
    return attached(
      csvOf(operation.columns!, items),
      `${operation.name.replaceAll(" ", "-")}.csv`,
      EXPORT_FORMATS.csv.mediaType,
    );
  }
  const asked = operation.file ? { base, ...given } : { ...given, format: form, list: operation.name, base };
  const out = await exporter.file!(desk, inputOf(exporter, asked));
  if ((asked as { format?: unknown }).format !== "atom")
    return attached(bodyOfPieces(out.pieces), out.name, out.mediaType);
  // A feed is small and asked for again and again: who has it already is told so.
  let text = "";
  for await (const piece of out.pieces) text += piece;
  const tag = `"${createHash("sha256").update(text).digest("hex").slice(0, 32)}"`;
  const headers = { "content-type": out.mediaType, etag: tag, "cache-control": "no-cache" };
  return request.headers.get("if-none-match") === tag
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers });
}

const attached = (body: BodyInit, name: string, mediaType: string): Response =>
  new Response(body, {
    headers: { "content-type": mediaType, "content-disposition": `attachment; filename="${name}"` },
  });
