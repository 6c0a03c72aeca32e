import type { FaultValue } from "../ground/fault.ts";
import type { Codebook } from "./codebook.ts";
import { readCodebook } from "./read.ts";
import type { Rule } from "./rule.ts";

/** What is wrong with a file of rules, with lines and what to write instead, and the rules that are sound; `base` lends its word classes. */
export function checkCodebook(
  text: string,
  file: string,
  base: Codebook | null = null,
): { readonly faults: readonly FaultValue[]; readonly rules: readonly Rule[] } {
  const { faults, rules } = readCodebook([{ name: file, text }], base?.classes ?? null);
  const taken = rules.flatMap((rule) => {
    const other = base?.rule(rule.name);
    if (!other) return [];
    const message = `rule "${rule.name}" is already in the codebook (${other.file}:${other.line}); give this one another name`;
    return [{ kind: "fault" as const, code: "codebook/two-of-a-name", message, place: `${file}:${rule.line}` }];
  });
  return { faults: [...faults, ...taken], rules };
}
