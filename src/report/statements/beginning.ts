/** Mends of where a content begins. */
import type { Analysis } from "../../analysis/analysis.ts";
import { isBelow, subtree } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import { frameOf, free, isBarred, isMark, isTo, MOST, MOST_EDGE, reports, sorted } from "./bounds.ts";
import { cueHead } from "./candidates.ts";
import { takesOrder } from "./cues.ts";
import { between, headOf } from "./learned.ts";

/** "They urged the council *to free the founder*, wanted abroad": what somebody is asked to do is told from its beginning. */
export function withOrder(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const verb = one.cue.length > 0 ? cueHead(tree, one.cue) : undefined;
  const first = one.content[0];
  if (!verb || first === undefined || verb.upos !== "VERB" || !takesOrder(verb.lemma)) return one;
  const order = verb.children
    .map((child) => tree.tokens[child]!)
    .find(
      ({ label, upos, index, children }) =>
        /^[xc]comp$/.test(label) &&
        upos === "VERB" &&
        index > verb.index &&
        children.some((child) => isTo(tree.tokens[child]!)),
    );
  if (!order) return one;
  const start = order.children.find((child) => isTo(tree.tokens[child]!))!;
  if (order.label.startsWith("ccomp") && !/^i?obj/.test(tree.tokens[start - 1]?.label ?? "")) return one;
  // "Warned *the premier* to step down": whom it is said to is not what is said.
  const whom = tree.tokens[headOf(tree, one.content)];
  if (one.content.at(-1) === start - 1 && whom?.head === verb.index && /^i?obj/.test(whom.label)) {
    const words = between(start - 1, Math.max(...subtree(tree, order.index)) + 1);
    return words.some(isBarred(tree, one, cues)) ? one : { ...one, content: words };
  }
  if (order.index >= first) return one;
  const more = between(start - 1, first);
  return more.some(isBarred(tree, one, cues)) ? one : { ...one, content: [...more, ...one.content] };
}

/** Where a content goes on in the next sentence, that is told from its beginning: "*It will recount* the efforts". */
export function fromStart(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
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
  return added.length > 0 ? { ...one, content: sorted([...one.content, ...added]) } : one;
}

/** "He said at the funerals *that he was sad*": where it was said is no part of what was said. */
export function fromThat(tree: Analysis, one: Attribution): Attribution {
  const [first] = one.content;
  if (first === undefined || one.cue.length === 0) return one;
  const that = one.content.find((index) => tree.tokens[index]!.form === "that" && tree.tokens[index]!.upos === "SCONJ");
  const verbs = one.content.filter((index) => index < (that ?? 0) && /^(?:VERB|AUX)$/.test(tree.tokens[index]!.upos));
  if (
    that !== undefined &&
    verbs.length === 0 &&
    /^(?:at|in|on|after|before|during)$/.test(tree.tokens[one.cue.at(-1)!]!.form) &&
    first > one.cue.at(-1)!
  )
    return { ...one, content: one.content.filter((index) => index >= that) };
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
export function fromVerb(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
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

/** Without the sentence before, which holds no mark of quotation: "The town burned. Three were dead, television reported". */
export function withoutSentenceBefore({ tokens }: Analysis, one: Attribution): Attribution {
  const home = tokens[one.cue[0] ?? -1]?.sentence;
  if (home === undefined || !one.content.some((index) => tokens[index]!.sentence === home)) return one;
  if (one.content.some((index) => [index - 1, index, index + 1].some((at) => tokens[at] && isMark(tokens[at]))))
    return one;
  const content = one.content.filter((index) => tokens[index]!.sentence >= home);
  return content.length < one.content.length && content.some((index) => tokens[index]!.upos !== "PUNCT")
    ? { ...one, content }
    : one;
}

/** "It said *the ceremony, and the show to come*, “is worthless”": a quotation that begins at a verb has the verb's subject before it. */
export function withSubject(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
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

/** "Said in *a message to the council*: “…”": what it was said in, before a colon and a quotation, is not what was said. */
export function fromColon(tree: Analysis, one: Attribution): Attribution {
  const cue = one.cue.at(-1);
  const colon = one.content.find((word) => tree.tokens[word]!.form === ":");
  if (cue === undefined || colon === undefined || one.content[0]! < cue) return one;
  const before = one.content.filter((word) => word < colon);
  const after = one.content.filter((word) => word > colon);
  if (!after[0] || !isMark(tree.tokens[after[0]]!) || before.some((word) => tree.tokens[word]!.upos === "VERB"))
    return one;
  return before.length > 0 && before.every((word) => !isMark(tree.tokens[word]!)) ? { ...one, content: after } : one;
}

/** "Albania *would set up a force of 3,000* “well armed” *soldiers*, a minister told AFP": what is said before the cue begins with the sentence and ends at the comma. */
export function asOneSentence(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
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
  // "The envoy was hopeful: “It is done,” he said": before a colon the reporter speaks.
  // Nor is what another is said to say before it his: "…, the rebel leader said, and the army fled, …".
  if (more.some((word) => tree.tokens[word]!.form === ":" || (cues.has(word) && reports(tree.tokens[word]!))))
    return one;
  // "Asked about the raid, “we know nothing”, he said": what ends before the quotation with a comma is not quoted.
  const [first] = one.content;
  if (first !== undefined && isMark(tree.tokens[first]!) && tree.tokens[first - 1]?.form === ",") return one;
  if (
    more.length === 0 ||
    more.length > MOST_EDGE ||
    more.some((word) => one.cue.includes(word) || one.source.includes(word))
  )
    return one;
  return { ...one, content: sorted([...one.content, ...more]) };
}

/** "Said *at least five* had died": what numbers are bounded by is no part of the cue. */
export function withBound(tree: Analysis, one: Attribution): Attribution {
  const last = one.cue.at(-1);
  if (last === undefined || one.cue.length < 2 || one.content[0] !== last + 1) return one;
  return tree.tokens[last]!.form === "at" && /^(?:least|most)$/.test(tree.tokens[last + 1]!.form)
    ? { ...one, cue: one.cue.slice(0, -1), content: [last, ...one.content] }
    : one;
}

/** So many words at most stand between a cue and what it says, and are given to that. */
const MOST_BEFORE = 3;

/** "Is accused *of ordering* the killings": what is said begins behind the cue, not behind a verb after it. */
export function fromCue(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = one.cue.at(-1);
  const first = one.content[0];
  if (last === undefined || first === undefined || first <= last + 1 || first > last + 1 + MOST_BEFORE) return one;
  const more = between(last, first);
  const verb = more.some((word) => /^(?:VBG|VB)$/.test(tree.tokens[word]!.xpos));
  const free = more.every((word) => tree.tokens[word]!.upos !== "PUNCT" && tree.tokens[word]!.mention !== "time");
  return verb && free && !more.some(isBarred(tree, one, cues)) ? { ...one, content: [...more, ...one.content] } : one;
}

/** "Accused by critics *of being too lenient*": what somebody is accused of, where something else was taken for it. */
export function ofWhat(tree: Analysis, one: Attribution): Attribution {
  const verb = one.cue.length > 0 ? cueHead(tree, one.cue) : undefined;
  if (!verb || !/^(?:accuse|suspect|convict)$/.test(verb.lemma)) return one;
  const of = verb.children
    .map((child) => tree.tokens[child]!)
    .find(
      ({ index, label, children }) =>
        index > verb.index &&
        /^(?:obl|advcl)/.test(label) &&
        children.some((child) => tree.tokens[child]!.form === "of" && child < index),
    );
  if (!of || one.content.some((word) => word > verb.index)) return one;
  return { ...one, content: subtree(tree, of.index).filter((word) => !one.source.includes(word)) };
}
