import { type Context, Hono } from "hono";
import { inputOf } from "../desk/asked.ts";
import type { Desk } from "../desk/desk.ts";
import type { Operation } from "../desk/operation.ts";
import { operations } from "../desk/operations.ts";
import { type FaultValue, fault } from "../ground/fault.ts";
import { sourcesOf } from "./body.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { extensionsOf, fileAnswer, formOf } from "./file.ts";
import { type Token, whoAsks } from "./gate.ts";
import { makeMetrics } from "./metrics.ts";
import { openApi } from "./openapi.ts";
import { pageFile } from "./page.ts";
import { costOf, makeLimiter, RATE, type Rate, TooMany } from "./rate.ts";
import { faultOf, statusOf } from "./status.ts";

export interface AppOptions {
  /** Where it listens; on another host than this machine a token is asked for. */
  readonly host: string;
  readonly tokens: readonly Token[];
  /** Bytes of a body. */
  readonly limit: number;
  /** How much one caller may ask. */
  readonly rate?: Rate | undefined;
  /** Sites whose pages may ask; nobody's unless given. */
  readonly origins?: readonly string[] | undefined;
}

/** The page, and every operation over HTTP, with one shape of error. */
export function makeApp(desk: Desk, options: AppOptions): Hono {
  const app = new Hono();
  const metrics = makeMetrics();
  const description = () => openApi(desk.home.version);
  const limiter = makeLimiter(options.rate ?? RATE);
  const { origins = [] } = options;

  app.use(async (context, next) => {
    const began = performance.now();
    const asked = preflight(context.req.raw, origins);
    if (asked) return asked;
    const { pathname, searchParams } = new URL(context.req.url);
    const token = searchParams.get("token");
    if (pathname === "/" && token !== null) {
      const cookie = `dragoman=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`;
      return new Response(null, { status: 303, headers: { location: "/", "set-cookie": cookie } });
    }
    try {
      if (pathname !== "/health")
        context.set("asker" as never, whoAsks(context.req.raw, options.host, options.tokens, origins) as never);
    } catch (cause) {
      metrics.count(context.req.method, statusOf(faultOf(cause).code), performance.now() - began);
      throw cause;
    }
    await next();
    for (const [name, value] of Object.entries(corsHeaders(context.req.raw, origins)))
      context.res.headers.set(name, value);
    metrics.count(context.req.method, context.res.status, performance.now() - began);
    return undefined;
  });
  app.onError((cause) => {
    if (!(cause instanceof TooMany)) return refuse(faultOf(cause));
    return refuse(cause.fault.toJSON(), { "retry-after": String(cause.seconds) });
  });
  app.get("/health", () => Response.json({ kind: "health", ok: true, version: desk.home.version }));
  app.get("/metrics", () => new Response(metrics.text(), { headers: { "content-type": "text/plain; version=0.0.4" } }));
  app.get("/openapi.json", () => Response.json(description()));

  for (const operation of operations) {
    if (operation.http === null) continue;
    const path = operation.http.path.replace(/\{(\w+)\}/g, ":$1");
    const asker = (context: Context) => context.get("asker" as never) as Token | null;
    const take = (context: Context, cost: number) => limiter.take(asker(context)?.name ?? addressOf(context), cost);
    if (operation.http.method === "post") {
      app.post(path, async (context) => {
        take(context, costOf(operation.name));
        const token = asker(context);
        return post(
          { ...desk, author: token?.name ?? desk.author, signal: context.req.raw.signal },
          operation,
          context.req.raw,
          options.limit,
          token !== null && !token.own,
        );
      });
      continue;
    }
    // A name that ends in .json is not told from an id by the router: the last part is cut here.
    const at = path.includes(":") ? [`${path}{.+}`] : [path, ...extensionsOf(operation).map((one) => `${path}.${one}`)];
    for (const one of at) {
      app.get(one, async (context) => {
        const url = new URL(context.req.url);
        const given: Record<string, unknown> = queryOf(url.searchParams);
        for (const [name, value] of Object.entries(context.req.param() as Record<string, string>))
          given[name] = value.replace(/\.(json|csv)$/, "");
        const form = formOf(operation, url.pathname, given);
        take(context, form === "json" || form === "atom" ? costOf(operation.name) : costOf("export"));
        if (form === "json" && !operation.file)
          return Response.json(await operation.run(desk, inputOf(operation, given), []));
        return fileAnswer(desk, operation, given, form, context.req.raw, options.host);
      });
    }
  }

  app.all("*", async (context) => {
    const url = new URL(context.req.url);
    if (context.req.method === "GET" || context.req.method === "HEAD") {
      const file = await pageFile(desk.home.page, url.pathname);
      if (file) return file;
      if (url.pathname === "/") return new Response("The page is not built; run: npm run build\n", { status: 503 });
    }
    const plain = url.pathname.replace(/\.[a-z.]+$/, "");
    const there = operations.filter((one) => one.http?.path === plain);
    const readable = there.find((one) => one.http?.method === "get");
    if (readable && context.req.method === "GET")
      throw fault(
        "http/not-found",
        `nothing is at ${url.pathname}; ${readable.name} is given as .${extensionsOf(readable).join(", .")}`,
      );
    throw there.length > 0
      ? fault(
          "http/wrong-method",
          `${url.pathname} is asked by ${there.map((one) => one.http!.method.toUpperCase()).join(" or ")}`,
        )
      : fault("http/not-found", `nothing is at ${url.pathname}; the API is described at /openapi.json`);
  });
  return app;
}

const refuse = (value: FaultValue, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json(value, { status: statusOf(value.code), headers });

/** Whose connection it is, where no token says who asks. */
const addressOf = (context: Context): string =>
  (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
    ?.remoteAddress ?? "here";

/** The words of a query; those that are there twice as a list. */
function queryOf(query: URLSearchParams): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const key of new Set(query.keys())) {
    const values = query.getAll(key);
    given[key] = values.length > 1 ? values : values[0];
  }
  return given;
}

let reading: Promise<unknown> = Promise.resolve();

/** One reading after the other: the model has one session, and memory is bounded. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = reading.then(work, work);
  reading = turn.catch(() => undefined);
  return turn;
}

/** Answers a POST; `named` where a token says who asks, and nobody else may be said to. */
async function post(
  desk: Desk,
  operation: Operation,
  request: Request,
  limit: number,
  named: boolean,
): Promise<Response> {
  const bytes = await bodyOf(request, limit);
  const mediaType = request.headers.get("content-type") ?? undefined;
  const query = queryOf(new URL(request.url).searchParams);
  if (operation.takes === "nothing") {
    const given: Readonly<Record<string, unknown>> = { ...jsonOf(bytes), ...query };
    if (named && given.author !== undefined && given.author !== desk.author)
      throw fault(
        "http/other-author",
        `the token is ${desk.author}'s, and "${String(given.author)}" was to decide; leave author out`,
      );
    return Response.json(await operation.run(desk, inputOf(operation, given), []));
  }
  const isDocuments = operation.takes === "documents" && "published" in operation.input.shape;
  // Addresses alone are asked for, and no document is handed in.
  const isFetch = isDocuments && bytes.length === 0 && query.url !== undefined && "url" in operation.input.shape;
  const { sources, published } = isFetch
    ? { sources: [], published: null }
    : isDocuments
      ? sourcesOf(bytes, mediaType)
      : { sources: [{ name: "body", bytes: async () => bytes }], published: null };
  const input = inputOf(operation, published === null ? query : { published, ...query });
  if (operation.each && request.headers.get("accept")?.includes("application/jsonl"))
    return streamed(operation.each(desk, input, sources));
  const work = () => operation.run(desk, input, sources);
  // A file is for the desk alone: it needs no model.
  const answer = await (operation.takes === "file" ? work() : inTurn(work));
  if (typeof answer === "string")
    return new Response(answer, { headers: { "content-type": "text/plain; charset=utf-8" } });
  const [only] = faultsOf(answer);
  return only ? refuse(only) : Response.json(answer);
}

/** The items as JSON Lines, each as soon as it is there; a fault on the way is the last line. */
function streamed(items: AsyncIterable<unknown>): Response {
  let left = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (item: unknown) => left || controller.enqueue(new TextEncoder().encode(`${JSON.stringify(item)}\n`));
      void inTurn(async () => {
        try {
          for await (const item of items) say(item);
        } catch (cause) {
          say(faultOf(cause));
        }
        if (!left) controller.close();
      });
    },
    cancel() {
      left = true;
    },
  });
  return new Response(body, { headers: { "content-type": "application/jsonl; charset=utf-8" } });
}

/** The fault that is all of the answer. */
function faultsOf(answer: unknown): readonly FaultValue[] {
  const found = answer as { kind?: string; documents?: readonly unknown[]; faults?: readonly FaultValue[] };
  if (found.kind === "fault") return [answer as FaultValue];
  return found.kind === "read" && found.documents?.length === 0 ? (found.faults ?? []) : [];
}

function jsonOf(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below.
  }
  throw fault("http/no-json", "the body is no JSON object; send one with the inputs that /openapi.json names");
}

async function bodyOf(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    fault(
      "http/too-large",
      `the body is over ${Math.round(limit / 1e6)} MB; send less at once, or read it by: dragoman read FILE`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  }
  return new Uint8Array(Buffer.concat(chunks));
}
