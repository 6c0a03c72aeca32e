/** Mends the model's trees; over 300 lines because all mendings write into one table of changes, each beside its marks. */
import type { Analysis, Token } from "../../analysis/analysis.ts";
import { isTree } from "../../analysis/subtree.ts";
import { askedAside } from "./asked-aside.ts";
import { bodiesBeforeTitles } from "./body-before-title.ts";
import { nextClauses } from "./next-clause.ts";
import { lemmaOf, nounKind, WEEKDAY } from "./noun-kinds.ts";
import { objectsBeforeTo } from "./object-before-to.ts";
import { namesInBodies, officialNames } from "./official-names.ts";
import { oneSubject } from "./one-subject.ts";
import { isGivenName, isTitle } from "./person-words.ts";
import { talksWith } from "./talks-with.ts";
import { titlesInLists } from "./titles-in-lists.ts";
import type { Change, Changes } from "./tree-change.ts";
import { verbsAfterNames } from "./verb-after-name.ts";
import { whoClauses } from "./who-clauses.ts";

/**
 * The analysis with descriptions of persons hung where they belong, where the model hung them elsewhere: a title right before a name
 * describes it ("political analyst Ann Moe"), a name between commas after a description (or the other way round) stands beside it.
 * Tokens keep their indexes; only heads, labels and children change.
 */
export function mend(analysis: Analysis): Analysis {
  const before = mended.get(analysis);
  if (before) return before;
  const after = mendTree(analysis);
  mended.set(analysis, after);
  mended.set(after, after);
  return after;
}

/** Each reader of a report asks for the mended tree; it is made once. */
const mended = new WeakMap<Analysis, Analysis>();

function mendTree(analysis: Analysis): Analysis {
  const changed: Changes = new Map();
  const at = (index: number): Token | undefined => analysis.tokens[index];
  const sentenceOf = (index: number) => analysis.sentences[analysis.tokens[index]!.sentence]!;
  for (const mark of analysis.tokens)
    if (mark.upos === "PART" && /^(?:['’]s?)$/.test(mark.form)) possess(analysis, mark, changed);
  verbsAfterNames(analysis, changed);
  askedAside(analysis, changed);
  objectsBeforeTo(analysis, changed);
  nextClauses(analysis, changed);
  surnamesBack(analysis, changed);
  joinNames(analysis, changed);
  titlesInLists(analysis, changed);
  officialNames(analysis, changed);
  namesInBodies(analysis, changed);
  bodiesBeforeTitles(analysis, changed);
  for (const day of analysis.tokens) dayBehindName(analysis, day, changed);
  oneSubject(analysis, changed);
  whoClauses(analysis, changed);
  talksWith(analysis, changed);
  for (const name of analysis.tokens) {
    if (name.upos !== "PROPN" || changed.has(name.index) || /^(?:fixed|goeswith)/.test(name.label)) continue;
    const before = at(name.index - 1);
    if (!before || before.sentence !== name.sentence) continue;
    const office = titleWithOf(analysis, name, before);
    if (
      office < 0 &&
      name.label.startsWith("flat") &&
      (name.head !== before.index || !isTitle(before) || isGivenName(before.form.toLowerCase()))
    )
      continue;
    if (isTitle(before) && hangsBeside(before, name)) {
      if (before.head === name.index && before.label === "nmod:desc") continue;

      if (before.label === "compound" || before.label === "amod") continue;
      if (name.head === before.index) {
        changed.set(name.index, { head: before.head, label: before.label });
        for (const child of before.children) {
          const { label } = at(child)!;
          if (child !== name.index && MOVES.test(label)) changed.set(child, { head: name.index, label });
        }
      }
      changed.set(before.index, { head: name.index, label: "nmod:desc" });
      continue;
    }
    if (office >= 0) {
      const title = at(office)!;
      if (before.head === name.index) changed.set(before.index, { head: office, label: "nmod" });
      if (name.head === office || name.head === before.index || before.head === name.index) {
        changed.set(name.index, { head: title.head, label: title.label });
        for (const child of title.children) {
          const { label } = at(child)!;
          if (child < office && MOVES.test(label)) changed.set(child, { head: name.index, label });
        }
      }
      changed.set(office, { head: name.index, label: "nmod:desc" });
      continue;
    }
    if (before.form !== "," || name.label === "appos" || name.head < sentenceOf(name.index).first) continue;
    const described = at(name.head)!;
    const closes = at(endOfName(analysis, name.index));
    const ends = !closes || closes.sentence !== name.sentence || /^[,.;:”"'’)—–-]/.test(closes.form);
    if (!ends || described.index > name.index || !describes(described) || hasConjunction(analysis, name)) continue;
    if (name.mention !== null && name.mention !== "person") continue;
    if (described.index < name.index - 1 && !onlyBelongs(analysis, described.index, name.index - 1)) continue;
    changed.set(name.index, { head: described.index, label: "appos" });
  }
  besideNames(analysis, changed);
  for (const noun of analysis.tokens) {
    if (noun.label !== "conj" || !isPerson(noun) || hasConjunction(analysis, noun) || noun.head < 0) continue;
    const above = at(noun.head)!;
    if (above.upos !== "PROPN" || above.mention === "place" || changed.has(noun.index)) continue;
    const det = noun.children
      .map((child) => at(child)!)
      .find((child) => child.label === "det" && /^(?:a|an|the)$/i.test(child.form));
    if (
      det &&
      at(det.index - 1)?.form === "," &&
      !above.children.some((child) => child > noun.index && at(child)!.label === "conj")
    )
      changed.set(noun.index, { head: above.index, label: "appos" });
  }
  return changed.size === 0 ? analysis : rebuild(analysis, changed);
}

const OPEN = /^(?:nsubj|obj|obl|nmod|conj|appos|dep|list|parataxis|root|vocative)/;

/** Two names right beside each other that hang apart are one name in two words. */
function joinNames(analysis: Analysis, changed: Changes): void {
  for (const second of analysis.tokens) {
    const first = analysis.tokens[second.index - 1];
    if (!first || first.sentence !== second.sentence || first.upos !== "PROPN" || second.upos !== "PROPN") continue;
    if (
      second.head === first.index ||
      first.head === second.index ||
      !OPEN.test(second.label) ||
      !OPEN.test(first.label)
    )
      continue;
    if (second.start - first.end !== 1 || !isCapital(first) || !isCapital(second) || changed.has(first.index)) continue;
    if (
      TIME.test(second.form) ||
      TIME.test(first.form) ||
      (second.mention !== null && first.mention !== null && second.mention !== first.mention)
    )
      continue;
    if (second.mention !== "person" && first.mention !== "person" && first.head !== second.head) continue;
    // A title before the name is no part of it.
    if (isTitle(first) && !isGivenName(first.form.toLowerCase())) continue;
    if (titleWithOf(analysis, second, first) >= 0) continue;
    changed.set(second.index, { head: first.index, label: "flat" });
  }
}

/** What the name of a firm ends with. */
const FIRM = /^(?:Ltd|Inc|Corp|Plc|PLC|Co|LLC|AG|GmbH|SA|S\.A|Bhd)\.?$/;

/** A surname hangs from the name before it, never from a word behind it; "Ltd." ends the name of a firm. */
function surnamesBack(analysis: Analysis, changed: Changes): void {
  for (const name of analysis.tokens) {
    const before = analysis.tokens[name.index - 1];
    const forward = name.label === "flat" && name.head > name.index;
    const firm = FIRM.test(name.form) && name.label === "appos";
    if ((!forward && !firm) || name.upos !== "PROPN" || before?.upos !== "PROPN") continue;
    if (before.sentence !== name.sentence || name.start - before.end !== 1 || !isCapital(before)) continue;
    const first = before.label.startsWith("flat") && before.head < before.index ? before.head : before.index;
    if (!changed.has(name.index)) changed.set(name.index, { head: first, label: "flat" });
  }
}

/** "Ann Moe Friday assured": the day says when, and is no part of the name before it. */
function dayBehindName(analysis: Analysis, day: Token, changed: Changes): void {
  if (!WEEKDAY.test(day.form)) return;
  const noun = analysis.tokens[day.index - 1];
  const verb = analysis.tokens[day.head];
  // "Union leaders Friday called": the day is not who called.
  if (
    day.label === "nsubj" &&
    verb?.upos === "VERB" &&
    noun !== undefined &&
    (noun.head === day.index || (noun.head === day.head && noun.label === "nsubj")) &&
    /^(?:NOUN|PROPN)$/.test(noun.upos)
  ) {
    changed.set(noun.index, { head: verb.index, label: "nsubj" });
    changed.set(day.index, { head: verb.index, label: "obl:unmarked" });
    for (const child of day.children)
      if (child < noun.index) changed.set(child, { head: noun.index, label: analysis.tokens[child]!.label });
    return;
  }
  if (!/^(?:flat|compound)/.test(day.label) || day.children.length > 0) return;
  let name = analysis.tokens[day.head];
  while (name?.label.startsWith("flat")) name = analysis.tokens[name.head];
  if (!name || name.index > day.index || name.upos !== "PROPN") return;
  const above = analysis.tokens[name.head];
  if (above && /^(?:VERB|ADJ)$/.test(above.upos)) changed.set(day.index, { head: above.index, label: "obl:unmarked" });
}

const TIME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/;
const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.form);

/** A name before "'s" belongs to the next noun. */
function possess(analysis: Analysis, mark: Token, changed: Changes): void {
  let owner = mark.index - 1;
  while (owner > 0 && analysis.tokens[owner]!.label.startsWith("flat")) owner -= 1;
  const name = analysis.tokens[owner];
  if (!name || name.sentence !== mark.sentence || !/^(?:PROPN|NOUN)$/.test(name.upos)) return;
  const owns = name.label === "nmod:poss";
  for (let index = mark.index + 1; index < mark.index + 6; index += 1) {
    const token = analysis.tokens[index];
    if (
      !token ||
      token.sentence !== mark.sentence ||
      !/^(?:ADJ|NOUN|PROPN|NUM|ADV|PUNCT)$/.test(token.upos) ||
      token.form === ","
    )
      return;
    const after = analysis.tokens[index + 1];
    // "Azerbaijan's patron Turkey": the patron is Azerbaijan's, and describes Turkey.
    if (
      token.upos === "NOUN" &&
      isPerson(token) &&
      token.label === "compound" &&
      token.head === after?.index &&
      isCapital(after)
    ) {
      if (analysis.tokens[owner]!.head !== after.index) return;
      changed.set(owner, { head: index, label: "nmod:poss" });
      changed.set(index, { head: after.index, label: "nmod:desc" });
      return;
    }
    if (owns) continue;
    if (
      !/^(?:NOUN|PROPN)$/.test(token.upos) ||
      (after && /^(?:NOUN|PROPN)$/.test(after.upos) && after.head !== token.head && token.head === after.index)
    )
      continue;
    if (token.head === owner) {
      // "Shaw Stockbroking's Ann Moe": whom a firm has is no part of its name.
      if (!token.label.startsWith("flat") || !isCapital(token)) return;
      changed.set(index, { head: name.head, label: name.label });
      for (const child of name.children)
        if (child > index && analysis.tokens[child]!.label.startsWith("flat"))
          changed.set(child, { head: index, label: "flat" });
    }
    changed.set(owner, { head: index, label: "nmod:poss" });
    return;
  }
}

/** The title before a name that goes on with "of": "Secretary of State Ann Moe"; -1 of none. */
function titleWithOf(analysis: Analysis, name: Token, before: Token): number {
  if (before.upos === "PUNCT" || !isCapital(name)) return -1;
  const given = isGivenName(name.form.toLowerCase()) && name.label.startsWith("flat");
  if (name.mention !== "person" && !given) return -1;
  for (let index = before.index; index > before.index - 5 && index > 0; index -= 1) {
    const link = analysis.tokens[index]!;
    if (!/^(?:of|for|to)$/.test(link.form.toLowerCase())) {
      if (!/^(?:PROPN|NOUN|DET|ADJ)$/.test(link.upos)) return -1;
      continue;
    }
    const title = analysis.tokens[index - 1]!;
    const capital =
      isCapital(title) ||
      (name.label.startsWith("flat") && name.head === before.index && !isCapital(before)) ||
      // "The head of the union Ann Moe said": two subjects of one verb.
      (name.label === "nsubj" && title.label === "nsubj" && name.head === title.head);
    const fits = title.sentence === name.sentence && isTitle(title) && capital && !title.label.startsWith("nmod:desc");
    const hangs =
      name.head === title.index ||
      name.head === before.index ||
      name.head === title.head ||
      // "A meeting between Secretary of State Ann Moe and …": the last word of the title hangs from the name.
      (before.head === name.index && index === before.index - 1);
    return fits && hangs ? title.index : -1;
  }
  return -1;
}

/** What hangs from a title that in truth hangs from the name behind it. */
const MOVES = /^(?:case|cc|mark|cop|nsubj|aux|appos|acl|conj|flat|punct)/;

const LOOSE = /^(?:conj|obj|obl|nsubj|parataxis|dep|nmod|acl|advcl|list|xcomp|ccomp|compound|root)/;

/** "Ann Moe, a teacher," and "another teacher, Ann Moe," where the second hangs from the word that the first hangs from, or from the first. */
function besideNames(analysis: Analysis, changed: Changes): void {
  for (const comma of analysis.tokens) {
    if (comma.form !== ",") continue;
    const left = headEndingAt(analysis, comma.index);
    if (left < 0) continue;
    const right = headStartingAt(analysis, comma.index + 1);
    if (right < 0 || changed.has(right) || changed.has(left)) continue;
    const a = analysis.tokens[left]!;
    const b = analysis.tokens[right]!;
    if (b.label === "appos" || !LOOSE.test(b.label) || !LOOSE.test(a.label)) continue;
    const tied =
      b.head === left ||
      a.head === right ||
      (b.head === a.head && b.head >= 0) ||
      (b.upos === "NOUN" && closes(analysis, right));
    if (
      !tied ||
      hasConjunction(analysis, b) ||
      b.children.some((child) => /^(?:cop|nsubj|cc)/.test(analysis.tokens[child]!.label))
    )
      continue;
    if (!(b.upos === "NOUN" ? isPerson(b) && a.upos === "PROPN" : isPerson(a) && a.upos === "NOUN")) continue;
    if ((a.upos === "PROPN" ? a : b).mention !== null && (a.upos === "PROPN" ? a : b).mention !== "person") continue;
    if (a.head === right) changed.set(left, { head: b.head, label: b.label });
    changed.set(right, { head: left, label: "appos" });
  }
}

/** Whether a mark follows the noun, so that "Ann Moe, a teacher," is all that it says. */
const closes = (analysis: Analysis, noun: number): boolean =>
  /^[,.;:”"’)—–]/.test(analysis.tokens[noun + 1]?.form ?? ".");

/** The noun or name whose phrase ends right before the comma; -1 of none. */
function headEndingAt(analysis: Analysis, comma: number): number {
  let index = comma - 1;
  while (index > 0 && /^(?:flat)/.test(analysis.tokens[index]?.label ?? "")) index -= 1;
  const token = analysis.tokens[index];
  return token &&
    token.sentence === analysis.tokens[comma]!.sentence &&
    (token.upos === "PROPN" || token.upos === "NOUN")
    ? index
    : -1;
}

/** The noun (with article) or name whose phrase starts here and is closed by a mark or a modifier; -1 of none. */
function headStartingAt(analysis: Analysis, first: number): number {
  const { tokens } = analysis;
  const start = tokens[first];
  if (!start || start.sentence !== tokens[first - 1]!.sentence) return -1;
  let index = first;
  if (start.upos !== "PROPN") {
    if (!/^(?:a|an|the|another|one)$/i.test(start.form)) return -1;
    while (
      index < first + 9 &&
      tokens[index]?.sentence === start.sentence &&
      !(tokens[index]!.upos === "NOUN" && tokens[index + 1]?.upos !== "NOUN" && tokens[index + 1]?.form !== "-")
    )
      index += 1;
    return tokens[index]?.upos === "NOUN" && tokens[index]!.sentence === start.sentence ? index : -1;
  }
  const end = tokens[endOfName(analysis, index)];
  return !end || end.sentence !== start.sentence || /^[,.;:”"'’)—–-]/.test(end.form) ? index : -1;
}

/** A noun of persons or a title, no name. */
const describes = (token: Token): boolean => (token.upos === "NOUN" ? isPerson(token) : isTitle(token));

const isPerson = (token: Token): boolean =>
  (token.upos === "NOUN" || token.upos === "PROPN") &&
  (token.mention === "person" || nounKind(lemmaOf(token)) === "person");
/** Whether the two words that follow each other hang as one does from the other, or both in one way from one word. */
const hangsBeside = (before: Token, name: Token): boolean =>
  name.head === before.index
    ? !/^(?:nsubj|obj|obl|conj|nmod:poss|acl|ccomp|xcomp|parataxis)/.test(name.label)
    : before.head === name.index
      ? true
      : before.head === name.head && before.head >= 0 && before.label.split(":")[0] === name.label.split(":")[0];

function endOfName(analysis: Analysis, head: number): number {
  let last = head + 1;
  while (
    analysis.tokens[last]?.label.startsWith("flat") &&
    analysis.tokens[last]!.sentence === analysis.tokens[head]!.sentence
  )
    last += 1;
  return last;
}

const hasConjunction = (analysis: Analysis, token: Token): boolean =>
  token.children.some((child) => analysis.tokens[child]!.label === "cc");

/** Whether nothing stands between the two but what hangs, near or far, from the first. */
function onlyBelongs(analysis: Analysis, above: number, until: number): boolean {
  for (let index = above + 1; index < until; index += 1) {
    let up = index;
    for (let steps = 0; up !== above && up >= 0 && steps < 12; steps += 1) up = analysis.tokens[up]!.head;
    if (up !== above) return false;
  }
  return true;
}

function rebuild(analysis: Analysis, changed: ReadonlyMap<number, Change>): Analysis {
  const tokens = [...analysis.tokens];
  const touched = new Set<number>();
  for (const [index, { head, label, upos }] of changed) {
    const old = tokens[index]!;
    if (old.head >= 0) touched.add(old.head);
    if (head >= 0) touched.add(head);
    tokens[index] = upos === undefined ? { ...old, head, label } : { ...old, head, label, upos, lemma: old.form };
  }
  // Changes that would tie a sentence into a ring are all taken back: a tree that is wrong is still a tree.
  const rings = new Set(
    [...changed.keys()]
      .map((index) => tokens[index]!.sentence)
      .filter((one) => !isTree(tokens, analysis.sentences[one]!)),
  );
  for (const index of changed.keys()) if (rings.has(tokens[index]!.sentence)) tokens[index] = analysis.tokens[index]!;
  const first = new Map<number, number[]>([...touched].map((index) => [index, []]));
  for (const sentence of new Set([...touched].map((index) => tokens[index]!.sentence))) {
    const { first: from, last } = analysis.sentences[sentence]!;
    for (let index = from; index < last; index += 1) first.get(tokens[index]!.head)?.push(index);
  }
  for (const [index, children] of first) tokens[index] = { ...tokens[index]!, children };
  return { ...analysis, tokens };
}
