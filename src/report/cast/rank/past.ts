import { type Draft, fold } from "../draft.ts";

/** What the text has told of a group up to the mention that is being read. */
export interface Past {
  count: number;
  names: number;
  nominals: number;
  /** Latest mention in the order of reading, and latest one that is no pronoun; -1 of none. */
  latest: number;
  latestName: number;
  latestFull: number;
  /** Order of the first. */
  first: number;
  /** One bit a kind of pronoun. */
  pronouns: number;
  readonly strings: Set<string>;
}

/** Kinds of personal pronouns: 0 of none, then I, we, you, he, she, it, they and reflexives of it and they. */
export function pronounKind(draft: Draft): number {
  if (draft.form !== "pronoun") return 0;
  if (draft.person === 1) return draft.number === "many" ? 2 : 1;
  if (draft.person === 2) return 3;
  if (draft.gender === "he") return 4;
  if (draft.gender === "she") return 5;
  if (draft.gender === "it") return 6;
  return 7;
}

const fresh = (): Past => ({
  count: 0,
  names: 0,
  nominals: 0,
  latest: -1,
  latestName: -1,
  latestFull: -1,
  first: -1,
  pronouns: 0,
  strings: new Set(),
});

/** What a group of no mention yet has. */
export const NO_PAST: Past = fresh();

/** What is known of the two together; either may be absent. */
export function joined(a: Past | null, b: Past | null): Past | null {
  if (a === null || b === null) return a ?? b;
  const into = fresh();
  for (const past of [a, b]) {
    into.count += past.count;
    into.names += past.names;
    into.nominals += past.nominals;
    into.latest = Math.max(into.latest, past.latest);
    into.latestName = Math.max(into.latestName, past.latestName);
    into.latestFull = Math.max(into.latestFull, past.latestFull);
    into.first = into.first < 0 ? past.first : Math.min(into.first, past.first);
    into.pronouns |= past.pronouns;
    for (const string of past.strings) into.strings.add(string);
  }
  return into;
}

/** Adds a mention that was just read, `order` being its place in the order of reading. */
export function remember(past: Past | null, draft: Draft, order: number, words: string): Past {
  const into = past ?? fresh();
  into.count += 1;
  into.latest = order;
  if (into.first < 0) into.first = order;
  if (draft.form === "pronoun") into.pronouns |= 1 << pronounKind(draft);
  else {
    into.latestFull = order;
    if (draft.name !== null && !draft.adjective) {
      into.names += 1;
      into.latestName = order;
    } else into.nominals += 1;
    into.strings.add(words);
  }
  return into;
}

/** The mention's words as they are compared. */
export const wordsOf = (text: string, draft: Draft): string =>
  fold(text.slice(draft.name?.start ?? draft.start, draft.name?.end ?? draft.end).replace(/\s+/g, " "));
