/** The one file that speaks to the net: one address at a time, at a person's request, within limits. */
import { lookup } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { FaultValue } from "../../ground/fault.ts";
import { isPublic } from "./address.ts";
import { type Robots, readRobots } from "./robots.ts";

/** What was at an address. */
export interface Fetched {
  readonly kind: "fetched";
  /** Where it was found, after redirects. */
  readonly url: string;
  readonly mediaType: string | undefined;
  readonly bytes: Uint8Array;
}

/** Whom the desk may ask: anyone, for a person at this machine; only addresses of the open net for those who ask from elsewhere. */
export type Reach = "any" | "public";

export interface FetchLimits {
  readonly bytes: number;
  readonly seconds: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { bytes: 20_000_000, seconds: 30, redirects: 5 };
const ROBOTS_BYTES = 500_000;
const PRODUCT = "Dragoman";

/** What a document may come as; what names no type is told by its content. */
const TYPES =
  /^(text\/|application\/(xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|json|feed\+json|ld\+json|jsonl|x-ndjson|pdf|octet-stream|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)\b)/i;

type Answer = { readonly kind: "answer"; readonly status: number; readonly to: string | null } & Omit<Fetched, "kind">;

const failed = (code: string, message: string, place: string): FaultValue => ({
  kind: "fault",
  code: `desk/${code}`,
  message,
  place,
});

/** A fetcher with the robots.txt of the sites it has been to. */
export function makeFetcher(version: string, reach: Reach, limits: FetchLimits = FETCH_LIMITS) {
  const agent = `${PRODUCT}/${version} (reads single reports at a person's request)`;
  const robots = new Map<string, Promise<Robots | FaultValue>>();

  /** The document at the address, or why it cannot be had. */
  return async (address: string): Promise<Fetched | FaultValue> => {
    const until = AbortSignal.timeout(limits.seconds * 1000);
    let url = address;
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const parsed = readAddress(url);
      if ("kind" in parsed) return parsed;
      const { origin } = parsed;
      robots.set(origin, robots.get(origin) ?? robotsOf(origin, agent, reach, until, limits));
      const rules = await robots.get(origin)!;
      if ("kind" in rules) {
        robots.delete(origin);
        return rules;
      }
      if (!rules.allows(`${parsed.pathname}${parsed.search}`))
        return failed(
          "fetch-robots",
          `${url} is not to be read by programs: the site's robots.txt forbids it`,
          address,
        );
      const answer = await get(parsed, agent, reach, until, limits.bytes);
      if (answer.kind === "fault") return answer;
      if (answer.to !== null) {
        url = new URL(answer.to, parsed).href;
        continue;
      }
      if (answer.status !== 200)
        return failed(
          "fetch-status",
          `${url} answered ${answer.status}; ${STATUS[answer.status] ?? "open it in a browser to see why"}`,
          address,
        );
      const { mediaType } = answer;
      if (mediaType !== undefined && mediaType !== "" && !TYPES.test(mediaType))
        return failed(
          "fetch-type",
          `${url} is ${mediaType.slice(0, 80)}; articles, feeds, texts, PDF and DOCX are read`,
          address,
        );
      return { kind: "fetched", url: answer.url, mediaType, bytes: answer.bytes };
    }
    return failed(
      "fetch-redirects",
      `${address} sent on more than ${limits.redirects} times; name the address it ends at`,
      address,
    );
  };
}

const STATUS: Readonly<Record<number, string>> = {
  401: "it wants a login; save the page and read the file",
  403: "it forbids it; save the page and read the file",
  404: "there is nothing; check the address",
  410: "it was taken away",
  429: "it was asked too often; wait",
};

function readAddress(address: string): URL | FaultValue {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return failed("fetch-address", `"${address}" is no address; write https://…`, address);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return failed("fetch-address", `${address} is no address of the web; write https://…`, address);
  if (url.username || url.password)
    return failed(
      "fetch-address",
      `${url.host} was named with a password; addresses with passwords are not fetched`,
      url.host,
    );
  return url;
}

/** The site's rules: none where it has no file, nothing allowed where it cannot say (RFC 9309, 2.3.1). */
async function robotsOf(
  origin: string,
  agent: string,
  reach: Reach,
  until: AbortSignal,
  limits: FetchLimits,
): Promise<Robots | FaultValue> {
  let url = new URL("/robots.txt", origin);
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const answer = await get(url, agent, reach, until, ROBOTS_BYTES);
    if (answer.kind === "fault") return answer.code === "desk/fetch-too-large" ? readRobots("", PRODUCT) : answer;
    if (answer.to !== null) {
      const next = readAddress(new URL(answer.to, url).href);
      if ("kind" in next) return readRobots("", PRODUCT);
      url = next;
      continue;
    }
    if (answer.status >= 500) {
      const message = `${origin}/robots.txt answered ${answer.status}, so nothing may be read there now; try again later`;
      return failed("fetch-robots", message, origin);
    }
    return readRobots(answer.status === 200 ? new TextDecoder().decode(answer.bytes) : "", PRODUCT);
  }
  return readRobots("", PRODUCT);
}

/** One answer, unpacked, within the limits; addresses that may not be asked are found out at the moment of asking. */
function get(url: URL, agent: string, reach: Reach, until: AbortSignal, most: number): Promise<Answer | FaultValue> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const barred = (address: string) =>
    failed(
      "fetch-private",
      `${url.host} is ${address}, which lies on a private net; only a person at this machine may read it: dragoman read ${url.href}`,
      url.href,
    );
  if (reach === "public" && isIP(host) !== 0 && !isPublic(host)) return Promise.resolve(barred(host));
  return new Promise((resolve) => {
    let why: FaultValue | null = null;
    // What was looked at is what is connected to: a name cannot turn to another address between.
    const look: LookupFunction = (name, options, callback) =>
      lookup(name, { ...options, all: true }, (cause, found) => {
        const wrong = reach === "public" ? found?.find((one) => !isPublic(one.address)) : undefined;
        if (wrong) why = barred(wrong.address);
        if (cause || wrong) callback(cause ?? new Error("private"), "", 0);
        else if (options.all) callback(null, found as never, 0);
        else callback(null, found[0]!.address, found[0]!.family);
      });
    const tell = (cause: unknown) => resolve(why ?? failure(cause, url, until));
    const headers = {
      "user-agent": agent,
      accept:
        "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5",
      "accept-encoding": "gzip, br, deflate",
      "accept-language": "en",
    };
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      { headers, lookup: look, signal: until, agent: false },
      (message) => {
        const status = message.statusCode ?? 0;
        const to = status >= 300 && status < 400 ? (message.headers.location ?? null) : null;
        const base = { kind: "answer", status, to, url: url.href, mediaType: message.headers["content-type"] } as const;
        if (to !== null) {
          message.destroy();
          resolve({ ...base, bytes: new Uint8Array() });
          return;
        }
        collect(message, most).then((bytes) => {
          if (bytes) resolve({ ...base, bytes });
          else
            resolve(
              failed("fetch-too-large", `${url.href} is over ${most / 1e6} MB; save it and read the file`, url.href),
            );
        }, tell);
      },
    );
    request.on("error", tell);
    request.end();
  });
}

/** The bytes, unpacked; `null` where they are more than may be. */
async function collect(message: IncomingMessage, most: number): Promise<Uint8Array | null> {
  if (Number(message.headers["content-length"] ?? 0) > most) {
    message.destroy();
    return null;
  }
  const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
    gzip: createGunzip,
    br: createBrotliDecompress,
    deflate: createInflate,
  };
  const unpack = unpackers[message.headers["content-encoding"]?.toLowerCase() ?? ""]?.();
  // What breaks off while it is unpacked breaks the unpacking off.
  if (unpack) message.on("error", (cause) => unpack.emit("error", cause));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpack ? message.pipe(unpack) : message) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size <= most) continue;
    message.destroy();
    return null;
  }
  return Buffer.concat(chunks);
}

function failure(cause: unknown, url: URL, until: AbortSignal): FaultValue {
  if (until.aborted)
    return failed(
      "fetch-timeout",
      `${url.href} did not answer in time; try again, or save it and read the file`,
      url.href,
    );
  const { code = "", message } = cause as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOTFOUND: "there is no such site; check the address",
    EAI_AGAIN: "the name cannot be looked up: is there a network?",
    ECONNREFUSED: "nobody answers there",
    ECONNRESET: "it broke off",
  };
  return failed("fetch-failed", `${url.href} cannot be read: ${known[code] ?? message}`, url.href);
}
