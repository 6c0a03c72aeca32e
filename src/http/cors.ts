import { fault } from "../ground/fault.ts";

/**
 * The sites whose pages may ask, of a list with commas between them; nobody's unless set.
 * @throws Fault `http/origin`.
 */
export function originsOf(list: string | undefined): readonly string[] {
  const given = (list ?? "").split(",").map((one) => one.trim().replace(/\/$/, ""));
  return given.filter(Boolean).map((one) => {
    if (/^https?:\/\/[^/\s*]+$/.test(one)) return one.toLowerCase();
    throw fault("http/origin", `"${one}" is no site; write https://desk.example, several with commas between them`);
  });
}

/** Headers that let the page of a site read the answer; none where it may not. */
export function corsHeaders(request: Request, origins: readonly string[]): Readonly<Record<string, string>> {
  const origin = request.headers.get("origin");
  if (origin === null || !origins.includes(origin.toLowerCase())) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "retry-after, content-disposition, etag",
    vary: "origin",
  };
}

/** The answer to a browser that asks beforehand whether the site may; `null` where it is no such question. */
export function preflight(request: Request, origins: readonly string[]): Response | null {
  if (request.method !== "OPTIONS" || !request.headers.has("access-control-request-method")) return null;
  const allowed = corsHeaders(request, origins);
  if (!("access-control-allow-origin" in allowed)) return null;
  const may = {
    "access-control-allow-methods": "GET, POST",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-max-age": "600",
  };
  return new Response(null, { status: 204, headers: { ...allowed, ...may } });
}
