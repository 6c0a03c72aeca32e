import type { Analysis, Token } from "../../analysis/analysis.ts";

/** Words for what there is none of. */
export const NOBODY: ReadonlySet<string> = new Set(["nobody", "none", "nothing"]);

/** "No country", which is none. */
export const isDenied = (analysis: Analysis, token: Token): boolean =>
  token.upos === "NOUN" && token.children.some((child) => /^no$/i.test(analysis.tokens[child]!.form));

/** "Vice" of "vice-chairman". */
export const isHyphened = ({ tokens }: Analysis, { index, head, label, upos }: Token): boolean =>
  upos === "NOUN" && label === "compound" && tokens[index + 1]?.form === "-" && head === index + 2;

/** "State" of "the head of state", which names no state. */
export const isOfHead = ({ tokens }: Analysis, token: Token): boolean =>
  /^(?:state|government)$/i.test(token.form) &&
  token.label === "nmod" &&
  tokens[token.index - 1]?.form === "of" &&
  tokens[token.index - 2]?.index === token.head &&
  /^heads?$/i.test(tokens[token.head]?.form ?? "");
