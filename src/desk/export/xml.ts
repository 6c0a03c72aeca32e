// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the control characters that are looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as XML may hold it: marks written as entities, characters that XML 1.0 forbids left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** The attributes of an element, those that are there. */
export const attributes = (of: Readonly<Record<string, string | number | null | undefined>>): string =>
  Object.entries(of)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
