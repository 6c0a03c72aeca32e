import type { Analysis, Token } from "../../analysis/analysis.ts";
import { subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { cueHead } from "./candidates.ts";
import { verbCue } from "./cues.ts";
import { between, headOf } from "./learned.ts";

/** So many words at most are given to a content or taken from it at one edge. */
const MOST = 40;

const isQuote = ({ form }: Token): boolean => /^["“”«»]$/.test(form);

const sorted = (words: Iterable<number>): readonly number[] => [...new Set(words)].sort((a, b) => a - b);

/** The words of the phrase that says or tells at the end of a sentence: "…, *the envoy told reporters*"; `null` where it does not stand at the end. */
function frameOf(
  tree: Analysis,
  one: Attribution,
): { readonly first: number; readonly subject: readonly number[] } | null {
  if (one.cue.length === 0 || one.sourceHead < 0) return null;
  const verb = cueHead(tree, one.cue);
  if (verb.upos !== "VERB" || verbCue(verb.lemma) !== "say" || !/^VB[DZP]$/.test(verb.xpos)) return null;
  const subject = verb.children.find((child) => /^nsubj$/.test(tree.tokens[child]!.label));
  if (subject === undefined || !one.source.some((word) => subtree(tree, subject).includes(word))) return null;
  const words = subtree(tree, subject);
  const first = Math.min(verb.index, words[0]!);
  if (words.at(-1)! - words[0]! >= words.length + 3) return null;
  return { first, subject: words };
}

/** "Albania *would set up a force of 3,000* “well armed” *soldiers*, a minister told AFP": what is said before the cue begins with the sentence and ends at the comma. */
export function asOneSentence(tree: Analysis, one: Attribution): Attribution {
  const frame = frameOf(tree, one);
  const home = tree.tokens[one.cue[0] ?? -1]?.sentence;
  if (!frame || home === undefined) return one;
  const mine = one.content.filter((word) => tree.tokens[word]!.sentence === home);
  if (mine.length === 0 || mine.length < one.content.length || mine.at(-1)! >= frame.first) return one;
  const start = tree.sentences[home]!.first;
  let end = frame.first;
  while (end > start && /^(?:,|["”»]|''|[-–—]+)$/.test(tree.tokens[end - 1]!.form)) end -= 1;
  if (tree.tokens[end]?.form !== "," && !tree.tokens.slice(end, frame.first).some(({ form }) => form === ","))
    return one;
  const more = between(start - 1, end).filter((word) => !one.content.includes(word));
  if (
    more.length === 0 ||
    more.length > MOST ||
    more.some((word) => one.cue.includes(word) || one.source.includes(word))
  )
    return one;
  return { ...one, content: sorted([...one.content, ...more]) };
}

/** "“It must be quick,” *the head of the mission*, Franz Moe, said": who speaks is no part of what he says. */
export function withoutSpeaker(tree: Analysis, one: Attribution): Attribution {
  const mark = one.content.findLast((word) => isQuote(tree.tokens[word]!));
  const source = one.source[0];
  if (mark === undefined || one.content.at(-1)! <= mark || one.cue.length === 0 || one.cue[0]! < mark) return one;
  const after = one.content.filter((word) => word > mark);
  const said = one.content.filter((word) => word <= mark);
  const subject = frameOf(tree, one)?.subject ?? [];
  // A phrase without a verb that only a comma parts from the name names him too, whatever the tree says.
  const beside =
    source === after.at(-1)! + 2 &&
    tree.tokens[source - 1]!.form === "," &&
    tree.tokens[mark - 1]?.form === "," &&
    after.every((word) => !/^(?:VERB|AUX|PRON)$/.test(tree.tokens[word]!.upos));
  return said.length > 2 && (beside || after.every((word) => subject.includes(word))) ? { ...one, content: said } : one;
}

/** "Said in *a message to the council*: “…”": what it was said in, before a colon and a quotation, is not what was said. */
export function fromColon(tree: Analysis, one: Attribution): Attribution {
  const cue = one.cue.at(-1);
  const colon = one.content.find((word) => tree.tokens[word]!.form === ":");
  if (cue === undefined || colon === undefined || one.content[0]! < cue) return one;
  const before = one.content.filter((word) => word < colon);
  const after = one.content.filter((word) => word > colon);
  if (!after[0] || !isQuote(tree.tokens[after[0]]!) || before.some((word) => tree.tokens[word]!.upos === "VERB"))
    return one;
  return before.length > 0 && before.every((word) => !isQuote(tree.tokens[word]!)) ? { ...one, content: after } : one;
}

/** "Greece has promised 700 troops; *Turkey, 500*": behind a semicolon another speaks, where no mark of quotation holds them together. */
export function toSemicolon(tree: Analysis, one: Attribution): Attribution {
  const cue = one.cue.at(-1);
  const stop = one.content.find((word) => tree.tokens[word]!.form === ";");
  const next = tree.tokens[(stop ?? -2) + 1];
  if (
    cue === undefined ||
    stop === undefined ||
    one.content[0]! < cue ||
    one.content.some((word) => isQuote(tree.tokens[word]!))
  )
    return one;
  if (next?.upos !== "PROPN") return one;
  const content = one.content.filter((word) => word < stop);
  return content.length > 0 ? { ...one, content } : one;
}

const backshifted = ({ tokens }: Analysis, verb: Token): boolean =>
  verb.children
    .map((child) => tokens[child]!)
    .some(({ label, form }) => label.startsWith("aux") && /^(?:had|would|could|might|should)$/i.test(form));

/** "He said they would run, *but the choice had not been made*", "… against the minister, *his aide and the chairman*": what is joined to the words by the tree. */
export function withJoined(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = one.content.at(-1);
  const cue = one.cue.at(-1);
  if (last === undefined || cue === undefined || cue > one.content[0]! || tree.tokens[last + 1]?.form !== ",")
    return one;
  const root = tree.tokens[headOf(tree, one.content)];
  if (!root || !one.content.includes(last) || isQuote(tree.tokens[last]!)) return one;
  const said = new Set(one.content);
  const verb = cueHead(tree, one.cue);
  const joined = [...subtree(tree, root.index), ...verb.children]
    .map((word) => tree.tokens[word]!)
    .find(
      ({ index, label, head }) =>
        index > last &&
        /^(?:conj|appos)/.test(label) &&
        (said.has(head) || (label.startsWith("conj") && head === verb.index)) &&
        subtree(tree, index)[0]! <= last + 3,
    );
  if (!joined) return one;
  const clause = joined.children.some((child) => tree.tokens[child]!.label.startsWith("nsubj"));
  // A clause goes on with what is said where its verb is put back in time, as what is said in the past is.
  if (clause ? !backshifted(tree, joined) : joined.upos === "VERB" || joined.head === verb.index) return one;
  const top = clause ? joined.index : joined.head;
  const more = between(last, Math.max(...subtree(tree, top)) + 1);
  const barred = (word: number): boolean =>
    cues.has(word) || one.source.includes(word) || /^["“”«»:;]$/.test(tree.tokens[word]!.form);
  return more.length > MOST || more.some(barred) ? one : { ...one, content: [...one.content, ...more] };
}

/** "The assault *allegedly took place at a base*": what an adverb reports is its whole clause. */
export function toldAside(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const adverb = tree.tokens[one.cue[0] ?? -1];
  const verb = tree.tokens[adverb?.head ?? -1];
  if (one.cue.length !== 1 || adverb?.upos !== "ADV" || adverb.label !== "advmod" || !verb) return one;
  if (verb.upos !== "VERB" || one.content.includes(verb.index) || one.content.length === 0) return one;
  const more = [...between(adverb.index, Math.max(...subtree(tree, verb.index)) + 1)];
  while (more.length > 0 && tree.tokens[more.at(-1)!]!.upos === "PUNCT") more.pop();
  return !more.includes(verb.index) ||
    more.some((index) => cues.has(index) || one.source.includes(index) || /^["“”«»:;]$/.test(tree.tokens[index]!.form))
    ? one
    : { ...one, content: [...new Set([...one.content, ...more])].sort((a, b) => a - b) };
}

/** Without an article or a comma that it breaks off on: "in the bathroom, *a*". */
export function withoutLoose({ tokens }: Analysis, one: Attribution): Attribution {
  const content = [...one.content];
  while (content.length > 2 && tokens[content.at(-1)!]!.upos === "DET" && tokens[content.at(-2)!]!.form === ",")
    content.splice(-2);
  return content.length < one.content.length ? { ...one, content } : one;
}
