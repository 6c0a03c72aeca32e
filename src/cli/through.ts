import type { Operation } from "../desk/operation.ts";
import type { Served } from "../desk/served.ts";
import type { Source } from "../desk/source.ts";
import { Fault, type FaultValue, fault } from "../ground/fault.ts";

/**
 * The operation as a running server does it, where that holds the record; what has no place in its API is told how to be done.
 * Documents are read here and sent there one by one.
 */
export function throughServer(operation: Operation, server: Served): Operation {
  const { http } = operation;
  if (http === null || operation.record === "untouched") return operation;
  const headers = server.secret === null ? {} : { authorization: `Bearer ${server.secret}` };
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(path.replace(/^\//, ""), server.url);
    const answer = await fetch(url, { ...init, headers: { ...headers, ...init.headers } }).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw fault(
        "cli/server",
        `the record is served by process ${server.pid} at ${server.url}, which does not answer: ${why}`,
      );
    });
    if (answer.ok) return answer;
    const value = (await answer.json().catch(() => null)) as FaultValue | null;
    throw value?.kind === "fault" ? new Fault(value) : fault("cli/server", `${url.href} answered ${answer.status}`);
  };
  const path = (input: object) =>
    http.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((input as Record<string, unknown>)[name])),
    );
  const get = (input: object, form: string) => {
    const inPath = new Set([...http.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]));
    const query = queryOf(Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name))));
    return ask(`${path(input)}${form}${query}`);
  };
  return {
    ...operation,
    each: null,
    file: operation.file
      ? async (_, input) => {
          const answer = await get(input as object, "");
          const name =
            /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? operation.name;
          const pieces = (answer.body ?? new Blob([]).stream()) as unknown as AsyncIterable<Uint8Array>;
          return { name, mediaType: answer.headers.get("content-type") ?? "", pieces, lost: [] };
        }
      : null,
    async run(desk, input, sources) {
      if (http.method === "get") return (await get(input as object, ".json")).json();
      if (operation.takes === "nothing") {
        // Who decides is who asks, not who serves.
        const author = "author" in operation.input.shape ? { author: desk.author } : {};
        const body = JSON.stringify({ ...author, ...(input as object) });
        return (
          await ask(path(input as object), { method: "POST", body, headers: { "content-type": "application/json" } })
        ).json();
      }
      const answers: unknown[] = [];
      for (const source of sources) answers.push(await send(source, input as object));
      return answers.length === 0 ? send(null, input as object) : answers.reduce(added);
    },
  };

  async function send(source: Source | null, input: object): Promise<unknown> {
    const bytes = source === null ? new Uint8Array() : await source.bytes();
    if (!(bytes instanceof Uint8Array)) return nothing(bytes);
    const published = "published" in operation.input.shape ? source?.known?.published : undefined;
    const query = queryOf({ ...(published ? { published } : {}), ...input });
    try {
      return await (await ask(`${http!.path}${query}`, { method: "POST", body: bytes as unknown as BodyInit })).json();
    } catch (cause) {
      // One document that cannot be read is named, and the rest is sent.
      if (operation.takes !== "documents" || !(cause instanceof Fault) || cause.code === "cli/server") throw cause;
      return nothing({ ...cause.toJSON(), ...(source ? { place: source.name } : {}) });
    }
  }
}

/** The answer to a document that could not be sent: nothing came of it. */
const nothing = (of: FaultValue) => ({
  ...{ kind: "read", stored: 0, known: 0, reread: 0, words: 0, events: 0, statements: 0, ties: 0, influences: 0 },
  ...{ documents: [], faults: [of] },
});

function queryOf(input: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    if (value !== undefined && value !== null) for (const one of [value].flat()) query.append(name, String(one));
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}

/** Two answers as one: numbers are added up, lists joined. */
function added(a: unknown, b: unknown): unknown {
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = [...new Set([...Object.keys(one), ...Object.keys(two)])];
  return Object.fromEntries(
    names.map((name) => {
      const [x, y] = [one[name], two[name]];
      if (typeof x === "number" && typeof y === "number") return [name, x + y];
      if (Array.isArray(x) && Array.isArray(y)) return [name, [...x, ...y]];
      return [name, x ?? y];
    }),
  );
}
