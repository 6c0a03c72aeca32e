import type { Analysis, Token } from "../../analysis/analysis.ts";
import { lemmaOf, nounKind } from "./noun-kinds.ts";
import type { Changes } from "./tree-change.ts";

/**
 * A verb has one subject: of two words side by side that both hang from it as that, the first belongs to the second
 * ("a senior *party official* said", "its *vice-chairman* said"); a name behind a title and a comma stands beside the title.
 */
export function oneSubject(analysis: Analysis, changed: Changes): void {
  for (const second of analysis.tokens) {
    if (!isSubject(second) || changed.has(second.index)) continue;
    const [gap, first] = subjectBefore(analysis, second);
    if (!first || changed.has(first.index)) continue;
    if (gap === ",") {
      // "Ann Moe, spokesman of the union, said": the description behind the name.
      if (first.upos === "PROPN" && first.mention === "person" && nounKind(lemmaOf(second)) === "person")
        changed.set(second.index, { head: first.index, label: "appos" });
      const title = first.upos === "NOUN" && nounKind(lemmaOf(first)) === "person";
      if (title && second.upos === "PROPN" && second.mention === "person")
        changed.set(second.index, { head: first.index, label: "appos" });
      continue;
    }
    if (gap === "" && first.upos === "PROPN") {
      // "Westpac managing director Ann Moe said": the firm is the title's.
      const title = titleOf(analysis, second);
      if (title && title.index > first.index && title.index < second.index) {
        // Else a title that was hung on the firm before would make a ring.
        changed.delete(title.index);
        changed.set(first.index, { head: title.index, label: "compound" });
      }
      continue;
    }
    if (second.upos !== "NOUN" || nounKind(lemmaOf(second)) === null) continue;
    changed.set(first.index, { head: second.index, label: "compound" });
    for (const child of first.children)
      if (child < first.index) changed.set(child, { head: second.index, label: analysis.tokens[child]!.label });
  }
}

/** The title before a name, as the tree has it. */
const titleOf = ({ tokens }: Analysis, name: Token): Token | undefined =>
  name.children.map((child) => tokens[child]!).find(({ label }) => label === "nmod:desc");

const isSubject = (token: Token): boolean => /^nsubj/.test(token.label) && /^(?:NOUN|PROPN)$/.test(token.upos);

/** The subject of the same verb right before the word or before its own hyphen or comma, and what stands between. */
function subjectBefore(analysis: Analysis, second: Token): readonly ["" | "-" | ",", Token | undefined] {
  const { tokens } = analysis;
  const subject = (index: number): Token | undefined => {
    const one = tokens[index];
    return one && one.sentence === second.sentence && isSubject(one) && one.head === second.head ? one : undefined;
  };
  const before = subject(second.index - 1);
  if (before) return ["", before.upos === "NOUN" ? before : undefined];
  if (second.upos === "PROPN" && second.mention !== "place") {
    const title = titleOf(analysis, second);
    const start = title ? Math.min(title.index, ...title.children) : 0;
    const body = title ? subject(start - 1) : undefined;
    if (body?.upos === "PROPN") return ["", body];
  }
  const mark = tokens[second.index - 1]?.form;
  if (mark === "-") return [mark, subject(second.index - 2)];
  const behind = Math.min(second.index, ...second.children.filter((child) => tokens[child]!.label !== "punct"));
  let name = behind - 2;
  while (tokens[name]?.label.startsWith("flat") && tokens[name]!.upos === "PROPN") name -= 1;
  return tokens[behind - 1]?.form === "," ? [",", subject(name)] : ["", undefined];
}
