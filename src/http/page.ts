import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Only what the page itself brings may run on it, and nothing may frame it. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/** A file of the built page; `null` where there is none of that name. */
export async function pageFile(folder: string, path: string): Promise<Response | null> {
  const name = path === "/" ? "index.html" : normalize(decodeURIComponent(path)).replace(/^[/\\]+/, "");
  const file = join(folder, name);
  const type = TYPES[extname(name)];
  if (!type || !file.startsWith(folder + sep)) return null;
  try {
    const headers: Record<string, string> = {
      "content-type": type,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    };
    // Names of assets hold a hash of what is in them.
    headers["cache-control"] = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    if (type.startsWith("text/html")) headers["content-security-policy"] = POLICY;
    return new Response(new Uint8Array(await readFile(file)), { headers });
  } catch {
    return null;
  }
}
