import { eld } from "eld/small";

const ENOUGH = 40;
const SAMPLE = 4000;
const LETTERS = /\p{L}/gu;

/** The language of the text (ISO 639-1), `null` where it has too few letters to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(LETTERS)?.length ?? 0) < ENOUGH) return null;
  const found = eld.detect(sample).language;
  return found === "" ? null : found;
}
