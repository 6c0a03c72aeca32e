import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Desk } from "../desk/desk.ts";
import { fault } from "../ground/fault.ts";
import { makeApp } from "./app.ts";
import { originsOf } from "./cors.ts";
import { isLoopback, type Token, tokensOf } from "./gate.ts";
import { rateOf } from "./rate.ts";

export interface ServerOptions {
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default 8080; 0 for any that is free. */
  readonly port?: number | undefined;
  /** `name:secret`, several with commas between them. */
  readonly tokens?: string | undefined;
  /** What lets in other processes of the server's own user, where tokens are asked for. */
  readonly own?: Token | null | undefined;
  /** Bytes of a body; default 64 million. */
  readonly limit?: number | undefined;
  /** How much one caller may ask: `PER_SECOND` or `PER_SECOND:BURST`; default 50:300. */
  readonly rate?: string | undefined;
  /** Sites whose pages may ask, with commas between them; default none. */
  readonly origins?: string | undefined;
}

/** A server that runs. */
export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the page and the API.
 * @throws Fault `http/port-in-use`, `http/no-host`, `http/host-without-token`.
 */
export function startServer(desk: Desk, options: ServerOptions = {}): Promise<Server> {
  const { host = "127.0.0.1", port = 8080, limit = 64_000_000 } = options;
  const named = tokensOf(options.tokens);
  const tokens = options.own ? [...named, { ...options.own, own: true }] : named;
  if (!isLoopback(host) && named.length === 0) {
    throw fault(
      "http/host-without-token",
      `asked to serve on ${host}, where others can reach it, without a token; set DRAGOMAN_TOKENS=NAME:SECRET, or leave --host out`,
    );
  }
  const app = makeApp(desk, { host, tokens, limit, rate: rateOf(options.rate), origins: originsOf(options.origins) });
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, hostname: host, port }, (address: AddressInfo) => {
      const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
      resolve({
        url: `http://${shown}:${address.port}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.on("error", (cause: NodeJS.ErrnoException) => reject(refusal(cause, host, port)));
  });
}

const refusal = (cause: NodeJS.ErrnoException, host: string, port: number): Error => {
  if (cause.code === "EADDRINUSE") {
    return fault(
      "http/port-in-use",
      `port ${port} on ${host} is in use; stop what runs there, or choose another: --port ${port + 1}`,
    );
  }
  if (cause.code === "EACCES")
    return fault("http/port-in-use", `port ${port} may not be used by you; choose one above 1023: --port 8080`);
  if (cause.code === "EADDRNOTAVAIL" || cause.code === "ENOTFOUND") {
    return fault(
      "http/no-host",
      `this machine has no address ${host}; leave --host out for 127.0.0.1, or write 0.0.0.0 for all`,
    );
  }
  return cause;
};
