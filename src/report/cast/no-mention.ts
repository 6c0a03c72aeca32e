import type { Analysis, Token } from "../../analysis/analysis.ts";

/** Words for what there is none of. */
const NOBODY: ReadonlySet<string> = new Set(["nobody", "none", "nothing"]);

/** "No country", which is none. */
const isDenied = (analysis: Analysis, token: Token): boolean =>
  token.upos === "NOUN" && token.children.some((child) => /^no$/i.test(analysis.tokens[child]!.form));

/** "Vice" of "vice-chairman". */
const isHyphened = ({ tokens }: Analysis, { index, head, label, upos }: Token): boolean =>
  upos === "NOUN" && label === "compound" && tokens[index + 1]?.form === "-" && head === index + 2;

/** What grows by a street acts as little as the street, though it lines or flanks it. */
const PLANTS: ReadonlySet<string> = new Set(
  `tree sycamore oak pine palm cedar olive elm birch poplar willow maple acacia cypress eucalyptus plane chestnut linden flower rose
   bush shrub hedge vine grass`.split(/\s+/),
);

/** Whether the word stands for none that a report speaks of: "nobody", "no country", "vice" of "vice-chairman", "sycamores". */
export const isNobody = (analysis: Analysis, token: Token): boolean =>
  NOBODY.has(token.form.toLowerCase()) ||
  isDenied(analysis, token) ||
  isHyphened(analysis, token) ||
  (token.upos === "NOUN" && token.mention === "person" && PLANTS.has(token.lemma.toLowerCase()));

/** "State" of "the head of state", which names no state. */
export const isOfHead = ({ tokens }: Analysis, token: Token): boolean =>
  /^(?:state|government)$/i.test(token.form) &&
  token.label === "nmod" &&
  tokens[token.index - 1]?.form === "of" &&
  tokens[token.index - 2]?.index === token.head &&
  /^heads?$/i.test(tokens[token.head]?.form ?? "");
