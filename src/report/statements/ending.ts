/** Mends of where a content ends. */
import type { Analysis, Token } from "../../analysis/analysis.ts";
import { isBelow, subtree } from "../../analysis/subtree.ts";
import { type Attribution, SPEAKS } from "./attribution.ts";
import { above, frameOf, free, isBarred, isMark, MOST, MOST_EDGE, NONE, reports, sorted } from "./bounds.ts";
import { cueHead } from "./candidates.ts";
import { between, headOf } from "./learned.ts";

/** A word that cannot end what is said: its phrase or clause goes on behind it. */
const opens = ({ upos, label }: Token): boolean =>
  /^(?:ADP|AUX|DET|SCONJ|CCONJ)$/.test(upos) || /^(?:mark|aux|cop|case|nsubj)/.test(label);

/** A word before the noun that it belongs to. */
const leans = ({ label }: Token): boolean => /^(?:amod|compound$|nummod|nmod:poss)/.test(label);

/** A word that what is said does not end on; "stand *down*" is one verb. */
const isLoose = (token: Token): boolean => token.upos === "PUNCT" || (opens(token) && token.label !== "compound:prt");

/** "To avoid embarrassment should he *be denied a meeting*", "a warrant against *Kengo*": a phrase is not broken off at its first words. */
export function unbroken(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = tree.tokens[one.content.at(-1) ?? -1];
  const head = tree.tokens[last?.head ?? -1];
  if (!last || !head || last.label === "compound:prt") return one;
  const inWord = tree.tokens[last.index + 1]?.start === last.end && /^[-–/]$/.test(tree.tokens[last.index + 1]!.form);
  const denies = /^(?:not|n't)$/i.test(last.form);
  if (!inWord && (head.index <= last.index || !(opens(last) || leans(last) || denies))) return one;
  const around =
    above(tree, last.index).find((index) => Math.max(...subtree(tree, index)) > last.index + 1) ?? head.index;
  const end = Math.max(...subtree(tree, inWord ? around : head.index));
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

/** Without a word at the end that opens what somebody else is said to say: ", *which* they say the chief has filled with friends". */
export function withoutOpener({ tokens }: Analysis, one: Attribution): Attribution {
  const last = tokens[one.content.at(-1) ?? -1];
  if (!last || !/^(?:which|who|whom|whose|where)$/i.test(last.form) || tokens[last.index - 1]?.form !== ",") return one;
  return one.content.length > 2 ? { ...one, content: one.content.filter((index) => index < last.index - 1) } : one;
}

/** "He said *the committee leading it* was illegal": what is said does not end before its own verb. */
export function withVerb(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
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
export function toEnd(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = one.content.at(-1);
  // "*Troops* were reported *to have left*": behind the cue its own piece goes on.
  const behind = one.content.filter((word) => word > (one.cue.at(-1) ?? -1));
  const root = headOf(tree, behind.length > 0 ? behind : one.content);
  const next = tree.tokens[(last ?? -1) + 1];
  if (last === undefined || root < 0 || !next || next.upos === "PUNCT" || next.upos === "CCONJ") return one;
  if (/^["”]$/.test(tree.tokens[last]!.form) && /^[,.!?]$/.test(tree.tokens[last - 1]?.form ?? "")) return one;
  const below = subtree(tree, root);
  if (!below.includes(next.index)) return one;
  const more = clear(tree, one, cues, root, Math.max(...below));
  return more.length > 0 ? { ...one, content: [...one.content, ...more] } : one;
}

const auxiliaries = ({ tokens }: Analysis, { children }: Token): string =>
  children.flatMap((child) => (tokens[child]!.label.startsWith("aux") ? [tokens[child]!.lemma] : [])).join(" ");

/** "He said he had known nothing *and they would reconsider it*": a second clause in the tense of what was said, which the tree hangs on the cue. */
export function withShifted(tree: Analysis, one: Attribution): Attribution {
  const last = one.content.at(-1);
  const joint = tree.tokens[(last ?? -1) + 1];
  const second = tree.tokens[joint?.head ?? -1];
  if (joint?.label !== "cc" || !/^and$/i.test(joint.form) || !second?.label.startsWith("conj")) return one;
  if (!one.cue.includes(second.head) || tree.tokens[second.head]!.xpos !== "VBD") return one;
  const children = second.children.map((child) => tree.tokens[child]!);
  const subject = children.some(({ label, upos }) => label === "nsubj" && upos === "PRON");
  const shifted = children.some(({ label, form }) => label === "aux" && /^(?:would|could|might|had)$/i.test(form));
  const more = between(last!, Math.max(...subtree(tree, second.index)) + 1);
  if (!subject || !shifted || more.length > MOST_EDGE || more.some(isBarred(tree, one, NONE))) return one;
  return { ...one, content: [...one.content, ...more] };
}

/** "… that the port had been closed *and had accused nobody*": a second verb with the first's own auxiliaries, or in the present like the first, is of what is said, be it a cue or not. */
export function withTwin(tree: Analysis, one: Attribution): Attribution {
  const [last, cue] = [one.content.at(-1), one.cue.at(-1)];
  if (last === undefined || cue === undefined || cue > last) return one;
  const joint = tree.tokens[last + 1];
  const twin = tree.tokens[joint?.head ?? -1];
  if (joint?.label !== "cc" || !twin?.label.startsWith("conj") || !one.content.includes(twin.head)) return one;
  const helped = auxiliaries(tree, twin);
  const own = twin.children.some((child) => tree.tokens[child]!.label.startsWith("nsubj"));
  // "Saying the army can hold the town *but needs support*": the reporter, who tells of the past, does not go on in the present.
  const first = tree.tokens[twin.head]!;
  const modal = first.children.some((child) => tree.tokens[child]!.xpos === "MD");
  const present =
    /^VB[PZ]$/.test(twin.xpos) &&
    (modal || /^VB[PZ]$/.test(first.xpos)) &&
    /^VB[DGN]$/.test(cueHead(tree, one.cue).xpos);
  if (own || !(present || (helped !== "" && helped === auxiliaries(tree, first)))) return one;
  const more = between(last, Math.max(...subtree(tree, twin.index)) + 1);
  return more.some((index) => one.source.includes(index) || /^["“”«»:;]$/.test(tree.tokens[index]!.form))
    ? one
    : { ...one, content: [...one.content, ...more] };
}

/** "“It must be quick,” *the head of the mission*, Franz Moe, said": who speaks is no part of what he says. */
export function withoutSpeaker(tree: Analysis, one: Attribution): Attribution {
  const mark = one.content.findLast((word) => isMark(tree.tokens[word]!));
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

/** "Greece has promised 700 troops; *Turkey, 500*": behind a semicolon another speaks, where no mark of quotation holds them together. */
export function toSemicolon(tree: Analysis, one: Attribution): Attribution {
  const cue = one.cue.at(-1);
  const stop = one.content.find((word) => tree.tokens[word]!.form === ";");
  const next = tree.tokens[(stop ?? -2) + 1];
  if (
    cue === undefined ||
    stop === undefined ||
    one.content[0]! < cue ||
    one.content.some((word) => isMark(tree.tokens[word]!))
  )
    return one;
  // The verb before is meant again, or the clause tells in the present what the cue tells in the past; a list of places is still said.
  const rest = one.content.filter((word) => word > stop);
  const gapped = tree.tokens[stop + 2]?.form === "," && tree.tokens[stop + 3]?.upos === "NUM";
  const verb = cueHead(tree, one.cue);
  const another = rest.some((word) => {
    const { upos, xpos, head } = tree.tokens[word]!;
    return (upos === "VERB" && head === verb.index) || (/^VB[PZ]$/.test(xpos) && verb.xpos === "VBD");
  });
  if (next?.upos !== "PROPN" || !(gapped || another)) return one;
  const content = one.content.filter((word) => word < stop);
  return content.length > 0 ? { ...one, content } : one;
}

/** A subject that can act. */
const isActor = ({ label, mention }: Token): boolean => label.startsWith("nsubj") && SPEAKS.test(mention ?? "");

/** Whether a clause in the past tells it at second hand: "had not been made", "would run". */
const backshifted = ({ tokens }: Analysis, verb: Token): boolean =>
  verb.children
    .map((child) => tokens[child]!)
    .some(({ label, form }) => label.startsWith("aux") && /^(?:had|would|could|might|should)$/i.test(form));

/** The last word of a content that follows its cue and ends before a comma; else `null`. */
function beforeComma(tree: Analysis, one: Attribution): number | null {
  const last = one.content.at(-1);
  const cue = one.cue.at(-1);
  if (last === undefined || cue === undefined || cue > one.content[0]!) return null;
  return tree.tokens[last + 1]?.form === "," ? last : null;
}

/** "The bill says they may stay, *even if it fails*": a condition behind a comma is said too. */
export function withCondition(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = beforeComma(tree, one);
  if (last === null) return one;
  const said = new Set(one.content);
  const clause = tree.tokens.find(
    ({ index, label, head }) =>
      index > last &&
      index < last + MOST_EDGE &&
      label.startsWith("advcl") &&
      said.has(head) &&
      subtree(tree, index)[0]! <= last + 2,
  );
  const words = clause ? between(last, Math.max(...subtree(tree, clause.index)) + 1) : [];
  if (!words.slice(0, 4).some((word) => /^(?:if|unless|because|once|lest|provided)$/i.test(tree.tokens[word]!.form)))
    return one;
  return words.length > MOST_EDGE || words.some(isBarred(tree, one, cues))
    ? one
    : { ...one, content: [...one.content, ...words] };
}

/** "He says he will spare them, *as if hinting that …*": how the reporter takes it. */
export function withoutGloss(tree: Analysis, one: Attribution): Attribution {
  const cue = one.cue.at(-1);
  const gloss = one.content.find(
    (word) =>
      tree.tokens[word]!.form === "," &&
      /^as if$/i.test(`${tree.tokens[word + 1]?.form} ${tree.tokens[word + 2]?.form}`) &&
      tree.tokens[word + 3]?.xpos === "VBG",
  );
  if (cue === undefined || gloss === undefined || gloss < cue) return one;
  const content = one.content.filter((word) => word < gloss);
  return content.length > 0 ? { ...one, content } : one;
}

/** "He said they would run, *but the choice had not been made*", "… against the minister, *his aide and the chairman*": what is joined to the words by the tree. */
export function withJoined(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const last = beforeComma(tree, one);
  if (last === null) return one;
  const root = tree.tokens[headOf(tree, one.content)];
  if (!root || isMark(tree.tokens[last]!)) return one;
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
  // "They said they had taken it, but the army had driven them out": beside the verb of saying the reporter may tell it.
  if (joined.head === verb.index && joined.children.some((child) => isActor(tree.tokens[child]!))) return one;
  // A clause goes on with what is said where its verb is put back in time, as what is said in the past is.
  if (clause ? !backshifted(tree, joined) : joined.upos === "VERB" || joined.head === verb.index) return one;
  const top = clause ? joined.index : joined.head;
  const more = between(last, Math.max(...subtree(tree, top)) + 1);
  return more.length > MOST_EDGE || more.some(isBarred(tree, one, cues))
    ? one
    : { ...one, content: [...one.content, ...more] };
}

/** "The assault *allegedly took place at a base*": what an adverb reports is its whole clause. */
export function toldAside(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const adverb = tree.tokens[one.cue[0] ?? -1];
  const verb = tree.tokens[adverb?.head ?? -1];
  if (one.cue.length !== 1 || adverb?.upos !== "ADV" || adverb.label !== "advmod" || !verb) return one;
  if (verb.upos !== "VERB" || one.content.includes(verb.index) || one.content.length === 0) return one;
  const more = [...between(adverb.index, Math.max(...subtree(tree, verb.index)) + 1)];
  while (more.length > 0 && tree.tokens[more.at(-1)!]!.upos === "PUNCT") more.pop();
  return !more.includes(verb.index) || more.some(isBarred(tree, one, cues))
    ? one
    : { ...one, content: sorted([...one.content, ...more]) };
}

/** Without an article or a comma that it breaks off on: "in the bathroom, *a*". */
export function withoutLoose({ tokens }: Analysis, one: Attribution): Attribution {
  const content = [...one.content];
  while (content.length > 2 && tokens[content.at(-1)!]!.upos === "DET" && tokens[content.at(-2)!]!.form === ",")
    content.splice(-2);
  return content.length < one.content.length ? { ...one, content } : one;
}

/** Without who says it all at the end of the sentence: "calls for a boycott, *the daily said*". */
export function withoutFrame(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const comma = one.content.findLast((word) => tree.tokens[word]!.form === ",");
  if (comma === undefined) return one;
  const tail = one.content.filter((word) => word > comma);
  const verbs = tail.filter((word) => /^(?:VERB|AUX)$/.test(tree.tokens[word]!.upos));
  const verb = tree.tokens[verbs[0] ?? -1];
  if (tail.length < 2 || tail.length > MOST || verbs.length !== 1 || !verb || !cues.has(verb.index)) return one;
  const frame = reports(verb) && /^(?:root|parataxis)/.test(verb.label);
  const whole = verb.children.some((child) => tree.tokens[child]!.label === "nsubj" && tail.includes(child));
  return frame && whole && !one.cue.includes(verb.index)
    ? { ...one, content: one.content.filter((word) => word < comma) }
    : one;
}
