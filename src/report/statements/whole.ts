import type { Analysis, Token } from "../../analysis/analysis.ts";
import { isBelow, runs, subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { cueHead } from "./candidates.ts";
import { takesOrder } from "./cues.ts";
import { asOneSentence, fromColon, toldAside, toSemicolon, withJoined, withoutLoose, withoutSpeaker } from "./edges.ts";
import { between, bridge, headOf } from "./learned.ts";

/** So many words at most are given back at an edge of a content. */
const MOST = 12;

/** A word that cannot end what is said: its phrase or clause goes on behind it. */
const opens = ({ upos, label }: Token): boolean =>
  /^(?:ADP|AUX|DET|SCONJ|CCONJ)$/.test(upos) || /^(?:mark|aux|cop|case|nsubj)/.test(label);

/** A word before the noun that it belongs to. */
const leans = ({ label }: Token): boolean => /^(?:amod|compound$|nummod|nmod:poss)/.test(label);

/** Whether a word is a cue's, the source's or a mark: what is said does not go on over it. */
const isBarred =
  (tree: Analysis, one: Attribution, cues: ReadonlySet<number>) =>
  (index: number): boolean =>
    cues.has(index) || one.source.includes(index) || /^["“”«»:;]$/.test(tree.tokens[index]!.form);

/** A word that what is said does not end on; "stand *down*" is one verb. */
const isLoose = (token: Token): boolean => token.upos === "PUNCT" || (opens(token) && token.label !== "compound:prt");

/** The words that the content's own would take in, where none of them is a cue's, a source's or a mark of quotation; else none. */
function free(
  tree: Analysis,
  one: Attribution,
  taken: ReadonlySet<number>,
  given: readonly number[],
): readonly number[] {
  return given.length > MOST || given.some(isBarred(tree, one, taken)) ? [] : given;
}

/** "To avoid embarrassment should he *be denied a meeting*", "a warrant against *Kengo*": a phrase is not broken off at its first words. */
function unbroken(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = tree.tokens[one.content.at(-1) ?? -1];
  const head = tree.tokens[last?.head ?? -1];
  if (!last || !head || last.label === "compound:prt") return one;
  const inWord = tree.tokens[last.index + 1]?.start === last.end && /^[-–/]$/.test(tree.tokens[last.index + 1]!.form);
  if (!inWord && (head.index <= last.index || !(opens(last) || leans(last)))) return one;
  const end = Math.max(...subtree(tree, inWord ? headOf(tree, one.content) : head.index));
  const more = free(tree, one, cues, between(last.index, end + 1));
  return more.length > 0 ? { ...one, content: [...one.content, ...more] } : one;
}

/** So many words at most a content goes on by, up to the verb that its words are the subject of or the end of its clause. */
const MOST_REST = 30;

/** Of the words up to `end` those before the phrase that holds a cue, a source or a mark of quotation; none that ends on a word which opens a phrase. */
function clear(
  tree: Analysis,
  one: Attribution,
  cues: ReadonlySet<number>,
  root: number,
  end: number,
): readonly number[] {
  const last = one.content.at(-1)!;
  const barred = between(last, end + 1).find(isBarred(tree, one, cues));
  let stop = barred ?? end + 1;
  for (let at = barred ?? -1; at > last && at !== root; ) {
    const first = Math.min(...subtree(tree, at));
    if (first > last) stop = Math.min(stop, first);
    at = tree.tokens[at]!.head;
  }
  const more = [...between(last, stop)];
  while (more.length > 0 && isLoose(tree.tokens[more.at(-1)!]!)) more.pop();
  return more.length > MOST_REST ? [] : more;
}

/** The word and those that it hangs from, upwards. */
function above({ tokens }: Analysis, index: number): readonly number[] {
  const found: number[] = [];
  for (let at = index; at >= 0 && found.length < 40; at = tokens[at]!.head) found.push(at);
  return found;
}

/** "They urged the council *to free the founder*, wanted abroad": what somebody is asked to do is told from its beginning. */
function withOrder(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const verb = one.cue.length > 0 ? cueHead(tree, one.cue) : undefined;
  const first = one.content[0];
  if (!verb || first === undefined || verb.upos !== "VERB" || !takesOrder(verb.lemma)) return one;
  const order = verb.children
    .map((child) => tree.tokens[child]!)
    .find(
      ({ label, upos, index, children }) =>
        label === "xcomp" &&
        upos === "VERB" &&
        index > verb.index &&
        children.some((child) => isTo(tree.tokens[child]!)),
    );
  if (!order || order.index >= first) return one;
  const start = order.children.find((child) => isTo(tree.tokens[child]!))!;
  const more = between(start - 1, first);
  return more.some(isBarred(tree, one, cues)) ? one : { ...one, content: [...more, ...one.content] };
}

const isTo = ({ form, label }: Token): boolean => label === "mark" && /^to$/i.test(form);

/** Without a word at the end that opens what somebody else is said to say: ", *which* they say the chief has filled with friends". */
function withoutOpener({ tokens }: Analysis, one: Attribution): Attribution {
  const last = tokens[one.content.at(-1) ?? -1];
  if (!last || !/^(?:which|who|whom|whose|where)$/i.test(last.form) || tokens[last.index - 1]?.form !== ",") return one;
  return one.content.length > 2 ? { ...one, content: one.content.filter((index) => index < last.index - 1) } : one;
}

/** "He said *the committee leading it* was illegal": what is said does not end before its own verb. */
function withVerb(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = one.content.at(-1);
  if (last === undefined) return one;
  const said = new Set(one.content);
  const subject = [headOf(tree, one.content), ...above(tree, last)]
    .map((index) => tree.tokens[index])
    .find((token) => token && /^(?:nsubj|csubj)/.test(token.label) && !said.has(token.head));
  const verb = tree.tokens[subject?.head ?? -1];
  if (!subject || !verb || one.cue.some((index) => isBelow(tree, index, verb.index))) return one;
  if (verb.index <= last || cues.has(verb.index) || one.source.includes(verb.index)) return one;
  const more = clear(tree, one, cues, verb.index, Math.max(...subtree(tree, verb.index)));
  return more.includes(verb.index) ? { ...one, content: [...one.content, ...more] } : one;
}

/** "It can use the land *even if it fails to win approval*": what hangs on the words and follows them at once is said too. */
function toEnd(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = one.content.at(-1);
  const root = headOf(tree, one.content);
  const next = tree.tokens[(last ?? -1) + 1];
  if (last === undefined || root < 0 || !next || next.upos === "PUNCT" || next.upos === "CCONJ") return one;
  if (/^["”]$/.test(tree.tokens[last]!.form) && /^[,.!?]$/.test(tree.tokens[last - 1]?.form ?? "")) return one;
  const below = subtree(tree, root);
  if (!below.includes(next.index)) return one;
  const more = clear(tree, one, cues, root, Math.max(...below));
  return more.length > 0 ? { ...one, content: [...one.content, ...more] } : one;
}

/** Where a content goes on in the next sentence, that is told from its beginning: "*It will recount* the efforts". */
function fromStart(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const home = tree.tokens[one.cue[0] ?? one.content[0] ?? -1]?.sentence;
  const added: number[] = [];
  const first = new Map<number, number>();
  for (const index of one.content) {
    const { sentence } = tree.tokens[index]!;
    if (sentence > (home ?? sentence) && !first.has(sentence)) first.set(sentence, index);
  }
  for (const [sentence, index] of first) {
    const start = tree.sentences[sentence]!.first;
    const given = between(start - 1, index);
    if (given.length > 0) added.push(...free(tree, one, cues, given));
  }
  return added.length > 0 ? { ...one, content: [...one.content, ...added].sort((a, b) => a - b) } : one;
}

const auxiliaries = ({ tokens }: Analysis, { children }: Token): string =>
  children.flatMap((child) => (tokens[child]!.label.startsWith("aux") ? [tokens[child]!.lemma] : [])).join(" ");

/** "… that the port had been closed *and had accused nobody*": a second verb with the first's own auxiliaries is of what is said, be it a cue or not. */
function withTwin(tree: Analysis, one: Attribution): Attribution {
  const [last, cue] = [one.content.at(-1), one.cue.at(-1)];
  if (last === undefined || cue === undefined || cue > last) return one;
  const joint = tree.tokens[last + 1];
  const twin = tree.tokens[joint?.head ?? -1];
  if (joint?.label !== "cc" || !twin?.label.startsWith("conj") || !one.content.includes(twin.head)) return one;
  const helped = auxiliaries(tree, twin);
  const own = twin.children.some((child) => tree.tokens[child]!.label.startsWith("nsubj"));
  if (own || helped === "" || helped !== auxiliaries(tree, tree.tokens[twin.head]!)) return one;
  const more = between(last, Math.max(...subtree(tree, twin.index)) + 1);
  return more.some((index) => one.source.includes(index) || /^["“”«»:;]$/.test(tree.tokens[index]!.form))
    ? one
    : { ...one, content: [...one.content, ...more] };
}

/** Without what stands apart from the rest and is none of it: a day ("said *Tuesday*"), a neighbour before a semicolon. */
function withoutCrumbs({ tokens }: Analysis, one: Attribution): Attribution {
  const pieces = runs(one.content).map(([first, last]) => between(first - 1, last));
  const [cue] = one.cue;
  if (pieces.length < 2 || cue === undefined) return one;
  const isDay = (piece: readonly number[]) =>
    piece.length <= 2 && piece.every((index) => tokens[index]!.mention === "time");
  const isApart = (piece: readonly number[]) =>
    piece.at(-1)! < cue &&
    one.content.some((index) => index > cue) &&
    between(piece.at(-1)!, cue).some((index) => tokens[index]!.form === ";");
  const kept = pieces.filter((piece) => !isDay(piece) && !isApart(piece)).flat();
  return kept.length > 0 && kept.length < one.content.length ? { ...one, content: kept } : one;
}

/** "He said at the funerals *that he was sad*": where it was said is no part of what was said. */
function fromThat(tree: Analysis, one: Attribution): Attribution {
  const [first] = one.content;
  if (first === undefined || one.cue.length === 0) return one;
  const verb = cueHead(tree, one.cue);
  const said = verb.children.map((child) => tree.tokens[child]!).find(({ label }) => label === "ccomp");
  const [start] = said ? subtree(tree, said.index) : [];
  if (verb.upos !== "VERB" || start === undefined || !/^that$/i.test(tree.tokens[start]!.form)) return one;
  if (start <= first || !one.content.includes(start)) return one;
  const place = verb.children.some(
    (child) => /^obl/.test(tree.tokens[child]!.label) && child >= first && child < start,
  );
  return place ? { ...one, content: one.content.filter((index) => index >= start) } : one;
}

/** "*He then chose* that moment, a colleague said": words that are what a verb before them takes begin with its clause. */
function fromVerb(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const [first] = one.content;
  const top = tree.tokens[headOf(tree, one.content)];
  const verb = tree.tokens[top?.head ?? -1];
  const cue = one.cue[0];
  if (first === undefined || cue === undefined || cue < first || !top || verb?.upos !== "VERB") return one;
  if (
    !/^(?:obj|obl|xcomp)$/.test(top.label) ||
    verb.index >= first ||
    !isBelow(tree, verb.index, cueHead(tree, one.cue).index)
  )
    return one;
  const [start] = subtree(tree, verb.index);
  const more = between(start! - 1, first);
  return more.length > MOST || more.some(isBarred(tree, one, cues))
    ? one
    : { ...one, content: [...more, ...one.content] };
}

const isMark = ({ form }: Token): boolean => /^["“”«»]$/.test(form);

/** Without the sentence before, which holds no mark of quotation: "The town burned. Three were dead, television reported". */
function withoutSentenceBefore({ tokens }: Analysis, one: Attribution): Attribution {
  const home = tokens[one.cue[0] ?? -1]?.sentence;
  if (home === undefined || !one.content.some((index) => tokens[index]!.sentence === home)) return one;
  if (one.content.some((index) => [index - 1, index, index + 1].some((at) => tokens[at] && isMark(tokens[at]))))
    return one;
  const content = one.content.filter((index) => tokens[index]!.sentence >= home);
  return content.length < one.content.length && content.some((index) => tokens[index]!.upos !== "PUNCT")
    ? { ...one, content }
    : one;
}

/** A content in two pieces of one sentence has the few words between them too, where they are nobody's cue or name. */
function withGaps(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const barred = (index: number): boolean =>
    cues.has(index) ||
    one.source.includes(index) ||
    tree.tokens[index]!.upos === "PUNCT" ||
    tree.tokens[index]!.upos === "SCONJ";
  const content = bridge(
    one.content,
    MOST_GAP,
    (before, gap, after) => tree.tokens[before]!.sentence === tree.tokens[after]!.sentence && !gap.some(barred),
  );
  return content.length > one.content.length ? { ...one, content } : one;
}
const MOST_GAP = 6;

/** "It said *the ceremony, and the show to come*, “is worthless”": a quotation that begins at a verb has the verb's subject before it. */
function withSubject(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const [first, second] = one.content;
  const cue = one.cue.at(-1);
  if (first === undefined || second === undefined || cue === undefined || cue > first) return one;
  if (!isMark(tree.tokens[first]!)) return one;
  const verb =
    tree.tokens[
      headOf(
        tree,
        one.content.filter((index) => tree.tokens[index]!.sentence === tree.tokens[first]!.sentence),
      )
    ];
  const subject = verb?.children
    .map((child) => tree.tokens[child]!)
    .find(({ label, index }) => /^nsubj/.test(label) && index > cue && index < first);
  if (!verb || !subject || tree.tokens[second]!.label.startsWith("nsubj")) return one;
  const start = Math.min(...subtree(tree, subject.index));
  if (start <= cue) return one;
  const more = between(start - 1, first);
  return more.some((index) => cues.has(index) || one.source.includes(index) || isMark(tree.tokens[index]!))
    ? one
    : { ...one, content: [...more, ...one.content] };
}

/** The content with its last phrase and its twin verb whole, its later sentences from their beginnings, and nothing that stands apart. */
export function whole(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const bare = withoutLoose(tree, fromThat(tree, withoutSentenceBefore(tree, withoutCrumbs(tree, one))));
  const own = fromVerb(tree, toldAside(tree, withGaps(tree, bare, cues), cues), cues);
  const begun = withOrder(tree, withSubject(tree, own, cues), cues);
  const ended = withoutOpener(tree, toEnd(tree, unbroken(tree, withVerb(tree, begun, cues), cues), cues));
  const told = asOneSentence(tree, withJoined(tree, fromStart(tree, withTwin(tree, ended), cues), cues));
  const bound = toSemicolon(tree, fromColon(tree, withoutSpeaker(tree, told)));
  const first = bound.content.findIndex((index) => !/^[,;:]$/.test(tree.tokens[index]!.form));
  return first > 0 ? { ...bound, content: bound.content.slice(first) } : bound;
}
