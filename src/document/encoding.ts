import type { FaultValue } from "../ground/fault.ts";
import { faultAt, type Named } from "./reading.ts";

/** What the bytes 0x80 to 0x9F stand for in windows-1252; 0 where they stand for nothing. (Node 20's own decoder reads them as controls.) */
const WINDOWS_HIGH = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018,
  0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
] as const;
const WINDOWS_LABEL = /^(?:windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii|ascii)$/i;
const CHARSET = /charset\s*=\s*["']?([\w.:-]+)/i;
const XML_ENCODING = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/i;

/** The encoding that the first bytes sign, or `null`. */
export function signedEncoding(bytes: Uint8Array): { readonly label: string; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: "utf-16be", length: 2 };
  return null;
}

/** The UTF-16 that bytes without a signature show: every other byte of what should be text is zero; `null` where they don't. */
export function unsignedUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 2000);
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = length / 2;
  if (odd > half * 0.6 && even === 0) return "utf-16le";
  return even > half * 0.6 && odd === 0 ? "utf-16be" : null;
}

/** The encoding that the media type or the head of an HTML or XML file declares. */
function declaredEncoding(bytes: Uint8Array, named: Named): string | null {
  const told = CHARSET.exec(named.mediaType ?? "")?.[1];
  if (told !== undefined) return told;
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  if (!head.trimStart().startsWith("<")) return null;
  return XML_ENCODING.exec(head)?.[1] ?? CHARSET.exec(head)?.[1] ?? null;
}

/** Plainly windows-1252: no UTF-8 sequence anywhere, few bytes above ASCII, all of them its letters or quotation marks. */
function plainlyWindows(bytes: Uint8Array): boolean {
  let high = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    if (byte < 0xa0 && WINDOWS_HIGH[byte - 0x80] === 0) return false;
    const next = bytes[at + 1] ?? 0;
    if (byte >= 0xc2 && byte < 0xf5 && next >= 0x80 && next < 0xc0) return false;
  }
  return high * 20 <= bytes.length;
}

function windows(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = Array.from(bytes.subarray(at, at + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? WINDOWS_HIGH[byte - 0x80] || 0xfffd : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join("");
}

function strict(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The text of the bytes, kept to the character; only a byte order mark at the head is left out.
 *
 * UTF-8 and UTF-16 are known by mark or content; another encoding only where it is declared, windows-1252 also where it is plain.
 */
export function decodeText(bytes: Uint8Array, named: Named, at?: string): string | FaultValue {
  const signed = signedEncoding(bytes);
  const body = signed ? bytes.subarray(signed.length) : bytes;
  const label = signed?.label ?? unsignedUtf16(bytes) ?? "utf-8";
  const text = strict(body, label);
  if (text !== null) return text;
  const declared = declaredEncoding(bytes, named);
  if (declared !== null && !/^utf-?8$/i.test(declared)) {
    const read = WINDOWS_LABEL.test(declared) ? windows(body) : strict(body, declared);
    if (read !== null) return read;
  }
  if (signed === null && label === "utf-8" && plainlyWindows(body)) return windows(body);
  const message = `asked for text in ${declared ?? label.toUpperCase()}, found ${firstBroken(body, label)}; save the file as UTF-8, or declare its encoding`;
  return faultAt("document/undecodable", message, named, at);
}

/** Where decoding breaks, in words. */
function firstBroken(bytes: Uint8Array, label: string): string {
  if (label !== "utf-8") return "bytes that are none";
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const decoder = new TextDecoder("utf-8", { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return `byte 0x${(bytes[low] ?? 0).toString(16).padStart(2, "0")} at ${low}`;
}
