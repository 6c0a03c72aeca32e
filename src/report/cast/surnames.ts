import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { KnownName } from "./known-names.ts";

/** The last words of persons' full names that peoples go by too: where Ann French has been named, "French said" is she. */
export function surnamesOf(analysis: Analysis): ReadonlySet<string> {
  const found = new Set<string>();
  for (const token of analysis.tokens) {
    if (token.mention !== "person" || token.upos !== "PROPN" || token.label.startsWith("flat")) continue;
    const flat = token.children.filter((child) => analysis.tokens[child]!.label.startsWith("flat"));
    const last = analysis.tokens[flat.at(-1) ?? -1];
    if (last && last.upos === "PROPN") found.add(last.form);
  }
  return found;
}

/** Whether the word names a person by the surname that is a people's name too. */
export const isSurname = (token: Token, known: KnownName | undefined, surnames: ReadonlySet<string>): boolean =>
  token.upos === "PROPN" &&
  known !== undefined &&
  known.last - known.first === 1 &&
  known.candidates[0]?.by.startsWith("demonym") === true &&
  surnames.has(token.form) &&
  !/^(?:amod|compound)/.test(token.label);
