import { timingSafeEqual } from "node:crypto";
import { fault } from "../ground/fault.ts";

/** A token that lets its holder in, named so that decisions carry an author. */
export interface Token {
  readonly name: string;
  readonly secret: string;
  /** Made for other processes of the server's own user, who say themselves who decides. */
  readonly own?: boolean;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i;

/** Whether only this machine can reach the host. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * Tokens of a list `name:secret,name:secret`.
 * @throws Fault `http/token-shape`.
 */
export function tokensOf(list: string | undefined): readonly Token[] {
  return (list ?? "")
    .split(",")
    .filter((one) => one.trim() !== "")
    .map((one) => {
      const [name = "", ...rest] = one.trim().split(":");
      const secret = rest.join(":");
      if (name === "" || secret.length < 16) {
        throw fault(
          "http/token-shape",
          "a token is written NAME:SECRET, its secret at least 16 characters; in DRAGOMAN_TOKENS, several with commas between them",
        );
      }
      return { name, secret };
    });
}

/**
 * Who asks: the token; `null` for someone at this machine, where no token is asked for.
 * @throws Fault `http/no-token`, `http/other-origin`.
 */
export function whoAsks(
  request: Request,
  host: string,
  tokens: readonly Token[],
  origins: readonly string[] = [],
): Token | null {
  const origin = request.headers.get("origin");
  const asked = request.headers.get("host") ?? "";
  if (origin !== null && origin !== "null" && hostOf(origin) !== asked && !origins.includes(origin.toLowerCase())) {
    throw fault("http/other-origin", `a page of ${origin} asked; only the server's own page may`);
  }
  if (isLoopback(host)) {
    // A name that was bent to this machine is not one of its own.
    if (!isLoopback(asked.replace(/:\d+$/, "")))
      throw fault("http/other-origin", `asked as "${asked}"; this server answers as 127.0.0.1 or localhost alone`);
    if (tokens.length === 0) return null;
  }
  const given = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? cookie(request, "dragoman");
  const found = tokens.find((token) => given !== null && same(token.secret, given));
  if (found) return found;
  throw fault(
    "http/no-token",
    "a token is needed: send it as `Authorization: Bearer SECRET`, or open the page once with ?token=SECRET",
  );
}

const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host;
  } catch {
    return "";
  }
};

const same = (a: string, b: string): boolean => {
  const [one, two] = [Buffer.from(a), Buffer.from(b)];
  return one.length === two.length && timingSafeEqual(one, two);
};

function cookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, ...rest] = pair.trim().split("=");
    if (key === name) return decodeURIComponent(rest.join("="));
  }
  return null;
}
