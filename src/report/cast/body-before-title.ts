import type { Analysis, Token } from "../../analysis/analysis.ts";
import { namesBody, nounKind, WEEKDAY } from "./noun-kinds.ts";
import { capital } from "./phrase.ts";
import type { Changes } from "./tree-change.ts";

/** Words of an office before its noun. */
const OF_OFFICE: ReadonlySet<string> = new Set(
  "vice deputy general chief executive acting managing assistant senior joint national regional press founding".split(
    " ",
  ),
);
const isOfOffice = ({ form }: Token): boolean => OF_OFFICE.has(form) || nounKind(form) === "person";

/** Words inside the name of a body. */
const LINKS: ReadonlySet<string> = new Set(["of", "for", "and", "the", "&", "-", "'s", "’s", "'", "’"]);
/** What hangs from a body or a title and in truth from the person behind it. */
const MOVES = /^(?:case|cc|mark|cop|nsubj|aux|appos|acl|conj|punct|advmod)/;

/**
 * "Confederation of Industry (CI) president Ann Moe said": the person is spoken of, the title describes him, and the body is the title's,
 * where the model hung the verb on the body or the title.
 */
export function bodiesBeforeTitles(analysis: Analysis, changed: Changes): void {
  for (const name of analysis.tokens) {
    if (name.upos !== "PROPN" || !capital(name) || changed.has(name.index) || isTime(name)) continue;
    const title = analysis.tokens[name.index - 1];
    if (!title || title.sentence !== name.sentence || !/^(?:NOUN|PROPN)$/.test(title.upos) || capital(title)) continue;
    if (nounKind(title.lemma.toLowerCase()) !== "person") continue;
    const body = bodyBefore(analysis, title);
    if (body) rehang(analysis, changed, body, title, name);
  }
}

const isTime = ({ mention, form }: Token): boolean => mention === "time" || WEEKDAY.test(form);

/** Whether the word ends what stands before the name: a day, or the "and" behind a person ("*Ann Moe and* Labour Party leader …"). */
const opens = (tokens: readonly Token[], index: number): boolean => {
  const word = tokens[index]!;
  if (isTime(word)) return true;
  const before = tokens[index - 1];
  const person = before?.label.startsWith("flat") ? tokens[before.head] : before;
  return word.form === "and" && person?.mention === "person";
};

interface Body {
  readonly first: number;
  /** The word that the body is named by. */
  readonly head: number;
  /** The short name in brackets; -1 of none. */
  readonly short: number;
  /** Where the title begins. */
  readonly office: number;
}

/** The name of a body right before the title; `null` of none. */
function bodyBefore({ tokens, sentences }: Analysis, title: Token): Body | null {
  const start = sentences[title.sentence]!.first;
  let at = title.index - 1;
  while (at > start && isOfOffice(tokens[at]!)) at -= 1;
  const office = at + 1;
  let short = -1;
  if (tokens[at]?.form === ")" && tokens[at - 2]?.form === "(" && at - 3 >= start) {
    short = at - 1;
    at -= 3;
  }
  const end = at;
  while (at >= start && (capital(tokens[at]!) || LINKS.has(tokens[at]!.form)) && !opens(tokens, at)) at -= 1;
  let first = at + 1;
  while (first <= end && (!capital(tokens[first]!) || /^(?:DET|ADP|SCONJ|PRON)$/.test(tokens[first]!.upos))) first += 1;
  if (first >= end || !capital(tokens[end]!)) return null;
  // "Chamber of Commerce" is named by its first word, "Bank Officers Confederation" by its last.
  let head = end;
  for (let index = end; index > first; index -= 1)
    if (/^(?:of|for)$/.test(tokens[index]!.form) && namesBody(tokens[index - 1]!.form)) head = index - 1;
  return namesBody(tokens[head]!.form) ? { first, head, short, office } : null;
}

function rehang(analysis: Analysis, changed: Changes, body: Body, title: Token, name: Token): void {
  const { tokens } = analysis;
  let last = name.index + 1;
  while (goesOn(tokens[last], body.first, name)) last += 1;
  const within = (index: number) => body.first <= index && index < last;
  const flats = tokens.slice(name.index + 1, last);
  const top = [name, title, ...tokens.slice(body.first, body.office), ...flats].find(({ head }) => !within(head));
  const outside = tokens.slice(body.first, last).filter(({ head }) => !within(head));
  if (!top || (outside.length === 1 && top === name && title.head === name.index)) return;
  changed.set(name.index, { head: top.head, label: top.label });
  for (const part of flats) changed.set(part.index, { head: name.index, label: "flat" });
  changed.set(title.index, { head: name.index, label: "nmod:desc" });
  for (let index = body.office; index < title.index; index += 1)
    changed.set(index, { head: title.index, label: "amod" });
  changed.set(body.head, { head: title.index, label: "compound" });
  if (body.short >= 0) changed.set(body.short, { head: body.head, label: "appos" });
  for (let index = body.first; index < body.office; index += 1) {
    const token = tokens[index]!;
    if (index === body.head || index === body.short || changed.has(index)) continue;
    if (within(token.head) && token.head < body.office) continue;
    const of =
      token.upos === "ADP" ? tokens.slice(index + 1, body.office).find(({ head }) => head === body.head) : null;
    if (of) changed.set(index, { head: of.index, label: "case" });
    else
      changed.set(index, {
        head: body.head,
        label: token.label === "nmod:poss" ? token.label : index < body.head ? "compound" : "nmod",
      });
  }
  for (const owner of [title.index, ...range(body.first, body.office)])
    for (const child of tokens[owner]!.children)
      if (!within(child) && !changed.has(child) && (child > name.index || MOVES.test(tokens[child]!.label)))
        changed.set(child, { head: name.index, label: tokens[child]!.label });
}

/** Whether the word is a part of the name before it, wherever within the phrase the model hung it. */
const goesOn = (word: Token | undefined, first: number, name: Token): boolean =>
  word !== undefined &&
  word.sentence === name.sentence &&
  (word.label.startsWith("flat") ||
    (word.upos === "PROPN" &&
      capital(word) &&
      first <= word.head &&
      word.head < word.index &&
      word.mention !== "time"));

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first }, (_, index) => first + index);
