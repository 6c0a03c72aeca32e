import type { Report } from "../../report/report.ts";
import type { Desk } from "../desk.ts";

/** Documents that are kept at hand while their claims are written. */
const KEPT = 64;

/** The documents of claims with their texts, a few at hand at a time; `null` where one is gone. */
export async function textsOf(desk: Desk): Promise<(id: string) => Promise<Report["document"] | null>> {
  const record = await desk.record();
  const held = new Map<string, Report["document"] | null>();
  return async (id) => {
    const found = held.get(id);
    if (found !== undefined) return found;
    const document = (await record.report(id))?.document ?? null;
    held.set(id, document);
    const [oldest] = held.keys();
    if (held.size > KEPT && oldest !== undefined) held.delete(oldest);
    return document;
  };
}

/** How many Unicode code points stand before the UTF-16 position. */
export const codePoints = (text: string, position: number): number => {
  let count = position;
  for (let at = 0; at < position - 1; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(at + 1);
      if (next >= 0xdc00 && next <= 0xdfff) count -= 1;
    }
  }
  return count;
};
